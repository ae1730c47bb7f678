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


@pytest.mark.parametrize(
    ("one", "other", "is_pair"),
    [
        ("Bridge Gask safe.", "Bridge Gask not safe.", True),
        ("Gask safe.", "Gask not safe.", False),
        ("Bridge Gask safe yesterday.", "Bridge Gask not safe today.", True),
        ("Bridge Gask safe yesterday noon.", "Bridge Gask not safe today.", False),
        ("Bridge Gask safe.", "Bridge Gask safe, not.", True),
        ("Bridge Gask safe.", "Bridge Gask safe morning, not.", False),
        ("Bridge Gask safe.", "Bridge Gask safe. Not morning.", False),
        ("Rain. Bridge Gask safe! Snow.", "Hail? Bridge Gask not safe. Snow.", True),
        ("Bridge Gask not safe.", "Bridge Gask never safe.", False),
        ("Bridge Gask safe.", "Not.", False),
    ],
)
def test_so_many_words_they_have_in_common_and_the_not_belongs_to_one_of_them(one, other, is_pair):
    found = [("Ida Holm", "Jon Carr")] if is_pair else []
    assert said("en", (one, "Ida Holm"), (other, "Jon Carr")) == found
    assert said("en", (other, "Ida Holm"), (one, "Jon Carr")) == found


@pytest.mark.parametrize(("before", "found"), [(38, [("Ida Holm", "Jon Carr")]), (39, [])])
def test_so_many_quotations_of_a_story_are_compared(before, found):
    others = [(f"Road number{n} opened early.", f"Mira Voss{n}") for n in range(before)]
    assert said("en", *others, ("Bridge Gask safe.", "Ida Holm"), ("Bridge Gask not safe.", "Jon Carr")) == found


def test_two_languages_are_not_compared():
    body = "“{}”\n\nMore is not known."
    spoken = (("en", "Bridge Gask safe.", "Ida Holm"), ("de", "Bridge Gask nicht safe.", "Jon Carr"))
    told = [
        with_quotes(reading(f"r{n}", "", body.format(text), language=language, outlet=f"Outlet {n}"), (f"“{text}”", name))
        for n, (language, text, name) in enumerate(spoken)
    ]
    assert opposed(Story(id="s", lead=told[0], others=(told[1],))) == ()


def test_two_pairs_of_a_story():
    safe, unsafe = "Bridge Gask safe.", "Bridge Gask not safe."
    wide, narrow = "Road Tarn wide.", "Road Tarn not wide."
    names = ["Ida Holm", "Jon Carr", "Mira Voss", "Tom Birk"]
    assert said("en", *zip((safe, wide, unsafe, narrow), names, strict=True)) == [
        ("Ida Holm", "Mira Voss"),
        ("Jon Carr", "Tom Birk"),
    ]
