"""One page to what it says: its article's text and what it tells of itself."""

from typing import Any

from bot.parse.draft import Draft
from bot.parse.pages.body import Body
from bot.parse.pages.facts import PageFacts
from bot.parse.pages.kinds import page_kind
from bot.parse.pages.moments import page_moment
from bot.parse.pages.naming import outlet_name, page_title
from bot.parse.pages.people import byline_below, page_people
from bot.parse.pages.standfirst import split_standfirst
from bot.parse.plaintext import parse_text
from bot.parse.text import word_count


def read_page(body: Body, tree: Any, facts: PageFacts, *, title: str = "") -> Draft:
    """The article of a page; `title` is the headline where it is known."""
    name = title or page_title(facts)
    cleaned = parse_text("\n".join(body.lines), title=name, is_page=False)
    standfirst, paragraphs = split_standfirst(facts, body.page, cleaned.paragraphs, name)
    people = (
        page_people(facts, tree) or cleaned.byline or byline_below({name, *facts.headings}, [line.text for line in body.page])
    )
    return Draft(
        title=cleaned.title or name,
        paragraphs=paragraphs,
        byline=people,
        outlet=outlet_name(facts) or cleaned.outlet,
        dateline=cleaned.dateline,
        published=page_moment(facts) or cleaned.published,
        published_text=cleaned.published_text,
        url=facts.canonical,
        canonical=facts.canonical,
        standfirst=standfirst,
        kind=page_kind(facts, facts.first("og:title") or name, sum(map(word_count, paragraphs))),
    )
