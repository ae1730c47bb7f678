"""What a handler needs of a request: its workspace, and its values as they were meant."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.compose.edition import Edition
from bot.compose.notices import notice
from bot.compose.wording import say, weave
from bot.flows.commands.lines import LINES
from bot.flows.desk import CommandDesk
from bot.flows.people import PLAIN
from bot.flows.timing import EARLIEST
from bot.model.conversation import Asker, Reply, Request
from bot.model.document import Action, Span
from bot.model.errors import UserError
from bot.model.member import Member
from bot.model.problems import Problem
from bot.model.traits import Traits
from bot.model.workspace import Channel, Workspace, direct
from bot.parse.schedule.durations import parse_since

_YES = {"true", "yes", "on", "1"}


_COMMAND = re.compile(r"(?<![\w/.:])/(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request with the desk. Whatever it names is looked up in `workspace` alone.

    `member` holds the asker's own choices, for answers that nobody else sees.
    """

    desk: CommandDesk
    request: Request
    workspace: Workspace
    now: datetime
    member: Member | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's time zone."""
        return ZoneInfo(self.workspace.timezone)

    @property
    def traits(self) -> Traits:
        """The abilities of the asker's client."""
        return self.desk.traits_of(self.request.asker.channel.platform)

    @property
    def language(self) -> str:
        """The language of the answer: the asker's, by choice or by their client, if known; else the workspace's."""
        asker, own = self.request.asker, self.workspace.language
        if self.member and self.member.language:
            return self.member.language
        return asker.language if asker.language and own not in self.traits.lacks else own

    @property
    def plain(self) -> bool:
        """Whether the answer is for a screen reader: by the asker's choice or the workspace's."""
        return self.member.style == PLAIN if self.member and self.member.style else self.workspace.plain

    @property
    def reader(self) -> Channel:
        """The asker's own conversation with the bot."""
        asker = self.request.asker
        return direct(asker.channel.platform, self.workspace.id, asker.user)

    def value(self, name: str) -> str:
        """An option as it was typed; "" when it was left out."""
        return (self.request.values.get(name) or "").strip()

    @property
    def edition(self) -> Edition:
        """For whom and when an answer is composed."""
        return Edition(now=self.now, zone=self.zone, language=self.language, plain=self.plain)

    @property
    def operand(self) -> str:
        """The operand of a pressed button. Anybody can forge it."""
        return self.value("argument")

    def flag(self, name: str) -> bool:
        """Whether an option is switched on."""
        return self.value(name).casefold() in _YES

    def since(self, fallback: str) -> datetime:
        """How far back to look, counted from the workspace's midnight. Raises UserError."""
        try:
            wanted = parse_since(self.value("since") or fallback, now=self.now, zone=self.zone)
        except OverflowError:  # a date at the edge of the calendar, in a zone that leads beyond it
            wanted = EARLIEST
        if wanted > self.now:
            raise UserError(self.say("since_future"))
        return max(wanted, EARLIEST)

    def say(self, key: str, **values: str | int | Problem) -> str:
        """A wording in the asker's language."""
        return self.typed(say(self.language, key, **values))

    def weave(self, key: str, **values: tuple[Span, ...] | str | int | Problem) -> tuple[Span, ...]:
        """The same as spans, for values that hold moments or links."""
        woven = weave(self.language, key, **values)
        return tuple(replace(span, text=self.typed(span.text)) if _is_ours(span) else span for span in woven)

    def problem(self, raised: Problem | str) -> str:
        """A raised problem in the asker's language; text without a code is in it already."""
        said = raised.say(self.language) if isinstance(raised, Problem) else raised
        return self.typed(said)

    def typed(self, text: str) -> str:
        """The same text with the names of its commands as the asker's client shows them."""
        return as_typed(text, self.request.asker, self.language, translates=self.traits.translates)

    def tell(self, key: str, *actions: Action, **values: tuple[Span, ...] | str | int | Problem) -> Reply:
        """A reply of one wording."""
        return Reply(document=notice(self.weave(key, **values), actions=actions, language=self.language))

    def for_everybody(self) -> "Ask":
        """The same request, answered in the language and the look of the workspace."""
        return replace(self, member=None, request=replace(self.request, asker=replace(self.request.asker, language="")))

    def button(self, name: str, argument: str = "") -> Action:
        """A button for a line of the command table."""
        return Action(name=name, label=self.say(f"button.{name}"), argument=argument)


def _is_ours(span: Span) -> bool:
    """Whether a span is no article's and leads nowhere."""
    return not (span.cites or span.heads or span.url)


Handler = Callable[[Ask], Awaitable[Reply]]


class FormErrors(UserError):
    """What is wrong with which fields of a form, in the asker's language."""

    def __init__(self, errors: Mapping[str, Problem | str]) -> None:
        super().__init__("; ".join(map(str, errors.values())))
        self.errors = errors


async def language_for(desk: CommandDesk, asker: Asker) -> str:
    """The language for what a platform says to this asker itself."""
    return (await ask_of(desk, Request(path=(), asker=asker))).language


async def ask_of(desk: CommandDesk, request: Request) -> Ask:
    """The request with its workspace; one that was never set up has the defaults."""
    asker = request.asker
    held = await desk.workspaces.workspace(asker.workspace)
    fresh = Workspace(
        id=asker.workspace,
        platform=asker.channel.platform,
        name="",
        language=asker.language or "en",
        timezone=asker.timezone or "UTC",
    )
    if held and may_configure(asker, held):
        request = replace(request, asker=replace(asker, is_admin=True))
    member = await desk.people.member(asker.workspace, asker.user) if asker.user else None
    return Ask(desk=desk, request=request, workspace=held or fresh, now=desk.clock(), member=member)


async def keep_workspace(ask: Ask) -> None:
    """Store the workspace if nobody has set up anything in it: only for stored ones is it noticed that they sent the bot away."""
    if await ask.desk.workspaces.workspace(ask.workspace.id) is None:
        await ask.desk.workspaces.save_workspace(ask.workspace)


def may_configure(asker: Asker, workspace: Workspace) -> bool:
    """Whether the asker may configure: by a right of the platform, or as a member named by somebody with that right."""
    return asker.is_admin or bool(workspace.managers and workspace.managers in asker.roles)


def as_typed(text: str, asker: Asker, language: str, *, translates: bool) -> str:
    """A text in `language` with the names of commands as the asker sees them; “/news setup” is “/nachrichten einrichten”.

    `translates`: the chat's clients show translated commands; elsewhere they are typed as in the table. Where the client speaks
    another language than the answer, it is unknown which names it shows, and they stay English, which can be typed everywhere.
    """
    if not translates or asker.language != language:
        return text
    return _COMMAND.sub(lambda found: _translated(found, language), text)


def _translated(found: re.Match[str], language: str) -> str:
    first, second = found["first"], found["second"]
    if second and (first, second) in LINES:
        return f"/{say(language, f'name.{first}')} {say(language, f'name.{second}')}"
    if not any(path[0] == first for path in LINES):
        return found[0]
    return f"/{say(language, f'name.{first}')}" + (f" {second}" if second else "")
