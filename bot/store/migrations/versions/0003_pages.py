"""The linked pages of articles, and what is known of an article from its page.

Revision ID: 0003
"""

from datetime import UTC, datetime, timedelta
from itertools import groupby
from urllib.parse import urlsplit

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Text,
    false,
    insert,
    select,
)

revision = "0003"
down_revision = "0002"

INT64 = BigInteger().with_variant(Integer, "sqlite")
QUEUED_WITHIN, QUEUED_A_SOURCE = timedelta(hours=24), 5


def upgrade() -> None:
    """Add table and columns; the newest teasers of each source wait for their pages, older ones stay what they are."""
    op.add_column("follows", _text("full_text", "default"))
    op.add_column("articles", _text("origin", "feed"))
    for name in ("standfirst", "outlet_id", "kind"):
        op.add_column("articles", _text(name))
    op.add_column("articles", Column("is_paid", Boolean, nullable=False, server_default=false()))
    op.add_column("texts", _text("teaser"))
    op.create_table(
        "pages",
        *[Column(name, Text, nullable=False) for name in ("article_id", "address", "host", "state", "why")],
        Column("tries", Integer, nullable=False),
        *[Column(name, INT64) for name in ("next_try", "lease_until", "read_at")],
        *[Column(name, Text, nullable=False) for name in ("etag", "last_modified", "mark", "last_mark")],
        PrimaryKeyConstraint("article_id", name="pk_pages"),
        ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_pages_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_pages_address", "pages", ["address"])
    for name in ("next_try", "lease_until"):
        op.create_index(f"ix_pages_{name}", "pages", [name])
    op.create_index("ix_pages_host_read_at", "pages", ["host", "read_at"])
    _queue_the_newest()


def _queue_the_newest() -> None:
    """As the rows of a first contact: the bot must not ask a host for all that it ever linked to."""
    connection, known = op.get_bind(), MetaData()
    known.reflect(connection, only=["articles", "sources", "pages"])
    articles, sources, pages = (known.tables[name] for name in ("articles", "sources", "pages"))
    now = int(datetime.now(UTC).timestamp() * 1_000_000)
    since = now - QUEUED_WITHIN // timedelta(microseconds=1)
    newest = (
        select(articles.c.id, articles.c.url, articles.c.source_id)
        .join_from(articles, sources, sources.c.id == articles.c.source_id)
        .where(sources.c.kind == "feed", articles.c.is_teaser, articles.c.stored_at > since, articles.c.url.like("http%"))
        .order_by(articles.c.source_id, articles.c.place.desc())
    )
    rows = []
    for _, theirs in groupby(connection.execute(newest).all(), key=lambda row: row.source_id):
        for row in list(theirs)[:QUEUED_A_SOURCE]:
            if host := _host(row.url):
                waiting = {"article_id": row.id, "address": row.url, "host": host, "state": "waiting", "tries": 0}
                rows.append({**waiting, "next_try": now, "why": "", "etag": "", "last_modified": "", "mark": "", "last_mark": ""})
    if rows:
        connection.execute(insert(pages), rows)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)
