"""Forms as Slack's modals, and submitted modals as values.

A modal holds its form's path, hidden values and channel as private metadata, so it can be submitted after a restart. Anybody who
can open a modal can forge that; nothing in it grants a right.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from bot.compose.units import cut, units
from bot.compose.wording import say
from bot.model.conversation import Field, Form, OptionKind, Path
from bot.model.document import Document
from bot.platforms.slack import limits
from bot.platforms.slack.blocks import one_message
from bot.platforms.slack.markup import CHANNEL, plain

FORM = "form"
"""The callback id of every form."""
VALUE = "value"
_SEVERAL_LINES = 400
_APP = "Dateline"
"""The title of a modal whose own is too long; that stands below in full."""
FILE_TYPES = ["xml", "opml", "json", "txt"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A form that came back: its path, all values as text, the channel it was opened in, and the files given, by field."""

    path: Path
    values: Mapping[str, str]
    fields: tuple[str, ...]
    channel: str
    files: tuple[Json, ...] = ()


def form_view(form: Form, *, channel: str, language: str) -> Json:
    """The modal of a form. Raises ValueError when its hidden values are more than Slack allows."""
    about = json.dumps({"path": form.path, "hidden": dict(form.hidden), "channel": channel}, ensure_ascii=False)
    if units(about) > limits.PRIVATE_METADATA:
        raise ValueError(f"the form {'.'.join(form.path)} hides more than Slack carries")
    return View(
        type="modal",
        callback_id=FORM,
        title=_title(form.title),
        submit=_text(say(language, "send"), limits.MODAL_BUTTON),
        close=_text(say(language, "cancel"), limits.MODAL_BUTTON),
        private_metadata=about,
        # Slack has no field for a user group: what is left out stays as it is.
        blocks=[_input(field) for field in form.fields if field.kind is not OptionKind.ROLE],
    ).to_dict()


def document_view(document: Document, *, title: str, channel: str, language: str) -> Json:
    """A document in a modal, with its buttons."""
    return View(
        type="modal",
        title=_title(title),
        close=_text(say(language, "close"), limits.MODAL_BUTTON),
        private_metadata=json.dumps({"channel": channel}),
        blocks=one_message(document).blocks,
    ).to_dict()


def submitted(view: Json) -> Submitted:
    """The values of a submitted form. Empty fields have the value ""."""
    about = json.loads(view.get("private_metadata") or "{}")
    states = {name: state for name, actions in view["state"]["values"].items() for state in actions.values()}
    files = tuple(file for state in states.values() for file in state.get("files") or ())
    values = {name: _value(state) for name, state in states.items() if state["type"] != "file_input"}
    hidden = {str(name): str(value) for name, value in dict(about.get("hidden", {})).items()}
    return Submitted(
        path=tuple(about.get("path", ())),
        values={**values, **hidden},
        fields=tuple(states),
        channel=str(about.get("channel", "")),
        files=files,
    )


def refilled(view: Mapping[str, Any], errors: Mapping[str, str]) -> Json:
    """The form with the submitted values, and what is wrong above it."""
    kept = ("type", "callback_id", "title", "submit", "close", "private_metadata")
    wrong = SectionBlock(text=_text("\n".join(errors.values()), limits.TEXT)).to_dict()
    states: Json = view["state"]["values"]
    held: Json = {name: next(iter(actions.values()), {}) for name, actions in states.items()}
    blocks = [_refilled(block, held.get(block["block_id"], {})) for block in view["blocks"] if block["type"] == "input"]
    return {**{key: view[key] for key in kept if key in view}, "blocks": [wrong, *blocks]}


def _refilled(block: Json, state: Json) -> Json:
    names = {"value": "initial_value", "selected_conversation": "initial_conversation", "selected_option": "initial_option"}
    initial = {initial: state[name] for name, initial in names.items() if state.get(name)}
    element = {key: value for key, value in block["element"].items() if key not in names.values()}
    return {**block, "element": element | initial}


def channel_of(view: Json) -> str:
    """The channel that a modal was opened in."""
    return str(json.loads(view.get("private_metadata") or "{}").get("channel", ""))


def _input(field: Field) -> Block:
    return InputBlock(
        block_id=field.name,
        label=_text(field.label, limits.LABEL),
        hint=_text(field.hint, limits.LABEL) if plain(field.hint).strip() else None,
        optional=not field.required,
        element=_element(field),
    )


def _element(field: Field) -> InputInteractiveElement:
    match field.kind:
        case OptionKind.CHANNEL:
            return ConversationSelectElement(
                action_id=VALUE,
                # A form opened in a direct message has no channel yet: Slack's list would not offer that one.
                initial_conversation=field.value if CHANNEL.fullmatch(field.value) else None,
                filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
            )
        case OptionKind.FILE:
            return FileInputElement(action_id=VALUE, filetypes=FILE_TYPES, max_files=1)
        case _ if field.choices:
            options = [
                Option(value=value, text=_text(label, limits.OPTION_TEXT))
                for value, label in field.choices[: limits.OPTIONS]
                if 0 < units(value) <= limits.OPTION_VALUE
            ]
            chosen = next((option for option in options if option.value == field.value), None)
            return StaticSelectElement(action_id=VALUE, options=options, initial_option=chosen)
        case _:
            most = min(field.most_characters, limits.INPUT)
            return PlainTextInputElement(
                action_id=VALUE,
                initial_value=_within(field.value, most) or None,
                multiline=field.most_characters > _SEVERAL_LINES,
                max_length=most,
            )


def _value(state: Json) -> str:
    chosen = state.get("selected_option") or {}
    return str(state.get("value") or state.get("selected_conversation") or chosen.get("value") or "")


def _title(text: str) -> PlainTextObject:
    shown = plain(text).strip()
    return _text(shown if units(shown) <= limits.MODAL_TITLE else _APP, limits.MODAL_TITLE)


def _text(text: str, most: int) -> PlainTextObject:
    return PlainTextObject(text=cut(plain(text).strip(), most) or "–", emoji=False)


def _within(text: str, most: int) -> str:
    while units(text) > most:
        text = text[: most - (units(text) - len(text))] if len(text) > most else text[:-1]
    return text
