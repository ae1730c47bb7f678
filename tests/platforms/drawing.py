"""What readers are shown, as text: every answer of a day in both chats, in three languages, as cards and plain.

`python -m tests.platforms.drawing` draws the pictures in `pictures/` anew, to be looked through before they are committed.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

from bot.compose.answers import compose_quotes, compose_reasons
from bot.compose.direction import isolated
from bot.compose.edition import Edition
from bot.compose.fit import fit
from bot.compose.picture import illustration
from bot.compose.whole import compose_piece, readable
from bot.compose.wording import say
from bot.model.article import ArticleKind
from bot.model.document import Action, Document, Illustration
from bot.model.picture import Picture
from bot.model.story import Story
from bot.model.topic import Hit, Match
from bot.model.workspace import Window
from bot.platforms.discord.body import body
from bot.platforms.discord.render import render, room
from bot.platforms.slack.blocks import messages
from tests.compose.composed import brief_of, digest_of, follow_up_of, no_match_of
from tests.compose.newsroom import NOW, quote, read, story, subscription
from tests.platforms.discord import openapi
from tests.platforms.slack import rules

PICTURES = Path(__file__).parent / "pictures"
LANGUAGES = ("en", "de", "ar")
FLOOD = (
    "The River Arle rose above four metres on Thursday, the highest level since 1931, and 340 households were told to leave.",
    "“We are as ready as a town can be,” Mayor Ida Holm said at the fire station. “But sandbags are no plan.”",
    "The ministry said it would send heavy pumps before the night.",
)
SECOND = (
    "The dyke is being raised by half a metre tonight.",
    "“If the rain stops, it will hold,” said Pim Oudekamp, a hydrologist.",
)
TEASER = ("The vote on the press law has been put off by a week, the speaker said on Thursday morning.",)
_BODIES = {"flood": "\n\n".join(FLOOD), "dyke": "\n\n".join(SECOND)}


def stories() -> tuple[Story, ...]:
    """A story of several outlets, one from a teaser, one that goes on by the hour, an old one and an opinion."""
    said = [
        quote(_BODIES["flood"], "“We are as ready as a town can be,”", "“But sandbags are no plan.”", venue="at the fire station")
    ]
    also = [quote(_BODIES["dyke"], "“If the rain stops, it will hold,”", speaker="Pim Oudekamp", role="hydrologist")]
    hour = timedelta(hours=1)
    flood = read("a", *FLOOD, title="Harwick empties its lower town", outlet="Harwick Courier", url="https://courier.example/1",
                 byline="Marta Lindvall", published=NOW - 2 * hour, quotes=said, summary=[0, 2])  # fmt: skip
    dyke = read("b", *SECOND, title="Dyke is raised", outlet="Tessaly Herald", published=NOW - 50 * hour, quotes=also,
                fetched=NOW - 50 * hour)  # fmt: skip
    more = [read(f"c{n}", f"Report {n}.", outlet=f"Outlet {n}", published=NOW - hour) for n in range(4)]
    teaser = read("d", *TEASER, title="Press law waits", outlet="Daily Post", url="https://post.example/2", is_teaser=True,
                  published=NOW - 3 * hour)  # fmt: skip
    live = read(
        "e", "Two ferries have left the harbour.", title="Live: strike in Port Callow", outlet="Meridian Wire", published=NOW
    )
    opinion = read("f", "One dyke is not a policy.", title="A dyke is not a policy", outlet="Old Post", byline="Helen Garrow",
                   published=NOW - hour)  # fmt: skip
    return (
        story(flood, dyke, *more[:2], copies=more[2:], score=0.9),
        story(teaser, score=0.7),
        story(replace(live, article=replace(live.article, kind=ArticleKind.LIVE)), score=0.6),
        story(replace(opinion, article=replace(opinion.article, kind=ArticleKind.OPINION)), score=0.3),
    )


def documents(language: str, *, plain: bool) -> Mapping[str, Document]:
    """Each answer by its name."""
    told, edition = stories(), Edition(now=NOW, zone=NOW.tzinfo, language=language, plain=plain)  # type: ignore[arg-type]
    window, wanted = Window(start=NOW - timedelta(days=1), end=NOW), subscription(max_stories=3, summary_sentences=2, quotes=2)
    names = ("quotes", "timeline", "why")
    actions = tuple(Action(name=f"digest.{name}", label=say(language, f"button.brief.{name}"), argument="d") for name in names)
    quotes = [(reading, one) for reading in told[0].readings for one in reading.analysis.quotes]
    found = {"a": Match(topic_id="t", score=0.8, why=(Hit("river", 2, in_title=True), Hit("flood", 1)))}
    common = {"now": NOW, "language": language, "plain": plain}
    drawn = {
        "digest": digest_of(told, window=window, subscription=wanted, title="Floods", next_run=NOW + timedelta(days=1),
                                 reports_read=97, actions=actions, **common),
        "brief": brief_of(told[:2], name="Floods", since=NOW - timedelta(days=1), zone=edition.zone, failing=1, sources=9,
                               had=NOW - timedelta(hours=5), unchanged=1, **common),
        "more quotes": compose_quotes(say(language, "quotes_on", name="Floods"), quotes, edition),
        "why these": compose_reasons(say(language, "why_title", name="Floods"), told, found, edition),
        "follow-up": follow_up_of(told[:1], subscription=wanted, seen=frozenset({"b"}), **common),
        "nothing found": no_match_of("Floods", since=NOW - timedelta(days=1), now=NOW, zone=edition.zone, language=language,
                                  latest=told[0].lead.article, reports_read=41,
                                  failing=["Daily Post", "Meridian Wire"], sources=9),
    }  # type: ignore[arg-type]  # fmt: skip
    if not plain:  # which has no pictures
        drawn |= {f"digest, {size} pictures": digest_of(told, window=window, subscription=wanted, title="Floods",
                      pictures=_pictures(told, language, is_large=size == "large"), **common) for size in ("small", "large")}  # type: ignore[arg-type]  # fmt: skip
    opened = compose_piece(told[0].others[0], 1, edition, source="Inbox")
    assert opened is not None
    drawn |= {"digest": replace(drawn["digest"], actions=readable(drawn["digest"]).actions), "read": opened}
    return {name: replace(isolated(document), plain=plain) for name, document in drawn.items()}


def _pictures(told: Sequence[Story], language: str, *, is_large: bool) -> Mapping[str, Illustration]:
    """One with a description of its own, and one without."""
    described = Picture(url="https://img.courier.example/dyke.jpg", alt="Volunteers fill sandbags on the dyke at dusk.")
    bare = Picture(url="https://img.post.example/press.jpg")
    pairs = ((told[0], described), (told[1], bare))
    return {one.id: illustration(one.lead, picture, language, is_large=is_large) for one, picture in pairs}


def discord(document: Document) -> str:
    """The messages, each taken by Discord's own description."""
    drawn = []
    for part in fit(document, room(plain=document.plain)):
        message = render(part)
        made = body(part)
        view = made.pop("view", None)
        sent = {"content": made["content"], "embeds": [embed.to_dict() for embed in made["embeds"]]}
        openapi.check("POST", "/channels/1/messages", {**sent, "components": view.to_components()} if view else sent)
        lines = [message.content, *map(_card, sent["embeds"])]
        drawn.append("\n".join([*lines, *([_buttons(action.label for action in part.actions)] if part.actions else [])]))
    return "\n- - -\n".join(drawn)


