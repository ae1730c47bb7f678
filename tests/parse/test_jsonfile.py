"""JSON in the shapes that exports and crawlers write."""

import json
from datetime import UTC, datetime

import pytest

from bot.model.errors import Unreadable
from bot.parse.jsonfile import parse_json

TEXT = "The ferry left on time on Thursday, and it came back full of people who had waited a week."


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Ferry is back", "text": TEXT, "url": "https://n.example/1", "author": "Ann Roe", "published": "2024-03-03"},
        {
            "headline": "Ferry is back",
            "body": TEXT,
            "link": "https://n.example/1",
            "byline": "Ann Roe",
            "date": "2024-03-03T00:00:00Z",
        },
        {
            "Title": "Ferry is back",
            "html": f"<p>{TEXT}</p>",
            "url": "https://n.example/1",
            "authors": ["Ann Roe"],
            "date": 1709424000,
        },
        {
            "title": "Ferry is back",
            "content": [TEXT],
            "url": "https://n.example/1",
            "author": {"name": "Ann Roe"},
            "date": "3 Mar 2024",
        },
    ],
)
def test_the_usual_field_names(fields: dict[str, object]) -> None:
    (draft,) = parse_json(json.dumps({**fields, "source": {"name": "Norland Post"}}))
    assert (draft.title, draft.byline, draft.outlet, draft.url) == (
        "Ferry is back",
        "Ann Roe",
        "Norland Post",
        "https://n.example/1",
    )
    assert draft.published == datetime(2024, 3, 3, tzinfo=UTC)
    assert draft.paragraphs == (TEXT,)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"text": TEXT}, {"text": TEXT}]),
        json.dumps({"articles": [{"text": TEXT}, {"text": TEXT}]}),
        json.dumps({"version": "1.1", "title": "Feed", "items": [{"content_text": TEXT}, {"content_html": f"<p>{TEXT}</p>"}]}),
        json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}) + "\n",
        json.dumps([{"text": TEXT}, {"name": "no article"}, 3, None, {"text": TEXT}]),
    ],
    ids=["list", "wrapper", "JSON Feed", "JSON Lines", "strays"],
)
def test_several_articles_in_one_file(text: str) -> None:
    assert [draft.paragraphs for draft in parse_json(text)] == [(TEXT,), (TEXT,)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"text": "x",}', "malformed JSON: .* at line 1, column 14"),
        ('{"text": "one"}\n{"text": two}\n', "malformed JSON: .* at line 2, column 10"),
        ("[" * 100_000, "nests too deep"),
        ("[" + "9" * 5000 + "]", "number too long"),
        ("{}", "without an article"),
        ('"only a string"', "without an article"),
        ('{"text": "  "}', "without an article"),
    ],
)
def test_what_is_no_article_says_why(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_json(text)


def test_the_cap_on_articles() -> None:
    lines = "\n".join(json.dumps({"text": f"{n}"}) for n in range(1001))
    assert len(parse_json(lines, clean=False)) == 1000
