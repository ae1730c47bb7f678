"""Problems as data: a code and its values, where English sentences stood.

Revision ID: 0010
"""

import json

from alembic import op
from sqlalchemy import column, select, table, update

from bot.store.migrations.sentences import as_data

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """What no template of the version before makes stays as text."""
    connection = op.get_bind()
    for name in ("sources", "subscriptions", "outbox"):
        rows = table(name, column("problem"))
        for (sentence,) in connection.execute(select(rows.c.problem).distinct().where(rows.c.problem != "")).all():
            said = json.dumps(as_data(sentence), ensure_ascii=False, separators=(",", ":"))
            connection.execute(update(rows).where(rows.c.problem == sentence).values(problem=said))