def slack(document: Document) -> str:
    """The messages, each checked against Slack's limits: what is read aloud, then the blocks."""
    drawn = []
    for message in messages(document):
        rules.check_message({"channel": "C1", "text": message.text, "blocks": message.blocks})
        drawn.append("\n".join([f"({message.text})", *(line for block in message.blocks for line in _lines(block))]))
    return "\n- - -\n".join(drawn)


CHATS: Mapping[str, Callable[[Document], str]] = {"discord": discord, "slack": slack}


def pictures() -> Iterator[tuple[str, str]]:
    """Each file's name and what it should hold."""
    for chat, plain, language in product(CHATS, (False, True), LANGUAGES):
        drawn = documents(language, plain=plain)
        text = "\n\n".join(f"=== {name}\n{CHATS[chat](document)}" for name, document in drawn.items())
        yield f"{chat}-{'plain' if plain else 'cards'}-{language}.txt", text + "\n"


def _card(embed: dict[str, Any]) -> str:
    shown = [f"({size}: {embed[size]['description']} <{embed[size]['url']}>)" for size in ("thumbnail", "image") if size in embed]
    return "\n".join([f"+ {embed.get('title', '')}", embed.get("description", ""), *shown])


def _buttons(labels: Iterator[str]) -> str:
    return " ".join(f"[{label}]" for label in labels)


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"# {block['text']['text']}"
        case "section":
            yield block["text"]["text"]
            yield from _lines(block["accessory"]) if "accessory" in block else ()
        case "image":
            yield f"(picture: {block['alt_text']} <{block['image_url']}>)"
        case "context":
            yield "small: " + " | ".join(one["text"] for one in block["elements"])
        case "actions":
            yield _buttons(one["text"]["text"] for one in block["elements"])
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)
        case _:
            yield json.dumps(block, ensure_ascii=False)


def _rich(element: dict[str, Any]) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        for item in element["elements"]:
            yield "• " + _words(item["elements"])
    else:
        yield ("> " if element["type"] == "rich_text_quote" else "") + _words(element["elements"])


def _words(parts: Sequence[dict[str, Any]]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: dict[str, Any]) -> str:
    text = part.get("text") or part.get("fallback") or ""
    text = f"{text} <{part['url']}>" if "url" in part else text
    return f"*{text}*" if (part.get("style") or {}).get("bold") and text.strip() else text


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, drawn in pictures():
        (PICTURES / name).write_text(drawn, encoding="utf-8")
