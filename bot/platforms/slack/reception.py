"""Handles commands, buttons, shortcuts and forms, and shows the command table's answer.

Everything is acknowledged before anything is looked up. Only a submitted form is checked first, since wrong fields can be shown
in the acknowledgement alone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.commands.ask import ask_of
from bot.flows.commands.changelog import note_answer
from bot.flows.commands.table import LINES, answer
from bot.flows.desk import CommandDesk
from bot.flows.post import settle, take_back
from bot.model.conversation import Asker, Field, Form, OptionKind, Path, Reply, Request
from bot.model.document import Document
from bot.model.problems import Problem
from bot.platforms.reception import Handled, answer_or_apology
from bot.platforms.slack import home, modals, rooms
from bot.platforms.slack.arguments import parse
from bot.platforms.slack.blocks import ID_MARK
from bot.platforms.slack.files import LARGEST, fetch_file
from bot.platforms.slack.helping import how_typed, what_lacks
from bot.platforms.slack.members import Members
from bot.platforms.slack.origin import Origin, of_command, of_interaction
from bot.platforms.slack.outcomes import REFUSALS, error_code
from bot.platforms.slack.showing import Showing
from bot.platforms.slack.subject import said_in
from bot.platforms.subject import brief_on

log = logging.getLogger(__name__)

FORM_TIMEOUT = 2.0
"""Seconds to check a submitted form, of the three in which Slack wants an acknowledgement."""
"""How far back “Brief me on this” looks."""

Ack = Callable[..., Awaitable[Any]]
Body = Mapping[str, Any]


class Delegates(Protocol):
    """Delegates: the people whom the admins of a workspace named to configure the bot too."""

    async def delegates(self, workspace: str) -> frozenset[str]:
        """Their user ids."""
        ...

    async def name_delegates(self, workspace: str, users: frozenset[str]) -> None:
        """Replace them by these."""
        ...


class Reception:
    """One for all workspaces."""

    def __init__(self, desk: CommandDesk, showing: Showing, delegates: Delegates) -> None:
        self._desk = desk
        self._showing = showing
        showing.when_posted(partial(settle, desk), partial(take_back, desk))
        self._delegates = delegates
        self._members = Members(delegates.delegates)
        self._seen = Handled()
        self._homes = Handled(kept=7 * 24 * 3600)

    async def command(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """A slash command."""
        await ack()
        origin = of_command(body, client)
        name, text = str(body["command"]).removeprefix("/"), str(body.get("text") or "")

        async def asked(asker: Asker) -> Reply:
            typed = parse(name, text, asker.language)
            lacking = what_lacks(typed, asker) if typed else how_typed(name, asker.language)
            if typed is None or lacking:
                return Reply(document=lacking)
            return await self._ask(Request(path=typed.path, asker=asker, values=typed.values), client)

        await self._answer(origin, asked)

    async def pressed(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """A button, in a message or a view."""
        await ack()
        origin, action = of_interaction(body, client), body["actions"][0]
        path = tuple(str(action["action_id"]).partition(ID_MARK)[0].split("."))
        values = {"argument": str(action["value"])} if action.get("value") else {}

        async def asked(asker: Asker) -> Reply:
            return await self._ask(Request(path=path, asker=asker, values=values), client)

        await self._answer(origin, asked)

    async def brief_me(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """The shortcut at a message: a brief on what the message is about."""
        await ack()

        async def asked(asker: Asker) -> Reply:
            return await brief_on(self._desk, asker, said_in(body.get("message") or {}))

        await self._answer(of_interaction(body, client), asked)

    async def set_up(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """The global shortcut: the setup."""
        await ack()

        async def asked(asker: Asker) -> Reply:
            return await answer(self._desk, Request(path=("news", "setup"), asker=asker))

        await self._answer(of_interaction(body, client), asked)

    async def submitted(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """A submitted form."""
        origin, form = of_interaction(body, client), modals.submitted(body["view"])
        if not self._seen.is_new(f"{origin.team}:{origin.id}"):
            await ack()
            return

        async def asked(asker: Asker) -> Reply:
            attachment = await self._attachment(form, client, asker.language)
            request = Request(path=form.path, asker=asker, values=form.values, attachment=attachment)
            return await self._ask(request, client)

        task = asyncio.create_task(self._asked(origin, asked))
        await asyncio.wait({task}, timeout=FORM_TIMEOUT)
        if not task.done():
            language = self._members.language(origin.team, origin.user)
            await ack(response_action="update", view=_shown(notice(say(language, "waiting")), origin, language))
            reply, language = await task
            await self._show_late(reply, origin, language, body["view"])
        else:
            await self._settle(ack, *task.result(), origin, form)
        await self._refresh_home(origin)

    async def opened_home(self, event: Body, team: str, client: AsyncWebClient) -> None:
        """The Home tab was opened."""
        if event.get("tab") == "home":
            origin = Origin(client=client, team=team, user=event["user"])
            self._homes.is_new(f"{team}:{origin.user}")
            await self._publish_home(origin)

    async def delegated(self, ack: Ack, body: Body, client: AsyncWebClient) -> None:
        """An admin named delegates; another person's choice is ignored, whatever their client shows."""
        await ack()
        origin = of_interaction(body, client)
        member = await self._members.member(client, origin.team, origin.user)
        if member.runs_workspace:
            chosen = frozenset(body["actions"][0].get("selected_users") or ())
            await self._delegates.name_delegates(origin.team, chosen)
            ask = await ask_of(self._desk, Request(path=("news", "settings"), asker=await self._asker(origin)))
            await note_answer(ask, ask.say("delegates_named", n=len(chosen)))
            await self._publish_home(origin)

    def is_new(self, name: str) -> bool:
        """Whether an event is delivered for the first time."""
        return self._seen.is_new(name)

    async def _answer(self, origin: Origin, asked: Callable[[Asker], Awaitable[Reply]]) -> None:
        """Handle each interaction once, however often Slack delivers it."""
        if not self._seen.is_new(f"{origin.team}:{origin.id}"):
            return
        try:
            if origin.is_home or not (origin.response_url or origin.view):
                origin = await self._showing.wait(origin, self._members.language(origin.team, origin.user))
        except Exception:
            log.exception("slack_not_answered", extra={"team": origin.team})
            return
        reply, language = await self._asked(origin, asked)
        await self._show(reply, origin, language)
        await self._refresh_home(origin)

    async def _asker(self, origin: Origin) -> Asker:
        member = await self._members.member(origin.client, origin.team, origin.user)
        is_admin = await self._members.may_configure(member, origin.team, origin.user)
        asker = origin.asker(member, is_admin=is_admin)
        # The words around an answer, such as a form's buttons, are in the answer's own language.
        return replace(asker, language=(await ask_of(self._desk, Request(path=(), asker=asker))).language)

    async def _ask(self, request: Request, client: AsyncWebClient) -> Reply:
        """The table's answer, after a check that the bot can post where it is asked to.

        For a line that needs a file, which Slack's commands cannot carry, a form with a file field.
        """
        language, line = request.asker.language, LINES.get(request.path)
        if line and line.admin and not request.asker.is_admin:
            if doubt := self._members.doubt(request.asker.workspace, request.asker.user):
                return Reply(document=notice(doubt.say(language), language=language))
            return await answer(self._desk, request)
        if (channel := rooms.wanted(request)) and (refused := await rooms.refusal(client, channel, language)):
            return Reply(document=notice(refused, language=language), errors={"channel": refused})
        file = next((option for option in line.options if option.kind is OptionKind.FILE), None) if line else None
        if line is None or file is None or request.attachment:
            return await rooms.warned(client, request, await answer(self._desk, request))
        field = Field(name=file.name, label=say(language, line.about), kind=OptionKind.FILE)
        return Reply(form=Form(title=say(language, line.about), path=line.path, fields=(field,)))

    async def _attachment(self, form: modals.Submitted, client: AsyncWebClient, language: str) -> bytes | None:
        if not form.files:
            return None
        url = str(form.files[0].get("url_private_download") or form.files[0].get("url_private") or "")
        return await fetch_file(client, url, say(language, "file_too_large", most=LARGEST // 1_000_000))

    async def _asked(self, origin: Origin, asked: Callable[[Asker], Awaitable[Reply]]) -> tuple[Reply, str]:
        """The answer, or a reply that says why there is none; and the asker's language."""
        language = self._members.language(origin.team, origin.user)
        if origin.is_guest:
            return Reply(document=notice(say(language, "guests_ask_at_home"), language=language or "en")), language

        async def work() -> Reply:
            nonlocal language
            asker = await self._asker(origin)
            language = asker.language
            return await asked(asker)

        async def spoken() -> str:
            return language

        return await answer_or_apology(work(), spoken, team=origin.team), language

    async def _show(self, reply: Reply, origin: Origin, language: str) -> None:
        try:
            await self._showing.show(reply, origin, language)
        except Exception as problem:
            log.exception("slack_not_answered", extra={"team": origin.team})
            await self._apologize(origin, language, problem)

    async def _show_late(self, reply: Reply, origin: Origin, language: str, view: Mapping[str, Any]) -> None:
        """Show the result of a form that had to wait; one with mistakes is shown again as it was filled in."""
        if not reply.errors:
            await self._show(reply, origin, language)
            return
        try:
            await self._showing.update(origin, modals.refilled(view, reply.errors))
        except Exception:
            log.exception("slack_not_answered", extra={"team": origin.team})

    async def _apologize(self, origin: Origin, language: str, problem: Exception) -> None:
        """Tell the asker what prevented the answer, such as a missing scope."""
        code = error_code(problem) if isinstance(problem, SlackApiError) else ""
        try:
            words = Problem(REFUSALS[code]).say(language) if code in REFUSALS else say(language, "went_wrong")
            await self._showing.tell(notice(words, language=language), origin, language)
        except Exception as second:
            log.warning("slack_not_told", extra={"team": origin.team, "problem": type(second).__name__})

    async def _settle(self, ack: Ack, reply: Reply, language: str, origin: Origin, form: modals.Submitted) -> None:
        """Acknowledge a form with its mistakes, the next form, or the answer."""
        errors = {name: words for name, words in reply.errors.items() if name in form.fields}
        if errors:
            await ack(response_action="errors", errors=errors)
        elif reply.form:
            await ack(response_action="update", view=modals.form_view(reply.form, channel=origin.channel, language=language))
        else:
            document = await self._showing.posted(reply, origin, language) or notice(say(language, "done"), language=language)
            await ack(response_action="update", view=_shown(document, origin, language))

    async def _refresh_home(self, origin: Origin) -> None:
        """Update the Home tab of a person who has opened it before."""
        if self._homes.knows(f"{origin.team}:{origin.user}"):
            await self._publish_home(origin)

    async def _publish_home(self, origin: Origin) -> None:
        try:
            member = await self._members.member(origin.client, origin.team, origin.user)
            asker = await self._asker(origin)
            documents = [await self._shown_at_home(path, asker) for path in home.SHOWN if path in LINES]
            delegates = await self._delegates.delegates(origin.team) if member.runs_workspace else None
            view = home.home_view(documents, language=asker.language, may_configure=asker.is_admin, delegates=delegates)
            await origin.client.views_publish(user_id=origin.user, view=view)
        except Exception:
            log.exception("slack_home_not_published", extra={"team": origin.team})

    async def _shown_at_home(self, path: Path, asker: Asker) -> Document:
        reply = await answer(self._desk, Request(path=path, asker=asker))
        return reply.document or notice(say(asker.language, "done"), language=asker.language)


def _shown(document: Document, origin: Origin, language: str) -> dict[str, Any]:
    return modals.document_view(document, title=document.title, channel=origin.channel, language=language)
