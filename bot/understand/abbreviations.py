"""Abbreviations by language, for telling what a full stop behind a word means."""

from dataclasses import dataclass
from functools import lru_cache

from bot.understand.knowledge import knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """The abbreviations of a language as printed, without the final stop.

    `leading` ones never end a sentence ("Gen."), `closing` ones may ("Inc."), `numbering` ones stand before a number ("No.
    5"). `starters` are words that begin a new sentence when they have a capital. With `ordinals`, a stop behind a number
    makes an ordinal ("am 3. Mai"). `stops` are marks that end a sentence in this language only (a Greek question ends in
    ";").
    """

    leading: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinals: bool = False
    stops: str = ""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHARED = Abbreviations(
    leading=_words("Dr Prof St Mr Mrs Ms Mlle Mme Msgr vs cf ca e.g i.e P.S viz"),
    closing=_words("etc al Inc Ltd Co Corp Jr Sr"),
    numbering=_words("No Nos p pp Fig Vol Art Sec"),
)

COUNTRIES = _words("""
        Afghanistan Argentina Australia Austria Bangladesh Belarus Belgium Bolivia Brazil Britain Bulgaria Cambodia
        Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt England Estonia Ethiopia Finland France
        Germany Ghana Greece Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica
        Japan Jordan Kazakhstan Kenya Kosovo Kuwait Laos Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta
        Mexico Moldova Mongolia Morocco Mozambique Myanmar Nepal Netherlands Nicaragua Niger Nigeria Norway Oman
        Pakistan Panama Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore
        Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda
        Ukraine Uruguay Venezuela Vietnam Wales Yemen Zambia Zimbabwe Beijing Moscow London Paris Brussels Washington
    """)
"""Names that an acronym before them does not modify: "the U.S. Canada refused" is two sentences, "the U.S. Senate" not."""

TIME_FOLLOWERS = _words("""
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
        September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Central Mountain
        Pacific Atlantic Greenwich Local ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST AEST Mon
        Tue Wed Thu Fri Sat Sun
    """)
"""Words that follow a time of day inside a sentence: "9 a.m. Friday", "8 p.m. ET"."""


@lru_cache(maxsize=128)
def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of a language and those shared by all; an unknown language has the English ones."""
    known = knowledge(language).get("sentences")
    own = known or knowledge("en")["sentences"]
    leading = _words(own.get("leading", ""))
    if known and language != "en":  # They may begin a sentence. In English the capital would make them other words.
        leading |= {word[:1].upper() + word[1:] for word in leading if len(word) > 1}
    return Abbreviations(
        leading=leading | _SHARED.leading,
        closing=_words(own.get("closing", "")) | _SHARED.closing,
        numbering=_words(own.get("numbering", "")) | _SHARED.numbering,
        starters=_words(own.get("starters", "")),
        ordinals=own.get("ordinals", False),
        stops=own.get("stops", ""),
    )
