"""Sends documents to a text stream, with colour and links where it can show them."""

import os
from collections.abc import Mapping
from typing import TextIO

from bot.model.delivery import Search
from bot.model.document import Document, Limits
from bot.model.errors import Final, Refused
from bot.model.workspace import Channel
from bot.platforms.terminal.render import render

DEFAULT_WIDTH = 80
_SCREEN = Limits(characters=1_000_000, blocks=10_000, block_characters=100_000)


_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_TELLTALES = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM", "GHOSTTY_RESOURCES_DIR")
_VTE = 5000
"""GNOME's terminal and others based on it (VTE), from version 0.50 on."""


class TerminalPlatform:
    """A stream as a chat platform (`bot.ports.delivery.ChatPlatform`); what it can show is found out once, when it is made.

    Colour: on a terminal that is not "dumb", unless NO_COLOR is set (https://no-color.org); FORCE_COLOR asks for it
    anywhere. Width: COLUMNS, else the terminal's, else 80. Links: see `bot.platforms.terminal.send`; else addresses are printed.
    """

    name = "terminal"

    def __init__(self, stream: TextIO, environ: Mapping[str, str]) -> None:
        self._stream = stream
        is_terminal = stream.isatty() and environ.get("TERM") != "dumb"
        forced = environ.get("FORCE_COLOR", "0") not in ("", "0")
        self.width = _width(stream, environ)
        self.color = (is_terminal or forced) and not environ.get("NO_COLOR")
        self.links = shows_links(environ, is_terminal=is_terminal)

    def room(self, *, plain: bool) -> Limits:
        """A screen scrolls: a digest is one page, whatever its length."""
        return _SCREEN

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        """Write the document; the receipt is the key. Raises Refused when nobody reads the stream any more."""
        try:
            self._stream.write(self.page(document))
            self._stream.flush()
        except (OSError, ValueError) as problem:
            raise Refused(f"cannot write to the terminal: {problem}") from problem
        return key

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        """Always None: what was written to a screen cannot be looked up."""
        return None

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        """Raises Final: what was written to a screen cannot be changed."""
        raise Final("a terminal's page cannot be corrected")

    def page(self, document: Document) -> str:
        """The rendered document, in ASCII if the stream's encoding cannot take it otherwise."""
        page = render(document, width=self.width, color=self.color, links=self.links)
        try:
            page.encode(self._stream.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return render(document, width=self.width, color=self.color, links=self.links, ascii_only=True)
        return page


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:5]) > 0:
        return int(columns[:5])
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):  # a file, a pipe or a stream in memory has no width
        return DEFAULT_WIDTH


def shows_links(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether links are better than printed addresses."""
    forced = environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    term = environ.get("TERM", "")
    if not is_terminal or "TMUX" in environ or term.startswith(("tmux", "screen")):
        return False
    vte = environ.get("VTE_VERSION", "")
    is_known = environ.get("TERM_PROGRAM", "") in _PROGRAMS or term.startswith(_TERMS) or any(map(environ.get, _TELLTALES))
    return is_known or (vte.isascii() and vte.isdigit() and int(vte) >= _VTE)
