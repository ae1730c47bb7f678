"""Documents for Discord, by hand and at random, and their messages as the bodies that would be sent."""

from typing import Any

from hypothesis import strategies as st

from bot.model.document import Block, Citation, Document, Heading, PullQuote, Rule, Small, Span, Style, Text
from bot.platforms.discord.render import Message

URL = "https://courier.example/2026/flood"
CITES = Citation(article_id="a", start=0, end=1)
QUOTE = PullQuote(
    spans=(Span(text="“We are as ready as a town can be.”", cites=CITES),),
    attribution=(
        Span(text="— "),
        Span(text="Ida Holm", style=Style.STRONG),
        Span(text=", mayor of Harwick"),
        Span(text="\u00a0[1]"),
    ),
)
PAGE = Document(
    title="Floods",
    blocks=(
        Heading(spans=(Span(text="Floods"),)),
        Small(spans=(Span(text="2 stories from 3 reports · last 24 h"),)),
        Heading(spans=(Span(text="Harwick empties its lower town", url=URL),), level=2),
        Text(spans=(Span(text="The river rose to a record.", cites=CITES), Span(text="\u00a0[1]")), bullet=True),
        Text(spans=(Span(text="Two schools were opened.", cites=CITES),), bullet=True),
        QUOTE,
        QUOTE,
        Small(spans=(Span(text="2 reports · [1]\u00a0"), Span(text="Harwick Courier", url=URL), Span(text=" · “Thursday”"))),
        Rule(),
        Text(spans=(Span(text="Also notable", style=Style.STRONG),)),
        Text(spans=(Span(text="Owls of Crown Park", url="https://owls.example/"), Span(text=" · Daily Post")), bullet=True),
    ),
)  # fmt: skip

HOSTILE = (
    "[](", "*_", "<@1>", "@everyone ", ":a", "\\", ")(", "a\u0301", "😀", "\u202e",
    "- ", "1. ", "||", "`", "# ", "> ", "[a](https://b.example) ",
)  # fmt: skip
"""What a 6 KB attack string is made of."""

ADDRESSES = (
    "",
    URL,
    "javascript:alert(1)",
    "https://x.example/a b",
    "https://x.example/(1)",
    "http://localhost/",
    "https://é.example/ü",
)
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE).flatmap(lambda a: st.integers(1, 900).map(lambda n: a * n)))
SPANS = st.lists(
    st.builds(Span, text=TEXTS, style=st.sampled_from(Style), url=st.sampled_from(ADDRESSES)), min_size=1, max_size=4
).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, spans=SPANS, level=st.integers(1, 2)),
    st.builds(Text, spans=SPANS, bullet=st.booleans()),
    st.builds(PullQuote, spans=SPANS, attribution=SPANS),
    st.builds(Small, spans=SPANS),
    st.just(Rule()),
)
DOCUMENTS = st.builds(
    Document,
    title=TEXTS,
    blocks=st.one_of(
        st.lists(BLOCKS, max_size=14).map(tuple),
        st.lists(st.sampled_from(PAGE.blocks), max_size=90).map(tuple),
    ),
)


def body(message: Message) -> dict[str, Any]:
    """The message as the body of a request."""
    embeds = [
        {key: value for key in ("title", "url", "description") if (value := getattr(embed, key))} for embed in message.embeds
    ]
    return {"content": message.content, "embeds": embeds, "components": [], "allowed_mentions": {"parse": []}}
