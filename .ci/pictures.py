"""Draw the README's pictures from what the bot prints: `make pictures`. The second, docs/first-minute.svg, moves."""

import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from rich.style import Style
from rich.text import Text

HOME = Path(__file__).resolve().parents[1]
COLUMNS, ROWS = 84, 26
WIDE, HIGH, MARGIN = 8.4, 18, 18
"""Of a cell, and around the screen, in pixels."""

INK, FAINT, ACCENT, PAPER = "#d8dee9", "#8a93a3", "#88c0d0", "#20242c"
TYPING, READING, AFTER = 0.06, 0.12, 5.0
"""Seconds for a key, for a printed line, and at the end."""

MINUTE = (
    "make run",
    "dateline topics add Vaccines 'vaccine, \"river fever\"'",
    "dateline brief vaccines",
    "dateline schedule set 'weekdays 7:30 and 17:00' --zone Berlin",
)


@dataclass(frozen=True)
class Line:
    """A line of the screen, and when it comes."""

    text: Text
    at: float


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        digest = printed(Path(folder) / "digest", "run", "--once")
        (HOME / "docs" / "digest.svg").write_text(still(digest, "dateline run"), encoding="utf-8")
        (HOME / "docs" / "first-minute.svg").write_text(moving(first_minute(Path(folder) / "minute")), encoding="utf-8")
    return 0


def printed(home: Path, *command: str) -> list[Text]:
    """What a command shows on a screen of ours, in a newsroom of its own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_", "SLACK_", "NO_COLOR"))
    }
    screen = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "PYTHONUTF8": "1", "FORCE_HYPERLINK": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=HOME,
        env={**kept, **screen, "DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return [Text.from_ansi(line) for line in done.stdout.splitlines()]


def first_minute(home: Path) -> list[Line]:
    """The lines of the first minute: each command as it is typed, and what it prints."""
    lines, at = list[Line](), 0.5
    for command in MINUTE:
        words = ("run", "--once") if command == "make run" else tuple(shlex.split(command))[1:]
        lines.append(Line(Text.assemble(("$ ", "cyan"), (command, "bold")), at))
        at += TYPING * len(command) + 0.6
        for text in printed(home, *words):
            lines.append(Line(text, at))
            at += READING
        lines.append(Line(Text(), at))
        at += 1.0
    return lines


def still(lines: list[Text], title: str) -> str:
    """All lines at once."""
    body = "".join(drawn(text, row) for row, text in enumerate(lines))
    return frame(body, len(lines), title)


def moving(lines: list[Line]) -> str:
    """A screen that scrolls as the lines come, and begins again; all of the last of it where nothing may move."""
    whole = lines[-1].at + AFTER
    rules = []
    for row, line in enumerate(lines):
        rules.append(f"#l{row}{{animation:l{row} {whole:.1f}s infinite step-end}}")
        rules.append(f"@keyframes l{row}{{0%{{opacity:0}}{100 * line.at / whole:.2f}%{{opacity:1}}100%{{opacity:1}}}}")
    steps = [
        f"{100 * line.at / whole:.2f}%{{transform:translateY({-max(0, row + 1 - ROWS) * HIGH}px)}}"
        for row, line in enumerate(lines)
    ]
    last = f"translateY({-max(0, len(lines) - ROWS) * HIGH}px)"
    rules.append(f"#all{{animation:all {whole:.1f}s infinite step-end;transform:{last}}}")
    rules.append(f"@keyframes all{{0%{{transform:translateY(0)}}{''.join(steps)}100%{{transform:{last}}}}}")
    rules.append("@media (prefers-reduced-motion:reduce){*{animation:none!important}}")
    body = "".join(f'<g id="l{row}">{drawn(line.text, row)}</g>' for row, line in enumerate(lines))
    return frame(
        f"<style>{''.join(rules)}</style><g clip-path='url(#screen)'><g id='all'>{body}</g></g>", ROWS, "the first minute"
    )


def drawn(text: Text, row: int) -> str:
    """A line as SVG text, each run of a style in its place."""
    y, pieces, column = MARGIN + 24 + (row + 1) * HIGH, list[str](), 0
    for run in text.divide(sorted({0, *(edge for span in text.spans for edge in (span.start, span.end))})):
        if run.plain.strip():
            style = _style(run)
            place = f'x="{MARGIN + column * WIDE:.1f}" y="{y}" textLength="{len(run.plain) * WIDE:.1f}"'
            pieces.append(f'<text {place} xml:space="preserve"{_look(style)}>{escape(run.plain)}</text>')
        column += len(run.plain)
    return "".join(pieces)


def _style(run: Text) -> Style:
    held = [span.style if isinstance(span.style, Style) else Style.parse(span.style) for span in run.spans]
    return Style.combine(held) if held else Style()


def _look(style: Style) -> str:
    fill = ACCENT if style.color else FAINT if style.dim else INK
    return f' fill="{fill}"' + (' font-weight="bold"' if style.bold else "") + (' font-style="italic"' if style.italic else "")


def frame(body: str, rows: int, title: str) -> str:
    """A window around a screen of so many rows."""
    width, height = COLUMNS * WIDE + 2 * MARGIN, rows * HIGH + 24 + 2 * MARGIN
    dots = "".join(f'<circle cx="{MARGIN + 18 * n}" cy="20" r="5" fill="{FAINT}"/>' for n in range(3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" font-size="14" '
        f'font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"><title>{escape(title)}</title>'
        f'<clipPath id="screen"><rect x="0" y="{MARGIN + 24}" width="{width:.0f}" height="{rows * HIGH + 8}"/></clipPath>'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>{dots}'
        f'<text x="{width / 2:.0f}" y="24" fill="{FAINT}" text-anchor="middle">{escape(title)}</text>{body}</svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
