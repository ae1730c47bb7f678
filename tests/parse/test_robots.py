"""What robots.txt lets the bot read: RFC 9309, and what hosts really serve."""

from datetime import timedelta

import pytest

from bot.parse.robots import LARGEST_ROBOTS, verdict

PAGE = "https://gazette.example/news/2026/bridge.html?id=7"
SHUT = b"User-agent: *\nDisallow: /news/\n"


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow:\n", True),
        (SHUT, False),
        (b"\xef\xbb\xbf" + SHUT, False),
        (SHUT.replace(b"\n", b"\r\n"), False),
        (SHUT + b"Allow: /news/2026/\n", True),
        (b"User-agent: *\nDisallow: /*.html$\n", True),
        (b"User-agent: *\nDisallow: /*.html\n", False),
        (b"User-agent: *\nDisallow: /*?id=\n", False),
        (SHUT + b"\nUser-agent: Dateline\nDisallow: /private/\n", True),
        (b"User-agent: dateline\nDisallow: /\n", False),
        (b"User-agent: GPTBot\nDisallow: /\n", True),
        (b"<!doctype html><title>Not found</title>", True),
        (b"\xff\xfe\x00" * 99, True),
        (b"#" * LARGEST_ROBOTS + b"\n" + SHUT, True),
    ],
)
def test_the_rules_that_are_for_us_count(robots: bytes, is_allowed: bool) -> None:
    assert verdict(robots, PAGE).is_allowed is is_allowed


@pytest.mark.parametrize(
    ("line", "seconds"), [("10", 10), ("0.5", 0.5), ("0", 0), ("-4", 0), ("soon", 0), ("1e99", 0), ("nan", 0), ("inf", 0)]
)
def test_a_wish_for_time_between_pages_is_kept_where_it_makes_sense(line: str, seconds: float) -> None:
    robots = f"User-agent: *\nCrawl-delay: {line}\n".encode()
    assert verdict(robots, PAGE).delay == timedelta(seconds=seconds)
