"""The tables as they are now. How a database came to have them is told by `migrations/`; a test compares the two.

sources ──< follows            who reads what ("*": every workspace)
   │──< articles ── article_words   the search index, kept by triggers (SQLite) or a generated column (PostgreSQL)
   │       ├── story_articles    the story that an article tells (`schema/stories.py`)
   │       └── pages             the linked page of an article that came with no more than a teaser
   │──< rejected               items that could not be read, and why
   └──< forgotten              keys of articles that were deleted for their age, so that they do not come again
workspaces   topics   subscriptions ──< digests
                           └──< outbox ──< mentions   the articles that its channel has had with a delivery
                                  │──< shown          the articles whose words or headlines a delivery shows
                                  └──< alerts         that it told of them at once
notes   members   slack_installations   slack_states   slack_delegates
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from bot.store.database.columns import ChannelText, Duration, Int64, Json, Moment, Trouble, Words
from bot.store.schema.metadata import metadata as metadata
from bot.store.schema.people import members as members
from bot.store.schema.people import notes as notes
from bot.store.schema.slack import slack_delegates as slack_delegates
from bot.store.schema.slack import slack_installations as slack_installations
from bot.store.schema.slack import slack_states as slack_states
from bot.store.schema.stories import story_articles as story_articles
from bot.store.schema.upkeep import hosts as hosts
from bot.store.schema.upkeep import logbook as logbook
from bot.store.schema.upkeep import processes as processes

delegates = slack_delegates

sources = Table(
    "sources",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("location", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("own_title", Words, nullable=False),
    Column("every", Duration, nullable=False),
    Column("etag", Words, nullable=False),
    Column("last_modified", Words, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Trouble, nullable=False),
    Column("last_success", Moment),
    Column("next_check", Moment, index=True),
    Column("cost", Duration, nullable=False),
    Column("read_at", Moment),
    Column("reason", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("moving_to", Words, nullable=False),
    Column("moving_seen", Integer, nullable=False),
    Column("holder", Words, nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
)
"""`holder` is the process that visits it, until `next_check`. `tries` are visits begun since the last one that came to an end:
what ends its process each time is set aside. (Their defaults are for the version before, which knows neither.)"""

follows = Table(
    "follows",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("source_id", Words, ForeignKey("sources.id"), primary_key=True, index=True),
    Column("full_text", Words, nullable=False),
    Column("called", Words, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("place", Int64, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("source_id", Words, ForeignKey("sources.id"), nullable=False),
    Column("key", Words, nullable=False),
    Column("stored_at", Moment, nullable=False),
    Column("title", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("byline", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("dateline", Words, nullable=False),
    Column("published", Moment),
    Column("published_text", Words, nullable=False),
    Column("is_teaser", Boolean, nullable=False),
    Column("mark", Words, nullable=False),
    Column("last_mark", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("standfirst", Words, nullable=False),
    Column("outlet_id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("is_paid", Boolean, nullable=False),
    Column("is_archive", Boolean, nullable=False),
    Column("page_key", Words, nullable=False),
    Column("picture_url", Words, nullable=False, server_default=""),
    Column("picture_alt", Words, nullable=False, server_default=""),
    UniqueConstraint("key", "source_id"),
    Index(None, "page_key", "source_id"),
)
"""`place` orders articles in time (see `bot.model.place`), so that "the newest that match" is read off the primary key.

`mark` is what the publisher's text is marked by (`RawItem.mark`), "" where it is not followed, and `last_mark` what it was at the
last visit: what differs only once is no change yet.

`page_key` is the linked page's (`parse.urls.page_key`): by it an item is known again whose own key was changed.

No index begins with `source_id`: with one, SQLite would gather and sort all that a workspace can see to find the newest.
"""

texts = Table(
    "texts",
    metadata,
    Column("place", Int64, ForeignKey("articles.place"), primary_key=True, autoincrement=False),
    Column("paragraphs", Json, nullable=False),
    Column("analysis", Json, nullable=False),
    Column("title_terms", Words, nullable=False),
    Column("body_terms", Words, nullable=False),
    Column("changes", Json, nullable=False),
    Column("teaser", Words, nullable=False),
)
"""The long columns of an article, apart from the short ones so that looking through many articles reads few pages."""

pages = Table(
    "pages",
    metadata,
    Column("article_id", Words, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("address", Words, nullable=False, index=True),
    Column("host", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try", Moment, index=True),
    Column("lease_until", Moment, index=True),
    Column("holder", Words, nullable=False),
    Column("read_at", Moment),
    Column("etag", Words, nullable=False),
    Column("last_modified", Words, nullable=False),
    Column("mark", Words, nullable=False),
    Column("last_mark", Words, nullable=False),
    Index(None, "host", "read_at"),
)
"""The linked pages of articles: those to read, and what became of the others. `mark` and `last_mark` are as in `articles`, of
the page's cleaned paragraphs."""

