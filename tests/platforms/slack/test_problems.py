"""What Slack refuses, and what is wrong with a command or a form, in the language of whoever asks."""

import pytest

from tests.platforms.slack.people import Newsdesk, button, shown
from tests.platforms.slack.wire import Fault


@pytest.fixture
def german(newsdesk: Newsdesk) -> Newsdesk:
    """Everybody reads German."""
    for team in newsdesk.wire.teams.values():
        team.locale = "de-DE"
    return newsdesk


async def test_a_command_that_cannot_be_met(german: Newsdesk) -> None:
    assert "„soon“ sagt nicht, seit wann" in shown(await german.ask("/brief floods since soon"))


async def test_the_fields_of_a_form(german: Newsdesk) -> None:
    refused = await german.submit(await german.form("/topics add"), name="Floods", words="+river -river")
    assert refused["errors"] == {"words": "„river“ kann nicht zugleich verlangt (+) und ausgeschlossen (-) sein"}


async def test_a_channel_that_takes_no_brief(german: Newsdesk) -> None:
    answer = await german.ask("/brief harwick since 7d")
    german.wire.fail("chat.postMessage", Fault(error="is_archived"))
    told = shown(await german.answer(await german.press(button(answer, "brief.post"))))
    assert "dieser Kanal ist archiviert" in told
    assert "archived" not in told


async def test_a_scope_that_is_missing_where_a_file_is_given(german: Newsdesk) -> None:
    german.wire.fail("conversations.open", Fault(error="missing_scope"))
    assert "der Bot darf das hier nicht" in shown(await german.ask("/news export"))
