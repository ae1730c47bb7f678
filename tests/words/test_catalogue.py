"""Catalogues: what the loader reads of gettext's format, and that no language lacks an entry or a place for a value."""

import runpy
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bot.app.settings import HOME
from bot.words import catalogue as words
from bot.words.catalogue import catalogue, language_called, languages, template

TOOL = runpy.run_path(str(HOME / ".ci" / "words.py"))
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"X-Own-Name: Toy\\n"\n'


def forget() -> None:
    for known in (languages, catalogue, words._entries):
        known.cache_clear()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogues of its own; its English has an entry that Toy has not."""
    (tmp_path / "en.po").write_text(f'{HEADER}\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n')
    monkeypatch.setattr(words, "HOME", tmp_path)
    forget()
    yield tmp_path
    forget()


def test_every_language_says_all_of_it_with_the_same_values_and_nothing_is_left_over() -> None:
    assert list(TOOL["findings"]()) == []


def test_translators_are_shown_the_english_of_today() -> None:
    for language in languages()[1:]:
        text = (HOME / "bot" / "words" / f"{language}.po").read_text(encoding="utf-8")
        blocks = text.strip().split("\n\n")
        english = catalogue("en").entries
        assert [one for one in blocks if TOOL["_with_english"](one, english) != one] == [], "run .ci/words.py --refresh"


@pytest.mark.parametrize("language", languages())
def test_every_wording_is_a_template_of_plain_names(language: str) -> None:
    for forms in catalogue(language).entries.values():
        for form in forms:
            fields = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(form) if name is not None]
            assert all(name.isidentifier() and not spec and not conversion for name, spec, conversion in fields), form


def test_a_file_is_all_that_a_language_needs(home: Path) -> None:
    (home / "xx.po").write_text(f'{HEADER}\n#. A\nmsgid "a"\nmsgstr "Ah"\n')
    assert languages() == ("en", "xx")
    assert [template("xx", "a"), template("xx", "b"), template("en", "language.xx")] == ["Ah", "B", "Toy"]


def test_texts_go_over_lines_and_hold_what_is_escaped(home: Path) -> None:
    (home / "en.po").write_text(HEADER + '\nmsgid "a"\nmsgstr ""\n"one \\"two\\" \\\\ "\n"three\\nfour"\n')
    assert template("en", "a") == 'one "two" \\ three\nfour'


def test_what_is_in_doubt_or_empty_is_said_in_english(home: Path) -> None:
    (home / "xx.po").write_text(
        f'{HEADER}\n#, fuzzy\nmsgid "a"\nmsgstr "?"\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "C"\n'
    )
    assert catalogue("xx").entries == {}
    assert [template("xx", "a"), template("xx", "b")] == ["A", "B"]


def test_a_count_has_the_form_that_the_header_says(home: Path) -> None:
    counted = '\nmsgid "c"\nmsgid_plural "c"\nmsgstr[0] "{n} one"\nmsgstr[1] "{n} more"\n'
    (home / "xx.po").write_text(HEADER.replace("n != 1", "n > 1") + counted)
    assert [catalogue("xx").template("c", n) for n in (0, 1, 2, -1)] == ["{n} one", "{n} one", "{n} more", "{n} one"]


def test_a_file_without_a_rule_for_counts_is_no_catalogue(home: Path) -> None:
    (home / "xx.po").write_text('msgid "a"\nmsgstr "A"\n')
    with pytest.raises(ValueError, match=r"xx\.po"):
        catalogue("xx")


@pytest.mark.parametrize(
    ("entry", "finding"),
    [
        ('msgid "b"\nmsgstr "B"', "xx: “a” is missing"),
        ('msgid "a"\nmsgstr "A {name}"\n\nmsgid "b"\nmsgstr "B"', "xx: “a” has places for ['name'], English for []"),
        ('msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n\nmsgid "z"\nmsgstr "Z"', "xx: English has no “z”"),
        ('msgid "a"\nmsgid_plural "a"\nmsgstr[0] "A"\n\nmsgid "b"\nmsgstr "B"', ""),
    ],
)
def test_the_tool_finds_what_is_wrong(home: Path, entry: str, finding: str) -> None:
    (home / "xx.po").write_text(f"{HEADER}\n{entry}\n")
    found = [one for one in TOOL["findings"]() if one.startswith("xx") and "twice" not in one]
    assert found == ([finding] if finding else [])


def test_the_tool_finds_what_nothing_says(home: Path) -> None:
    (home / "en.po").write_text(f'{HEADER}\nmsgid "nobody.says.this"\nmsgstr "A"\n')
    assert "en: nothing says “nobody.says.this”" in list(TOOL["findings"]())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("de", "de"),
        ("Deutsch", "de"),
        ("german", "de"),
        (" FRANÇAIS", "fr"),
        ("portugues", "pt"),
        ("українська", "uk"),
        ("elvish", None),
    ],
)
def test_a_language_is_found_by_its_code_and_by_its_names(name: str, code: str | None) -> None:
    assert language_called(name) == code
