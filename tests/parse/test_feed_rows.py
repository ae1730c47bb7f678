"""Feeds as JSON rows."""

import json
from datetime import UTC, datetime

from bot.app.cli.rows import feed_row
from bot.model.feed import Entry, Feed


def test_a_row_holds_plain_json_types() -> None:
    dated = Entry(
        id="1", title="A", link="https://n.example/a", published=datetime(2026, 3, 9, 12, 30, tzinfo=UTC), author="I. Okafor"
    )
    row = feed_row("all.xml", Feed(title="T", link="", entries=(dated, Entry(id="2", title="B", link="", content="<p>x</p>"))))
    assert json.loads(json.dumps(row)) == row
    assert (row["file"], row["title"], row["link"]) == ("all.xml", "T", "")
    assert row["entries"][0] == {
        "id": "1", "title": "A", "plain_title": "A", "link": "https://n.example/a", "published": "2026-03-09T12:30:00+00:00",
        "author": "I. Okafor", "summary": "", "content": "",
    }  # fmt: skip
    assert row["entries"][1]["published"] is None


def test_a_row_shows_a_title_as_it_was_written_and_as_it_is_read() -> None:
    entry = Entry(id="1", title="Loud news", title_markup="<b>Loud</b> news", link="")
    row = feed_row("x", Feed(title="T", title_markup="<i>T</i>", link="", entries=(entry,)))
    assert (row["title"], row["plain_title"]) == ("<i>T</i>", "T")
    assert (row["entries"][0]["title"], row["entries"][0]["plain_title"]) == ("<b>Loud</b> news", "Loud news")
