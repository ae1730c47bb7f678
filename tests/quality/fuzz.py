"""Fuzzing: whatever comes in, a parser answers with what it found or with its own refusal, and soon.

    make fuzz                     an hour
    make fuzz SECONDS=60          as long as you like
    make fuzz ONLY=feed,mail      some of the parsers

Hypothesis takes a file of each kind apart and puts it together wrong: cut, doubled, nested, spliced with another, with bytes
and markup that parsers stumble over. What fails is shown as the smallest input that does, and the run ends there. An input may
take two seconds of processor time; a parser that hangs in foreign code is shown by its stack.
"""

import contextlib
import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from bot.model.errors import NotTheArticle, Unreadable, UserError
from bot.model.page import FetchedPage
from bot.model.source import RawItem
from bot.parse.feed.dates import parse_date
from bot.parse.feed.keys import entry_keys
from bot.parse.feed.links import page_links
from bot.parse.feed.opml import read_opml
from bot.parse.feed.read import parse_feed
from bot.parse.page.linked import read_linked_page
from bot.parse.urls import canonical_url, page_key, refresh_of, resolve
from bot.understand.read import read_item
from tests.quality import fuzz_seeds

PER_INPUT = 2.0
"""Seconds of processor time, for inputs of some 20 KB at most."""
HANGING = 120.0
"""Seconds after which a parser that no signal interrupts is stopped, with its stack."""
EXAMPLES_A_ROUND = 200

URL = "https://news.example/feeds/all.xml"
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
REFUSALS = (Unreadable, NotTheArticle, UserError)

TOKENS = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.0' encoding='utf-16'?>",
    b"&#x0;", b"&amp;amp;", b"<script>", b"</script", b"<div " + b"a=b " * 50, b"<b>" * 200, b"</item>", b"<item>",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\r\n\r\n", b"\r", b" " * 500, b"\n" * 300,
    b"(" * 200, b"[" * 200, b"{" * 200, "“".encode() * 60, "„»«”".encode() * 30, b"''" * 60, b'"' * 60, b"-" * 300, b"." * 300,
    b"=?utf-8?B?", b"Content-Type: text/html\r\n", b"--b1\r\n", b"%PDF-1.7\n", b"1" * 100, b"9999999999999", b"0000-00-00",
    b"12/31/9999", b"http://", b"http://[", "\u0663".encode() * 30, "\uff4d\uff41\uff52".encode(), "\u0130".encode() * 20,
    "\u0301".encode() * 50, "\U0001f3f3\ufe0f\u200d".encode() * 10, b"javascript:", b"N/A", b"null", b"1e999",
)  # fmt: skip
"""What parsers stumble over."""


@dataclass(frozen=True, slots=True)
class Target:
    """A parser, and well-formed inputs that it is fed the ruins of."""

    parse: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def _feed(body: bytes) -> None:
    feed = parse_feed(body, url=URL, media_type="text/xml; charset=windows-1251" if len(body) % 2 else "")
    keys = entry_keys(feed)
    assert len(keys) == len(feed.entries)
    assert all(keys)


def _page(body: bytes) -> None:
    address = "https://news.example/2026/03/ferry-strike-ends"
    page = FetchedPage(asked=address, url=address, status=200, media_type="text/html", body=body)
    teaser, title = b"Crews return to work.", "Ferry strike ends after nine days"
    item = RawItem(source_id="s", key="k", body=teaser, media_type="text/html", fetched=NOW, url=address, title=title)
    read_linked_page(page, item)


def _found_on(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    page_links(text.encode("utf-8", "replace"), URL)
    refresh_of(text, URL)


def _words(body: bytes) -> None:
    text = body.decode("utf-8", "replace")[:2_000]
    for one in (text, *text.split("\n")[:20]):
        moment = parse_date(one)
        assert moment is None or moment.tzinfo is UTC
        link = resolve(one, URL)
        assert canonical_url(canonical_url(link)) == canonical_url(link)
        page_key(link)


def _file(media_type: str, name: str) -> Callable[[bytes], object]:
    """A file of the inbox, read and understood."""

    def read(body: bytes) -> object:
        item = RawItem(source_id="s", key="k", body=body, media_type=media_type, fetched=NOW, file_name=name)
        return read_item(item, method="lead", count=3)

    return read


TARGETS = {
    "feed": Target(_feed, fuzz_seeds.FEEDS),
    "page": Target(_page, fuzz_seeds.PAGES),
    "links": Target(_found_on, fuzz_seeds.PAGES),
    "html": Target(_file("text/html", "a.html"), fuzz_seeds.PAGES),
    "mail": Target(_file("message/rfc822", "a.eml"), fuzz_seeds.MAILS),
    "pdf": Target(_file("application/pdf", "a.pdf"), fuzz_seeds.PDFS),
    "json": Target(_file("application/json", "a.json"), fuzz_seeds.JSONS),
    "markdown": Target(_file("text/markdown", "a.md"), fuzz_seeds.TEXTS),
    "text": Target(_file("text/plain", "a.txt"), fuzz_seeds.TEXTS),
    "opml": Target(read_opml, fuzz_seeds.OPMLS),
    "words": Target(_words, fuzz_seeds.WORDS),
}


TEXT = st.text(max_size=12).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def ruins(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed after up to eight accidents."""
    body = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(body)))
        end = min(len(body), at + draw(st.integers(0, 400)))
        other = draw(st.sampled_from(seeds))[at : at + 300]
        kinds = (st.sampled_from((b"", other, body[at:end] * 3)), st.sampled_from(TOKENS), st.binary(max_size=12), TEXT)
        put = draw(st.one_of(kinds))
        body = body[:at] + put + body[end:]
    return body[:20_000]


class TookTooLong(Exception):
    """An input that keeps a parser busy."""


@contextmanager
def bounded() -> Iterator[None]:
    """At most `PER_INPUT` seconds of processor time for what is inside."""

    def stop(*_: object) -> None:
        raise TookTooLong(f"more than {PER_INPUT:g} s")

    former = signal.signal(signal.SIGVTALRM, stop)
    faulthandler.dump_traceback_later(HANGING, exit=True)
    signal.setitimer(signal.ITIMER_VIRTUAL, PER_INPUT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGVTALRM, former)


def fuzz(name: str, examples: int, number: int) -> None:
    """One round of a parser. Raises what it raises that is no refusal, with Hypothesis's smallest input for it."""
    target = TARGETS[name]

    @seeded(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(ruins(target.seeds))
    def one(body: bytes) -> None:
        with contextlib.suppress(*REFUSALS), bounded():
            target.parse(body)

    one()


def main() -> None:
    """Rounds of all parsers in turn, each with other inputs, until the time is up."""
    seconds = float(os.environ.get("SECONDS") or 3600)
    names = [name for name in (os.environ.get("ONLY") or ",".join(TARGETS)).split(",") if name in TARGETS]
    ends, number, count = time.monotonic() + seconds, int(time.time()), dict.fromkeys(names, 0)
    while time.monotonic() < ends:
        for name in names:
            if time.monotonic() >= ends:
                break
            fuzz(name, EXAMPLES_A_ROUND, number)
            count[name] += EXAMPLES_A_ROUND
        number += 1
    sys.stdout.write("\n".join(f"{name:10} {made:9,} inputs" for name, made in count.items()) + "\nNo crash, no hang.\n")


if __name__ == "__main__":
    main()
