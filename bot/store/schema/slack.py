"""Tables that only Slack needs: installations, and logins on the way."""

from sqlalchemy import Column, Table

from bot.store.database.columns import Moment, Words
from bot.store.schema.metadata import metadata

slack_installations = Table(
    "slack_installations",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("sealed", Words, nullable=False),
    Column("installed_at", Moment, nullable=False),
)

slack_states = Table(
    "slack_states",
    metadata,
    Column("state", Words, primary_key=True),
    Column("expires_at", Moment, nullable=False),
)

slack_delegates = Table(
    "slack_delegates",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("user_id", Words, primary_key=True),
)
