"""A whole article's traps at once: captions, split quotes, second-hand words, statements, scare quotes, comment forms."""

from pathlib import Path

import pytest

from bot.model.analysis import Quote
from bot.model.article import PARAGRAPH_BREAK
from bot.understand.quotes.choose import choose_quotes
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

SEED = Path(__file__).parents[4] / "shared" / "seed"

ARTICLE = (
    "Water Minister: Upland must ‘show good will’ before talks on the Delta",
    "Water Minister Clara Engström arrives at the river summit in Port Solen. At right is harbour master Ivo Brandl. "
    "(Coast Guard Petty Officer Lena Fuchs/Ministry)",
    "PORT SOLEN – Water Minister Clara Engström said Tuesday that Upland will have to “show good will first” before the "
    "Delta states open their locks.",
    "“We are not ready to share the locks today, but our engineers will meet and look for a way,” Engström said during a "
    "press briefing at the harbour hall in Port Solen. “Upland has to keep the promises it made in the River Treaty.”",
    "In a televised speech to dam workers, Upland President Radko Milev complained that the Delta states “are always "
    "closing the gates on us,” according to the Northern Wire.",
    "The two leaders spoke by phone in May and hoped that their engineers could “settle the matter within weeks,” according "
    "to the Delta Chancellery.",
    "Engström, who has called Upland the river’s largest debtor, said that she has “very few doubts that [Upland has] moved "
    "the gauges at night.” She did not say which.",
    "Joint Waterways Committee Chairman Abel Norin (L-Solen) said that he can’t see the Delta “sending its barges upstream "
    "for a mere promise.”",
    "Engström told the envoys behind closed doors that “this will not be over by the summer, but we mean to shorten it.”",
    "“One of the reasons for this summit is to be plain with you,” Engström said.",
    "Leave a Reply",
)


def read(paragraphs: tuple[str, ...]) -> tuple[Quote, ...]:
    return find_quotes(PARAGRAPH_BREAK.join(paragraphs), split_sentences(paragraphs, "en"))


def said_by(quotes: tuple[Quote, ...], name: str) -> list[Quote]:
    return [quote for quote in quotes if quote.speaker and quote.speaker.name == name]


def test_every_quote_of_the_article_has_its_speaker() -> None:
    quotes = read(ARTICLE)
    assert [(quote.speaker.name, quote.speaker.role, quote.speaker.via) for quote in quotes if quote.speaker] == [
        ("Clara Engström", "Water Minister", ""),
        ("Clara Engström", "Water Minister", ""),
        ("Radko Milev", "Upland President", "Northern Wire"),
        ("Delta Chancellery", "", ""),
        ("Clara Engström", "Water Minister", ""),
        ("Abel Norin", "Joint Waterways Committee Chairman", ""),
        ("Clara Engström", "Water Minister", ""),
        ("Clara Engström", "Water Minister", ""),
    ]
    assert len(quotes) == 8


def test_the_split_quotation_is_whole_and_knows_its_venue() -> None:
    split = read(ARTICLE)[1]
    assert [part.text[:20] for part in split.parts] == ["“We are not ready to", "“Upland has to keep "]
    assert split.venue == "during a press briefing at the harbour hall in Port Solen"


def test_fragments_have_their_lead_words() -> None:
    assert [quote.lead.text for quote in read(ARTICLE) if quote.lead] == [
        "PORT SOLEN – Water Minister Clara Engström said Tuesday that Upland will have to",
        "In a televised speech to dam workers, Upland President Radko Milev complained that the Delta states",
        "The two leaders spoke by phone in May and hoped that their engineers could",
        "Engström, who has called Upland the river’s largest debtor, said that she has",
        "Joint Waterways Committee Chairman Abel Norin (L-Solen) said that he can’t see the Delta",
    ]


def test_the_key_quotes_are_of_different_people() -> None:
    quotes = read(ARTICLE)
    chosen = choose_quotes(quotes, count=3)
    assert len({quotes[n].speaker for n in chosen}) == 3
    assert 0 not in chosen


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the project")
def test_the_seed_article_keeps_its_promises() -> None:
    (path,) = SEED.glob("*.txt")
    quotes = read(tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()))
    mattis = said_by(quotes, "James Mattis")
    assert len(mattis) >= 4
    assert [len(quote.parts) for quote in mattis].count(2) == 1
    assert all(quote.speaker and quote.speaker.role == "Defense Secretary" for quote in mattis)
    (thornberry,) = said_by(quotes, "Mac Thornberry")
    assert thornberry.speaker
    assert thornberry.speaker.role == "House Armed Services Chairman"
    (putin,) = said_by(quotes, "Vladimir Putin")
    assert putin.speaker
    assert putin.speaker.via == "Associated Press"
    assert len(said_by(quotes, "White House")) == 1
    named = {quote.speaker.name for quote in quotes if quote.speaker}
    assert named == {"James Mattis", "Mac Thornberry", "Vladimir Putin", "White House"}
