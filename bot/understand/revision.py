"""Compares two versions of an article, and finds what replaced the words that were shown of it.

Which words replaced which is decided once, when a change comes and both versions are at hand: by the sentences around them,
then by likeness. The result is stored with the article (`Article.changes`), where it is looked up for every message that
shows the article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from bot.model.analysis import Analysis, Quote, Reading, Sentence
from bot.model.article import Article, Change
from bot.parse.feed.text import single_line
from bot.understand.stopwords import stopwords
from bot.understand.words import tokens

ALIKE = 0.6
"""Likeness at which a new sentence counts as the reworded old one in the same position."""

ALIKE_BUT_FIGURES = 0.8
"""Likeness of all words but numbers at which a different number counts as corrected."""

KIN = 0.3
"""Share of the shorter version's content words in the longer one, at which both are one article.

Other news has .22 at most, an edit over .6.
"""

LONGEST = 100_000
"""Characters of a body that are compared. A longer text is no news article, and would hold up everything else."""

_WORDS, _AT_ONE_PLACE, _IN_ALL = 60, 10, 200
"""Words of a sentence that are compared; sentences compared in one position, and in all. Beyond that a text was rewritten."""

_FIGURES = 3

Pairs = Iterable[tuple[str, str]]


_FIGURE = re.compile(r"(?P<before>[^\w\s]?)(?P<number>\d+(?:[.,'’]\d+)*)(?P<behind>[^\W\d]{0,3}|%)")
_GROUPING = re.compile(r"[.,'’](?=\d{3}(?!\d))")
_AROUND = ".,;:!?()[]“”„\"'’«»"
_SAME_WORDS = 0.5
"""Share of the words of two headlines that both have."""
_WORD = re.compile(r"\w+")


def is_correction(old: Reading, new: Reading) -> bool:
    """Whether the article says something else now. One that only lost its text (paywall, cut short) does not."""
    before, after = old.article, new.article
    if (before.title, before.citable) == (after.title, after.citable) or len(after.body) > LONGEST:
        return False
    return not (after.is_teaser and not before.is_teaser) and 2 * len(after.body) >= len(before.body)


def is_another(old: Article, new: Article) -> bool:
    """Whether the new version is really a different article that its publisher gave the same name."""
    before, after = _content_words(old), _content_words(new)
    return len(before & after) < KIN * min(len(before), len(after))


def change_between(old: Reading, new: Reading) -> Change:
    """What replaced what."""
    reworded = list(_reworded(old.analysis.sentences, new.analysis.sentences))
    return Change(
        sentences=tuple((one_line(was.text), one_line(now.text)) for was, now in reworded),
        quotes=tuple(_requoted(old.analysis, new.analysis, reworded)),
    )


def counterpart(text: str, at: int, reading: Reading, *, is_cut: bool = False) -> Sentence | None:
    """The sentence that says now what was shown as `text` at offset `at`; None if the article no longer says it.

    With `is_cut`, only the beginning of the sentence was shown.
    """
    same = [sentence for sentence in reading.analysis.sentences if _is(one_line(sentence.text), text, is_cut)]
    if not same:
        now = _latest(text, (change.sentences for change in reading.article.changes), is_cut)
        same = [sentence for sentence in reading.analysis.sentences if one_line(sentence.text) == now]
    return min(same, key=lambda sentence: abs(sentence.start - at), default=None)


def requoted(words: str, article: Article) -> str:
    """The words (as by `quoted`) that replaced a quote's words; the same words if nothing replaced them."""
    return _latest(words, (change.quotes for change in article.changes))


def quoted(texts: Iterable[str]) -> str:
    """A quote's words only, however it is punctuated and split."""
    return " ".join(word for text in texts for word in tokens(text))


def one_line(text: str) -> str:
    """A sentence as it is shown."""
    return " ".join(text.split())


def changed_figures(pairs: Pairs) -> tuple[tuple[str, str], ...]:
    """The numbers that differ between texts that are otherwise alike, as pairs of old and new: ("12", "9")."""
    found: dict[tuple[str, str], None] = {}
    for before, after in pairs:
        old, new = _printed(before), _printed(after)
        if _likeness(_without_figures(old), _without_figures(new)) < ALIKE_BUT_FIGURES:
            continue
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "replace" and end - start == last - first:
                found |= {pair: None for pair in zip(old[start:end], new[first:last], strict=True) if _differ(*pair)}
    return tuple(found)[:_FIGURES]


