"""Whether a speaker's name identifies the speaker for a reader who has not read the article."""

from bot.model.analysis import Quote
from bot.understand.quotes.cues import DETERMINERS, word_set
from bot.understand.quotes.institutions import BARE, INSTITUTIONS
from bot.understand.quotes.nouns import DEFINITE, INDEFINITE, head_of
from bot.understand.quotes.offices import KIN, MODIFIERS, has_trade_ending, is_office, is_person, is_quotable
from bot.understand.quotes.other_languages.facts import language_facts

_PARTIES = word_set("republican democratic democrat gop republicans democrats libertarian")
_RELATIONAL = KIN | word_set(
    "spokesman spokeswoman spokesperson representative aide ally supporter critic rival member lawyer leader"
)
"""Words for a relation. They identify nobody unless the other person is named."""
_WITH_ARTICLES = ("de", "es", "fr", "it", "pt")
_MASS = frozenset({"police", "people", "authorities", "troops", "prosecutors", "staff"})
_HOW_MANY = word_set("some many most few several all more much other others these those however no lots")
_ANYBODY = word_set("people person somebody someone everybody everyone anonymous unknown unnamed unidentified")
"""Words for people that identify nobody, however many they are. (The group that calls itself Anonymous is not told from them.)"""


def names_speaker(quote: Quote) -> bool:
    """Whether a quote has a speaker that readers can be shown. The analysis keeps the others as the article words them."""
    return quote.speaker is not None and tells_who(quote.speaker.name)


def tells_who(name: str) -> bool:
    """Whether a speaker's name identifies the speaker without the article.

    Names do, and so do people described by what they are ("a senior aide", "federal prosecutors", "the Ohio senator"). "The
    statement", "the town", "the official" and "a spokesman" do not: they refer to another sentence.
    """
    words = name.replace("’", "'").split()
    first = words[0].lower()
    if _is_articled(first):
        return True  # an office, as an article in another language prints it ("la maire de Valmont")
    if words[-1].lower() in _ANYBODY and all(word.lower() in _HOW_MANY | INDEFINITE for word in words[:-1]):
        return False
    determined = first in DEFINITE or first in INDEFINITE
    rest = words[1:] if determined else words
    if _is_body(rest) or any(_is_name(word, opens=n == 0 and not determined) for n, word in enumerate(rest)):
        return True
    low = [word.lower() for word in rest]
    head = head_of(low, 0, len(low))
    if head < 0 or not is_person(low[head]) or first in DEFINITE:
        return False
    if not determined:
        return low[head] in _MASS or low[head].endswith("s")
    return head > 0 or low[head] not in _RELATIONAL


def _is_articled(first: str) -> bool:
    """Whether a word is an article of another language, or begins with one ("l'élue")."""
    first = first.partition("'")[0] + "'" if first[1:2] == "'" else first
    if first in DETERMINERS or first == "the":
        return False
    return any(facts is not None and first in facts.determiners for facts in map(language_facts, _WITH_ARTICLES))


def _is_body(words: list[str]) -> bool:
    """Whether a name is an institution's: "State Department", "Senate"; not "Federation", which there are many of."""
    capitals = [word.lower() for word in words if word[0].isupper()]
    return bool(capitals) and capitals[-1] in INSTITUTIONS and (len(capitals) > 1 or capitals[-1] not in BARE)


def _is_name(word: str, *, opens: bool) -> bool:
    """Whether a word of a speaker's name is a proper name, not an office, a party or a sentence's first word."""
    low = word.lower().rstrip(".,")
    if low == low.upper():
        return True  # a script without capitals
    if not word[0].isupper() or low in _PARTIES or low in BARE or (is_office(word) and not opens):
        return False
    return not (opens and ((is_quotable(low) and not has_trade_ending(low)) or low in MODIFIERS))
