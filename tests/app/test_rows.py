"""Rows in and out of a pipeline: a bad one is answered and the run goes on."""

import io
import json
from datetime import UTC, datetime

import click
import pytest

from bot.app.cli.rows import Row, answer_rows, files_or_rows, item_of, read_rows, write_row
from bot.model.errors import Unreadable


def rows(*lines: str | bytes) -> tuple[list[Row], list[Row]]:
    refused: list[Row] = []
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_rows(io.BytesIO(data), refused.append)), refused


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not JSON", "line 2 is not JSON"),
        ("[" * 100_000, "line 2 is not JSON"),
        (b'{"id": "\xff\xfe", "text": "x"}', "line 2 is not JSON"),
        ("[1, 2]", "needs an id and a text"),
        ('{"text": "no id"}', "needs an id and a text"),
        ('{"id": "x"}', "needs an id and a text"),
        ('{"id": "x", "text": 7}', "needs an id and a text"),
        ('{"id": "x", "text": null}', "needs an id and a text"),
    ],
)
def test_a_bad_line_is_refused_and_its_neighbours_are_read(line: str | bytes, told: str) -> None:
    good = [{"id": number, "text": "The mill burned."} for number in (1, 3)]
    read, refused = rows(json.dumps(good[0]), line, "", "  ", json.dumps(good[1]))
    assert read == good
    assert [told in row["error"] for row in refused] == [True]


def test_a_refused_row_bears_the_id_that_it_came_with() -> None:
    _, refused = rows('{"id": "seven", "title": "no text"}')
    assert [row["id"] for row in refused] == ["seven"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", 7), ("url", ["x"]), ("outlet", {"name": "x"}), ("published", 1700000000), ("published", "soon")],
)
def test_a_value_of_the_wrong_kind_is_told_by_its_name(field: str, value: object) -> None:
    with pytest.raises(Unreadable, match=field):
        item_of({"id": "a", "text": "x", field: value})


@pytest.mark.parametrize("empty", [None, "", False])
def test_an_empty_value_is_none(empty: object) -> None:
    item = item_of({"id": "a", "text": "x", "title": empty, "published": empty})
    assert (item.title, item.published) == ("", None)


@pytest.mark.parametrize(
    "published",
    ["2026-03-12T14:30:00Z", "2026-03-12T15:30:00+01:00", "2026-03-12T14:30:00", "2026-03-12 14:30"],
)
def test_a_date_is_a_moment_in_utc_unless_it_says_where(published: str) -> None:
    assert item_of({"id": "a", "text": "x", "published": published}).published == datetime(2026, 3, 12, 14, 30, tzinfo=UTC)


def test_a_page_is_read_as_one() -> None:
    assert item_of({"id": 7, "html": "<p>x</p>"}).media_type == "text/html"
    assert item_of({"id": 7, "text": "x", "html": "<p>y</p>"}).body == b"x"


def test_every_row_is_answered_in_order(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def answer(row: Row) -> Row:
        if row["id"] == 2:
            raise Unreadable("holds nothing")
        return {"id": row["id"], "body": "ok"}

    assert answer_rows([{"id": 1}, {"id": 2}, {"id": 3}], answer) == 1
    answers = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert answers == [{"id": 1, "body": "ok"}, {"id": 2, "error": "holds nothing"}, {"id": 3, "body": "ok"}]


def test_what_no_text_can_hold_is_written_all_the_same(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_row({"id": "a\ud800b", "text": "café\n日本"})
    written = capfdbinary.readouterr().out
    assert written.count(b"\n") == 1
    assert json.loads(written)["text"] == "café\n日本"


@pytest.mark.parametrize(("files", "jsonl"), [((), False), (("a.txt",), True)])
def test_files_and_rows_exclude_each_other(files: tuple[str, ...], jsonl: bool) -> None:
    with pytest.raises(click.UsageError, match="--jsonl"):
        files_or_rows(files, jsonl)
