"""Asking the command table as a platform would."""

from bot.flows.commands.table import answer
from bot.model.conversation import Asker, Reply, Request
from bot.model.workspace import Channel
from tests.compose.random_news import text_of
from tests.fakes import FakeWorld


def asker(
    workspace: str = "w",
    *,
    user: str = "ann",
    admin: bool = True,
    language: str = "en",
    channel: str = "news",
    platform: str = "fake",
    roles: frozenset[str] = frozenset(),
) -> Asker:
    place = Channel(platform=platform, workspace=workspace, id=channel)
    return Asker(
        workspace=workspace, user=user, channel=place, is_admin=admin, language=language, roles=roles, delegates=admin,
        name=user.title(),
    )  # fmt: skip


async def ask(
    world: FakeWorld,
    command: str,
    *,
    by: Asker | None = None,
    attachment: bytes | None = None,
    **values: str,
) -> Reply:
    """The reply to a command, written as in the table with dots ("topics.add")."""
    request = Request(path=tuple(command.split(".")), asker=by or asker(), values=values, attachment=attachment)
    return await answer(world.desk, request)


async def press(world: FakeWorld, reply: Reply, name: str, *, by: Asker | None = None) -> Reply:
    """The reply to the first button of that name."""
    assert reply.document is not None
    action = next(action for action in reply.document.actions if action.name == name)
    return await ask(world, action.name, by=by, argument=action.argument)


def text(reply: Reply) -> str:
    """All that a reply tells, its buttons, form and file included."""
    parts = [text_of(reply.document) if reply.document else ""]
    if reply.document:
        parts += [f"[{action.label}]" for action in reply.document.actions]
    if reply.form:
        parts += [reply.form.title, *(f"{field.label}: {field.value} {field.hint}" for field in reply.form.fields)]
    if reply.file:
        parts.append(reply.file.body.decode())
    return "\n".join([*parts, *reply.errors.values()])


def without_isolates(shown: str) -> str:
    """The words of a text from right to left, without the marks around what is foreign in it."""
    return shown.translate({0x2068: None, 0x2069: None})
