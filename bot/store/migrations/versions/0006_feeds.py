"""Where feeds moved, and when they were read in full and why they are next; articles by the page that they link to.

Revision ID: 0006
"""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Text, bindparam, false, select, update

from bot.parse.urls import page_key

revision = "0006"
down_revision = "0005"

INT64 = BigInteger().with_variant(Integer, "sqlite")
AT_ONCE = 5_000


def upgrade() -> None:
    """Add the columns; the pages of what is stored are named, or a site's move would bring all of it up again."""
    op.add_column("sources", Column("read_at", INT64))
    op.add_column("sources", _text("reason", "every"))
    for name in ("address", "moving_to"):
        op.add_column("sources", _text(name))
    op.add_column("sources", Column("moving_seen", Integer, nullable=False, server_default="0"))
    op.add_column("articles", Column("is_archive", Boolean, nullable=False, server_default=false()))
    op.add_column("articles", _text("page_key"))
    _name_the_pages()
    op.create_index("ix_articles_page_key_source_id", "articles", ["page_key", "source_id"])


def _name_the_pages() -> None:
    connection, known = op.get_bind(), MetaData()
    known.reflect(connection, only=["articles"])
    articles = known.tables["articles"]
    named = update(articles).where(articles.c.place == bindparam("its")).values(page_key=bindparam("named"))
    last = -1
    while True:
        rows = connection.execute(
            select(articles.c.place, articles.c.url).where(articles.c.place > last).order_by(articles.c.place).limit(AT_ONCE)
        ).all()
        if not rows:
            return
        last = rows[-1].place
        if keys := [{"its": row.place, "named": key} for row in rows if (key := page_key(row.url))]:
            connection.execute(named, keys)


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)
