"""Links that may be shown, and links that are the same."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.urls import LONGEST_LINK, address_in_words, canonical_url, http_link, page_key, parts_of, resolve


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://www.courier.example/2026/03/ferry-to-leave-on-sunday.html?key=secret", "Ferry to leave on sunday"),
        ("https://courier.example/ferry-leaves-9e1f0a77c2", "courier.example/ferry-leaves-9e1f0a77c2"),
        ("https://courier.example/story-10-things-to-know-48377211", "Story 10 things to know"),
        (f"https://courier.example/{quote('пором-іде-в-неділю')}", "Пором іде в неділю"),
        ("https://courier.example/archives/?token=secret", "courier.example/archives"),
        ("https://courier.example", "courier.example"),
        ("no address", "no address"),
    ],
)
def test_a_page_without_a_headline_goes_by_the_words_of_its_address(address: str, said: str) -> None:
    assert address_in_words(address) == said


@pytest.mark.parametrize(
    ("link", "base", "expected"),
    [
        ("https://example.com/a?b=c#d", "", "https://example.com/a?b=c#d"),
        (" https://example.com/a \n", "", "https://example.com/a"),
        ("/a/b", "https://example.com/feed.xml", "https://example.com/a/b"),
        ("b.html", "https://example.com/a/feed.xml", "https://example.com/a/b.html"),
        ("//cdn.example.com/x", "https://example.com/", "https://cdn.example.com/x"),
        ("https://example.com/ä", "", "https://example.com/ä"),
        ("https://[2001:db8::1]:8080/", "", "https://[2001:db8::1]:8080/"),
        ("/a/b", "", ""),
        ("", "https://example.com/", ""),
        ("javascript:alert(1)", "https://example.com/", ""),
        ("data:text/html,x", "", ""),
        ("mailto:desk@example.com", "", ""),
        ("ftp://example.com/", "", ""),
        ("https://", "", ""),
        ("https://user:secret@example.com/", "", ""),
        ("https://example.com@evil.example/", "", ""),
        ("https://example.com/a b", "", "https://example.com/a%20b"),
        ("https://example.com/Circular no.38 - Set up.pdf", "", "https://example.com/Circular%20no.38%20-%20Set%20up.pdf"),
        ("https://example.com/c?x=2015|2016&y={z}", "", "https://example.com/c?x=2015%7C2016&y=%7Bz%7D"),
        ("a b.html", "https://example.com/x/feed.xml", "https://example.com/x/a%20b.html"),
        ("https://example.com/a\n    /b", "", "https://example.com/a/b"),
        ("https://exam ple.com/a", "", ""),
        ("https://exam|ple.com/a", "", ""),
        ("https://exam ple.com", "", ""),
        ("N/A", "https://example.com/", ""),
        ("undefined", "https://example.com/", ""),
        ("#", "https://example.com/", ""),
        ("https://example.com/\u202ea", "", ""),
        ("https://example.com/<script>", "", ""),
        ("https://example.com\\@evil.example/", "", ""),
        ("https://example.com:99999/", "", ""),
        ("https://example.com:port/", "", ""),
        ("https://[::1/", "", ""),
    ],
)
def test_a_link_is_absolute_and_safe_or_none(link: str, base: str, expected: str) -> None:
    assert http_link(link, base) == expected


def test_a_link_has_a_longest_length() -> None:
    longest = "https://example.com/".ljust(LONGEST_LINK, "a")
    assert http_link(longest) == longest
    assert http_link(longest + "a") == ""


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.COM/Path?B=1", "https://example.com/Path?B=1"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("http://example.com:80/a", "http://example.com/a"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("https://example.com/a#part", "https://example.com/a"),
        ("https://example.com/a?utm_source=rss&utm_medium=feed", "https://example.com/a"),
        ("https://example.com/a?id=7&utm_source=rss&FBCLID=x&page=2", "https://example.com/a?id=7&page=2"),
        ("https://example.com/a?id=1&id=2", "https://example.com/a?id=1&id=2"),
        ("https://example.com/a?gclid=1", "https://example.com/a"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("not a link", ""),
    ],
)
def test_the_same_page_has_one_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


def test_a_page_is_known_again_when_its_site_moves_to_https() -> None:
    pages = ["http://n.example/a/", "https://n.example/a", "https://www.n.example/a?utm_source=x#b"]
    assert {page_key(url) for url in pages} == {"n.example/a"}
    assert page_key("https://n.example/?p=1") == "n.example/?p=1"
    assert [page_key(url) for url in ("https://n.example", "https://www.n.example/", "", "mailto:a@n.example")] == [""] * 4


@given(
    st.text(alphabet="htps:/.@#?&=%[]aZ0 _-\\ü\u202e", max_size=40),
    st.sampled_from(["", "https://example.com/a/", "http://[::1", "x"]),
)
@settings(max_examples=100)
def test_no_text_raises_and_canonical_is_stable(tail: str, base: str) -> None:
    for link in (tail, "https://" + tail, "https://example.com" + tail):
        resolve(link, base)
        parts_of(link)
        safe = http_link(link, base)
        assert safe == "" or safe.lower().startswith(("http://", "https://"))
        canonical = canonical_url(link)
        assert canonical_url(canonical) == canonical
