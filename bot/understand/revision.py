"""What became of words when their publisher changed the article: the sentence or quote that stands in their place now."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from bot.model.analysis import Quote, Reading, Sentence
from bot.understand.quotes.tell import is_told
from bot.understand.words import tokens

ALIKE = 0.6
"""Dice's coefficient of two sentences' words, from which on one is taken for the other reworded."""

_FIGURES = 3


def is_correction(old: Reading, new: Reading) -> bool:
    """Whether the article says something else now. One that only lost its text, behind a paywall or cut short, does not."""
    before, after = old.article, new.article
    if (before.title, before.paragraphs) == (after.title, after.paragraphs):
        return False
    return not (after.is_teaser and not before.is_teaser) and 2 * len(after.body) >= len(before.body)


def counterpart(text: str, at: int, reading: Reading, taken: Collection[int] = ()) -> Sentence | None:
    """The sentence that says now what a sentence said that began at that offset; None when the article no longer says it.

    `text` may be a beginning of the sentence. `taken` are the starts of sentences that stand for others already.
    """
    free = [sentence for sentence in reading.analysis.sentences if sentence.start not in taken]
    same = [sentence for sentence in free if _fold(sentence.text).startswith(text)]
    if same:
        return min(same, key=lambda sentence: (len(sentence.text) != len(text), abs(sentence.start - at)))
    words = Counter(tokens(text))
    likely = [(likeness(words, sentence.text), -abs(sentence.start - at), sentence) for sentence in free]
    alike, _, best = max(likely, key=lambda one: one[:2], default=(0.0, 0, None))
    return best if alike >= ALIKE else None


def same_quote(parts: Sequence[str], reading: Reading) -> Quote | None:
    """The quote whose words these are, as it stands now; with a speaker, for one without is not shown."""
    words = Counter(word for part in parts for word in tokens(part))
    known = [quote for quote in reading.analysis.quotes if is_told(quote)]
    best = max(known, key=lambda quote: likeness(words, _quoted(quote)), default=None)
    return best if best and likeness(words, _quoted(best)) >= ALIKE else None


def likeness(words: Counter[str], text: str) -> float:
    """Dice's coefficient of words and a text's words, 0 to 1 (https://doi.org/10.2307/1932409)."""
    others = Counter(tokens(text))
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 0.0


def changed_figures(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The figures that differ between texts and what replaced them: ("12", "9")."""
    found: dict[tuple[str, str], None] = {}
    for before, after in pairs:
        old, new = before.split(), after.split()
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "replace" and end - start == last - first == 1 and _is_figure(old[start]) and _is_figure(new[first]):
                found[old[start].strip(_AROUND), new[first].strip(_AROUND)] = None
    return tuple(found)[:_FIGURES]


_AROUND = ".,;:!?()[]“”\"'"


def _is_figure(word: str) -> bool:
    return any(letter.isdigit() for letter in word) and len(word) <= 20


def _quoted(quote: Quote) -> str:
    return " ".join([quote.lead.text if quote.lead else "", *(part.text for part in quote.parts)])


def _fold(text: str) -> str:
    return " ".join(text.split())
