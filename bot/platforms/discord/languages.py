"""The catalogues as Discord's localizations: names and descriptions of commands in each reader's own language."""

import re

import discord
from discord import app_commands

from bot.compose.units import cut
from bot.compose.wording import say
from bot.platforms.discord.limits import CHOICE, COMMAND_ABOUT, MENU_NAME
from bot.words.catalogue import ENGLISH, catalogue, languages

_NAME = re.compile(r"[-_\w]{1,32}")


def language_of(locale: discord.Locale | None) -> str:
    """The language of Discord's locale, as an ISO 639-1 code; "" for one that the bot does not speak."""
    language = locale.value.split("-")[0] if locale else ""
    return language if language in languages() else ""


def name_of(word: str) -> app_commands.locale_str:
    """A command's or option's name, to be translated."""
    return app_commands.locale_str(word, key=f"name.{word}")


def about_of(key: str) -> app_commands.locale_str:
    """A description by its key, to be translated; a key without words stands for itself."""
    return app_commands.locale_str(cut(_words("en", key) or key, COMMAND_ABOUT), key=key)


class WordingTranslator(app_commands.Translator):
    """Looks translations up in the catalogues; what is missing there is shown in English."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The words in that language, or None to leave the English ones."""
        key, language = string.extras.get("key", ""), language_of(locale)
        if language in ("", ENGLISH) or key not in catalogue(language).entries:
            return None  # Discord asks for thirty languages, thirteen thousand times at each start.
        words = say(language, key)
        if isinstance(context.data, app_commands.ContextMenu):  # It is no word that is typed.
            return cut(words, MENU_NAME) if words != string.message else None
        if context.location in _NAMES:
            words = words.lower().replace(" ", "-")
            return words if _NAME.fullmatch(words) and words != string.message else None
        return cut(words, CHOICE) if words and words != string.message else None


_NAMES = {
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
}


def _words(language: str, key: str) -> str:
    return say(language, key) if key in catalogue(ENGLISH).entries else ""
