"""Addresses and lines as others may see them: no password, no key, whatever it is called; and nothing else is lost."""

import string
from base64 import urlsafe_b64encode
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.private import hide_secrets, host_of, shown_address
from tests.growth import assert_in_proportion

SHOWN = [
    ("https://feeds.example/a.xml?page=2", "https://feeds.example/a.xml?page=2"),
    ("https://u:p@a.example/feed", "https://…@a.example/feed"),
    ("https://a.example/?token=abc&id=3", "https://a.example/?token=…&id=3"),
    ("https://a.example/?x=1&access_token=abc#top", "https://a.example/?x=1&access_token=…#top"),
    ("https://a.example/?authKey=1&apikey=2&X-Amz-Signature=3&sig=4", "https://a.example/?authKey=…&apikey=…&X-Amz-Signature=…&sig=…"),
    ("https://a.example/?access=abc;pass=def", "https://a.example/?access=…;pass=…"),
    ("https://a.example/?u=Zm9vYmFyMTIzNDU2Nzg5MA", "https://a.example/?u=…"),
    ("https://a.example/feed?9f86d081884c7d659a2feaa0c55ad015", "https://a.example/feed?…"),
    ("https://a.example/private/9f86d081884c7d659a2feaa0c55ad015/rss", "https://a.example/private/…/rss"),
    ("https://a.example/private/9f86d081884c7d659a2feaa0c55ad015.xml", "https://a.example/private/….xml"),
    ("https://a.example/f/123e4567-e89b-12d3-a456-426614174000", "https://a.example/f/…"),
    ("https://a.example/f;jsessionid=12/x", "https://a.example/f;jsessionid=…/x"),
    ("https://a.example/p?url=https%3A%2F%2Fb.example%2F%3Fkey%3D1", "https://a.example/p?url=…"),
    ("https://a.example/#access_token=1", "https://a.example/#access_token=…"),
    ("https://a.example?key=1", "https://a.example?key=…"),
    ("https://a.example/?%6Bey=1", "https://a.example/?%6Bey=…"),
    ("https://a.example/2026/11/30/storm-over-harwick-2026-floods-19-districts", "https://a.example/2026/11/30/storm-over-harwick-2026-floods-19-districts"),
    ("https://a.example/?q=turkey&author=ann&keyword=flood&tokens", "https://a.example/?q=turkey&author=ann&keyword=flood&tokens"),
    ("https://a.example/DieWocheOnlineRssFeedPolitik.xml", "https://a.example/DieWocheOnlineRssFeedPolitik.xml"),
    ("https://a.example/?date=2026-11-30T10:00:00Z&id=1234567890123456789", "https://a.example/?date=2026-11-30T10:00:00Z&id=1234567890123456789"),
    ("not an address", "not an address"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("url", "shown"), SHOWN)
def test_an_address_is_shown_without_what_opens_it(url: str, shown: str) -> None:
    assert shown_address(url) == shown
    assert hide_secrets(f"cannot read {url} today") == f"cannot read {shown} today"


LINES = [
    ("Authorization: Bearer abcdefgh12345", "Authorization: Bearer …"),
    ("sent Bearer abcdefgh12345 there", "sent Bearer … there"),
    ("headers {'X-Api-Key': 'abc', 'Accept': 'text/html'}", "headers {'X-Api-Key': '…', 'Accept': 'text/html'}"),
    ('{"token": "abc", "id": "3"}', '{"token": "…", "id": "3"}'),
    ("Cookie: sid=abc; theme=dark", "Cookie: … theme=dark"),
    ("key=abc, name=ann", "key=…, name=ann"),
    ("the bot's xoxb-1234567890-abcdef is bad", "the bot's … is bad"),
    ("postgresql://bot:hush@db.example/news is down", "postgresql://…@db.example/news is down"),
    ("mail ann@example.org about it: the key word is 1 = 1", "mail ann@example.org about it: the key word is 1 = 1"),
]


@pytest.mark.parametrize(("line", "shown"), LINES)
def test_a_line_is_shown_without_secrets(line: str, shown: str) -> None:
    assert hide_secrets(line) == shown


@pytest.mark.parametrize(
    "alphabet", [string.hexdigits[:16], string.ascii_letters + string.digits, string.ascii_lowercase + "234567"]
)
def test_what_a_machine_deals_out_is_known_by_its_look(alphabet: str) -> None:
    random = Random(3)
    tokens = ["".join(random.choices(alphabet, k=32)) for _ in range(500)]
    known = [token for token in tokens if token not in shown_address(f"https://a.example/{token}?x={token}")]
    assert len(known) >= 0.97 * len(tokens)


def test_url_safe_tokens_and_uuids_are_known() -> None:
    random = Random(5)
    assert all("…" in shown_address(f"https://a.example/?x={UUID(int=random.getrandbits(128))}") for _ in range(200))
    assert (
        sum("…" in shown_address(f"https://a.example/?x={urlsafe_b64encode(random.randbytes(24)).decode()}") for _ in range(200))
        >= 190
    )


@given(st.text(), st.sampled_from(["https://a.example/", "", "://", "https://"]))
def test_any_text_is_shown_and_showing_it_again_changes_nothing(text: str, before: str) -> None:
    once = hide_secrets(before + text)
    assert hide_secrets(once) == once
    shown_address(before + text)
    host_of(before + text)


@pytest.mark.parametrize(
    "piece", ["a", "a=", "://", "key=", "https://a@", "'a':", "?&;", "eyJa.", "x-", "bearer ", "A1", "%3D", "M" * 23]
)
def test_a_long_line_is_hidden_in_time_that_grows_with_it(piece: str) -> None:
    assert_in_proportion(lambda size: hide_secrets((piece * size)[:size]), 40_000)


def test_the_host_is_all_that_some_may_know() -> None:
    assert host_of("https://u:p@news.example:8443/feed?key=1") == "news.example:8443"
    assert host_of("/var/news/feed.xml") == ""
