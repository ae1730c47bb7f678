"""The loader of `words/<language>.po`: gettext catalogues, which translators' tools read.

The id of an entry is a key, never a sentence: rewording English changes nothing but English. Its texts are `str.format`
templates, one, or one for each plural form that the header tells apart. A language is spoken once its file is there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib.resources import files
from importlib.resources.abc import Traversable
from unicodedata import combining, normalize

ENGLISH = "en"
"""The fallback where a language lacks an entry."""

HOME: Traversable = files("bot.words")
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "t": "\t"}
_PLURAL = re.compile(r"^Plural-Forms:.*plural\s*=\s*([^;]+)", re.MULTILINE)
_NAME = re.compile(r"^X-(?:Own|English)-Name: *(.+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's catalogue. `entries`: key to its template, or to its plural forms; `plural` gives the index for a count."""

    entries: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]

    def template(self, key: str, count: int = 0) -> str:
        """The template for a key that there is, and of its plural forms the one for this count."""
        forms = self.entries[key]
        return forms[0] if len(forms) == 1 else forms[self.plural(abs(count))]


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of all languages that the bot speaks, English first."""
    found = sorted(file.name.removesuffix(".po") for file in HOME.iterdir() if file.name.endswith(".po"))
    return (ENGLISH, *(language for language in found if language != ENGLISH))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language in `languages`. Raises ValueError for an invalid file.

    English also has each language's own name for itself, as `language.` and its code.
    """
    entries = dict(_entries(language))
    rule = _PLURAL.search(entries.pop("", ("",))[0])
    if not rule:
        raise ValueError(f"{language}.po has no header with Plural-Forms")
    names = {f"language.{code}": (_names(code)[0],) for code in languages()} if language == ENGLISH else {}
    return Catalogue({**entries, **names}, c2py(rule[1]))


def template(language: str, key: str, count: int = 0) -> str:
    """The entry of a language, else of English. Raises KeyError for an unknown key."""
    spoken = catalogue(language if language in languages() else ENGLISH)
    return (spoken if key in spoken.entries else catalogue(ENGLISH)).template(key, count)


def language_called(name: str) -> str | None:
    """The language of that code, or of that name in English or in itself, ignoring case and accents."""
    wanted = _plain(name.strip())
    return next((code for code in languages() if wanted in {code, *map(_plain, _names(code))}), None)


def _plain(name: str) -> str:
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))


def _names(language: str) -> list[str]:
    """A language's name for itself, and the English one."""
    return _NAME.findall(_entries(language).get("", ("",))[0]) or [language]


@cache
def _entries(language: str) -> Mapping[str, tuple[str, ...]]:
    """Key to texts of every entry of a file that is translated and not in doubt (“fuzzy”); "" is the header's."""
    blocks = re.split(r"\n\s*\n", HOME.joinpath(f"{language}.po").read_text(encoding="utf-8"))
    fields = [_fields(block) for block in blocks if not re.search(r"^#,.*fuzzy", block, re.MULTILINE)]
    found = {
        entry["msgid"]: tuple(text for name, text in entry.items() if name.startswith("msgstr")) for entry in fields if entry
    }
    return {key: texts for key, texts in found.items() if texts and all(texts)}


def _fields(block: str) -> dict[str, str]:
    """`msgid`, `msgstr` or `msgstr[0]` and so on, to the text behind it, which may go on over several lines."""
    fields: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        before, quote, text = line.partition('"')
        if quote and not line.startswith("#"):
            name = before.strip() or name
            fields[name] = fields.get(name, "") + _ESCAPED.sub(_unescape, text.rstrip().removesuffix('"'))
    return fields


def _unescape(found: re.Match[str]) -> str:
    return _UNESCAPED.get(found[1], found[1])
