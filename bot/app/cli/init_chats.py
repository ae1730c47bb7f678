"""The part of `init` that is about a chat: its tokens, asked for, tried at once and kept in files."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import click

from bot.app.cli.main import in_loop, tell
from bot.app.keeping import keep_secret, secrets_folder
from bot.app.settings import Settings
from bot.app.tokens import DISCORD_PAGE, SLACK_APP_PAGE, SLACK_BOT_PAGE, Token, tokens
from bot.model.errors import BotError

CHATS = ("terminal", "discord", "slack")


@dataclass(frozen=True, slots=True)
class _Wanted:
    setting: str
    name: str
    page: str


_WANTED = {
    "discord": (_Wanted("discord.token", "The bot's token", DISCORD_PAGE),),
    "slack": (
        _Wanted("slack.bot_token", "The bot's token (xoxb-…)", SLACK_BOT_PAGE),
        _Wanted("slack.app_token", "The app-level token (xapp-…)", SLACK_APP_PAGE),
    ),
}


def ask_tokens(chat: str, settings: Settings, environ: Mapping[str, str]) -> list[tuple[str, str]]:
    """The settings of the chat's tokens with the files that they are kept in; those that the environment holds are left there."""
    kept = []
    held = {token.key: token for token in tokens(settings)}
    for wanted in _WANTED.get(chat, ()):
        if token := held.get(wanted.setting):
            tell(f"{token.variable} is set: {_asked(token)}.")
            continue
        tell(f"{wanted.name} is at {wanted.page}.")
        secret = click.prompt(wanted.name, hide_input=True, value_proc=_tried(wanted, settings), err=True)
        file = secrets_folder(environ) / wanted.setting.replace(".", "-").replace("_", "-")
        kept.append((wanted.setting, str(keep_secret(file, secret, replace=True))))
        tell(f"It is kept in {file}, for you alone.")
    return kept


def next_steps(chat: str) -> Iterator[str]:
    """What is left to do for a chat."""
    if chat == "discord":
        yield "Invite it: dateline discord invite prints the address. Then, in a channel: /news setup"
    if chat == "slack":
        yield "Invite it to a channel: /invite @Dateline. Then, there: /news setup"


def _tried(wanted: _Wanted, settings: Settings) -> Callable[[str], str]:
    def check(secret: str) -> str:
        section, _, key = wanted.setting.partition(".")
        part = getattr(settings, section).model_copy(update={key: secret.strip()})
        token = next(one for one in tokens(settings.model_copy(update={section: part})) if one.key == wanted.setting)
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
