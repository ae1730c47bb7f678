"""Errors in the reader's own language: every sentence that has a translation, and what no text may bring about."""

import re
from string import Formatter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.compose.problems import CATALOGUES, LONGEST, NESTED, ONE_WORD, say_problem
from bot.compose.wording import say, weave
from bot.words.catalogue import catalogue, languages
from tests.growth import assert_in_proportion

TEMPLATES = tuple(CATALOGUES["de"])
LANGUAGES = tuple(CATALOGUES)
INNER = "no time of day was given"
NESTING = "{problem}; write “22:00-07:00” or “off”"


def places(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


def pattern(template: str) -> re.Pattern[str]:
    """A template as a pattern, which finds the same sentences by other means."""
    parts = ((re.escape(literal), name) for literal, name, _, _ in Formatter().parse(template))
    return re.compile("".join(literal + ("" if name is None else "(.*)") for literal, name in parts), re.DOTALL)


def values(template: str) -> dict[str, str]:
    return {name: INNER if name == NESTED else f"{name}{n}" for n, name in enumerate(places(template))}


def expected(template: str, language: str, held: dict[str, str]) -> str:
    inner = {NESTED: CATALOGUES[language][INNER]} if NESTED in held else {}
    return CATALOGUES[language][template].format(**{**held, **inner})


def test_every_language_of_the_bot_has_a_catalogue() -> None:
    assert set(CATALOGUES) == set(languages()) - {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing_and_none_is_left_over(language: str) -> None:
    assert set(CATALOGUES[language]) == set(TEMPLATES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_shows_the_same_values(language: str) -> None:
    for template, translation in CATALOGUES[language].items():
        assert sorted(places(translation)) == sorted(places(template)), template


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_can_be_read(template: str) -> None:
    """Each place once, something between two of them, and its name plain."""
    names = places(template)
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert "}{" not in template
    assert template.strip() == template


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sentence_is_said_in_every_language_with_its_values(template: str) -> None:
    held = values(template)
    for language in LANGUAGES:
        assert say_problem(template.format(**held), language) == expected(template, language, held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_in_a_language_stays_as_it_is(language: str) -> None:
    """A command's own wordings, and whatever was said already, pass here too."""
    for template in TEMPLATES:
        said = expected(template, language, values(template))
        assert say_problem(said, language) == said
    for forms in catalogue(language).entries.values():
        for form in forms:
            filled = form.format(**dict.fromkeys(places(form), "x"))
            assert say_problem(filled, language) == filled


@pytest.mark.parametrize("language", ["en", "xx", ""])
def test_english_and_unknown_languages_are_left_alone(language: str) -> None:
    assert all(say_problem(template, language) == template for template in TEMPLATES)


def test_what_fits_no_template_is_left_alone() -> None:
    for text in (
        "",
        " ",
        "no such host",
        "NO TIME OF DAY WAS GIVEN",
        f"{INNER} ",
        f"“x” {INNER}",
        "{problem}",
        "nonsense; write “x”",
    ):
        assert all(say_problem(text, language) == text for language in LANGUAGES)


def test_a_problem_within_a_problem_is_said_too_but_not_without_end() -> None:
    once = "{}; write “22:00-07:00” or “off”"
    assert say_problem(once.format(INNER), "de") == "es fehlt eine Uhrzeit; möglich sind etwa „22:00-07:00“ oder „off“"
    unknown = once.format("somebody's own words")
    assert say_problem(unknown, "de") == unknown
    deep = INNER
    for _ in range(300):
        deep = once.format(deep)
    assert say_problem(deep, "de") == deep


def test_a_sentence_that_is_longer_than_any_error_is_left_alone() -> None:
    room = LONGEST - len("“” was not understood")
    assert say_problem(f"“{'x' * room}” was not understood", "de") == f"„{'x' * room}“ wurde nicht verstanden"
    assert say_problem(f"“{'x' * (room + 1)}” was not understood", "de") == f"“{'x' * (room + 1)}” was not understood"


def test_a_sentence_that_can_be_read_in_two_ways_is_left_alone() -> None:
    cut_anywhere = "no topic “a”; there are: b”; there are: c"
    of_two_templates = "no topic “a”; did you mean b?”; there are: c?"
    for text in (cut_anywhere, of_two_templates):
        assert all(say_problem(text, language) == text for language in LANGUAGES)


def test_a_host_is_one_word_so_that_nobodys_sentence_is_taken_for_ours() -> None:
    for text in ("Das „x answered y“ steht da.", "my topic answered 5.", " answered 5."):
        assert say_problem(text, "de") == text
    assert say_problem("a.example answered 404 Not Found.", "de") == "a.example antwortete 404 Not Found."


def test_a_wording_says_its_problem_in_its_own_language() -> None:
    problem = "This is an HTML page, not a feed."
    assert say("de", "source_problem", problem=problem) == "nicht lesbar: Das ist eine HTML-Seite, kein Feed."
    assert say("en", "source_problem", problem=problem) == f"cannot be read: {problem}"
    assert say("xx", "source_problem", problem=problem) == f"cannot be read: {problem}"
    assert "".join(span.text for span in weave("de", "source_problem", problem=problem)) == say(
        "de", "source_problem", problem=problem
    )


HOSTILE = (
    "", " ", "{", "}", "{0}", "{text.__class__}", "{problem}", "“", "”", "“x”", "\n", "\r\n", "\x00", "\ud800", "\u202e",
    "😀" * 20, " or ", "; write ", "” was not understood", "”; there are: ", "”; did you mean ", "a?", "none yet", INNER,
    "x; write “22:00-07:00” or “off”", "a.example answered 5.", "„x“ wurde nicht verstanden", "A" * LONGEST,
)  # fmt: skip
ODD = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=20),
    st.lists(st.sampled_from([literal for text in TEMPLATES for literal, *_ in Formatter().parse(text)]), max_size=4).map(
        "".join
    ),
)
ANY_WORD = ODD.map(lambda text: "".join(text.split()) or "x")


@given(text=st.one_of(ODD, st.lists(ODD, max_size=8).map("".join)), language=st.sampled_from(LANGUAGES))
def test_no_text_raises(text: str, language: str) -> None:
    assert isinstance(say_problem(text, language), str)


@given(data=st.data(), template=st.sampled_from(TEMPLATES), language=st.sampled_from(LANGUAGES))
def test_whatever_the_values_are_they_are_said_as_they_are_or_nothing_is_changed(
    data: st.DataObject, template: str, language: str
) -> None:
    held = {name: data.draw(ANY_WORD if name in ONE_WORD else ODD, label=name) for name in places(template)}
    held |= {NESTED: INNER} if NESTED in held else {}
    sentence = template.format(**held)
    said = say_problem(sentence, language)
    # A value may happen to be what a narrower template says: “{where} cannot be reached: …” with “Discord”.
    narrower = [one for one in TEMPLATES if one != template and pattern(template).fullmatch(one)]
    others = [CATALOGUES[language][one].format(**held) for one in narrower if set(places(one)) <= set(held)]
    assert said in (sentence, expected(template, language, held), *others)


@given(wanted=st.text(max_size=60), near=st.text(max_size=60))
@example(wanted="”; there are: ", near="b")
@example(wanted="x", near="”; did you mean y?")
def test_no_value_is_lost(wanted: str, near: str) -> None:
    said = say_problem(f"no topic “{wanted}”; there are: {near}", "ar")
    assert wanted in said
    assert near in said


@pytest.mark.parametrize(
    "text",
    [
        "“" * LONGEST,
        "”; there are: " * (LONGEST // 15),
        "no topic “" + "”; there are: " * 700,
        "Port " + " of " * 2000 + " is not one for web pages.",
        "; write “22:00-07:00” or “off”" * 330,
        "a word or phrase has at most 1 characters; “" + "…” has " * 1200,
    ],
    ids=range(6),
)
def test_hostile_sentences_are_read_at_once(text: str) -> None:
    assert len(text) <= LONGEST
    assert all(say_problem(text, language) == text for language in LANGUAGES)
    assert_in_proportion(lambda size: [say_problem(text[:size], language) for language in LANGUAGES], len(text))


def test_places_that_hold_one_word_are_ones_that_there_are() -> None:
    assert {name for template in TEMPLATES for name in places(template)} >= ONE_WORD
