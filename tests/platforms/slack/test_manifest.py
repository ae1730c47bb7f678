"""The manifest against Slack's own schema (slackapi/manifest-schema, MIT)."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.flows.commands.table import COMMANDS
from bot.platforms.slack.manifest import as_json, as_yaml, manifest

SCHEMA = json.loads((Path(__file__).parents[1] / "spec" / "slack-manifest.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("public_url", ["", "https://news.example", "https://news.example/"])
def test_the_manifest_is_what_slack_takes(public_url: str) -> None:
    made = manifest(public_url=public_url)
    jsonschema.validate(made, SCHEMA)
    assert made["settings"]["socket_mode_enabled"] is not bool(public_url)
    assert ("redirect_urls" in made["oauth_config"]) is bool(public_url)


def test_every_command_of_the_table_is_in_it() -> None:
    offered = [command["command"] for command in manifest()["features"]["slash_commands"]]
    assert offered == list(dict.fromkeys(f"/{line.path[0]}" for line in COMMANDS))


def test_both_spellings_say_the_same() -> None:
    made = manifest(public_url="https://news.example")
    assert json.loads(as_json(made)) == made
    assert _read(as_yaml(made).splitlines()) == made


def _read(lines: list[str]) -> Any:
    """The part of YAML that the manifest is written in: block mappings and sequences of JSON scalars."""
    result: Any = [] if lines[0].startswith("-") else {}
    while lines:
        head = lines.pop(0)
        inside: list[str] = []
        while lines and lines[0].startswith("  "):
            inside.append(lines.pop(0)[2:])
        if isinstance(result, list):
            item = head.removeprefix("-").strip()
            nested = [item, *inside] if inside or item.endswith(":") or '": ' in item or _is_pair(item) else []
            result.append(_read(nested) if nested else json.loads(item))
        else:
            key, _, value = head.partition(":")
            result[key] = _read(inside) if inside else json.loads(value)
    return result


def _is_pair(item: str) -> bool:
    return not item.startswith(('"', "[", "{")) and ": " in item
