import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.terminal.safe import plain, plain_url


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b2J", "2J"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\u202eevil\u2066", "evil"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("lone \ud800 half", "lone  half"),
        ("woman\u200d\U0001f680", "woman\u200d\U0001f680"),
        ("нет — ‘да’", "нет — ‘да’"),
    ],
)
def test_what_could_harm_is_gone_and_the_rest_stays(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“No,” he said – twice…", '"No," he said - twice...'),
        ("Søren Éluard, Łódź", "Soren Eluard, Lodz"),
        ("a\u00a0b", "a b"),
        ("日本", "??"),
    ],
)
def test_ascii_keeps_what_can_be_read(text: str, shown: str) -> None:
    assert plain(text, ascii_only=True) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_gets_through(text: str) -> None:
    for ascii_only in (True, False):
        shown = plain(text, ascii_only=ascii_only)
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown)
        assert plain(shown, ascii_only=ascii_only) == shown
    assert plain(text, ascii_only=True).isascii()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/b?c=d&e=%20f#g", "https://a.example/b?c=d&e=%20f#g"),
        ("HTTPS://a.example/ü x", "HTTPS://a.example/%C3%BC%20x"),
        ("https://a.example/\x1b]8;;\x07", "https://a.example/]8;;"),
        ("https://a.example/\ud800", "https://a.example/"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_links_are_web_links_in_ascii(url: str, shown: str) -> None:
    assert plain_url(url) == shown
