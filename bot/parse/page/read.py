"""One page to what it says: its article's text and what it tells of itself."""

from typing import Any

from bot.parse.draft import Draft
from bot.parse.page.body import Body
from bot.parse.page.facts import PageFacts
from bot.parse.page.kinds import page_kind
from bot.parse.page.moments import page_moment
from bot.parse.page.naming import outlet_name, page_title
from bot.parse.page.people import byline_below, page_people
from bot.parse.page.standfirst import split_standfirst
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
