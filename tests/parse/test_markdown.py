"""Markdown files: marks go, words stay."""

import pytest

from bot.parse.markdown import parse_markdown

TEXT = "The ferry left on time on Thursday, and it came back full of people who had waited a week."


def test_front_matter_tells_what_it_tells() -> None:
    draft = parse_markdown(
        f'---\ntitle: "Ferry is back"\nauthor: Ann Roe\ndate: 2024-03-03\nsource: Norland Post\n---\n\n{TEXT}\n'
    )
    assert (draft.title, draft.byline, draft.outlet) == ("Ferry is back", "Ann Roe", "Norland Post")
    assert f"{draft.published:%Y-%m-%d}" == "2024-03-03"
    assert draft.paragraphs == (TEXT,)


def test_the_first_heading_is_the_title() -> None:
    draft = parse_markdown(f"# Ferry is **back**\n\n{TEXT}\n\n## What comes next\n\n{TEXT[::-1]}.\n")
    assert draft.title == "Ferry is back"
    assert draft.paragraphs == (TEXT, "What comes next", f"{TEXT[::-1]}.")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("The **ferry** _left_ on *time*, said `Ann`.", "The ferry _left_ on time, said Ann."),
        ("The [ferry](https://n.example/x) left, as [seen][1] on Monday.", "The ferry left, as seen on Monday."),
        ("The ferry ![a boat](boat.png)left on Monday.", "The ferry left on Monday."),
        ("> The ferry left on Monday.", "The ferry left on Monday."),
        ("It cost 2 * 3 * 4 crowns at snake_case_wharf.", "It cost 2 * 3 * 4 crowns at snake_case_wharf."),
    ],
)
def test_marks_go_and_words_stay(line: str, plain: str) -> None:
    assert parse_markdown(f"# Ferry\n\n{line}\n\n{TEXT}").paragraphs == (plain, TEXT)


def test_code_and_rules_are_no_text() -> None:
    draft = parse_markdown(f"# Ferry\n\n***\n\n```\nx = 1\n```\n\n[1]: https://n.example\n\n{TEXT}")
    assert draft.paragraphs == (TEXT,)


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitle: x\n---", "#", "```", "[](", "**", "\n\n"])
def test_scraps_do_no_harm(text: str) -> None:
    assert len(parse_markdown(text).paragraphs) <= 2
