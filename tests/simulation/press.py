"""Publishers: feeds that publish at their own times, correct what they said, move and fail; and the pages behind their links.

Each report is in words of its own, so that it can be told wherever it is shown. Several reports of one story share half
of theirs.
"""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from html import escape

from tests.simulation.ledger import Ledger
from tests.simulation.network import Answer, Asked, Network

_SYLLABLES = ("ba", "ke", "di", "lo", "mu", "ra", "se", "ti", "vo", "zu")
_ENDINGS = ("ing", "ed", "al", "or", "ic", "um", "ist", "age", "on", "ey")
_SHOWN = 60
"""Entries that a feed holds."""


def name(number: int) -> str:
    """A word for a number: 27 is “Babadira”, like no other."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}").capitalize()


def _in_english(story: str, words: list[str]) -> str:
    """Ten made-up words as a sentence of one language: whoever tells a story in another tells another story."""
    first, second, then = " ".join(words[:3]), " and the ".join(words[3:6]), " of the ".join(words[6:])
    return f"{story} {first} for the {second}, which had been with the {then} at the riverwatch."


_TOLD_AGAIN = 4000.0
"""Seconds after which a story goes on."""


@dataclass(slots=True)
class Report:
    """One article of a publisher. `token` stands in its headline; `corrected` is the word that took the place of `was`."""

    number: int
    feed: str
    token: str
    title: str
    sentences: list[str]
    at: float
    story: str = ""
    corrected: str = ""
    was: str = ""
    corrected_at: float = 0.0

    @property
    def path(self) -> str:
        return f"/a/{self.number}"

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences)


@dataclass(slots=True)
class Feed:
    """A publisher's feed: `word` is in its title and nowhere else."""

    host: str
    word: str
    reports: list[Report] = field(default_factory=list)
    version: int = 0

    @property
    def url(self) -> str:
        return f"https://{self.host}/rss"


class Press:
    """All publishers of the world."""

    def __init__(self, network: Network, ledger: Ledger, rng: random.Random) -> None:
        self._network, self._ledger, self._timeline, self._rng = network, ledger, network.timeline, rng
        self.feeds: dict[str, Feed] = {}
        self.reports: dict[str, Report] = {}
        self._numbers = iter(rng.sample(range(1000, 10_000), 3000))
        self._asked_at: dict[tuple[str, str], float] = {}

    def found(self, host: str) -> Feed:
        """A new feed."""
        feed = self.feeds[host] = Feed(host, name(next(self._numbers)))
        self._network.hosts[host] = lambda asked: self._serve(feed, asked)
        self._network.limited[host] = self._limited
        return feed

    def publish(self, host: str) -> Report:
        """News of its own."""
        number = next(self._numbers)
        token = name(number)
        words = self._words(9)
        return self._print(
            Report(number, host, token, f"{token} {words[0]} {words[1]}", self._sentences(token, words), self._now)
        )

    def tell_story(self, hosts: list[str]) -> list[Report]:
        """One story, told by each of them in words of its own, some minutes apart; and once more by all of them, later."""
        number = next(self._numbers)
        story, shared = name(number), self._words(10)
        told = []
        for after, host in [(120.0 * nth + later, host) for later in (0.0, _TOLD_AGAIN) for nth, host in enumerate(hosts)]:
            own = self._words(10)
            sentences = []
            for _ in range(4):
                pool = [*self._rng.sample(shared, 8), *self._rng.sample(own, 2)]
                self._rng.shuffle(pool)
                sentences.append(_in_english(story, pool))
            token = name(next(self._numbers))
            report = Report(next(self._numbers), host, token, f"{token} riverwatch {story}", sentences, 0.0, story=story)
            told.append(report)
            self._timeline.after(after, lambda report=report: self._print(report))  # type: ignore[misc]
        return told

    def correct(self, report: Report) -> None:
        """Another word for one in its first sentence."""
        word = name(next(self._numbers)).lower() + "ward"
        first = report.sentences[0].rstrip(".").split()
        report.was, first[3] = first[3], word
        report.sentences[0] = " ".join(first) + "."
        report.corrected, report.corrected_at = word, self._now
        self.feeds[report.feed].version += 1

    @property
    def _now(self) -> float:
        return self._timeline.now

    def _words(self, count: int) -> list[str]:
        return [name(next(self._numbers)).lower() + self._rng.choice(_ENDINGS) for _ in range(count)]

    def _sentences(self, token: str, words: list[str]) -> list[str]:
        parts = [" ".join(words[start : start + 3]) for start in (0, 3, 6)]
        return [
            f"{token} {parts[0]} for {parts[1]} on the day.",
            f"The {parts[2]} of {token} was {words[0]} and {words[4]} again.",
        ]

    def _print(self, report: Report) -> Report:
        report.at = self._now
        feed = self.feeds[report.feed]
        feed.reports.append(report)
        feed.version += 1
        self.reports[report.token] = report
        return report

    def _limited(self, asked: Asked, seconds: float) -> Answer:
        host, wait = asked.url.host or "", seconds * 10
        self._asked_at["feed", host] = self._now
        self._ledger.limit("feed", host, self._now, wait)
        return Answer(429, "slow down", {"Retry-After": str(int(wait))}, "text/plain")

    def _serve(self, feed: Feed, asked: Asked) -> Answer:
        if asked.url.path == "/rss":
            self._ledger.knock("feed", feed.host, self._now, self._asked_at)
            tag = f'"{feed.version}"'
            if asked.headers.get("if-none-match") == tag:
                return Answer(304, "", {"ETag": tag, "Cache-Control": "max-age=5400"})
            wish = {"ETag": tag, "Cache-Control": "max-age=5400"}
            return Answer(200, self._rss(feed), wish, "application/rss+xml")
        for report in feed.reports:
            if asked.url.path == report.path:
                page = f"<html><head><title>{escape(report.title)}</title></head><body><article><h1>{escape(report.title)}</h1>"
                return Answer(200, f"{page}{report.html}</article></body></html>", {}, "text/html")
        return Answer(404, "nothing here", {}, "text/plain")

    def _rss(self, feed: Feed) -> str:
        items = "".join(self._item(report) for report in reversed(feed.reports[-_SHOWN:]))
        head = f"<title>{feed.word} Gazette</title><link>https://{feed.host}/</link><description>news</description>"
        return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'

    def _item(self, report: Report) -> str:
        link = f"https://{report.feed}{report.path}"
        date = format_datetime(self._timeline.start + timedelta(seconds=report.at))
        return (
            f'<item><title>{escape(report.title)}</title><link>{link}</link><guid isPermaLink="false">{report.number}</guid>'
            f"<pubDate>{date}</pubDate><description>{escape(report.html)}</description></item>"
        )
