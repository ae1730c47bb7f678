"""Pages of our own, put together from what a test is about."""

import json
from typing import Any

from bot.parse.page.facts import PageFacts, page_facts
from bot.parse.page.tree import read_tree

LINK = "https://www.courier.example/news/bridge-closes"
TITLE = "Council closes swing bridge"
PARAGRAPHS = (
    "The council of Westhaven voted by nine to four on Monday to close the old swing bridge for two years, beginning in March.",
    "The bridge carries 8,000 cars a day and was built in 1911, and its steel has been tired for as long as anybody can tell.",
    "“We have no choice, for nobody can say how long it will hold,” said mayor Lena Ost, who put the cost at 40 million crowns.",
    "Shop owners on the island fear for their trade. “Two years will finish us,” said Karl Vint, who sells nets by the harbour.",
    "A ferry will run every ten minutes from the fish market, from five in the morning, and is free for those who live there.",
)
ABOUT = "Nobody on the island will drive to the mainland for two years, and the mayor says that there is no other way."


def page(
    *,
    head: str = "",
    title: str = f"{TITLE} | Westhaven Courier",
    above: str = f"<h1>{TITLE}</h1>",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    below: str = "",
    data: Any = None,
) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data is not None else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12)) + "</ul></nav>"
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}{script}</head><body>{menu}"
        f"<main><article>{above}{text}</article>{below}</main><footer><p>© 2026 Westhaven Courier</p></footer></body></html>"
    )


def facts_of(html: str, url: str = LINK) -> PageFacts:
    return page_facts(read_tree(html), url)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'
