"""Names of days and months, and how a list is written, of all languages: Unicode's CLDR, as Babel has it.

Of a language that CLDR does not know, English is taken. A date's order, and days as a habit (“Mondays”), are in the catalogues.
"""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

_WITHOUT_SERIAL_COMMA = {"en": "en_001"}


def day_name(language: str, weekday: int) -> str:
    """A day of the week in short, Monday 0: “Mon”, “Mo”, “lun.”."""
    return str(_locale(language).days["stand-alone"]["abbreviated"][weekday])


def month_in_date(language: str, month: int) -> str:
    """A month in short, as it stands in a date, January 1: “Jan”, “janv.”."""
    return str(_locale(language).months["format"]["abbreviated"][month])


def month_name(language: str, month: int) -> str:
    """A month by itself, January 1."""
    return str(_locale(language).months["stand-alone"]["wide"][month])


def listed(language: str, items: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return format_list(list(items), locale=_locale(_WITHOUT_SERIAL_COMMA.get(language, language)))


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
