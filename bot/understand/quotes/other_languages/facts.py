"""What the clause rules know of a language: its words around speech, from `data/<language>.toml`."""

from dataclasses import dataclass, fields
from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.quotes.cues import word_set
from bot.understand.quotes.given_names import FEMALE, MALE

_FEWEST_LETTERS = 4
"""A shorter name from the common lists may be a word of this language ("Art", "Jo")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageFacts:
    """The words and rules of one language, as `[speech]` in its data file has them. Words are in lower case.

    Verbs: `say` are finite verbs of saying. `strong` are those that also report indirect speech (all of `say` if empty).
    `separable` are verbs with a second half behind them ("teilte … mit"). `calling` are verbs that name something, `naming`
    words before that name ("als"). `participles` stand behind `auxiliaries`. `hearsay` are verb forms of indirect speech.
    `citing` are verbs whose object is the speaker. `verb_endings` are endings of verbs behind speech with a dash.

    Phrases: `according` are phrases before a source, `opening` words that are so only at the head of a sentence. `so` are
    words that replace the verb ("so Ms Roe"), `how` stands before "NAME said". `wording` are phrases that announce a
    quotation ("in these words"). `complements` are words for "that". With `zero_that`, speech may follow a verb of saying at
    once.

    Subjects: `skip` and the phrases in `asides` ("for her part") may stand between verb and subject. `owners` stand in place
    of an article ("his", "this"): only the article says who is meant. `of` connects a noun to its complement. `relatives`
    begin relative clauses. `titles` are offices; with `compounds`, other words may end in one. `titles_m` and `titles_f` show
    a person's gender ("Mme").

    With `capital_nouns` every noun has a capital. Nouns are then told from names by the articles before them and by their
    endings: `noun_endings` of people and houses, `trade_endings` of trades before a full name, `thing_endings` of things that
    never speak. With `dash`, a paragraph that opens with a dash is speech.
    """

    say: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    separable: tuple[tuple[str, ...], ...] = ()
    calling: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    how: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    so: frozenset[str] = frozenset()
    according: tuple[tuple[str, ...], ...] = ()
    opening: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    object_determiners: frozenset[str] = frozenset()
    male_determiners: frozenset[str] = frozenset()
    female_determiners: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    asides: tuple[tuple[str, ...], ...] = ()
    titles: frozenset[str] = frozenset()
    titles_m: frozenset[str] = frozenset()
    titles_f: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    wording: tuple[tuple[str, ...], ...] = ()
    citing: frozenset[str] = frozenset()
    noun_endings: tuple[str, ...] = ()
    thing_endings: tuple[str, ...] = ()
    trade_endings: tuple[str, ...] = ()
    surnames_like: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    given_m: frozenset[str] = frozenset()
    given_f: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    capital_nouns: bool = False
    verb_first: bool = False
    dash: bool = False
    compounds: bool = False
    zero_that: bool = False
    verb_endings: tuple[str, ...] = ()

    def gender_of(self, given: str) -> str:
        """ "m" or "f" for a given name; "" for any other word."""
        low = plain(given)
        if low in self.given_m or low in self.given_f:
            return "m" if low in self.given_m else "f"
        if len(low) < _FEWEST_LETTERS or low in self.titles or self.is_small(low):
            return ""
        return "m" if low in MALE else "f" if low in FEMALE else ""

    def is_title(self, word: str) -> bool:
        """Whether a word is an office, or ends in one in a language with compounds."""
        low = plain(word).rstrip(".")
        return low in self.titles or (self.compounds and len(low) > _FEWEST_LETTERS and low.endswith(self.title_endings))

    @property
    def title_endings(self) -> tuple[str, ...]:
        """Offices that may end a compound."""
        return _long(self.titles)

    def is_small(self, low: str) -> bool:
        """Whether a word is a function word, which no name begins with."""
        return low in self.function_words or low in self.never or low in self.prepositions or low in self.conjunctions


@lru_cache(maxsize=32)
def _long(titles: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(title for title in titles if len(title) > _FEWEST_LETTERS))


@lru_cache(maxsize=64)
def language_facts(language: str) -> LanguageFacts | None:
    """The facts of a language (ISO 639-1); None if its data has no `[speech]`."""
    table = knowledge(language)
    speech = table.get("speech")
    if speech is None:
        return None
    values: dict[str, object] = {"function_words": word_set(table.get("function_words", ""))}
    for field in fields(LanguageFacts):
        if field.name not in speech:
            continue
        value = speech[field.name]
        if field.name == "separable":
            values[field.name] = tuple(tuple(pair.split()) for pair in value.split("|"))
        elif field.name in ("according", "wording", "asides"):
            values[field.name] = tuple(sorted((tuple(phrase.split()) for phrase in value.split("|")), key=len, reverse=True))
        elif field.name in ("noun_endings", "thing_endings", "trade_endings", "verb_endings"):
            values[field.name] = tuple(value.split())
        else:
            values[field.name] = word_set(value) if isinstance(value, str) else bool(value)
    return LanguageFacts(**values)  # type: ignore[arg-type]


def plain(word: str) -> str:
    """A word in lower case with straight apostrophes, as the data files have it."""
    return word.lower().replace("’", "'")
