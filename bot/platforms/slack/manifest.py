"""The app's manifest for Slack, generated from the command table. https://docs.slack.dev/reference/app-manifest"""

import json
from typing import Any

from bot.compose.units import cut
from bot.compose.wording import say
from bot.flows.commands.table import COMMANDS
from bot.platforms.slack.arguments import usage
from bot.platforms.slack.limits import SHORTCUT_NAME

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"
"""The paths for Slack's requests and for installing, when the bot is reached by HTTP."""

BRIEF_ME, SET_UP = "brief_me", "set_up"
"""Callbacks of the shortcut at a message and of the one from anywhere."""

SCOPES = (
    "chat:write",
    "channels:history",
    "channels:read",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "users:read",
)
"""Scopes: commands, posting, checking in a channel or a direct message whether a digest arrived, and who is an admin or gone."""
OPTIONAL_SCOPES = ("chat:write.public", "files:read", "files:write")
"""Scopes: posting without an invitation; reading and sending files (import and export)."""
BOT_EVENTS = ("app_home_opened", "app_uninstalled", "tokens_revoked")

_MANY = 4
"""The hint of a command with more lines than this shows only their words."""


def manifest(*, public_url: str = "", name: str = "Dateline") -> dict[str, Any]:
    """The manifest for Socket Mode; with the bot's public address, for HTTP."""
    address = f"{public_url.rstrip('/')}{EVENTS}" if public_url else ""
    request = {"request_url": address} if address else {}
    oauth: dict[str, Any] = {"scopes": {"bot": sorted([*SCOPES, *OPTIONAL_SCOPES]), "bot_optional": list(OPTIONAL_SCOPES)}}
    if public_url:
        oauth["redirect_urls"] = [f"{public_url.rstrip('/')}{REDIRECT}"]
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": name,
            "description": "News digests you can trust: every sentence stands in an article, word for word",
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": True},
            "bot_user": {"display_name": name, "always_online": True},
            "shortcuts": _shortcuts(),
            "slash_commands": [_command(name, address) for name in dict.fromkeys(line.path[0] for line in COMMANDS)],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not public_url,
            "token_rotation_enabled": False,
        },
    }


def as_json(made: dict[str, Any]) -> str:
    """The manifest as Slack's form takes it."""
    return json.dumps(made, indent=2, ensure_ascii=False)


def as_yaml(made: Any, indent: int = 0) -> str:
    """The same as YAML: block mappings and sequences, every scalar as JSON writes it, which YAML 1.2 reads alike."""
    pad = "  " * indent
    if isinstance(made, dict) and made:
        return "".join(f"{pad}{key}:{_below(value, indent)}" for key, value in made.items())
    return "".join(f"{pad}-{_below(value, indent, is_item=True)}" for value in made)


def _below(value: Any, indent: int, *, is_item: bool = False) -> str:
    if isinstance(value, dict | list) and value:
        nested = as_yaml(value, indent + 1)
        return f" {nested.lstrip()}" if is_item and isinstance(value, dict) else f"\n{nested}"
    return f" {json.dumps(value, ensure_ascii=False)}\n"


def _command(name: str, address: str) -> dict[str, Any]:
    lines = [line for line in COMMANDS if line.path[0] == name]
    hints = [usage(line, "en").partition(" ")[2] for line in lines]
    if len(lines) > _MANY:
        hints = [" | ".join(line.path[1] for line in lines)]
    command: dict[str, Any] = {
        "command": f"/{name}",
        "description": say("en", f"about.{name}"),
        "usage_hint": " | ".join(hints),
        "should_escape": True,
    }
    return {**command, "url": address} if address else command


def _shortcuts() -> list[dict[str, str]]:
    return [
        {
            "name": cut(say("en", BRIEF_ME), SHORTCUT_NAME),
            "type": "message",
            "callback_id": BRIEF_ME,
            "description": say("en", f"{BRIEF_ME}.about"),
        },
        {
            "name": cut(say("en", SET_UP), SHORTCUT_NAME),
            "type": "global",
            "callback_id": SET_UP,
            "description": say("en", "about.news.setup"),
        },
    ]
