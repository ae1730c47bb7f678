"""Forms as Discord's modals, and submitted modals as values.

A modal's id contains the path that it is submitted to and the form's hidden values, so it can be submitted after a restart; where
they are too long for an id, the kept form has them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import discord

from bot.compose.units import cut
from bot.model.conversation import Field, Form, OptionKind, Path
from bot.platforms.discord.limits import (
    CHOICE,
    CHOICES,
    CUSTOM_ID,
    FIELD_HINT,
    FIELD_LABEL,
    FIELD_VALUE,
    MODAL_FIELDS,
    MODAL_TITLE,
)

_LONG = 400
"""A field for longer texts gets several lines."""

_ID = re.compile(r"dm:(?P<path>[a-z._-]+):(?P<token>[0-9a-f]{16}):(?P<hidden>[\s\S]*)")
_POSTABLE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
]
"""Channel types that can be chosen: those where commands can be given, since the field begins with that place; and forums."""


def modal_of(form: Form, token: str) -> discord.ui.Modal:
    """The modal with its first five fields. It is finished: the client must not keep it in memory."""
    modal = discord.ui.Modal(title=cut(form.title, MODAL_TITLE), timeout=None, custom_id=_custom_id(form, token))
    for field in form.fields[:MODAL_FIELDS]:
        hint = cut(field.hint, FIELD_HINT) or None
        modal.add_item(
            discord.ui.Label(text=cut(field.label, FIELD_LABEL) or field.name, description=hint, component=_input(field))
        )
    modal.stop()
    return modal


def submitted(data: Mapping[str, Any]) -> tuple[Path, str, dict[str, str]] | None:
    """Path, token and values of a submitted modal; None for one that is not the bot's."""
    found = _ID.fullmatch(data["custom_id"])
    if found is None:
        return None
    values = dict(parse_qsl(found["hidden"], keep_blank_values=True)) | dict(_values(data["components"]))
    return tuple(found["path"].split(".")), found["token"], values


def filled(form: Form, values: Mapping[str, str]) -> Form:
    """The form with these values in its fields, for correction."""
    return replace(form, fields=tuple(replace(field, value=values.get(field.name, field.value)) for field in form.fields))


def _custom_id(form: Form, token: str) -> str:
    short = f"dm:{'.'.join(form.path)}:{token}:"
    whole = short + urlencode(form.hidden)
    return whole if len(whole) <= CUSTOM_ID else short


def _input(field: Field) -> discord.ui.Item[Any]:
    match field.kind:
        case OptionKind.CHANNEL:
            chosen = [discord.Object(int(field.value), type=discord.abc.GuildChannel)] if field.value.isdecimal() else []
            return discord.ui.ChannelSelect(
                custom_id=field.name, channel_types=_POSTABLE, default_values=chosen, required=field.required
            )
        case OptionKind.ROLE:
            role = [discord.Object(int(field.value), type=discord.Role)] if field.value.isdecimal() else []
            return discord.ui.RoleSelect(custom_id=field.name, default_values=role, required=field.required)
        case OptionKind.CHOICE:
            options = [
                discord.SelectOption(label=cut(label, CHOICE), value=value, default=value == field.value)
                for value, label in field.choices[:CHOICES]
            ]
            return discord.ui.Select(custom_id=field.name, options=options, required=field.required)
        case _:
            most = min(max(field.most_characters, 1), FIELD_VALUE)
            style = discord.TextStyle.paragraph if most > _LONG else discord.TextStyle.short
            return discord.ui.TextInput(
                custom_id=field.name, style=style, default=field.value[:most] or None, required=field.required, max_length=most
            )


def _values(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each input by its id, at whatever depth; several chosen values are joined by commas."""
    for component in components:
        inner = component.get("components") or ([component["component"]] if "component" in component else [])
        yield from _values(inner)
        if not inner and "custom_id" in component:
            chosen = component.get("values")
            yield component["custom_id"], ",".join(chosen) if chosen is not None else component.get("value") or ""
