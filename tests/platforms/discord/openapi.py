"""Whether Discord would take a request: its own API description, read strictly, and the rules that it leaves out.

The description is `tests/platforms/spec/discord-openapi.json.gz`, from github.com/discord/discord-api-spec (MIT licence).
Strictly: a property that the description does not know is an error, but for those that discord.py itself adds.
"""

import gzip
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SPEC = Path(__file__).parents[1] / "spec" / "discord-openapi.json.gz"
_ADDED_BY_THE_LIBRARY: Mapping[str, tuple[str, ...]] = {
    "RichEmbed": ("flags",),
    "ApplicationCommandUpdateRequest": ("nsfw",),
    "IncomingWebhookUpdateRequestPartial": ("tts",),
    "CreateForumThreadRequest": ("type",),
    "BaseCreateMessageCreateRequest": ("tts",),
    "MessageEditRequestPartial": ("tts",),
}
_NUMBERS_FOR_IDS: Mapping[str, str] = {
    "ChannelSelectDefaultValue": "id",
    "RoleSelectDefaultValue": "id",
    "MessageAttachmentRequest": "id",
    "CreatePrivateChannelRequest": "recipient_id",
}
"""Where discord.py sends a number for an id, which Discord takes."""

_NAME = "urn:discord"
_TAKEN: set[tuple[str, str, str]] = set()
"""Requests that were found right before; every start registers the same commands."""


def check(method: str, path: str, body: Any) -> None:
    """Raises AssertionError with what Discord would object to. `path` is as called, with its ids."""
    template = _template(method, path)
    if template is None:
        raise AssertionError(f"Discord knows no {method} {path}")
    known = (method, template, json.dumps(body, sort_keys=True))
    if known in _TAKEN:
        return
    errors = sorted(_validator(method, template).iter_errors(body), key=lambda error: list(error.absolute_path))
    assert not errors, f"{method} {template}: " + "; ".join(_told(error) for error in errors[:3])
    _unwritten_rules(body)
    _TAKEN.add(known)


def _told(error: Any) -> str:
    deepest = min(error.context, key=lambda inner: len(inner.context or ()), default=error)
    return f"at {list(error.absolute_path)}: {error.message[:300]} ({deepest.message[:300]})"


@cache
def _description() -> dict[str, Any]:
    text = gzip.decompress(SPEC.read_bytes()).decode()
    description: dict[str, Any] = json.loads(
        text.replace('"$ref": "#/', f'"$ref": "{_NAME}#/').replace('"$ref":"#/', f'"$ref":"{_NAME}#/')
    )
    for name, schema in description["components"]["schemas"].items():
        _make_strict(schema)
        for added in _ADDED_BY_THE_LIBRARY.get(name, ()):
            schema["properties"].setdefault(added, {})
    for name, key in _NUMBERS_FOR_IDS.items():
        description["components"]["schemas"][name]["properties"][key] = {"type": ["string", "integer"]}
    numbers = {"type": ["array", "null"], "items": {"type": ["string", "integer"]}, "maxItems": 100, "uniqueItems": True}
    description["components"]["schemas"]["MessageAllowedMentionsRequest"]["properties"]["roles"] = numbers
    description["components"]["schemas"]["ChannelTypes"]["oneOf"].append({"const": 16})  # media channels
    return description


def _make_strict(schema: Any) -> None:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            _make_strict(value)
    elif isinstance(schema, list):
        for value in schema:
            _make_strict(value)


@cache
def _template(method: str, path: str) -> str | None:
    def fits(template: str) -> int:
        """How many parts are literally the same, or -1."""
        ours, theirs = path.strip("/").split("/"), template.strip("/").split("/")
        if len(ours) != len(theirs) or method.lower() not in _description()["paths"][template]:
            return -1
        if any(part != other and not other.startswith("{") for part, other in zip(ours, theirs, strict=True)):
            return -1
        return sum(part == other for part, other in zip(ours, theirs, strict=True))

    best = max(_description()["paths"], key=fits)
    return best if fits(best) >= 0 else None


@cache
def _validator(method: str, template: str) -> Draft202012Validator:
    description = _description()
    registry: Registry[Any] = Registry().with_resource(_NAME, Resource(contents=description, specification=DRAFT202012))
    content = description["paths"][template][method.lower()].get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {"type": "null"})
    return Draft202012Validator(schema, registry=registry)


def _unwritten_rules(body: Any) -> None:
    """What the description does not say, wherever in the body it stands."""
    if isinstance(body, list):
        for part in body:
            _unwritten_rules(part)
    if not isinstance(body, dict):
        return
    if isinstance(body.get("content"), str):
        assert _length(body["content"]) <= 2000, "content over 2000"
    if body.get("embeds"):
        _embeds(body["embeds"])
    if "components" in body and not body.get("type"):
        _rows(body["components"] or [])
    if "embeds" in body and "content" in body and "components" in body:
        assert any((body["content"], body["embeds"], body["components"])), "an empty message"
    for value in body.values():
        _unwritten_rules(value)


def _embeds(embeds: list[dict[str, Any]]) -> None:
    total = sum(_length(embed.get("title") or "") + _length(embed.get("description") or "") for embed in embeds)
    assert total <= 6000, f"embeds of {total} characters"
    for embed in embeds:
        assert (embed.get("title") or "").strip() or (embed.get("description") or "").strip(), "an empty embed"
        assert _length(embed.get("title") or "") <= 256
        assert _length(embed.get("description") or "") <= 4096
        if embed.get("url"):
            address = urlsplit(embed["url"])
            assert address.scheme in ("http", "https"), "an address of another scheme"
            assert "." in (address.hostname or ""), "an address without a host"
            assert embed["url"].isascii(), "an address that is not ASCII"
            assert not re.search(r"[\s<>\"\\]", embed["url"])


def _rows(rows: list[dict[str, Any]]) -> None:
    assert len(rows) <= 5, "more than five rows"
    ids = [part["custom_id"] for row in rows for part in row.get("components", ()) if "custom_id" in part]
    assert len(ids) == len(set(ids)), "a custom_id twice"
    assert all(1 <= len(row.get("components", ())) <= 5 for row in rows if row.get("type") == 1), "a row of none or over five"


def _length(text: str) -> int:
    """In UTF-16 units, the strictest way to count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
