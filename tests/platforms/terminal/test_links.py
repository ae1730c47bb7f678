"""Which terminals are trusted to show links, so that no address is hidden where it cannot be clicked on."""

import pytest

from bot.platforms.terminal.send import shows_links


@pytest.mark.parametrize(
    ("environ", "is_terminal", "links"),
    [
        ({}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-kitty"}, True, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ({"VTE_VERSION": "7006"}, True, True),
        ({"VTE_VERSION": "4999"}, True, False),
        ({"VTE_VERSION": "new"}, True, False),
        ({"WT_SESSION": "1"}, True, True),
        ({"WT_SESSION": "1"}, False, False),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "WezTerm"}, True, False),
        ({"TMUX": "a,1,0", "VTE_VERSION": "7006"}, True, False),
        ({"FORCE_HYPERLINK": "0", "TERM_PROGRAM": "WezTerm"}, True, False),
        ({"FORCE_HYPERLINK": "1"}, False, True),
    ],
)
def test_links_only_where_they_are_known_to_be_shown(environ: dict[str, str], is_terminal: bool, links: bool) -> None:
    assert shows_links(environ, is_terminal=is_terminal) == links
