"""One person however papers spell the name; two persons of one surname are two."""

import pytest

from bot.model.topic import Topic
from bot.understand.quotes.same_person import is_same_person, words_to_find
from bot.understand.topics import match
from tests.store.builders import reading

ONE = [
    ("Samar Khalil", "Samar Khalil"),
    ("Samar Khalil", "samar al-Khaleel"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "V. Zelensky"),
    ("Anna Müller", "Anna Mueller"),
    ("Anna Mueller", "Anna Lena Müller"),
    ("Joe Roe Jr.", "Dr. Joe Roe"),
    ("Roe", "Mayor Ada Roe"),
    ("Ursula von der Leyen", "Ursula Leyen"),
    ("سمر خليل", "سمر الخليل"),
    ("Володимир Зеленський", "Володимир Зеленський"),
]
TWO = [
    ("Ada Roe", "Max Roe"),
    ("Ada Roe", "Roe"),
    ("Martin Holm", "Martina Holm"),
    ("Ada Roe", "Ada Rowe-Smith"),
    ("Samar Khalil", "Samar Khalifa"),
    ("", "Ada Roe"),
    ("Ada Roe", "—"),
]


@pytest.mark.parametrize(("wanted", "said"), ONE)
def test_one_person_in_two_spellings(wanted: str, said: str) -> None:
    assert is_same_person(wanted, said)


@pytest.mark.parametrize(("wanted", "said"), TWO)
def test_two_persons_are_two(wanted: str, said: str) -> None:
    assert not is_same_person(wanted, said)


@pytest.mark.parametrize(("wanted", "said"), [pair for pair in ONE if "Wolodymyr" not in pair[0]])
def test_what_may_quote_somebody_is_found_in_either_spelling(wanted: str, said: str) -> None:
    for asked, printed in ((wanted, said), (said, wanted)):
        found = reading("a", f"“We will wait,” {printed} said. {printed} was late.")
        assert match(Topic(id="", workspace_id="w", name="x", any_of=words_to_find(asked)), found), (asked, printed)


def test_a_name_without_words_finds_nothing() -> None:
    assert words_to_find("—") == ()
