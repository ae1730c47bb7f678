"""Each command as a person types it, with the mistakes a person makes."""

import json
from collections.abc import Callable

import pytest

from bot.app.settings import HOME
from tests.e2e.conftest import Desk

SAMPLE = HOME / "config" / "sample"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("breif", "x"), 2, "did you mean “dateline brief”?"),
        (("brief",), 2, "TOPIC"),
        (("brief", "x", "--since", "soon"), 2, "7d"),
        (("brief", "x", "--method", "best"), 2, "lexrank"),
        (("digest", "--topic", "floodz"), 1, "Floods"),
        (("analyze",), 2, "--jsonl"),
        (("analyze", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("feed", "no-such-feed.xml"), 1, "no-such-feed.xml"),
        (("ingest", "no-such-file.txt"), 2, "no-such-file.txt"),
        (("add-source", "no-such-folder"), 1, "https://"),
        (("add-source", "gopher://example.org/feed"), 1, "http"),
        (("topics", "remove", "floodz"), 1, "Floods"),
        (("topics", "remove", "floods"), 1, "configuration"),
        (("topics", "add", "Nothing", "  "), 1, "word"),
        (("sources", "remove", "nowhere"), 1, "nowhere"),
        (("--config", "none.toml", "topics"), 1, "none.toml"),
    ],
)
def test_a_mistake_is_one_clear_line(desk: Desk, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = desk.bot(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("Error: ")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_topic_is_answered_with_a_guess(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sample=True)
    done = desk.bot("brief", "flods")
    assert (
        done.returncode
        == desk.bot("digest", "--topic", "flods").returncode
        == desk.bot("topics", "remove", "flods").returncode
        == 1
    )
    assert "Did you mean Floods?" in done.stdout


def test_topics_come_and_go(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sample=True)
    added = desk.bot("topics", "add", "Football", 'football, "cup final", -rugby')
    assert added.returncode == 0, added.stderr
    assert "Football" in desk.bot("topics").stdout
    assert "Vallmark" in desk.bot("brief", "football").stdout or "final" in desk.bot("brief", "football").stdout
    removed = desk.bot("topics", "remove", "football")
    assert "dateline topics add" in removed.stdout
    assert "Football" not in desk.bot("topics").stdout


def test_sources_come_and_go(desk: Desk) -> None:
    added = desk.bot("add-source", str(SAMPLE / "feed.xml"), "--title", "Mine")
    assert added.returncode == 0, added.stderr
    assert "Mine" in desk.bot("sources").stdout
    assert desk.bot("sources", "remove", "Mine").returncode == 0
    assert "Mine" not in desk.bot("sources").stdout


def test_a_list_of_feeds_comes_and_goes(desk: Desk) -> None:
    listed = desk.folder / "mine.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline text="Harbour & Sea"><outline text="Sea news" xmlUrl="https://sea.example/f?a=1&b=2"/>'
        '<outline text="Inside" xmlUrl="http://10.0.0.1/f"/></outline></body></opml>'
    )
    taken = desk.bot("sources", "import", str(listed))
    assert taken.returncode == 0, taken.stderr
    assert "1 added, 0 followed already, 1 not taken" in taken.stdout
    assert "topics add 'Harbour & Sea' 'Harbour, Sea'" in taken.stdout
    assert "not taken: Inside: 10.0.0.1 is not on the public internet" in taken.stderr
    assert "1 followed already" in desk.bot("sources", "import", str(listed)).stdout
    assert "Sea news\n" in desk.bot("sources").stdout
    exported = desk.bot("sources", "export").stdout
    assert 'title="Sea news" xmlUrl="https://sea.example/f?a=1&amp;b=2"' in exported


def test_what_is_no_feed_is_not_added(desk: Desk) -> None:
    page = SAMPLE / "articles" / "arle-flood-tessaly-herald.html"
    done = desk.bot("add-source", str(page))
    assert done.returncode == 1
    assert "was not added" in done.stderr
    assert page.name not in desk.bot("sources").stdout


def test_analyze_answers_every_row_in_order(desk: Desk) -> None:
    rows = [
        {"id": "good", "title": "T", "text": "The mill burned down on Monday. Nobody was hurt, Chief Ada Winn said."},
        {"id": "empty", "text": ""},
        {"id": "page", "html": "<html><body><article><p>The mill burned down on Monday.</p></article></body></html>"},
    ]
    lines = [json.dumps(row) for row in rows]
    lines.insert(1, "this is not JSON")
    done = desk.bot("analyze", "--jsonl", "--no-clean", stdin="\n".join(lines))
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["good", None, "empty", "page"]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[0]["body"] == rows[0]["text"]


def test_stories_are_grouped_by_likeness_or_as_told(desk: Desk) -> None:
    flood = "The River Arle rose to 4.1 metres at Harwick on Thursday and 340 households were told to leave."
    again = "Some 340 households were told to leave Harwick on Thursday as the River Arle rose to 4.1 metres."
    other = "The football cup final between Vallmark and Estmoor ended in a draw after extra time."
    rows = [
        {"id": "a", "title": "Flood", "text": flood},
        {"id": "b", "title": "Flood", "text": again},
        {"id": "c", "title": "Cup", "text": other},
    ]
    done = desk.bot("stories", "--jsonl", "--no-clean", stdin="\n".join(json.dumps(row) for row in rows))
    assert sorted(sorted(json.loads(line)["ids"]) for line in done.stdout.splitlines()) == [["a", "b"], ["c"]]
    told = [{**row, "story": story} for row, story in zip(rows, ("x", "y", "x"), strict=True)]
    done = desk.bot("stories", "--jsonl", "--no-clean", stdin="\n".join(json.dumps(row) for row in told))
    assert sorted(sorted(json.loads(line)["ids"]) for line in done.stdout.splitlines()) == [["a", "c"], ["b"]]


def test_a_feed_is_read_from_a_file(desk: Desk) -> None:
    done = desk.bot("feed", "--json", str(SAMPLE / "feed.xml"), str(SAMPLE / "articles" / "cup-final-vallmark-daily-post.txt"))
    assert done.returncode == 0
    good, bad = map(json.loads, done.stdout.splitlines())
    assert len(good["entries"]) >= 4
    assert all(entry["title"] and entry["id"] for entry in good["entries"])
    assert bad["error"]


def test_the_doctor_is_content(make_desk: Callable[..., Desk]) -> None:
    done = make_desk(sample=True).bot("doctor")
    assert done.returncode == 0, done.stdout
    assert "All is well." in done.stdout


def test_the_doctor_names_what_is_wrong(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more="[digest]\nquots = 1\n")
    done = desk.bot("doctor")
    assert done.returncode == 1
    assert "did you mean quotes?" in done.stdout


def test_no_colour_goes_into_a_pipe(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sample=True)
    assert "\x1b" not in desk.bot("digest").stdout
    assert "\x1b" in desk.bot("digest", FORCE_COLOR="1").stdout
    assert "\x1b" not in desk.bot("digest", FORCE_COLOR="1", NO_COLOR="1").stdout
