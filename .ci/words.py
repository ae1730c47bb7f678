"""What is wrong with the catalogues in bot/words, and `--refresh`, which shows translators the English of today.

A finding a line: an entry that a language lacks, that nothing says, or whose places for values are not those of English.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.words import catalogue as words  # noqa: E402
from bot.words.catalogue import ENGLISH, catalogue, languages  # noqa: E402

_ID = re.compile(r'^msgid "(.+)"$', re.MULTILINE)


def findings() -> Iterator[str]:
    """All that is wrong, English first."""
    english = catalogue(ENGLISH)
    said = _said()
    yield from (f"en: nothing says “{key}”" for key in english.entries if not _is_said(key, *said))
    for language in languages():
        entries = catalogue(language).entries
        wanted = {key for key in english.entries if language == ENGLISH or not key.startswith("language.")}
        yield from (f"{language}: “{key}” is missing" for key in sorted(wanted - set(entries)))
        yield from (f"{language}: English has no “{key}”" for key in sorted(set(entries) - wanted))
        yield from (f"{language}: “{key}” is there twice" for key in _twice(language))
        forms = {catalogue(language).plural(n) for n in range(1000)}
        for key in sorted(wanted & set(entries)):
            yield from _differing(language, key, entries[key], english.entries[key], len(forms))


def refresh() -> None:
    """Write the English of each entry above its translation, where translators' tools show it."""
    english = catalogue(ENGLISH).entries
    for language in languages()[1:]:
        path = ROOT / "bot" / "words" / f"{language}.po"
        blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
        path.write_text("\n\n".join(_with_english(block, english) for block in blocks) + "\n", encoding="utf-8")


def _with_english(block: str, english: dict[str, tuple[str, ...]]) -> str:
    key = _ID.search(block)
    if not key or key[1] not in english:
        return block
    kept = [line for line in block.splitlines() if not line.startswith("#.")]
    notes = [line for line in kept if line.startswith("#")]
    shown = "#. " + " | ".join(english[key[1]]).replace("\n", "\\n")
    return "\n".join([*notes, shown, *kept[len(notes) :]])


def _differing(language: str, key: str, forms: tuple[str, ...], english: tuple[str, ...], plurals: int) -> Iterator[str]:
    """A count may be left out where a form says it in words; no other value may."""
    wanted = _places(english[-1])
    if len(forms) not in (1, plurals):
        yield f"{language}: “{key}” has {len(forms)} forms of {plurals}"
    for form in forms:
        places = _places(form)
        least = wanted if len(forms) == 1 else wanted - {"n"}
        if not least <= places <= wanted:
            yield f"{language}: “{key}” has places for {sorted(places)}, English for {sorted(wanted)}"


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _twice(language: str) -> list[str]:
    keys = _ID.findall(words.HOME.joinpath(f"{language}.po").read_text(encoding="utf-8"))
    return sorted({key for key in keys if keys.count(key) > 1})


def _said() -> tuple[set[str], list[re.Pattern[str]]]:
    """Texts in the code that a key may be, and patterns of those that are put together there."""
    texts: set[str] = set()
    patterns = set()
    for file in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                literals = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
                if re.fullmatch(r"(?=.*[a-z])[a-z_.]*[._][a-z_.]*", "".join(one or "" for one in literals)):
                    patterns.add("".join("[a-z0-9_.]+" if one is None else re.escape(one) for one in literals))
    return texts, [re.compile(one) for one in patterns]


def _is_said(key: str, texts: set[str], patterns: list[re.Pattern[str]]) -> bool:
    return key in texts or any(pattern.fullmatch(key) for pattern in patterns)


if __name__ == "__main__":
    if "--refresh" in sys.argv:
        refresh()
    found = list(findings())
    sys.stdout.write("\n".join([*found, f"{len(languages())} languages, {len(found)} findings\n"]))
    sys.exit(bool(found))
