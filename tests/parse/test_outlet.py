from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Article
from bot.parse.outlet import by_outlet, identity, outlet_id, outlet_of, presentable, site_of

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)


def article(url: str = "", outlet: str = "", *, source: str = "s", kept: str = "", byline: str = "") -> Article:
    return Article(
        id=f"{url}{outlet}{source}", source_id=source, key="k", title="T", paragraphs=(), fetched=NOW, url=url, outlet=outlet,
        outlet_id=kept, byline=byline,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("https://www.coastdaily.example/world/1", "coastdaily.example"),
        ("https://sport.coastdaily.example:8443/1", "coastdaily.example"),
        ("https://news.paper.co.uk/x", "paper.co.uk"),
        ("https://www.paper.com.au/x", "paper.com.au"),
        ("https://ПРИКЛАД.укр/а", "приклад.укр"),
        ("https://xn--80aikifvh.xn--j1amh/", "приклад.укр"),
        ("http://192.0.2.1/feed", "192.0.2.1"),
        ("http://[2001:db8::1]/feed", "2001:db8::1"),
        ("http://intranet/feed", "intranet"),
        # platforms: by host or by path
        ("https://harbour.substack.com/p/1", "harbour.substack.com"),
        ("https://harbour.wordpress.com/1", "harbour.wordpress.com"),
        ("https://harbour.blogspot.com/1", "harbour.blogspot.com"),
        ("https://harbour.github.io/1", "harbour.github.io"),
        ("https://medium.com/@Harbour/1", "medium.com/@harbour"),
        ("https://medium.com/harbour/1", "medium.com/harbour"),
        ("https://harbour.medium.com/1", "harbour.medium.com"),
        ("https://old.reddit.com/r/Harbours/comments/1", "reddit.com/r/harbours"),
        ("https://social.example/@harbour/1", "social.example/@harbour"),
        ("https://www.youtube.com/@Harbour", "youtube.com/@harbour"),
        # where the address does not tell
        ("https://www.youtube.com/watch?v=1", ""),
        ("https://news.google.com/rss/articles/1", ""),
        ("", ""),
        ("no address", ""),
        ("ftp://paper.example/1", ""),
        ("https://me@paper.example/1", ""),
    ],
)
def test_an_outlet_is_its_registrable_domain_or_its_place_on_a_platform(address: str, whose: str) -> None:
    assert identity(address) == whose


@pytest.mark.parametrize(
    ("articles", "outlets"),
    [
        ([], 0),
        ([article("https://a.example/1", "A - World"), article("https://www.a.example/2", "A - Politics")], 1),
        ([article("https://a.example/1", "Post"), article("https://b.example/1", "Post")], 2),
        ([article("https://bbc.com/1", "BBC News"), article("https://bbc.co.uk/2", "BBC News")], 1),
        ([article("https://metro.example/1", "Metro"), article("https://metro.co.uk/1", "Metro UK")], 2),
        ([article("", "The Osen Post"), article("", "Osen Post", source="t")], 1),
        ([article("", "Osen Post"), article("https://osen.example/1", "The Osen Post")], 1),
        ([article("https://osen.example/1", "The Osen Post"), article("", "Osen Post")], 1),
        # one source of texts that name nobody is one outlet, whoever wrote them
        ([article(byline="Helen Garrow"), article(byline="Ana Roe"), article(byline="Li Wu")], 1),
        ([article(source="s"), article(source="t")], 2),
        # a copy, whose own page says whose it is
        ([article("https://a.example/1", "A"), article("https://b.example/1", "B", kept="a.example")], 1),
        ([article("https://www.youtube.com/watch?v=1", "One"), article("https://youtu.be/2", "Two")], 2),
    ],
)
def test_outlets_are_counted_by_who_they_are(articles: Sequence[Article], outlets: int) -> None:
    assert len(by_outlet(articles)) == outlets


ARTICLES = st.lists(
    st.builds(
        article,
        st.sampled_from(["", "https://a.example/1", "https://www.a.example/2", "https://a.org/3", "https://b.example/1", "x"]),
        st.sampled_from(["", "A", "the a", "B"]),
        source=st.sampled_from(["s", "t"]),
    )
)


@given(ARTICLES)
def test_each_outlet_is_named_once_and_none_is_lost(articles: list[Article]) -> None:
    first = by_outlet(articles)
    ids = [outlet_of(one) for one in first]
    assert len(ids) == len(set(ids)) <= len({outlet_of(one) for one in articles})
    assert bool(first) == bool(articles)
    assert list(by_outlet(first)) == list(first)


def test_the_first_address_that_tells_decides() -> None:
    assert outlet_id("", "https://news.google.com/1", "https://coast.example/1", name="Coast", source_id="s") == "coast.example"
    assert outlet_id("", name="The  Coast", source_id="s") == "coast"
    assert outlet_id(source_id="s") == "s"


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Coast Daily", "Coast Daily"),
        ("Coast Daily GmbH & Co. KG", "Coast Daily"),
        ("Diario Costa, S.L.", "Diario Costa"),
        ("Coast Media Inc.", "Coast Media"),
        ("https://coast.example", ""),
        ("www.coast.example", ""),
        ("@coastdaily", ""),
        ("/u/tidewatch", ""),
        ("Abend", "Abend"),
        ("  Coast\n Daily ", "Coast Daily"),
    ],
)
def test_a_name_is_no_address_handle_or_company(given_name: str, shown: str) -> None:
    assert presentable(given_name) == shown


def test_an_outlet_without_a_name_goes_by_its_site() -> None:
    assert site_of("https://www.coast.example/1") == "coast.example"
    assert site_of("https://www.youtube.com/watch?v=1") == "youtube.com"
    assert site_of("") == ""
