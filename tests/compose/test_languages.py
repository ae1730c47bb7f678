"""Every language says all that English says, with the same values, in words that a platform takes."""

import re

import pytest

from bot.compose.schedule_words import say_schedule
from bot.compose.wording import say
from bot.flows.commands.table import BUTTONS, COMMANDS
from bot.parse.schedule.read import parse_schedule
from bot.words.catalogue import catalogue, languages

LANGUAGES = ("en", "ar", "de", "es", "fr", "pt", "uk")
SCHEDULES = ("daily 07:00", "mon-thu 7:30", "monthly 1,15,31 09:00", "monthly 1 in may 09:00", "every 90m",
             "every 6h from 07:00", "hourly 8-20", "weekdays hourly 8-20", "*/7 8 * * *")  # fmt: skip
NAME = re.compile(r"[-_\w]{1,32}")


def test_all_seven_languages_are_there() -> None:
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", {0: "0 stories", 1: "1 story", 2: "2 stories", 101: "101 stories"}),
        ("de", {0: "0 Meldungen", 1: "1 Meldung", 21: "21 Meldungen"}),
        ("fr", {0: "0 nouvelle", 1: "1 nouvelle", 2: "2 nouvelles"}),
        ("pt", {0: "0 notícia", 1: "1 notícia", 2: "2 notícias"}),
        ("es", {0: "0 noticias", 1: "1 noticia", 2: "2 noticias"}),
        ("uk", {1: "1 новина", 2: "2 новини", 5: "5 новин", 11: "11 новин", 12: "12 новин"}),
        ("uk", {21: "21 новина", 23: "23 новини", 114: "114 новин"}),
        ("ar", {0: "لا أخبار", 1: "خبر واحد", 2: "خبران", 3: "3 أخبار", 10: "10 أخبار"}),
        ("ar", {11: "11 خبرًا", 99: "99 خبرًا", 100: "100 خبر", 103: "103 أخبار"}),
    ],
)  # fmt: skip
def test_counts_follow_the_plural_rules_of_the_language(language: str, said: dict[int, str]) -> None:
    assert {n: say(language, "stories", n=n) for n in said} == said


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "+1 more", "+2 more"),
        ("ar", "وواحد آخر", "واثنان آخران"),
        ("de", "+1 mehr", "+2 weitere"),
        ("es", "+1 más", "+2 más"),
        ("fr", "+1 autre", "+2 autres"),
        ("pt", "mais 1", "mais 2"),
        ("uk", "ще 1", "ще 2"),
    ],
)
def test_what_is_left_out_is_counted_whatever_its_gender(language: str, one: str, two: str) -> None:
    assert [say(language, "more", n=n) for n in (1, 2)] == [one, two]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "n"), [("day_names", 7), ("day_numbers", 31)])
def test_lists_of_names_are_complete(language: str, key: str, n: int) -> None:
    assert len(say(language, key).split()) == n


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_command_table_has_words_that_fit_a_chat(language: str) -> None:
    words = {word for line in COMMANDS for word in (*line.path, *(option.name for option in line.options))}
    names = {word: say(language, f"name.{word}") for word in words}
    assert all(NAME.fullmatch(name) and name == name.lower() for name in names.values()), names
    for line in (*COMMANDS, *BUTTONS):
        keys = [line.about, *(option.about for option in line.options)]
        keys += [choice for option in line.options for choice in option.choices]
        assert all(1 <= len(say(language, key)) <= 100 for key in keys)
    assert all(len(say(language, f"about.{line.path[0]}")) <= 100 for line in COMMANDS)
    buttons = [say(language, key) for key in catalogue("en").entries if key.startswith("button.")]
    assert all(len(label) <= 40 for label in buttons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_commands_or_options_beside_each_other_share_a_name(language: str) -> None:
    def said(words: list[str]) -> list[str]:
        return [say(language, f"name.{word}") for word in words]

    groups = list(dict.fromkeys(line.path[0] for line in COMMANDS))
    beside = [groups] + [[line.path[1] for line in COMMANDS if line.path[0] == group and line.path[1:]] for group in groups]
    beside += [[option.name for option in line.options] for line in COMMANDS]
    assert all(len(set(said(words))) == len(words) for words in beside)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_titles_of_forms_fit_a_modal(language: str) -> None:
    """Discord: 45 characters for a label or title; Slack: 24 for a title."""
    said = {key: say(language, key) for key in catalogue("en").entries if key.startswith(("form.", "label."))}
    assert all(len(words) <= (24 if key.startswith("form.") else 45) for key, words in said.items()), said
    assert all(len(say(language, key)) <= 100 for key in catalogue("en").entries if key.startswith("hint."))


@pytest.mark.parametrize(
    ("language", "schedule", "said"),
    [
        ("de", "weekdays 7:30 and 17:00", "werktags (Mo bis Fr) um 07:30 und 17:00"),
        ("de", "mon,wed,fri 9:00", "montags, mittwochs und freitags um 09:00"),
        ("es", "every 6h", "cada 6 horas"),
        ("fr", "monthly 1 09:00", "le 1er de chaque mois à 09:00"),
        ("pt", "daily 07:00", "todos os dias às 07:00"),
        ("uk", "every 5h", "кожні 5 годин"),
        ("ar", "every 2h", "كل ساعتين"),
    ],
)
def test_a_schedule_is_said_in_the_language_of_the_asker(language: str, schedule: str, said: str) -> None:
    assert say_schedule(parse_schedule(schedule), language) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_can_be_said_in_every_language(language: str, schedule: str) -> None:
    assert not set("{}") & set(say_schedule(parse_schedule(schedule), language))
