"""The balance of a digest, the reports behind each of its numbers, and where one report is."""

from collections.abc import Sequence

from bot.compose import moments
from bot.compose.answers import compose_list
from bot.compose.edition import Edition
from bot.compose.entry import labelled
from bot.compose.sources import GAP, join, outlet
from bot.compose.wording import say, weave
from bot.model.analysis import Reading
from bot.model.balance import Balance, Fate
from bot.model.document import Document, Phrase, Span, Style

ORDER = (Fate.TOLD, Fate.COUNTED, Fate.COPIES, Fate.HAD, Fate.WAITING, Fate.OTHER, Fate.OLD, Fate.UNREADABLE)
"""The order of the fates: from what the digest's readers have seen to what nobody could read."""


def compose_balance(title: str, sheet: Balance, edition: Edition) -> Document:
    """“312 reports in”, the time covered, and a line a fate: “41 told in 18 stories”, “60 copies”, “203 of other topics”."""
    language = edition.language
    until = (moments.when(sheet.window.end, edition),)
    covers = weave(language, "balance_covers", since=moments.since(sheet.window.start, edition), until=until)
    lines = [say_fate(sheet, fate, language) for fate in ORDER if sheet.count(fate)]
    came = say(language, "balance_in", reports=say(language, "reports", n=sheet.total))
    return compose_list(title, [came, covers], lines, language=language)


def say_fate(sheet: Balance, fate: Fate, language: str) -> str:
    """“41 told in 18 stories”."""
    stories = say(language, "stories", n=sheet.stories)
    return say(language, f"fate.{fate.value}", n=sheet.count(fate), **({"stories": stories} if fate is Fate.TOLD else {}))


def compose_fate(title: str, what: str, readings: Sequence[Reading], edition: Edition, *, first: int, total: int) -> Document:
    """Some of the reports behind a number, those from the `first` on (0 is the first of `total`)."""
    dates = moments.published_each((reading.article for reading in readings), edition)
    lines: list[Phrase] = [
        join([(*labelled(reading.article, edition.language), _by(reading, edition)), date])
        for reading, date in zip(readings, dates, strict=True)
    ]
    return compose_list(title, [what, reached(first, len(lines), total, edition)], lines, language=edition.language)


def reached(first: int, shown: int, total: int, edition: Edition) -> str:
    """“16 to 30 of 203”; nothing where all are shown."""
    if shown >= total:
        return ""
    return say(edition.language, "part_of", first=first + 1, last=first + shown, total=total)


def named(reading: Reading, edition: Edition) -> tuple[Span, ...]:
    """A report by its headline, linked, and who published it."""
    return (*labelled(reading.article, edition.language), _by(reading, edition))


def _by(reading: Reading, edition: Edition) -> Span:
    return Span(text=GAP + outlet(reading.article, edition.language), style=Style.FAINT)
