"""The first tables: sources, articles with their search index, workspaces, outbox.

Revision ID: 0001
"""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text, UniqueConstraint

revision = "0001"
down_revision = None

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make everything."""
    _sources()
    _articles()
    _workspaces()
    _notes()
    _outbox()
    _slack()
    _told()
    if op.get_context().dialect.name == "sqlite":
        _fts5()
    else:
        _tsvector()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _sources() -> None:
    op.create_table(
        "sources",
        *_text("id", "kind", "location", "title"),
        Column("every", INT64, nullable=False),
        *_text("etag", "last_modified"),
        Column("failures", Integer, nullable=False),
        *_text("problem"),
        Column("last_success", INT64),
        Column("next_check", INT64),
        PrimaryKeyConstraint("id", name="pk_sources"),
    )
    op.create_index("ix_sources_next_check", "sources", ["next_check"])
    op.create_table(
        "follows",
        *_text("workspace_id", "source_id"),
        PrimaryKeyConstraint("workspace_id", "source_id", name="pk_follows"),
        ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_follows_source_id"),
    )
    op.create_table(
        "rejected",
        *_text("source_id", "key", "why"),
        Column("rejected_at", INT64, nullable=False),
        PrimaryKeyConstraint("source_id", "key", name="pk_rejected"),
        ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_rejected_source_id"),
    )
    op.create_table(
        "forgotten",
        *_text("source_id", "key"),
        PrimaryKeyConstraint("source_id", "key", name="pk_forgotten"),
        ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_forgotten_source_id"),
    )
    op.create_table(
        "logbook",
        *_text("what"),
        Column("at", INT64, nullable=False),
        *_text("words"),
        PrimaryKeyConstraint("what", name="pk_logbook"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        Column("place", INT64, nullable=False, autoincrement=False),
        *_text("id", "source_id", "key"),
        Column("stored_at", INT64, nullable=False),
        *_text("title", "language", "url", "byline", "outlet", "dateline"),
        Column("published", INT64),
        *_text("published_text"),
        Column("is_teaser", Boolean, nullable=False),
        PrimaryKeyConstraint("place", name="pk_articles"),
        UniqueConstraint("id", name="uq_articles_id"),
        UniqueConstraint("key", "source_id", name="uq_articles_key_source_id"),
        ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_articles_source_id"),
    )
    op.create_table(
        "texts",
        Column("place", INT64, nullable=False, autoincrement=False),
        *_text("paragraphs", "analysis", "title_terms", "body_terms"),
        PrimaryKeyConstraint("place", name="pk_texts"),
        ForeignKeyConstraint(["place"], ["articles.place"], name="fk_texts_place"),
    )


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        *_text("id", "platform", "name", "timezone", "language"),
        PrimaryKeyConstraint("id", name="pk_workspaces"),
    )
    op.create_table(
        "topics",
        *_text("workspace_id", "id", "name", "folded_name", "any_of", "all_of", "none_of"),
        PrimaryKeyConstraint("workspace_id", "id", name="pk_topics"),
        UniqueConstraint("workspace_id", "folded_name", name="uq_topics_workspace_id_folded_name"),
    )
    op.create_table(
        "subscriptions",
        *_text("id", "workspace_id", "topic_ids", "channel", "schedule", "timezone"),
        Column("max_stories", Integer, nullable=False),
        Column("summary_sentences", Integer, nullable=False),
        Column("quotes", Integer, nullable=False),
        *_text("method"),
        Column("grace", INT64, nullable=False),
        *_text("quiet_hours"),
        Column("say_nothing_new", Boolean, nullable=False),
        *_text("alerts"),
        Column("paused", Boolean, nullable=False),
        Column("muted_until", INT64),
        *_text("problem", "configured"),
        Column("next_run_at", INT64),
        Column("last_window_end", INT64),
        PrimaryKeyConstraint("id", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_workspace_id", "subscriptions", ["workspace_id"])
    op.create_index("ix_subscriptions_next_run_at", "subscriptions", ["next_run_at"])


def _notes() -> None:
    op.create_table(
        "notes",
        *_text("workspace_id", "kind", "id", "text"),
        Column("at", INT64, nullable=False),
        *_text("label"),
        PrimaryKeyConstraint("workspace_id", "kind", "id", name="pk_notes"),
    )
    op.create_index("ix_notes_workspace_id_kind_at", "notes", ["workspace_id", "kind", "at"])


def _outbox() -> None:
    op.create_table(
        "digests",
        *_text("subscription_id"),
        Column("slot", INT64, nullable=False),
        Column("window_start", INT64, nullable=False),
        Column("window_end", INT64, nullable=False),
        PrimaryKeyConstraint("subscription_id", "slot", name="pk_digests"),
    )
    op.create_table(
        "outbox",
        *_text("key", "subscription_id"),
        Column("slot", INT64, nullable=False),
        Column("part", Integer, nullable=False),
        *_text("channel", "document", "state"),
        Column("attempts", Integer, nullable=False),
        Column("first_tried", INT64),
        Column("unclear", Boolean, nullable=False),
        Column("not_before", INT64),
        Column("lease_until", INT64),
        Column("sent_at", INT64),
        *_text("receipt", "problem"),
        PrimaryKeyConstraint("key", name="pk_outbox"),
        UniqueConstraint("subscription_id", "slot", "part", name="uq_outbox_subscription_id_slot_part"),
    )
    op.create_index("ix_outbox_state_slot", "outbox", ["state", "slot"])
    op.create_index("ix_outbox_channel_state_slot", "outbox", ["channel", "state", "slot"])


def _told() -> None:
    op.create_table(
        "mentions",
        *_text("delivery_key"),
        Column("position", Integer, nullable=False),
        *_text("article_id"),
        PrimaryKeyConstraint("delivery_key", "position", name="pk_mentions"),
        ForeignKeyConstraint(["delivery_key"], ["outbox.key"], name="fk_mentions_delivery_key"),
    )
    op.create_index("ix_mentions_article_id", "mentions", ["article_id"])
    op.create_table(
        "alerts",
        *_text("delivery_key", "article_id", "channel"),
        Column("alerted_at", INT64, nullable=False),
        PrimaryKeyConstraint("delivery_key", "article_id", name="pk_alerts"),
        ForeignKeyConstraint(["delivery_key"], ["outbox.key"], name="fk_alerts_delivery_key", ondelete="CASCADE"),
    )
    op.create_index("ix_alerts_article_id", "alerts", ["article_id"])
    op.create_index("ix_alerts_channel_alerted_at", "alerts", ["channel", "alerted_at"])


def _slack() -> None:
    op.create_table(
        "slack_installations",
        *_text("workspace_id", "sealed"),
        Column("installed_at", INT64, nullable=False),
        PrimaryKeyConstraint("workspace_id", name="pk_slack_installations"),
    )
    op.create_table(
        "slack_states",
        *_text("state"),
        Column("expires_at", INT64, nullable=False),
        PrimaryKeyConstraint("state", name="pk_slack_states"),
    )
    op.create_table(
        "slack_delegates",
        *_text("workspace_id", "user_id"),
        PrimaryKeyConstraint("workspace_id", "user_id", name="pk_slack_delegates"),
    )


def _fts5() -> None:
    """An index without a copy of the text; only separators (category Z) part words, so that its words are our stems."""
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title_terms, body_terms, content='texts', content_rowid='place', "
        "columnsize=0, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
    op.execute(
        "CREATE TRIGGER words_added AFTER INSERT ON texts BEGIN "
        "INSERT INTO words(rowid, title_terms, body_terms) VALUES (new.place, new.title_terms, new.body_terms); END"
    )
    op.execute(
        "CREATE TRIGGER words_removed AFTER DELETE ON texts BEGIN "
        "INSERT INTO words(words, rowid, title_terms, body_terms) "
        "VALUES ('delete', old.place, old.title_terms, old.body_terms); END"
    )


def _tsvector() -> None:
    """A word between title and body, so that no phrase reaches from one into the other."""
    op.execute(
        "ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS "
        "(to_tsvector('simple', title_terms || ' endoftitle ' || body_terms)) STORED"
    )
    op.execute("CREATE INDEX ix_texts_words ON texts USING gin (words)")
