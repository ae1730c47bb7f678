"""Slack's descriptor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.model.errors import UserError
from bot.model.traits import Traits
from bot.platforms.descriptor import Chat, Descriptor, Token, Tools

if TYPE_CHECKING:
    from bot.store.store import Store


def _settings() -> type[Any]:
    from bot.platforms.slack.settings import SlackSettings

    return SlackSettings


def _open(settings: Any, store: Store, home: Path) -> Chat | None:
    if not settings.way():
        return None
    from bot.platforms.slack.opening import slack_chat

    return slack_chat(settings, store.database)


def _tokens(settings: Any) -> Iterator[Token]:
    from bot.platforms.slack.token import tokens_of

    return tokens_of(settings)


def _commands(tools: Tools) -> click.Group:
    from bot.platforms.slack.cli import commands

    return commands(tools)


def _checks(settings: Any) -> Iterator[tuple[bool, str]]:
    try:
        way = settings.way()
    except UserError as problem:
        yield False, str(problem)
    else:
        if way:
            yield True, "Socket Mode" if way == "socket" else "HTTP"


def _listens(settings: Any) -> Iterator[tuple[str, str, int]]:
    try:
        if settings.way() == "http":
            yield "port", settings.host, settings.port
    except UserError:
        return  # `_checks` reports it.


def _hosted(port: str) -> Mapping[str, str]:
    return {"port": port, "host": "0.0.0.0"}  # noqa: S104  (hosts of `web` processes lead there from outside)


SLACK = Descriptor(
    name="slack",
    title="Slack",
    needs="SLACK_APP_TOKEN and SLACK_BOT_TOKEN",
    next_step="Invite it to a channel: /invite @Dateline. Then, there: /news setup",
    settings=_settings,
    open=_open,
    traits=Traits(
        lacks=("ar", "uk"), role=r"S[A-Z0-9]{5,25}", admins_only="admins_only_slack", managers_elsewhere="managers_at_home"
    ),
    variables=frozenset(
        {
            "SLACK_BOT_TOKEN",
            "SLACK_APP_TOKEN",
            "SLACK_SIGNING_SECRET",
            "SLACK_CLIENT_ID",
            "SLACK_CLIENT_SECRET",
            "SLACK_ENCRYPTION_KEY",
            "SLACK_API_BASE_URL",
        }
    ),
    tokens=_tokens,
    checks=_checks,
    listens=_listens,
    hosted=_hosted,
    about="Help with setting up the bot on Slack.",
    commands=_commands,
)
