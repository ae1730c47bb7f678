"""Summarizes a story over all its reports: whole sentences and quotes, each from one report, without repetition.

Sentences are scored by the story's centroid (Radev et al. 2004), its headlines and their position. They are picked by maximal
marginal relevance (Carbonell & Goldstein 1998), so that outlets add to each other instead of repeating.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum, sqrt

from bot.model.analysis import Quote, Reading
from bot.model.story import Story
from bot.parse.text import word_count
from bot.understand.quotes.shown_speakers import names_speaker
from bot.understand.rank import fresh, moment
from bot.understand.standalone import FINAL, cut_in_quotation, hangs, is_furniture
from bot.understand.stopwords import content_stems
from bot.understand.summarize import of_length
from bot.understand.words import tokens

_CENTROID, _HEADLINE, _PLACE = 2.0, 0.75, 0.5
_OPENING = 1.5
"""Weight of an early position for a story's first sentence, since reports open with the news."""
_BACKGROUND = 0.5
"""Deduction for a later sentence that names an earlier year: it is background."""
_AWKWARD = 0.5
"""Deduction for a sentence that asks, or that begins inside a quotation."""
_REPETITION = 1.0
_SAME_FACT = 0.4
"""Share of the shorter sentence's content words in the other, at which both state the same fact."""
_SAME_FIGURE = 0.2
"""The same share where both have the same number, even rounded ("340 homes", "more than 300 homes")."""
_SAME_NAMES, _FEWEST_NAMES = 0.3, 2
"""The share _SAME_NAMES is enough where both name this many of the same people or places, those in the headline aside."""
_SAME_QUOTATION = 0.6
_SAME_SPEAKER = 0.5
_LEAD = 0.1
_SILENT = 3.0
"""Deduction for a quote from a report that is left out of the summary: it is used only where nobody else is quoted."""
_MOST_REPORTS = 8
_MOST_SENTENCES = 20
_SHORTEST, _SHORT = 8, 0.4
"""Deduction for a sentence of fewer words than _SHORTEST, which says little by itself."""
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{1,15}(?:\.\d{1,3})?\b")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")
_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]+")
_READ = 1000
_OPENING_MARKS = "\"“„«‘'"

_Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence of a report. `index` counts in its analysis, `report` from the story's lead."""

    report: int
    index: int
    words: _Words
    figures: frozenset[str]
    names: _Words
    score: float
    hanging: bool

    def may_follow(self, chosen: Sequence["_Candidate"]) -> bool:
        """Whether the sentence can be understood behind the chosen ones, and says something new."""
        understood = not self.hanging or any(
            (earlier.report, earlier.index + 1) == (self.report, self.index) for earlier in chosen
        )
        return understood and not any(self._repeats(earlier) for earlier in chosen)

    def _repeats(self, other: "_Candidate") -> bool:
        """Whether two sentences state one fact: most words in common, or fewer with a common number or common names."""
        overlap = _overlap(self.words, other.words)
        if overlap >= _SAME_FACT:
            return True
        if self.report == other.report:  # one outlet does not repeat a fact in other words
            return False
        named = len(self.names & other.names) >= _FEWEST_NAMES
        return (overlap >= _SAME_FIGURE and bool(self.figures & other.figures)) or (overlap >= _SAME_NAMES and named)


def _skip_nothing(text: str) -> bool:
    return False


def summarize_story(story: Story, *, count: int, skip: Callable[[str], bool] = _skip_nothing) -> tuple[tuple[Reading, int], ...]:
    """At most `count` sentences as (reading, sentence index): the best first, then the others in reading order.

    Sentences that `skip` is true for are left out. A story with one report has that report's summary; so has one without a
    sentence that can stand alone. Teasers and copies are used only if there is nothing else, and reports that are a day older
    than the newest one never.
    """
    reports = _reports(story)
    if count < 1 or len(reports) == 1:
        return _own_summary(reports[0], count, skip)
    candidates = [
        candidate
        for candidate in _candidates(reports)
        if not skip(reports[candidate.report].analysis.sentences[candidate.index].text)
    ]
    chosen: list[_Candidate] = []
    while len(chosen) < count and (
        left := [candidate for candidate in candidates if candidate not in chosen and candidate.may_follow(chosen)]
    ):
        chosen.append(max(left, key=lambda candidate: (_gain(candidate, chosen), -candidate.report, -candidate.index)))
    if not chosen:
        return _own_summary(reports[0], count, skip)
    return tuple((reports[candidate.report], candidate.index) for candidate in _best_first(chosen))


