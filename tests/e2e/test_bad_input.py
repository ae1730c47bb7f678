"""What people and programs drop in by mistake, and what hostile ones do: a clear line each, nothing lost, never a traceback."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Desk
from tests.parse.pdf_files import pdf

TITLE = "Bakers of Lowmere agree to keep their ovens cold on Sundays"
ARTICLE = f"""\
{TITLE}

By Anna Petrie

LOWMERE – The bakers' guild of Lowmere voted on Tuesday to keep every oven in the town cold on Sundays, ending a quarrel over
the café in the square.

“We were all selling half a loaf on the seventh day, and nobody was sleeping,” guild master Oren Tabb said after the vote.

The rule takes effect on the first Sunday of next month. Cafés may still sell bread that was baked on a Saturday.
""".replace("over\nthe", "over the")
WRAPPED = """\
Ferrymen of Port Alder end their strike after eleven days

By Nora Quill

PORT ALDER — The ferrymen of Port Alder went back to work on Monday after
eleven days on strike, ending the longest stoppage that the harbour has
known since the war.

“We did not get all that we asked for, but we got what our families can
live on,” union secretary Jon Carr told a crowd on the pier. “Nobody here
will forget who brought us bread.”

The harbour board said that the first boats would leave at six in the
morning and that tickets bought during the strike would be honoured until
the end of the month. It put its losses at 1.2 million crowns.

