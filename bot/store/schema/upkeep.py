"""Tables about the work itself: which processes run, when upkeep was last done, and when a host may be asked next."""

from sqlalchemy import Column, Integer, Table

from bot.store.database.columns import Moment, Words
from bot.store.schema.metadata import metadata

hosts = Table(
    "hosts",
    metadata,
    Column("host", Words, primary_key=True),
    Column("next_start", Moment, nullable=False, index=True),
    Column("rests_until", Moment),
)
"""When a host may be asked next, shared by all processes; and until when it asked to be left alone (Retry-After)."""

logbook = Table(
    "logbook",
    metadata,
    Column("what", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("words", Words, nullable=False),
)
"""When each kind of upkeep was last done, and its result."""

processes = Table(
    "processes",
    metadata,
    Column("id", Words, primary_key=True),
    Column("role", Words, nullable=False),
    Column("started", Moment, nullable=False),
    Column("beat_at", Moment, nullable=False),
    Column("beats", Integer, nullable=False),
)
"""The processes that work with the database now; `outbox.holder` names one of them."""
