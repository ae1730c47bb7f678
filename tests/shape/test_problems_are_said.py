"""No error that somebody in a chat gets to see lacks a translation: read from the code, so that a new one cannot be forgotten."""

import re

import pytest

from bot.app.settings import HOME
from bot.compose.problems import CATALOGUES, say_problem
from bot.flows.lost import CHANNEL_GONE, ROLE_GONE, SENT_AWAY
from bot.parse import cron, feed, timezone
from bot.parse.schedule import EXAMPLES
from bot.platforms.discord import outcomes as discord_outcomes
from bot.platforms.slack.outcomes import REFUSALS
from tests.shape.sentences import Raised, error_names, raised_in

OPERATORS = {
    "bot/app/": "the command line, the settings and the start of the bot, all but the crew's",
    "bot/flows/correct.py:": "the log",
    "bot/flows/deliver.py:": "kept with a message in the outbox, which `outbox` lists",
    "bot/flows/manage.py:remove_source": "a command of the command line",
    "bot/flows/manage.py:want_pages": "the same",
    "bot/flows/manage.py:_source_named": "the same",
    "bot/parse/article.py:": "of a file that was put aside: in the note beside it",
    "bot/parse/jsonfile.py:": "the same",
    "bot/parse/mail.py:": "the same",
    "bot/parse/pdf.py:": "the same",
    "bot/parse/linked_page.py:": "kept with the page as a reason of its own kind",
    "bot/parse/pages/": "the same",
    "bot/parse/text.py:": "the same",
    "bot/platforms/discord/client.py:": "the start of the bot",
    "bot/platforms/discord/supervise.py:": "the start of the bot",
    "bot/platforms/slack/serve.py:": "the start of the bot",
    "bot/platforms/terminal/": "the terminal",
    "bot/queue/": "a mistake in the bot",
    "bot/sources/pages.py:": "kept with the page as a reason of its own kind, and the log",
    "bot/sources/files.py:": "files that are named on the command line",
    "bot/store/backup.py:": "commands of the command line",
    "bot/store/documents.py:": "a mistake in the bot",
    "bot/queue/in_process.py:": "a mistake in the bot",
    "bot/queue/shared.py:": "a mistake in the bot",
    "bot/store/connections.py:": "the start of the bot",
    "bot/store/transfer.py:": "the command line",
    "bot/store/visits.py:": "the log",
    "bot/store/engine.py:": "the log, and the command line; who asked in a chat is told that something went wrong",
    "bot/store/installations.py:__init__": "the start of the bot",
    "bot/store/installations.py:_seal": "the start of the bot, which checks that the key is there",
    "bot/store/lock.py:": "the start of the bot",
    "bot/store/migrate.py:": "the start of the bot",
    "bot/store/outbox.py:": "a mistake in the bot",
    "bot/store/readings.py:": "a mistake in the bot",
    "bot/understand/summarize.py:": "settings and the command line, which name the method",
}
"""Where errors are made that no chat shows, and who reads them."""

BUT = ("bot/app/crew.py:",)
"""Of these, what a chat shows after all."""

ZONES = ("Area/One", "Area/Two", "Area/Three")
HELD = {
    "field.name": [one.name for one in (cron._MINUTE, cron._HOUR, cron._DAY, cron._MONTH, cron._WEEKDAY)],
    "kind": sorted({kind for _, kind in feed._BINARY}),
    "first": [EXAMPLES[0]],
    "second": [EXAMPLES[1]],
    "third": [EXAMPLES[2]],
    "_either(close)": [timezone._either(ZONES[:n]) for n in (1, 2, 3)],
    "_either(_UNCLEAR[wanted])": [timezone._either(ZONES[:n]) for n in sorted({*map(len, timezone._UNCLEAR.values())})],
    "problem": ["no time of day was given"],
    "ROLE_GONE": [ROLE_GONE],
    "code": ["invalid_blocks"],
    "code or status": ["internal_error", "503"],
}
"""What an expression may be where its words are ours."""

FILES = sorted((HOME / "bot").rglob("*.py"))


def everything() -> list[Raised]:
    errors = error_names(FILES)
    return [one for file in FILES for one in raised_in(file, HOME, errors, HELD)]


def is_seen(one: Raised) -> bool:
    return not one.where.startswith(tuple(OPERATORS)) or one.where.startswith(BUT)


def sentences_seen() -> set[str]:
    tables = [*REFUSALS.values(), *discord_outcomes._REASONS.values(), SENT_AWAY, CHANNEL_GONE, ROLE_GONE]
    return {sentence for one in SEEN_RAISED for sentence in one.sentences} | set(tables)


ALL = everything()
SEEN_RAISED = [one for one in ALL if is_seen(one)]
SEEN = sorted(sentences_seen())


def test_every_error_says_what_it_says_in_a_way_that_is_read_here() -> None:
    assert [one for one in SEEN_RAISED if one.unread] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "no time of day was given",
        "no time of day was given; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”",
        "“?” is no day of the month",
        "there is no time zone “?”; did you mean Area/One or Area/Two?",
        "This is a PDF file, not a feed.",
        "This is plain text, not a feed.",
        "no topic “?”; there are none yet",
        "the bot is missing ? in #?",
        "could not be read: ?, a mistake in this bot; please report it",
        "Discord asks for patience",
        "the thread is locked",
    ],
)
def test_a_sentence_is_found_however_it_is_made(sentence: str) -> None:
    assert sentence in {re.sub(r"q\d+", "?", one) for one in SEEN}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_error_that_a_chat_shows_is_said_in_every_language(language: str) -> None:
    said = {sentence: say_problem(sentence, language) for sentence in SEEN}
    assert [sentence for sentence, words in said.items() if words == sentence] == []
    for sentence, words in said.items():
        assert set(re.findall(r"q\d", sentence)) <= set(re.findall(r"q\d", words)), sentence


def test_nothing_is_translated_that_no_error_says() -> None:
    patterns = {one: re.compile("(.*)".join(map(re.escape, re.split(r"\{\w+\}", one)))) for one in CATALOGUES["de"]}
    assert [one for one, pattern in patterns.items() if not any(map(pattern.fullmatch, SEEN))] == []


def test_who_only_the_operator_hears_of_is_still_there() -> None:
    assert [name for name in OPERATORS if not any(one.where.startswith(name) for one in ALL)] == []
