"""The Home tab: answers of the command table about this workspace, one below the other, and buttons."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    DividerBlock,
    InputInteractiveElement,
    PlainTextObject,
    SectionBlock,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.compose.wording import say
from bot.flows.commands.table import LINES
from bot.model.conversation import Path
from bot.model.document import Action, Document
from bot.platforms.slack import limits
from bot.platforms.slack.blocks import one_message

SHOWN: tuple[Path, ...] = (("topics", "list"), ("digest", "list"), ("sources", "health"))
"""Topics, next digests and health: the lines of the table whose answers make up the tab."""
OFFERED: Mapping[Path, str] = {
    ("news", "setup"): "button.news.setup",
    ("topics", "add"): "button.topics.add",
    ("digest", "schedule"): "button.digest.new",
    ("news", "help"): "button.news.help",
}
"""Lines of the table with a button at the top of the tab, and its label."""
DELEGATES = "delegates"
"""The action id of the field in which admins name others who may configure the bot."""
_MOST_DELEGATES = 50


def home_view(
    documents: Sequence[Document], *, language: str, may_configure: bool, delegates: frozenset[str] | None = None
) -> dict[str, Any]:
    """The tab. `delegates` are shown, for changing, to the workspace's admins; None: not shown."""
    title = say(language, "home")
    head = Document(title=title, blocks=(), actions=_offers(language, may_configure=may_configure), language=language)
    room = (limits.VIEW_BLOCKS - limits.ACTION_ELEMENTS) // max(1, len(documents))
    blocks = one_message(head).blocks
    for document in documents:
        blocks += [DividerBlock().to_dict(), *one_message(document, most_blocks=min(room - 1, limits.BLOCKS)).blocks]
    if delegates is not None:
        label = PlainTextObject(text=say(language, "delegates"), emoji=False)
        blocks += [DividerBlock().to_dict(), SectionBlock(block_id=DELEGATES, text=label, accessory=_people(delegates)).to_dict()]
    return View(type="home", blocks=blocks).to_dict()


def _offers(language: str, *, may_configure: bool) -> tuple[Action, ...]:
    may = [path for path in OFFERED if may_configure or not LINES[path].admin]
    return tuple(Action(name=".".join(path), label=say(language, OFFERED[path])) for path in may)


def _people(chosen: frozenset[str]) -> InputInteractiveElement:
    return UserMultiSelectElement(action_id=DELEGATES, initial_users=sorted(chosen) or None, max_selected_items=_MOST_DELEGATES)
