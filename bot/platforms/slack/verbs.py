"""The verb of a command: `add` in `/topics add`, in any language of the bot, or a synonym.

A mistyped verb is guessed only where the guess changes nothing; otherwise the usage is shown.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.compose.wording import say
from bot.model.conversation import Command
from bot.platforms.slack.tokens import Token
from bot.words.catalogue import languages

HELP = "help"

_NEAR = 0.75
_LONGEST = 32
_SAME: Mapping[str, str] = {
    "resume": """unpause unmute continue restart start weiter starten fortfahren continuar seguir continuer relancer
        retomar продовжити استمرار""",
    "pause": "stop halt suspend stopp anhalten stoppen parar detener arrêter зупинити пауза وقف",
    "remove": """delete del rm drop unfollow löschen lösche eliminar borrar supprimer enlever excluir apagar eliminar
        видалити حذف احذف""",
    "add": """new create plus follow neu neue neues anlegen nuevo nueva crear agregar nouveau nouvelle créer novo nova criar
        новий нова створити أضف جديد إنشاء""",
    "edit": "change update modify bearbeiten cambiar modificar changer alterar mudar редагувати تغيير غيّر",
    "list": "show ls all zeigen zeige alle mostrar ver afficher montrer voir показати عرض اعرض",
    "schedule": "plan times new create add neu zeiten horario horaire horário",
    "on": "start enable add new an ein",
    "off": "stop disable remove delete aus",
    "settings": "change edit preferences",
    "status": "show list",
    "mute": "snooze",
}
"""Synonyms of verbs. One may stand for several: a command has only one of these, or the first is meant."""


def line_meant(tokens: Sequence[Token], lines: Mapping[str, Command], language: str) -> Command | None:
    """The line that the first word names; without any, the one that lists or helps, since they change nothing."""
    if not tokens:
        return next((lines[word] for word in (HELP, "list") if word in lines), None)
    typed = tokens[0].text.casefold().rstrip(":")
    known = _names(lines, language)
    if typed in known:
        return known[typed]
    close = get_close_matches(typed[:_LONGEST], known, 1, _NEAR)
    guessed = known[close[0]] if close else None
    return guessed if guessed and not guessed.admin else None


def asks_for_help(tokens: Sequence[Token], language: str) -> bool:
    """Whether `help` is all that was typed."""
    return len(tokens) == 1 and tokens[0].folded in (HELP, say(language, f"name.{HELP}").casefold())


def _names(lines: Mapping[str, Command], language: str) -> Mapping[str, Command]:
    """What can be typed for each line. The table's own words take precedence over the asker's, and those over other languages and
    synonyms."""
    synonyms = {other: line for word, line in reversed(_with_synonyms(lines)) for other in _SAME[word].split()}
    spoken = [*(code for code in languages() if code != language), language]
    translated = {say(code, f"name.{word}").casefold(): line for code in spoken for word, line in lines.items()}
    return synonyms | translated | dict(lines)


def _with_synonyms(lines: Mapping[str, Command]) -> list[tuple[str, Command]]:
    return [(word, lines[word]) for word in _SAME if word in lines]
