import fcntl
import io
import os
import struct
import termios

import pytest

from bot.compose.notices import notice
from bot.model.errors import Final, Refused
from bot.model.workspace import Channel
from bot.platforms.terminal.send import TerminalPlatform
from bot.ports.delivery import ChatPlatform

CHANNEL = Channel(platform="terminal", workspace="w", id="c")


class Screen(io.StringIO):
    """A stream that is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "color", "links"),
    [
        (Screen(), {}, True, False),
        (Screen(), {"TERM_PROGRAM": "WezTerm"}, True, True),
        (Screen(), {"NO_COLOR": "1", "FORCE_HYPERLINK": "1"}, False, True),
        (Screen(), {"NO_COLOR": ""}, True, False),
        (Screen(), {"TERM": "dumb"}, False, False),
        (Screen(), {"TERM": "dumb", "FORCE_COLOR": "1"}, True, False),
        (io.StringIO(), {}, False, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True, False),
        (io.StringIO(), {"FORCE_COLOR": "0"}, False, False),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_what_a_stream_can_show(stream: io.StringIO, environ: dict[str, str], color: bool, links: bool) -> None:
    platform = TerminalPlatform(stream, environ)
    assert (platform.color, platform.links) == (color, links)


@pytest.mark.parametrize(
    ("columns", "width"), [("40", 40), ("", 80), ("0", 80), ("-3", 80), ("wide", 80), ("٤٠", 80), ("9" * 9999, 99999)]
)
def test_the_width_comes_from_the_environment_if_it_is_one(columns: str, width: int) -> None:
    assert TerminalPlatform(io.StringIO(), {"COLUMNS": columns}).width == width


def test_a_real_terminal_tells_its_own_width() -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as stream:
        fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 57, 0, 0))
        platform = TerminalPlatform(stream, {})
        assert (platform.width, platform.color, platform.links) == (57, True, False)
    os.close(leader)


async def test_a_document_is_written_and_its_key_returned() -> None:
    stream = io.StringIO()
    platform: ChatPlatform = TerminalPlatform(stream, {})
    assert await platform.send(CHANNEL, notice("Hello “you”"), "k1") == "k1"
    assert platform.name == "terminal"
    assert "Hello" in stream.getvalue()


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "Hello “you” 日\n"), ("cp1252", 'Hello "you" ?\n'), ("ascii", 'Hello "you" ?\n')]
)
async def test_what_the_encoding_cannot_take_is_said_in_ascii(encoding: str, shown: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    await TerminalPlatform(stream, {}).send(CHANNEL, notice("Hello “you” 日"), "k")
    assert raw.getvalue().decode(encoding) == shown


async def test_nobody_reads_any_more() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w")
    with pytest.raises(Refused, match="cannot write to the terminal"):
        await TerminalPlatform(stream, {}).send(CHANNEL, notice("Hello"), "k")
    with pytest.raises(BrokenPipeError):
        stream.close()


async def test_what_was_written_stands() -> None:
    stream = Screen()
    platform = TerminalPlatform(stream, {})
    receipt = await platform.send(CHANNEL, notice("The ferry was late."), "key")
    written = stream.getvalue()
    with pytest.raises(Final):
        await platform.edit(CHANNEL, receipt, notice("The ferry was early."), "key")
    assert stream.getvalue() == written
