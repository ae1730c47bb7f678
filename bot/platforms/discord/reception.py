"""Handles interactions: acknowledges them at once, and shows the command table's answer.

An interaction that may need a form is acknowledged a little later, since a form can only be the first answer; a late form is
offered by a button. The acknowledgement decides whether others see the answer.
"""

import asyncio
import io
import logging
import re
import secrets
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.compose.fit import fit
from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.commands.ask import ask_of, language_for
from bot.flows.commands.table import LINES, answer, complete
from bot.flows.desk import CommandDesk
from bot.flows.post import settle, take_back
from bot.model.conversation import Command, Form, Option, Reply, Request
from bot.model.errors import BotError
from bot.model.workspace import Channel
from bot.platforms.discord import buttons, modals
from bot.platforms.discord.asking import PLATFORM, Interaction, asker_of, read_attachment, request_of, wrong_choices
from bot.platforms.discord.body import body
from bot.platforms.discord.home import HOME, come_home, home_of
from bot.platforms.discord.languages import language_of
from bot.platforms.discord.limits import CHOICE, CHOICES
from bot.platforms.discord.menu import said_in
from bot.platforms.discord.outcomes import FAILURES
from bot.platforms.discord.render import render, room
from bot.platforms.reception import answer_or_apology, post_for_all
from bot.platforms.subject import brief_on

log = logging.getLogger(__name__)

FORM_TIMEOUT = 1.5
"""Seconds to wait for a form, of the three in which Discord wants an acknowledgement."""

COMPLETION_TIMEOUT = 2.0

_ACKNOWLEDGED = 40060
_REOPEN = re.compile(r"df:(?P<token>[0-9a-f]{16})")


MOST = 1000


