"""The forms in which English says who speaks, each with what looks like it and is none."""

import pytest

from tests.understand.quotes.test_find import speakers

FORMS = [
    ("Ana Voss: “The dam must hold until the spring.”", ["Ana Voss"]),
    ("The reply — Ana Voss: “The dam must hold until the spring.”", ["Ana Voss"]),
    ("In the hall Ana Voss: “The dam must hold until the spring.”", ["Ana Voss"]),
    ("The verdict: “The dam must hold until the spring.”", [""]),
    ("“The dam must hold until the spring.” — Ana Voss", ["Ana Voss"]),
    ("“The dam must hold until the spring” — the mayor of Riverton", [""]),
    ("“The dam must hold until the spring” — Ana Voss, engineer", ["Ana Voss"]),
    ("“The dam must hold” — and nobody else.", [""]),
    ("The bridge, referred to as “the old lady of the river”, is closed.", [""]),
    ("The bridge was often referred to as “the old lady of the river”.", [""]),
    ("Ana Voss referred to as “the old lady of the river” a bridge that is closed.", ["Ana Voss"]),
    ("Ana Voss referred to the bridge as “the old lady of the river”.", ["Ana Voss"]),
    ("Ana Voss's claim that “the dam must hold until the spring” was not heard.", ["Ana Voss"]),
    ("Ana Voss and Tom Birk said: “The dam must hold until the spring.”", ["Ana Voss and Tom Birk"]),
    ("“The dam must hold until the spring,” Ana Voss and Tom Birk said.", ["Ana Voss and Tom Birk"]),
    ("“The dam must hold until the spring,” one of the engineers said.", [""]),
    ("“The dam must hold until the spring,” a 47-year-old said.", [""]),
    ("“The dam must hold until the spring,” another said.", [""]),
    ("“The dam must hold until the spring,” the past said.", [""]),
    ("“The dam must hold until the spring,” Monday said.", [""]),
    ("The town of Riverton released a statement on Monday saying “the dam must hold until the spring.”", [""]),
    ("Ana Voss issued a letter on Monday saying “the dam must hold until the spring.”", ["Ana Voss"]),
    ("Asked on Monday, Ana Voss quickly said “the dam must hold until the spring.”", ["Ana Voss"]),
    ("The dam, says Ana Voss, is “a disgrace to the whole of Riverton.”", ["Ana Voss"]),
    ("Because of the river, explained Ana Voss, “the dam must hold until the spring.”", ["Ana Voss"]),
    ("Ana Voss said the town had asked for “a dam that holds until the spring.”", ["Ana Voss"]),
    ("Ana Voss said anyone who wants to win “must hold the dam until the spring.”", ["Ana Voss"]),
    ("The mayor's husband, Tom Roe, said: “The dam must hold until the spring.”", ["Tom Roe"]),
    ("Ana Voss, 47, said: “The dam must hold until the spring.”", ["Ana Voss"]),
    ("It would be “a disgrace to the whole of Riverton” in the end, Ana Voss said.", ["Ana Voss"]),
    ("It would be “a disgrace to the whole of Riverton” in the end, said Ana Voss.", ["Ana Voss"]),
    ("It would be “a disgrace to the whole of Riverton,” the ministry said.", ["the ministry"]),
    ("Ana Voss with Tom Birk said: “The dam must hold until the spring.”", ["Ana Voss"]),
    ("“Hold the dam,” Ana Voss said, and “let the river fall.”", ["Ana Voss", "Ana Voss"]),
    ("Ana Voss praised the plan and told reporters “the dam must hold until the spring.”", ["Ana Voss"]),
    ("“The dam must hold,” said Voss and “the river must fall,” said Tom Birk.", ["Voss", "Tom Birk"]),
]


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_every_form_names_its_speaker_or_nobody(text: str, names: list[str]) -> None:
    assert speakers(text) == names