rejected = Table(
    "rejected",
    metadata,
    Column("source_id", Words, ForeignKey("sources.id"), primary_key=True),
    Column("key", Words, primary_key=True),
    Column("why", Words, nullable=False),
    Column("rejected_at", Moment, nullable=False),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("source_id", Words, ForeignKey("sources.id"), primary_key=True),
    Column("key", Words, primary_key=True),
)
"""Kept for good: a feed may list an old item, and a folder hold an old file, for years."""

workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Words, primary_key=True),
    Column("platform", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("timezone", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("plain", Boolean, nullable=False),
    Column("left_at", Moment),
    Column("managers", Words, nullable=False, server_default=""),
    Column("log_channel", Words, nullable=False, server_default=""),
    Column("blocked_words", Json, nullable=False, server_default="[]"),
    Column("blocked_outlets", Json, nullable=False, server_default="[]"),
    Column("reads", Json, nullable=False, server_default="[]"),
)

topics = Table(
    "topics",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("folded_name", Words, nullable=False),
    Column("any_of", Json, nullable=False),
    Column("all_of", Json, nullable=False),
    Column("none_of", Json, nullable=False),
    Column("source_ids", Json, nullable=False, server_default="[]"),
    UniqueConstraint("workspace_id", "folded_name"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workspace_id", Words, nullable=False, index=True),
    Column("topic_ids", Json, nullable=False),
    Column("channel", ChannelText, nullable=False),
    Column("schedule", Words, nullable=False),
    Column("timezone", Words, nullable=False),
    Column("max_stories", Integer, nullable=False),
    Column("summary_sentences", Integer, nullable=False),
    Column("quotes", Integer, nullable=False),
    Column("method", Words, nullable=False),
    Column("grace", Duration, nullable=False),
    Column("quiet_hours", Words, nullable=False),
    Column("say_nothing_new", Boolean, nullable=False),
    Column("alerts", Json, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("muted_until", Moment),
    Column("problem", Trouble, nullable=False),
    Column("configured", Words, nullable=False),
    Column("next_run_at", Moment, index=True),
    Column("last_window_end", Moment),
    Column("ping", Words, nullable=False),
    Column("in_threads", Boolean, nullable=False),
    Column("keeper", Words, nullable=False),
    Column("most_of_one", Integer, nullable=False),
    Column("story_id", Int64, nullable=False),
    Column("source_ids", Json, nullable=False, server_default="[]"),
    Column("languages", Json, nullable=False, server_default="[]"),
    Column("pictures", Words, nullable=False, server_default="off"),
    Column("person", Words, nullable=False, server_default=""),  # whom its channel is a conversation with
    Column("speaker", Words, nullable=False, server_default=""),
    Column("called", Words, nullable=False, server_default=""),
    Column("began", Moment),
    Index(None, "workspace_id", "person"),
)
digests = Table(
    "digests",
    metadata,
    Column("subscription_id", Words, primary_key=True),
    Column("slot", Moment, primary_key=True),
    Column("window_start", Moment, nullable=False),
    Column("window_end", Moment, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", Words, primary_key=True),
    Column("subscription_id", Words, nullable=False),
    Column("slot", Moment, nullable=False),
    Column("part", Integer, nullable=False),
    Column("channel", ChannelText, nullable=False),
    Column("document", Json, nullable=False),
    Column("state", Words, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_tried", Moment),
    Column("last_tried", Moment),
    Column("looked", Words, nullable=False, server_default=""),
    Column("unclear", Boolean, nullable=False),
    Column("not_before", Moment),
    Column("lease_until", Moment),
    Column("holder", Words, nullable=False),
    Column("sent_at", Moment),
    Column("receipt", Words, nullable=False),
    Column("problem", Trouble, nullable=False),
    Column("ping", Words, nullable=False),
    Column("reply_to", Words, nullable=False),
    Column("correct_at", Moment, index=True),
    UniqueConstraint("subscription_id", "slot", "part"),
    Index(None, "state", "slot"),
    Index(None, "channel", "state", "slot"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("delivery_key", Words, ForeignKey("outbox.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", Words, nullable=False),
    Column("channel_hash", Int64, nullable=False, server_default="0"),
    Index(None, "article_id", "channel_hash"),
)
"""`channel_hash` is that of the message's channel, and 0 where an older version wrote it: see `told_to`."""

shown = Table(
    "shown",
    metadata,
    Column("delivery_key", Words, ForeignKey("outbox.key", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Words, primary_key=True, index=True),
)
"""Another fact than `mentions`: a channel has had the copies that a message counts, and is shown again what it had before."""

alerts = Table(
    "alerts",
    metadata,
    Column("delivery_key", Words, ForeignKey("outbox.key", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Words, primary_key=True),
    Column("channel", ChannelText, nullable=False),
    Column("alerted_at", Moment, nullable=False),
    Index(None, "channel", "alerted_at"),
    Index(None, "article_id"),
)
"""What a channel was alerted to. That does not count as seen: its next digest tells the story in full."""