class Reception:
    """One for all servers; its only state are forms that are being filled in."""

    def __init__(self, desk: CommandDesk) -> None:
        self._desk = desk
        self._forms = KeptForms()

    async def command(self, interaction: Interaction, line: Command, given: dict[str, Any]) -> None:
        """Answer a command."""
        public = bool(given.get("public")) and asker_of(interaction).may_post

        async def asked() -> Reply:
            attachment = await read_attachment(given, await self._language(interaction))
            return await self._ask(interaction, request_of(interaction, line.path, given, attachment))

        await self._answer(interaction, asked(), public=public, may_be_form=line.form)

    async def brief_me(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer “Brief me on this”, visible to the asker alone."""

        async def asked() -> Reply:
            asker = asker_of(interaction)
            asker = replace(asker, language=await self._language(interaction))
            return await brief_on(self._desk, asker, said_in(message))

        await self._answer(interaction, asked())

    async def complete(self, interaction: Interaction, line: Command, option: Option, typed: str) -> Sequence[str]:
        """Values for completion; none rather than late ones."""
        request = request_of(interaction, line.path, dict(iter(interaction.namespace)))
        try:
            async with asyncio.timeout(COMPLETION_TIMEOUT):
                values = await complete(self._desk, request, option.name, typed)
        except Exception:
            log.exception("completion_failed", extra={"path": line.path})
            return ()
        return [value for value in values if 0 < len(value) <= CHOICE][:CHOICES]

    async def other(self, interaction: Interaction) -> None:
        """Answer a pressed button or a submitted modal; commands are handled elsewhere."""
        data: Any = interaction.data or {}
        if interaction.type is discord.InteractionType.modal_submit:
            await self._submitted(interaction, data)
        elif interaction.type is discord.InteractionType.component:
            await self._pressed(interaction, data.get("custom_id", ""))

    async def _pressed(self, interaction: Interaction, custom_id: str) -> None:
        if found := _REOPEN.fullmatch(custom_id):
            await self._reopen(interaction, found["token"])
        elif found := buttons.TEMPLATE.fullmatch(custom_id):
            path = tuple(found["name"].split("."))
            line, home, argument = LINES.get(path), found["home"] or "", found["argument"]

            async def asked() -> Reply:
                await come_home(self._desk, interaction, home, argument)
                return await answer(self._desk, request_of(interaction, path, {"argument": argument}))

            await self._answer(interaction, asked(), may_be_form=line is not None and line.form)

    async def _submitted(self, interaction: Interaction, data: Any) -> None:
        found = modals.submitted(data)
        if found is None:
            return
        path, token, values = found
        form = self._forms.form(token)
        given = {**(form.hidden if form else {}), **values}
        home = given.pop(HOME, "")

        async def asked() -> Reply:
            await come_home(self._desk, interaction, home)
            reply = await self._ask(interaction, request_of(interaction, path, given))
            return replace(reply, form=modals.filled(form, values)) if reply.errors and form else reply

        await self._answer(interaction, asked())

    async def _ask(self, interaction: Interaction, request: Request) -> Reply:
        """The table's answer, after a check that Discord lets the bot do what is chosen."""
        ask = await ask_of(self._desk, request)
        if ask.request.asker.is_admin:
            language = await self._language(interaction)
            errors = wrong_choices(interaction, request, language, plain=ask.workspace.plain)
            if errors:
                refusal = notice("; ".join(errors.values()), language=language)
                return Reply(document=refusal, errors=errors)
        return await answer(self._desk, request)

    async def _reopen(self, interaction: Interaction, token: str) -> None:
        if form := self._forms.form(token):
            await interaction.response.send_modal(modals.modal_of(form, token))
            return
        gone = notice(say(await self._language(interaction), "form_gone"))
        await interaction.response.send_message(render(gone).content, ephemeral=True)

    async def _answer(
        self, interaction: Interaction, asked: Coroutine[Any, Any, Reply], *, public: bool = False, may_be_form: bool = False
    ) -> None:
        task = asyncio.create_task(self._reply(interaction, asked))
        try:
            if may_be_form:
                await asyncio.wait({task}, timeout=FORM_TIMEOUT)
                if task.done() and (form := task.result().form):
                    form = _at_home(form, interaction)
                    await interaction.response.send_modal(modals.modal_of(form, self._forms.keep(form)))
                    return
            await _acknowledge(interaction, ephemeral=not public)
            await self._show(interaction, await task, public=public)
        except FAILURES as problem:
            log.warning("discord_not_answered", extra={"problem": str(problem)})
            if task.done() and not task.cancelled():
                await take_back(self._desk, task.result())
        finally:
            task.cancel()

    async def _reply(self, interaction: Interaction, asked: Coroutine[Any, Any, Reply]) -> Reply:
        """The answer, or a reply that says why there is none."""
        return await answer_or_apology(asked, lambda: self._language(interaction), user=asker_of(interaction).user)

    async def _language(self, interaction: Interaction) -> str:
        """The language of the table's answers to this asker; the client's where the store cannot be asked."""
        try:
            return await language_for(self._desk, asker_of(interaction))
        except BotError:
            return language_of(interaction.locale)

    async def _show(self, interaction: Interaction, reply: Reply, *, public: bool) -> None:
        """Put the answer in the place of the acknowledgement; a private answer never goes where all see it."""
        language = await self._language(interaction)
        if reply.post and not public:
            reply = await self._post(interaction, reply, reply.post, language)
        files = [discord.File(io.BytesIO(reply.file.body), filename=reply.file.name)] if reply.file else []
        first, *others = self._bodies(interaction, reply, language)
        if public and reply.private:
            await interaction.delete_original_response()
            others = [first, *others]
        else:
            await interaction.edit_original_response(attachments=files, **first)
            await settle(self._desk, reply)
        for each in others:
            await interaction.followup.send(ephemeral=reply.private, **each)

    async def _post(self, interaction: Interaction, reply: Reply, channel: Channel, language: str) -> Reply:
        """Post the document for all to see, and tell the asker that it was posted, or why not.

        A button that is pressed twice posts one message: Discord takes the second one of the same name for the first.
        """
        key = f"post:{interaction.message.id if interaction.message else interaction.id}"
        document = reply.document or notice(say(language, "posted"), language=language)
        platform, clock = self._desk.platforms[PLATFORM], self._desk.clock
        is_there, words = await post_for_all(platform, channel, document, key=key, clock=clock, language=language)
        await (settle if is_there else take_back)(self._desk, reply)
        return Reply(document=notice(words, language=language))

    def _bodies(self, interaction: Interaction, reply: Reply, language: str) -> list[dict[str, Any]]:
        """The answer in as many messages as it takes; the last has the buttons, or one that opens the form."""
        words = reply.form.title if reply.form else say(language, "done")
        document = reply.document or notice(words, language=language)
        bodies = [body(part, home=home_of(interaction)) for part in fit(document, room(plain=document.plain))]
        if reply.form:
            bodies[-1]["view"] = self._reopening(_at_home(reply.form, interaction), language)
        return bodies

    def _reopening(self, form: Form, language: str) -> discord.ui.View:
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label=say(language, "open_form"), custom_id=f"df:{self._forms.keep(form)}"))
        view.stop()
        return view


def _at_home(form: Form, interaction: Interaction) -> Form:
    """The form; one that is opened in a direct message contains which server it is about."""
    home = home_of(interaction)
    return replace(form, hidden={**form.hidden, HOME: home}) if home else form


async def _acknowledge(interaction: Interaction, *, ephemeral: bool) -> None:
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=True)
    except discord.HTTPException as problem:
        if problem.code != _ACKNOWLEDGED:
            raise


class KeptForms:
    """Forms by an unguessable token that fits into a button's or modal's id."""

    def __init__(self, most: int = MOST) -> None:
        self._forms: OrderedDict[str, Form] = OrderedDict()
        self._most = most

    def keep(self, form: Form) -> str:
        """Remember the form; its token."""
        token = secrets.token_hex(8)
        self._forms[token] = form
        if len(self._forms) > self._most:
            self._forms.popitem(last=False)
        return token

    def form(self, token: str) -> Form | None:
        """The form of that token, if it is still remembered."""
        return self._forms.get(token)