def _content_words(article: Article) -> set[str]:
    return set(tokens(f"{article.title}\n{article.body[:LONGEST]}")) - stopwords(article.language)


def _reworded(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Old sentences, each with the new one that replaced it: alike, and behind the same unchanged sentence."""
    staying = {sentence.text for sentence in before} & {sentence.text for sentence in after}
    went, come = _by_place(before, staying), _by_place(after, staying)
    few = [place for place, gone in went.items() if max(len(gone), len(come.get(place, ()))) <= _AT_ONE_PLACE]
    compared = [(place, sentence) for place in few for sentence in went[place]]
    for place, sentence in compared[:_IN_ALL]:
        words, free = _first_words(sentence), come.get(place, [])
        likely = [(_likeness(words, _first_words(other)), -number) for number, other in enumerate(free)]
        likeness, number = max(likely, default=(0.0, 0))
        if likeness >= ALIKE:
            yield sentence, free[-number]
            come[place] = free[1 - number :]


def _by_place(sentences: Sequence[Sentence], staying: set[str]) -> dict[str, list[Sentence]]:
    """Changed sentences, by the text of the unchanged sentence before them."""
    places: dict[str, list[Sentence]] = {}
    place = ""
    for sentence in sentences:
        if sentence.text in staying:
            place = sentence.text
        else:
            places.setdefault(place, []).append(sentence)
    return places


def _requoted(old: Analysis, new: Analysis, reworded: Sequence[tuple[Sentence, Sentence]]) -> Iterator[tuple[str, str]]:
    """Quotes that are gone, each with the most similar one in the sentence that replaced its sentence."""
    now = {was.start: other for was, other in reworded}
    staying = {_words(quote) for quote in old.quotes} & {_words(quote) for quote in new.quotes}
    for quote in old.quotes:
        places = [now[start] for at in quote.sentences if (start := old.sentences[at].start) in now]
        words = _words(quote) if places else ""
        if not words or words in staying:
            continue
        free = [_words(quote) for quote in new.quotes if any(place.start <= quote.start < place.end for place in places)]
        likely = [(_likeness(words.split()[:_WORDS], other.split()[:_WORDS]), other) for other in free if other not in staying]
        likeness, other = max(likely, default=(0.0, ""))
        if likeness >= ALIKE:
            yield words, other


def _words(quote: Quote) -> str:
    return quoted(part.text for part in (*([quote.lead] if quote.lead else []), *quote.parts))


def _first_words(sentence: Sentence) -> list[str]:
    return tokens(sentence.text[: 10 * _WORDS])[:_WORDS]


def _likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Dice's coefficient of two texts' words, 0 to 1 (https://doi.org/10.2307/1932409)."""
    words, others = Counter(one), Counter(other)
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def _is(text: str, shown: str, is_cut: bool) -> bool:
    return text.startswith(shown) if is_cut else text == shown


def _latest(shown: str, changes: Iterable[Pairs], is_cut: bool = False) -> str:
    """What a text became after all changes."""
    for before, after in (pair for pairs in changes for pair in pairs):
        if _is(before, shown, is_cut):
            shown, is_cut = after, False
    return shown


def _printed(text: str) -> list[str]:
    """The first words of a text in lower case, without punctuation around them."""
    words = (word.strip(_AROUND).casefold() for word in text[: 10 * _WORDS].split())
    return [word for word in words if word][:_WORDS]


def _without_figures(words: Sequence[str]) -> list[str]:
    return [word for word in words if not _FIGURE.fullmatch(word)]


def _differ(old: str, new: str) -> bool:
    """Whether two numbers of the same kind differ, not only in how they are written."""
    one, other = _FIGURE.fullmatch(old), _FIGURE.fullmatch(new)
    if one is None or other is None or (one["before"], one["behind"]) != (other["before"], other["behind"]):
        return False
    return _GROUPING.sub("", one["number"]).replace(",", ".") != _GROUPING.sub("", other["number"]).replace(",", ".")


def same_headline(one: str, other: str) -> bool:
    """Whether most words of two headlines are the same, and all numbers: "Report 3" is not "Report 4"."""
    first, second = _headline_words(one), _headline_words(other)
    if first == second:
        return True
    if _figures(first) != _figures(second):
        return False
    return len(first & second) >= _SAME_WORDS * len(first | second)


def _headline_words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(single_line(title).casefold()))


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdecimal())