Fishermen, who had carried mail and medicine to the islands in their own
boats, said they were glad to have their nights back.
"""


def page(charset: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n")[1:])
    head = f'<head><meta charset="{charset}"><title>{TITLE}</title></head>'
    body = f"<body><nav><a>Home</a> <a>News</a></nav><article><h1>{TITLE}</h1>{paragraphs}</article></body>"
    return f"<!DOCTYPE html><html>{head}{body}</html>"


GOOD = {
    "utf16.txt": ARTICLE.encode("utf-16"),
    "utf16-without-mark.txt": ARTICLE.encode("utf-16-le"),
    "cp1252.txt": ARTICLE.encode("cp1252"),
    "lying.html": page("utf-8").encode("cp1252"),
    "latin.html": page("iso-8859-1").encode("cp1252"),
    "page.txt": page("utf-8").encode(),
    "letter.eml": f"From: Post\nSubject: {TITLE}\nContent-Type: text/html; charset=utf-8\n\n{page('utf-8')}".encode(),
    "lines.json": "\n".join(
        json.dumps({"title": TITLE, "text": ARTICLE, "url": f"https://a.example/{n}"}) for n in (1, 2)
    ).encode(),
}
"""Odd files that hold the article, as bytes."""

BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\t\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary data"),
    "photo.html": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "a PNG image"),
    "cut-off.json": (b'{"title": "x", "text": ', "malformed JSON"),
    "nothing.json": (b"{}", "without an article"),
    "numbers.json": (b"[1, 2, 3]", "without an article"),
    "nested.json": (b"[" * 100_000, "too deep"),
    "marks.txt": ("“".encode() * 100_000, "no text that reads as an article"),
    "scan.pdf": (pdf([[]]), "a PDF without text"),
    "half.pdf": (b"%PDF-1.4\n1 0 obj<</Type/Cat", "a PDF that is damaged"),
    "picture.eml": (b"From: a@b.example\nSubject: A\nContent-Type: image/png\n\niVBORw0K\n", "an e-mail without text"),
    "nested.html": (b"<div>" * 50_000 + b"<p>The mill burned down on Monday.</p>", "no text that reads as an article"),
}
"""Files that hold none, and what is said of them."""

HUGE = 50_000_000


def fill(folder: Path, *, good: bool) -> None:
    """All bad files, a huge one that takes no room on the disk, a folder named like a file, a link to a file that is gone."""
    for name, (body, _) in BAD.items():
        (folder / name).write_bytes(body)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(HUGE)
    (folder / "folder.txt").mkdir()
    (folder / "gone.txt").symlink_to("nowhere.txt")
    for name, body in GOOD.items() if good else ():
        (folder / name).write_bytes(body)


def test_bad_files_in_the_inbox_are_put_aside_with_a_line_each_and_the_good_ones_are_read(desk: Desk) -> None:
    fill(desk.inbox, good=True)
    (desk.inbox / "wrapped.txt").write_text(WRAPPED, encoding="utf-8")
    (desk.inbox / "sheet.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    before = {path.name: path.stat().st_size for path in desk.inbox.iterdir() if path.is_file()}
    done = desk.bot("run", "--once", DATELINE_LOG_LEVEL="error")
    assert "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("Inbox: ")]
    expected = {name: why for name, (_, why) in BAD.items()} | {"huge.txt": "too large: 50.0 MB", "sheet.xlsx": "is a .xlsx file"}
    assert len(told) == len(expected), done.stderr
    for name, why in expected.items():
        assert any(name in line and why in line for line in told), name
        assert why in (desk.inbox / "rejected" / f"{name}.why.txt").read_text(encoding="utf-8")
    assert "cold on Sundays" in done.stdout
    assert "Ferrymen" in done.stdout
    assert len(done.stdout.splitlines()) < 60
    kept = {
        path.name: path.stat().st_size for path in desk.inbox.rglob("*") if path.is_file() and not path.name.endswith(".why.txt")
    }
    assert kept == before, "nothing is lost or changed"
    again = desk.bot("run", "--once", DATELINE_LOG_LEVEL="error")
    assert "Inbox: " not in again.stderr
    assert "cold on Sundays" not in again.stdout


def test_analyze_reads_what_it_can_and_says_why_it_cannot(desk: Desk) -> None:
    folder = desk.folder / "files"
    folder.mkdir()
    fill(folder, good=True)
    done = desk.bot("analyze", "--json", *(str(path) for path in sorted(folder.iterdir())))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = {Path(row["id"]).name: row["error"] for row in rows if "error" in row}
    assert wrong.keys() == {*BAD, "huge.txt", "folder.txt", "gone.txt"}
    assert all(why in wrong[name] for name, (_, why) in BAD.items())
    assert len(done.stderr.splitlines()) == len(wrong)
    right = [row for row in rows if "error" not in row]
    assert {Path(row["id"]).name for row in right} == set(GOOD)
    for row in right:
        assert row["title"] == TITLE, row["id"]
        assert row["byline"] == "Anna Petrie", row["id"]
        assert "quarrel over the café in the square." in row["body"], row["id"]
        assert [quote["speaker"] for quote in row["quotes"]] == ["Oren Tabb"], row["id"]


def test_ingest_keeps_the_good_ones_and_leaves_every_file_where_it_is(desk: Desk) -> None:
    folder = desk.folder / "files"
    folder.mkdir()
    fill(folder, good=False)
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = desk.bot("ingest", str(folder), DATELINE_LOG_LEVEL="error")
    assert done.returncode == 1
    assert f"1 new, 0 already known, {len(BAD) + 1} unreadable" in done.stdout
    assert len([line for line in done.stderr.splitlines() if line.startswith("Error: ")]) == len(BAD) + 1
    assert sorted(path.name for path in folder.iterdir()) == sorted([*BAD, "huge.txt", "folder.txt", "gone.txt", "good.txt"])


def test_lines_broken_at_72_columns_are_joined_to_paragraphs(desk: Desk) -> None:
    (desk.folder / "wrapped.txt").write_text(WRAPPED, encoding="utf-8")
    done = desk.bot("analyze", "--json", "wrapped.txt")
    row = json.loads(done.stdout)
    assert (row["title"], row["byline"]) == ("Ferrymen of Port Alder end their strike after eleven days", "Nora Quill")
    assert [paragraph.count("\n") for paragraph in row["body"].split("\n\n")] == [0] * 4
    assert row["body"].startswith("The ferrymen of Port Alder went back to work on Monday after eleven days on strike, ending")
    assert "It put its losses at 1.2 million crowns." in [row["body"][start:end] for start, end in row["sentences"]]
    assert [(quote["speaker"], quote["role"]) for quote in row["quotes"]] == [("Jon Carr", "union secretary")]


HOSTILE = {
    "marks.txt": f"{TITLE}\n\n{'“Well,” she said. ' * 6}\n\n{'“' * 100_000}\n\n{ARTICLE}",
    "straight.txt": f"{TITLE}\n\n{chr(34) * 100_000}\n\n{ARTICLE}",
    "long.txt": "\n\n".join(f"The {n}th mill of the valley burned down on Monday, mayor Ada Roe said." for n in range(5000)),
    "line.txt": ("The mill burned down on Monday, and nobody was hurt. " * 100_000)[:5_000_000],
    "word.txt": f"{TITLE}\n\n{'a' * 1_000_000}",
    "tags.html": f"<html><body>{'<b>' * 50_000}The mill burned down.{'</b>' * 50_000}<p>{ARTICLE}</p></body></html>",
    "attributes.html": f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{ARTICLE}</p>",
}
"""Texts made to take a parser's time or a reader's screen."""


def test_hostile_texts_end_and_take_bounded_room(desk: Desk) -> None:
    """The crew's own limit stops a text that would take longer; a hang ends with the limit of every command here."""
    for name, text in HOSTILE.items():
        (desk.inbox / name).write_text(text, encoding="utf-8")
    done = desk.bot("run", "--once")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert len(done.stdout) < 12_000, "a page that nobody can read"
    for name in HOSTILE:
        assert (desk.inbox / name).exists() != (desk.inbox / "rejected" / name).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_and_left(desk: Desk) -> None:
    secret = desk.inbox / "secret.txt"
    secret.write_text(ARTICLE, encoding="utf-8")
    secret.chmod(0)
    done = desk.bot("run", "--once", DATELINE_LOG_LEVEL="error")
    assert "secret.txt cannot be read: Permission denied" in done.stderr
    assert secret.exists()


def test_a_missing_configuration_is_one_line(desk: Desk) -> None:
    (desk.folder / "dateline.toml").unlink()
    done = desk.bot("topics")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "dateline.toml" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02", b"[[sources]\n", "café".encode("utf-16")])
def test_a_configuration_that_is_none_is_told_by_its_name(desk: Desk, body: bytes) -> None:
    (desk.folder / "dateline.toml").write_bytes(body)
    done = desk.bot("doctor")
    assert "Traceback" not in done.stderr + done.stdout
    assert (done.returncode == 1 and "dateline.toml" in done.stdout + done.stderr) or body == b""


def test_an_unknown_topic_is_answered_in_two_lines(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more='[[topics]]\nname = "Bread"\nwords = "bread, oven"\n')
    (desk.inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = desk.bot("brief", "bredd")
    assert done.returncode == 1
    said, _, read = done.stdout.strip().partition("\n\n")
    assert said == "No topic “bredd”. Did you mean Bread?"
    assert read == "1 report read.", "and how much there was to find it in"
