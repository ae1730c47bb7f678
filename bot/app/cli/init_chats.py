"""The part of `init` about chats: it asks for tokens, tries them at once and keeps them in files."""

from collections.abc import Callable, Iterator, Mapping

import click

from bot.app.cli.main import in_loop, tell
from bot.app.settings import Settings
from bot.model.errors import BotError
from bot.platforms.descriptor import Token
from bot.platforms.table import PLATFORMS
from bot.store.database.private_files import keep_secret, secrets_folder

PLACES = ("terminal", *(chat.name for chat in PLATFORMS))
"""Where digests can go."""


def ask_tokens(chat: str, settings: Settings, environ: Mapping[str, str]) -> list[tuple[str, str]]:
    """The settings of the chat's tokens with the files that hold them; tokens in environment variables stay there."""
    kept = []
    for token in _tokens(chat, settings):
        if token.secret:
            tell(f"{token.variable} is set: {_asked(token)}.")
            continue
        tell(f"{token.title} is at {token.page}.")
        secret = click.prompt(token.title, hide_input=True, value_proc=_tried(chat, token, settings), err=True)
        file = secrets_folder(environ) / token.key.replace(".", "-").replace("_", "-")
        kept.append((token.key, str(keep_secret(file, secret, replace=True))))
        tell(f"It is kept in {file}, for you alone.")
    return kept


def next_steps(chat: str) -> Iterator[str]:
    """What is left to do for a chat."""
    yield from (platform.next_step for platform in PLATFORMS if platform.name == chat)


def _tokens(chat: str, settings: Settings) -> Iterator[Token]:
    for platform in PLATFORMS:
        if platform.name == chat:
            yield from platform.tokens(settings.of_chat(chat))


def _tried(chat: str, wanted: Token, settings: Settings) -> Callable[[str], str]:
    def check(secret: str) -> str:
        part = settings.of_chat(chat).model_copy(update={wanted.key.partition(".")[2]: secret.strip()})
        token = next(asked for asked in _tokens(chat, settings.model_copy(update={chat: part})) if asked.key == wanted.key)
        if not token.is_formed:
            raise click.UsageError(f"this does not look like one; it is at {wanted.page}")
        try:
            tell(f"It is the token of {in_loop(token.whose, 'Asking whose it is')}.")
        except BotError as problem:
            if not click.confirm(f"{problem}. Keep it all the same?", err=True):
                raise click.UsageError("then another one") from None
        return secret.strip()

    return check


def _asked(token: Token) -> str:
    try:
        return f"it is the token of {in_loop(token.whose)}"
    except BotError as problem:
        return f"but {problem}"
