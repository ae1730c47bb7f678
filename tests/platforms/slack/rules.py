"""Slack's documented limits, checked by hand and apart from the bot's own figures, for whatever the bot sends."""

import json
import re
from collections.abc import Iterator
from typing import Any

MESSAGE_KEYS = {
    "channel", "text", "blocks", "thread_ts", "metadata", "unfurl_links", "unfurl_media", "mrkdwn", "ts", "token",
    "response_type", "replace_original", "delete_original", "as_user",
}  # fmt: skip
_TEXTS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}


class Broken(AssertionError):
    """What Slack would have refused."""


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_message(body: dict[str, Any]) -> None:
    """A message as chat.postMessage, chat.update or a response_url takes it."""
    _need(set(body) <= MESSAGE_KEYS, f"unknown keys {set(body) - MESSAGE_KEYS}")
    _need(0 < units(body["text"]) <= 4000, "text")
    told = re.sub(r"^<!subteam\^S[A-Z0-9]+> ", "", body["text"])
    _need(not _is_markup(told), f"markup in the notification {body['text']!r}")
    _need(units(json.dumps(body.get("blocks", []), ensure_ascii=False)) < 12_000, "the whole message")
    if "blocks" in body:
        check_blocks(body["blocks"], 50)
    if "metadata" in body:
        _need(set(body["metadata"]) == {"event_type", "event_payload"}, "metadata")


def check_view(view: dict[str, Any]) -> None:
    """A modal or a Home tab."""
    check_blocks(view["blocks"], 100)
    _need(units(view.get("private_metadata", "")) <= 3000, "private_metadata")
    _need(units(view.get("callback_id", "")) <= 255, "callback_id")
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            if name in view:
                _text(view[name], 24, kinds=("plain_text",))
        _need("title" in view, "a modal without title")
        is_form = any(block["type"] == "input" for block in view["blocks"])
        _need(not is_form or "submit" in view, "inputs need a submit button")


def check_blocks(blocks: list[dict[str, Any]], most: int) -> None:
    _need(0 < len(blocks) <= most, f"{len(blocks)} blocks")
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    _need(len(ids) == len(set(ids)), "block_id twice")
    for block in blocks:
        _need(0 <= units(block.get("block_id", "")) <= 255, "block_id")
        _CHECKS[block["type"]](block)


def words_of(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """What is shown, text by text; mrkdwn with its escapes undone."""
    for block in blocks:
        yield from _words(block)


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _words(one)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str):
            text = node["text"]
            yield text if node["type"] != "mrkdwn" else _read(text)
        if node.get("type") == "date":
            yield node["fallback"]
        for key in ("text", "elements", "fields"):
            if not isinstance(node.get(key), str):
                yield from _words(node.get(key))


def _read(mrkdwn: str) -> str:
    words = re.sub(r"<!date\^[^|]*\|([^<>]*)>", r"\1", mrkdwn)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _header(block: dict[str, Any]) -> None:
    _text(block["text"], 150, kinds=("plain_text",))


def _section(block: dict[str, Any]) -> None:
    _text(block["text"], 3000)
    if block.get("accessory", {}).get("type") == "image":
        _image(block["accessory"])


def _image(block: dict[str, Any]) -> None:
    """A block or an element: https://docs.slack.dev/reference/block-kit/blocks/image-block."""
    _need(set(block) == {"type", "image_url", "alt_text"}, f"keys of a picture {set(block)}")
    _need(block["image_url"].startswith("https://") and units(block["image_url"]) <= 3000, "image_url")
    _need(0 < units(block["alt_text"]) <= 2000, "alt_text")


def _context(block: dict[str, Any]) -> None:
    _need(0 < len(block["elements"]) <= 10, "context elements")
    for element in block["elements"]:
        _text(element, 3000)


def _actions(block: dict[str, Any]) -> None:
    elements = block["elements"]
    _need(0 < len(elements) <= 25, "actions elements")
    ids = [element["action_id"] for element in elements]
    _need(len(ids) == len(set(ids)), "action_id twice")
    for element in elements:
        _need(element["type"] == "button", "only buttons")
        _need(0 < units(element["action_id"]) <= 255, "action_id")
        _text(element["text"], 75, kinds=("plain_text",))
        _need("value" not in element or 0 < units(element["value"]) <= 2000, "value")


