"""The command table as Discord's slash commands, one for each line."""

import hashlib
import inspect
import json
from collections.abc import Callable, Coroutine, Sequence
from itertools import groupby
from typing import Any, Protocol

import discord
from discord import app_commands

from bot.compose.wording import say
from bot.model.conversation import Command, Option, OptionKind
from bot.platforms.discord.languages import WordingTranslator, about_of, name_of
from bot.words.catalogue import ENGLISH

BRIEF_ME = "brief_me"
"""The key of the menu's label."""

LONGEST_TEXT = 1000
"""The most characters of a typed value; nobody types more, and the limit bounds the work of whatever reads it."""

Postable = discord.TextChannel | discord.ForumChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel
_ANNOTATIONS: dict[OptionKind, Any] = {
    OptionKind.WHOLE: int,
    OptionKind.FLAG: bool,
    OptionKind.CHANNEL: Postable,
    OptionKind.ROLE: discord.Role,
    OptionKind.FILE: discord.Attachment,
    OptionKind.CHOICE: str,
}
_COMPLETED = {
    OptionKind.TOPIC,
    OptionKind.TOPICS,
    OptionKind.SOURCE,
    OptionKind.SOURCES,
    OptionKind.SUBSCRIPTION,
    OptionKind.FOLLOWED,
    OptionKind.SPEAKER,
    OptionKind.SINCE,
    OptionKind.DURATION,
    OptionKind.SCHEDULE,
    OptionKind.ZONE,
}

_IN_SERVERS = app_commands.AppCommandContext(guild=True)
_FOR_SERVERS = app_commands.AppInstallationType(guild=True, user=False)

Interaction = discord.Interaction[Any]


class Reception(Protocol):
    """What handles the interactions."""

    async def command(self, interaction: Interaction, line: Command, given: dict[str, Any]) -> None:
        """Answer a command with its values."""
        ...

    async def brief_me(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer a choice from a message's menu: a brief on what the message is about."""
        ...

    async def complete(self, interaction: Interaction, line: Command, option: Option, typed: str) -> Sequence[str]:
        """Values for completion."""
        ...


def add_commands(tree: app_commands.CommandTree[Any], table: Sequence[Command], reception: Reception) -> None:
    """Add the whole table to the tree: a line of two words is a subcommand.

    Everybody sees all commands: each group has lines that only show, and the table checks who may configure.
    """
    for first, lines in groupby(table, key=lambda line: line.path[0]):
        group = list(lines)
        if len(group[0].path) == 1:
            tree.add_command(_command(group[0], group[0].path[0], reception))
            continue
        parent = app_commands.Group(
            name=name_of(first),
            description=about_of(f"about.{first}"),
            allowed_contexts=_IN_SERVERS,
            allowed_installs=_FOR_SERVERS,
        )
        for line in group:
            parent.add_command(_command(line, line.path[1], reception))
        tree.add_command(parent)


def add_menu(tree: app_commands.CommandTree[Any], reception: Reception) -> None:
    """Put “Brief me on this” into the menu of every message of a server."""

    async def brief_me(interaction: Interaction, message: discord.Message) -> None:
        await reception.brief_me(interaction, message)

    tree.add_command(
        app_commands.ContextMenu(
            name=app_commands.locale_str(say(ENGLISH, BRIEF_ME), key=BRIEF_ME),
            callback=brief_me,
            allowed_contexts=_IN_SERVERS,
            allowed_installs=_FOR_SERVERS,
        )
    )


async def fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """A fingerprint of the commands; it changes when they have to be registered again."""
    translator = tree.translator or WordingTranslator()
    payload = [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]
    return hashlib.blake2b(json.dumps(payload, sort_keys=True).encode(), digest_size=16).hexdigest()


def _command(line: Command, name: str, reception: Reception) -> app_commands.Command[Any, ..., None]:
    async def callback(interaction: Interaction, **given: Any) -> None:
        await reception.command(interaction, line, given)

    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    described: dict[str, Any] = {
        "__signature__": inspect.Signature([first, *map(_parameter, _required_first(line.options))]),
        "__discord_app_commands_param_description__": {option.name: about_of(option.about) for option in line.options},
        "__discord_app_commands_param_rename__": {option.name: name_of(option.name) for option in line.options},
        "__discord_app_commands_param_choices__": {
            option.name: [app_commands.Choice(name=about_of(choice), value=choice) for choice in option.choices]
            for option in line.options
            if option.choices
        },
    }
    for attribute, value in described.items():
        setattr(callback, attribute, value)
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name_of(name), description=about_of(line.about), callback=callback
    )
    if len(line.path) == 1:
        command.allowed_contexts, command.allowed_installs = _IN_SERVERS, _FOR_SERVERS
    for option in line.options:
        if option.kind in _COMPLETED:
            command.autocomplete(option.name)(_completion(line, option, reception))
    return command


def _required_first(options: Sequence[Option]) -> list[Option]:
    return sorted(options, key=lambda option: not option.required)


def _parameter(option: Option) -> inspect.Parameter:
    annotation = _ANNOTATIONS.get(option.kind, app_commands.Range[str, 1, LONGEST_TEXT])
    missing = inspect.Parameter.empty if option.required else None
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=missing, annotation=annotation)


def _completion(
    line: Command, option: Option, reception: Reception
) -> Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    async def complete(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        values = await reception.complete(interaction, line, option, current)
        return [app_commands.Choice(name=value, value=value) for value in values]

    return complete
