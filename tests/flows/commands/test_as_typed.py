"""Names of commands in a text, as whoever reads it would type them."""

import pytest

from bot.flows.commands.ask import as_typed
from tests.flows.commands.asking import asker


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see /digest schedule, please", "see /übersicht planen, please"),
        ("/brief", "/überblick"),
        ("/brief Syria", "/überblick Syria"),
        ("/digest of today", "/übersicht of today"),
        ("/schedule it", "/schedule it"),
        ("/nothing", "/nothing"),
        ("https://nna.example/brief", "https://nna.example/brief"),
    ],
)
def test_a_client_that_translates_shows_its_own_names(text: str, shown: str) -> None:
    assert as_typed(text, asker(language="de"), "de", translates=True) == shown
    assert as_typed(text, asker(language="de"), "de", translates=False) == text
    assert as_typed(text, asker(language="fr"), "de", translates=True) == text
