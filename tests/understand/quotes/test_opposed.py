"""Quotations of two named people, one of which says what the other denies."""

import pytest

from bot.model.story import Story
from bot.understand.quotes.opposed import opposed
from tests.understand.readings import reading, with_quotes


def said(language: str, *spoken: tuple[str, str]) -> list[tuple[str, str]]:
    told = []
    for n, (text, name) in enumerate(spoken):
        body = f"“{text}”\n\nMore is not known."
        told.append(with_quotes(reading(f"r{n}", "", body, language=language, outlet=f"Outlet {n}"), (f"“{text}”", name)))
    found = opposed(Story(id="s", lead=told[0], others=tuple(told[1:])))
    return [(one.quote.speaker.name, other.quote.speaker.name) for one, other in found]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The bridge at Gask was safe when it opened.", "The bridge at Gask was not safe when it opened."),
        ("en", "We signed the contract with the harbour office.", "They never signed the contract with the harbour office."),
        ("de", "Die Brücke in Gask war an diesem Tag sicher.", "Die Brücke in Gask war an diesem Tag nicht sicher."),
        ("es", "El puente de Gask era seguro aquel día.", "El puente de Gask no era seguro aquel día."),
        ("fr", "Le pont de Gask était sûr ce jour-là.", "Le pont de Gask n'était pas sûr ce jour-là."),
        ("pt", "A ponte de Gask era segura naquele dia.", "A ponte de Gask não era segura naquele dia."),
        ("uk", "Міст у Гаску був безпечний того дня.", "Міст у Гаску не був безпечний того дня."),
        ("ar", "كان الجسر في جاسك آمنا يوم افتتاحه", "لم يكن الجسر في جاسك آمنا يوم افتتاحه"),
    ],
)
def test_one_says_what_the_other_denies(language, one, other):
    assert said(language, (one, "Ida Holm"), (other, "Jon Carr")) == [("Ida Holm", "Jon Carr")]


@pytest.mark.parametrize(
    ("what", "one", "other", "names"),
    [
        ("both affirm", "The bridge at Gask was safe.", "The bridge at Gask was safe indeed.", ("Ida Holm", "Jon Carr")),
        ("another matter", "The bridge at Gask was safe.", "The road to Tarn was not open.", ("Ida Holm", "Jon Carr")),
        ("one person", "The bridge at Gask was safe.", "The bridge at Gask was not safe.", ("Ida Holm", "Holm")),
        ("nobody knows who", "The bridge at Gask was safe.", "The bridge at Gask was not safe.", ("Ida Holm", "")),
        (
            "“not” of something else",
            "A gross abuse of power.",
            "This gross abuse of power cannot last.",
            ("Ida Holm", "Jon Carr"),
        ),
        ("too little in common", "It is safe.", "It is not safe.", ("Ida Holm", "Jon Carr")),
    ],
)
def test_nothing_is_claimed_where(what, one, other, names):
    assert said("en", (one, names[0]), (other, names[1])) == [], what


def test_each_quotation_is_shown_once():
    safe, unsafe = "The bridge at Gask was safe that day.", "The bridge at Gask was not safe that day."
    assert said("en", (safe, "Ida Holm"), (unsafe, "Jon Carr"), (unsafe, "Mira Voss")) == [("Ida Holm", "Jon Carr")]


def test_of_a_language_without_its_words_nothing_is_said():
    assert said("hu", ("A híd Gaskban biztonságos volt.", "Ida Holm"), ("A híd Gaskban nem volt biztonságos.", "Jon Carr")) == []
