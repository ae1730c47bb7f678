"""Whether a terminal shows links that can be clicked on (OSC 8), as far as it tells of itself.

FORCE_HYPERLINK decides where it is set: 0 for no. Else the terminals that are known to: others would show the text of a link
and hide its address. Within tmux and screen nobody knows what is outside.
"""

from collections.abc import Mapping

_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_TELLTALES = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM", "GHOSTTY_RESOURCES_DIR")
_VTE = 5000
"""GNOME's terminal and its kin since 0.50."""


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
