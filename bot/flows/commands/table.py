"""The command table with its handlers: everything that the files of this folder declare.

Platforms use only `COMMANDS`, `answer` and `complete`.
"""

import logging
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from bot.compose.notices import notice
from bot.compose.whole import readable
from bot.flows import commands as package
from bot.flows.commands.ask import Ask, FormErrors, ask_of, keep_workspace
from bot.flows.commands.changelog import is_change, note_change
from bot.flows.commands.complete import completions
from bot.flows.commands.digest_choice import WhichDigest
from bot.flows.commands.lines import HANDLERS, LINES, buttons, typed_commands
from bot.flows.commands.meant import which_digest
from bot.flows.desk import CommandDesk
from bot.model.conversation import Command, Reply, Request
from bot.model.document import Document
from bot.model.errors import BotError, DeliveryError, SourceError, UserError

log = logging.getLogger(__name__)

__all__ = ["BUTTONS", "COMMANDS", "HANDLERS", "LINES", "answer", "complete"]

for _file in iter_modules(package.__path__):
    import_module(f"{package.__name__}.{_file.name}")

COMMANDS: tuple[Command, ...] = typed_commands()
BUTTONS: tuple[Command, ...] = buttons()


async def answer(desk: CommandDesk, request: Request) -> Reply:
    """The reply to a command, a pressed button or a submitted form. An error becomes a reply that explains it."""
    ask = await ask_of(desk, request)
    language, line, handler = ask.language, LINES.get(request.path), HANDLERS.get(request.path)
    if line is None or handler is None:
        return ask.tell("no_command", name=" ".join(request.path))
    if line.admin and not ask.request.asker.is_admin:
        return ask.tell(ask.traits.admins_only)
    if line.admin:
        await keep_workspace(ask)
    try:
        if missing := _missing(ask):
            raise UserError(ask.say("missing", name=ask.say(f"name.{missing}")))
        reply = await handler(ask)
        if line.admin and is_change(request.path, reply):
            await note_change(ask, reply)
        return replace(reply, document=_finished(ask, reply.document, reply)) if reply.document else reply
    except FormErrors as problem:
        errors = {field: ask.problem(words) for field, words in problem.errors.items()}
        return Reply(document=notice("; ".join(errors.values()), language=language), errors=errors)
    except WhichDigest as problem:
        return Reply(document=await which_digest(ask, problem.digests))
    except (UserError, SourceError, DeliveryError) as problem:
        return Reply(document=notice(ask.problem(problem.problem), language=language))
    except BotError:  # An error of the store, say, whose text names files of the operator's.
        log.exception("answer_failed", extra={"path": ".".join(request.path)})
        return ask.tell("went_wrong")


async def complete(desk: CommandDesk, request: Request, option_name: str, typed: str) -> tuple[str, ...]:
    """At most 25 values that may be meant while this option of `request.path` is typed, the likeliest first."""
    ask, line = await ask_of(desk, request), LINES.get(request.path)
    options = line.options if line and (ask.request.asker.is_admin or not line.admin) else ()
    option = next((option for option in options if option.name == option_name), None)
    return await completions(ask, option, typed) if option else ()


def _finished(ask: Ask, document: Document, reply: Reply) -> Document:
    """The document with buttons for reports without a link; plain where the asker wants that, or the workspace for public
    answers."""
    document, is_private = readable(document), reply.private and reply.post is None
    return replace(document, plain=True) if (ask.plain if is_private else ask.workspace.plain) else document


def _missing(ask: Ask) -> str:
    """A required option that was not given; a button's operand stands for any of them, a file comes separately."""
    request = ask.request
    given = {name for name, value in request.values.items() if value.strip()}
    if "argument" in given:
        return ""
    given |= {"file"} if request.attachment is not None else set()
    options = LINES[request.path].options
    return next((option.name for option in options if option.required and option.name not in given), "")