def _input(block: dict[str, Any]) -> None:
    _text(block["label"], 2000, kinds=("plain_text",))
    if "hint" in block:
        _text(block["hint"], 2000, kinds=("plain_text",))
    element = block["element"]
    if "placeholder" in element:
        _text(element["placeholder"], 150, kinds=("plain_text",))
    if element["type"] == "plain_text_input":
        most = element.get("max_length", 3000)
        _need(0 < most <= 3000, "max_length")
        _need(units(element.get("initial_value", "")) <= most, "initial_value")
    elif element["type"] == "static_select":
        options = element["options"]
        _need(0 < len(options) <= 100, "options")
        for option in options:
            _text(option["text"], 75, kinds=("plain_text",))
            _need(0 < units(option["value"]) <= 150, "option value")
        _need("initial_option" not in element or element["initial_option"] in options, "initial_option")
    else:
        _need(element["type"] in ("conversations_select", "checkboxes", "file_input"), f"input {element['type']}")


def _rich_text(block: dict[str, Any]) -> None:
    _need(bool(block["elements"]), "an empty rich text")
    for element in block["elements"]:
        _rich(element)


def _rich(element: dict[str, Any]) -> None:
    inline = ("text", "link", "date", "usergroup", "channel")
    kinds = {"rich_text_section": inline, "rich_text_quote": inline, "rich_text_list": ("rich_text_section",)}
    _need(element["type"] in kinds, element["type"])
    _need(bool(element["elements"]), "an empty element")
    for part in element["elements"]:
        _need(part["type"] in kinds[element["type"]], part["type"])
        if part["type"] == "rich_text_section":
            _rich(part)
            continue
        if part["type"] == "channel":
            _need(bool(re.fullmatch(r"[CG][A-Z0-9]+", part["channel_id"])), "channel_id")
            continue
        if part["type"] == "usergroup":
            _need(bool(re.fullmatch(r"S[A-Z0-9]+", part["usergroup_id"])), "usergroup_id")
            continue
        if part["type"] == "date":
            _need(isinstance(part["timestamp"], int) and bool(part["fallback"]), "a date without its moment or its words")
            _need(bool(re.fullmatch(r"(\{[a-z_]+\}|[ ,])+", part["format"])), "format")
            continue
        _need(bool(part["text"]), "an empty text")
        _need(set(part.get("style", {})) <= {"bold", "italic"}, "style")
        if part["type"] == "link":
            _need(part["url"].startswith(("https://", "http://")), part["url"])
            _need(units(part["url"]) <= 3000, "url")


def _text(text: dict[str, Any], most: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> None:
    _need(text["type"] in kinds, text["type"])
    _need(set(text) <= _TEXTS[text["type"]], f"unknown keys {set(text)}")
    _need(0 < units(text["text"]) <= most, f"{units(text['text'])} characters of {most}")
    if text["type"] == "mrkdwn":
        _need(not _is_markup(_without_links(text["text"])), f"unescaped markup in {text['text']!r}")


def _without_links(text: str) -> str:
    """mrkdwn without the links and moments that it may have: `<https://…|words>`, `<!date^…|words>`."""
    kept, rest = "", re.sub(r"<!date\^\d+\^[{}a-z_ ,]+\|[^<>|]+>|<#[CG][A-Z0-9]+>", "", text)
    while "<http" in rest:
        before, _, link = rest.partition("<http")
        inside, _, rest = link.partition(">")
        _need(inside.count("|") >= 1 and "<" not in inside, f"a broken link in {text!r}")
        kept += before
    return kept + rest


def _is_markup(text: str) -> bool:
    stripped = text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    return any(mark in stripped for mark in "&<>")


def _need(kept: bool, rule: str) -> None:
    if not kept:
        raise Broken(rule)


_CHECKS = {
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": lambda _: None,
    "actions": _actions,
    "input": _input,
    "rich_text": _rich_text,
    "image": _image,
}