def _own_summary(reading: Reading, count: int, skip: Callable[[str], bool]) -> tuple[tuple[Reading, int], ...]:
    """A report's own summary, without asides, and without sentences that hang on a skipped one."""
    sentences, language = reading.analysis.sentences, reading.article.language
    known = {*reading.analysis.ranking, *reading.analysis.summary, *range(min(len(sentences), max(0, count)))}
    skipped = {index for index in known if skip(sentences[index].text)}
    after = {index for index in known if index - 1 in skipped and hangs(sentences[index], language)}
    asides = {index for index in known if is_furniture(sentences[index])}
    return tuple((reading, index) for index in of_length(reading.analysis, count, without=skipped | after | asides))


def _best_first(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """The first choice, sentences that hang on it, and the others in reading order."""
    opening = [chosen[0]]
    for candidate in sorted(chosen, key=_place):
        if candidate.hanging and _place(candidate) == (opening[-1].report, opening[-1].index + 1):
            opening.append(candidate)
    return [*opening, *sorted((candidate for candidate in chosen if candidate not in opening), key=_place)]


def _place(candidate: _Candidate) -> tuple[int, int]:
    return candidate.report, candidate.index


def _reports(story: Story) -> tuple[Reading, ...]:
    """The reports that the summary is made from."""
    readings = fresh((story.lead, *story.others)[:_MOST_REPORTS])
    return tuple(reading for reading in readings if not reading.article.is_teaser) or readings


# Sentences


def _candidates(reports: Sequence[Reading]) -> list[_Candidate]:
    titles = [_content(reading.article.title, reading.article.language) for reading in reports]
    shown = [reading.analysis.sentences[:_MOST_SENTENCES] for reading in reports]
    texts = [
        [_content(sentence.text, reading.article.language) for sentence in sentences]
        for reading, sentences in zip(reports, shown, strict=True)
    ]
    centroid = _unit(_centroid(titles, texts))
    headlines = _unit(Counter(word for title in titles for word in set(title)))
    found = []
    for report, sentences in enumerate(shown):
        cut = cut_in_quotation(sentences)
        finishes = any(_is_finished(sentence.text) for sentence in sentences)
        for index, (sentence, words) in enumerate(zip(sentences, map(frozenset, texts[report]), strict=True)):
            unfinished = finishes and not _is_finished(sentence.text)
            if unfinished or cut[index] or is_furniture(sentence) or words <= set(titles[0]):
                continue
            score = _CENTROID * _cosine(words, centroid) + _HEADLINE * _cosine(words, headlines)
            score += _PLACE * exp(-index / 4) - _awkwardness(sentence.text)
            score -= _BACKGROUND * (index > 0 and _is_background(sentence.text, moment(reports[report]).year))
            hanging = index > 0 and hangs(sentence, reports[report].article.language)
            names = frozenset(_content(" ".join(_NAME.findall(sentence.text)), reports[report].article.language)) - set(titles[0])
            found.append(_Candidate(report, index, words, _figures(sentence.text), names, score, hanging))
    return found


def _is_background(text: str, year: int) -> bool:
    return any(int(named) < year for named in _YEAR.findall(text[:_READ]))


def _is_finished(text: str) -> bool:
    return text.rstrip("\"'”’»)] ").endswith(FINAL)


def _figures(text: str) -> frozenset[str]:
    """The characteristic numbers of a sentence: fractions, and larger numbers by first digit and length; no years."""
    found = set()
    for number in _FIGURE.findall(text[:_READ]):
        digits, _, fraction = number.replace(",", "").partition(".")
        is_year = len(digits) == 4 and digits[:2] in ("19", "20") and number == digits
        if fraction:
            found.add(number)
        elif len(digits) > 1 and not is_year:
            found.add(f"{digits[0]}e{len(digits)}")
    return frozenset(found)


def _centroid(titles: Iterable[Sequence[str]], texts: Iterable[Iterable[Sequence[str]]]) -> Counter[str]:
    """What the story is about: words weighted by how many reports use them, and a little by how often."""
    total: Counter[str] = Counter()
    for title, sentences in zip(titles, texts, strict=True):
        counts = Counter(title)
        for words in sentences:
            counts.update(words)
        total.update({word: min(times, 3) for word, times in counts.items()})
    return total


def _gain(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    if not chosen:
        return candidate.score + _OPENING * exp(-candidate.index / 2)
    return candidate.score - _REPETITION * max(_overlap(candidate.words, earlier.words) for earlier in chosen)


def _awkwardness(text: str) -> float:
    short = word_count(text) < _SHORTEST
    return _AWKWARD * (text[0] in _OPENING_MARKS) + _AWKWARD * text.rstrip().endswith("?") + _SHORT * short


@lru_cache(maxsize=20_000)  # the same news goes to many channels
def _content(text: str, language: str) -> tuple[str, ...]:
    return tuple(content_stems(text, language))


def _unit(counts: Mapping[str, int]) -> dict[str, float]:
    length = sqrt(sum(count * count for count in counts.values())) or 1.0
    return {word: count / length for word, count in counts.items()}


def _cosine(words: _Words, unit: Mapping[str, float]) -> float:
    return fsum(unit.get(word, 0.0) for word in words) / sqrt(len(words)) if words else 0.0


def _overlap(one: _Words, other: _Words) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


# Quotes


def story_quotes(story: Story, count: int) -> tuple[tuple[Reading, int], ...]:
    """At most `count` quotes as (reading, quote index), best first, of different people and without repetition."""
    spoken = _reports(story)
    reports = (*spoken, *(reading for reading in (story.lead, *story.others) if reading not in spoken))
    left = [
        (_quote_score(reading.analysis.quotes[index], rank, report) - _SILENT * (report >= len(spoken)), report, index)
        for report, reading in enumerate(reports)
        for rank, index in enumerate(reading.analysis.key_quotes)
    ]
    words = {(report, index): _quoted(reports[report].analysis.quotes[index]) for _, report, index in left}
    chosen: list[tuple[int, int]] = []
    spoken_by: Counter[str] = Counter()
    while left and len(chosen) < count:
        best = max(
            left,
            key=lambda ranked: (ranked[0] - _SAME_SPEAKER * spoken_by[_speaker(reports, ranked[1:])], -ranked[1], -ranked[2]),
        )
        chosen.append(best[1:])
        spoken_by[_speaker(reports, best[1:])] += 1
        left = [ranked for ranked in left if not _is_repeated(words[ranked[1:]], words[best[1:]])]
    return tuple((reports[report], index) for report, index in chosen)


def _quote_score(quote: Quote, rank: int, report: int) -> float:
    return (quote.confidence if names_speaker(quote) else 0.0) + 1 / (1 + rank) + _LEAD / (1 + report)


def _speaker(reports: Sequence[Reading], place: tuple[int, int]) -> str:
    """A person by the last word of their name, since outlets write names at different lengths."""
    speaker = reports[place[0]].analysis.quotes[place[1]].speaker
    return (tokens(speaker.name) or [""])[-1] if speaker else ""


def _is_repeated(words: _Words, said: _Words) -> bool:
    """Whether most words of the shorter of two quotations are in the other."""
    return len(words & said) >= _SAME_QUOTATION * min(len(words), len(said))


def _quoted(quote: Quote) -> _Words:
    return frozenset(word for part in quote.parts for word in tokens(part.text))
