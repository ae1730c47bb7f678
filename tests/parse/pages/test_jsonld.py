"""JSON-LD as it is found: wrapped, broken, nested, hostile."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.page.jsonld import DEEPEST, MOST_NODES, is_article, json_ld, main_article, texts, types

PLAIN = '{"@type": "NewsArticle", "headline": "Bridge closes"}'


@pytest.mark.parametrize(
    "script",
    [
        PLAIN,
        f"<!-- {PLAIN} -->",
        f"//<![CDATA[\n{PLAIN}\n//]]>",
        f"/*<![CDATA[*/ {PLAIN} /*]]>*/",
        PLAIN + ";",
        '{"@type": "NewsArticle", "headline": "Bridge closes",}',
        '{"@type": "NewsArticle", "note": "a line\nbreak\there", "headline": "Bridge closes"}',
        PLAIN.replace('"', "&quot;"),
        f"[{PLAIN}]",
        f'{{"@graph": [{PLAIN}]}}',
        f'{{"@type": "WebPage", "mainEntity": {PLAIN}}}',
    ],
)
def test_json_ld_is_read_as_publishers_write_it(script: str) -> None:
    nodes = [node for node in json_ld([script]) if is_article(node)]
    assert [node["headline"] for node in nodes] == ["Bridge closes"]


@pytest.mark.parametrize("script", ["", "{", "null", "[[[[", "nonsense", "[" * 100_000, '{"@type": ' * 5_000, "1" * 5_000])
def test_what_is_no_json_tells_nothing(script: str) -> None:
    assert json_ld([script]) == ()


def test_depth_and_number_are_bounded() -> None:
    deep: object = {"@type": "NewsArticle"}
    for _ in range(DEEPEST + 2):
        deep = {"@type": "WebPage", "hasPart": deep}
    assert not any(is_article(node) for node in json_ld([json.dumps(deep)]))
    wide = json.dumps([[{"@type": "Thing"}] * 200] * 200)
    assert len(json_ld([wide])) == MOST_NODES


def test_commas_and_spaces_without_end_are_no_json() -> None:
    assert json_ld(["{" + ", " * 400_000]) == ()


def test_types_without_their_address() -> None:
    assert types({"@type": ["https://schema.org/NewsArticle", "CreativeWork"]}) == {"NewsArticle", "CreativeWork"}
    assert not is_article({"@type": "JobPosting"})


def test_the_articles_own_node_is_known_by_its_address_or_its_headline() -> None:
    other = {"@type": "NewsArticle", "headline": "Net maker wins prize", "datePublished": "2020", "articleBody": "x"}
    own = {"@type": "NewsArticle", "headline": "Bridge closes for two years"}
    addressed = {"@type": "NewsArticle", "url": "http://www.courier.example/bridge/"}
    assert main_article([other, own], (), ["Bridge closes for two years"]) is own
    assert main_article([other, addressed], ("https://courier.example/bridge",), []) is addressed
    assert main_article([], (), []) == {}


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "name", "author", "hasPart", "headline", "url", "mainEntityOfPage"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_json)
def test_any_json_is_looked_at_without_a_fault(value: object) -> None:
    for node in json_ld([json.dumps(value)]):
        types(node)
        texts(node.get("author"))
    main_article(json_ld([json.dumps(value)]), ("https://n.example/",), ["Bridge"])
