"""The first hour by the README alone: `make newcomer`. It takes the figures of it, and fails where the hour would.

In an empty folder: clone, set up, start; see a digest; drop a file; add a site by its home address, which a server on this
machine serves; add a topic; see both in the next digest; ask for a brief. Every line is of the README or the quickstart, or
was told by the bot. With --fresh the libraries are fetched anew; else the environment of this checkout serves. Standard
library only.
"""

import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
README = (HOME / "README.md").read_text(encoding="utf-8") + (HOME / "docs" / "quickstart.md").read_text(encoding="utf-8")
LONGEST = 540.0
"""Seconds for everything; a slot comes every five minutes at first, so `schedule set` brings it nearer."""

ARTICLE = """\
Lighthouse of Skerrow is lit by the wind for the first time

By Ada Winn

SKERROW – The lighthouse of Skerrow burned through Tuesday night with power from a turbine on its own rock, the keepers said.

"It has been turning since noon and we have not started the engine once," keeper Tam Orrel said.

The turbine replaces an engine that used eleven barrels of oil a month. A second lighthouse is to follow in spring.
"""
DROPPED = """\
Marwick council sells the old turbine hall to its ferry company

By Ada Winn

MARWICK – The council of Marwick voted by six to three on Monday to sell the turbine hall at the pier for 90,000 crowns.

"We have paid for an empty roof since the engines went quiet, and that ends in June," councillor Isa Brandt said.

The ferry company wants to build a waiting room and a workshop. The hall has stood empty for eleven years.
"""


class Site(http.server.BaseHTTPRequestHandler):
    """A paper with a home page that names its feed, as most do."""

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        if self.path == "/":
            kind, page = (
                "text/html",
                '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head></html>',
            )
        elif self.path == "/news.xml":
            kind, page = "application/rss+xml", feed(port)
        else:
            self.send_error(404)
            return
        body = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the figures are what is told."""


def feed(port: int) -> str:
    headline, _, _, _, *paragraphs = ARTICLE.splitlines()
    text = "".join(f"&lt;p&gt;{line.replace(chr(34), '&quot;')}&lt;/p&gt;" for line in paragraphs if line)
    when = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime())
    item = f"<title>{headline}</title><link>http://127.0.0.1:{port}/1</link><pubDate>{when}</pubDate><description>{text}</description>"
    return f'<rss version="2.0"><channel><title>Skerrow Log</title><item>{item}</item></channel></rss>'


@contextmanager
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


@dataclass
class Hour:
    """What a newcomer did and saw, and when."""

    folder: Path
    fresh: bool
    began: float = field(default_factory=time.monotonic)
    typed: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    told: str = ""

    def now(self) -> float:
        return time.monotonic() - self.began

    def type(self, line: str, **environ: str) -> str:
        """Type a line in the checkout, as somebody who read of it: a command that stands nowhere is a guess."""
        self._note(line)
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.checkout, env=self.environment(**environ), capture_output=True, text=True, timeout=120
        )
        self.told += done.stdout + done.stderr
        if done.returncode:
            fail(f"`{line}` ended with {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def _note(self, line: str) -> None:
        self.typed.append(line)
        if not any(" ".join(line.split()[:words]) in README + self.told for words in (2, 3)):
            self.guesses.append(line)

    @property
    def checkout(self) -> Path:
        return self.folder / "dateline"

    @property
    def bin(self) -> Path:
        """Where the command stands in a checkout that shares an environment."""
        return self.folder / "bin"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_", "SLACK_"))}
        return {
            **kept,
            "PATH": f"{self.bin}:{self.checkout}/.venv/bin:{kept['PATH']}",
            "PYTHONUTF8": "1",
            "HOME": str(self.folder),
            **more,
        }

    def clone(self) -> None:
        self.typed.append("git clone … && cd dateline")
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{HOME}", str(self.checkout)], check=True)
        if not self.fresh:
            (self.checkout / ".venv").symlink_to((HOME / ".venv").resolve())


@contextmanager
def running(hour: Hour, **environ: str) -> Iterator[Callable[[str, float], str]]:
    """`make run`, and a way to wait until it shows some words."""
    hour._note("make run")
    seen = (hour.folder / "seen.txt").open("w+b")
    # With the environment of this checkout, make would set it up anew: what it runs is run instead.
    command = ["make", "run"] if hour.fresh else [f"{hour.checkout}/.venv/bin/python", "-m", "bot", "run"]
    process = subprocess.Popen(
        command, cwd=hour.checkout, env=hour.environment(**environ), stdout=seen, stderr=subprocess.STDOUT, start_new_session=True
    )

    def shows(words: str, after: float) -> str:
        while True:
            text = (hour.folder / "seen.txt").read_text(encoding="utf-8", errors="replace")
            if words in text:
                hour.told += text
                return text
            if process.poll() is not None or hour.now() > after:
                fail(f"“{words}” did not come: {text[-2000:]}")
            time.sleep(0.1)

    try:
        yield shows
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)
        seen.close()


def main() -> int:
    fresh = "--fresh" in sys.argv
    with tempfile.TemporaryDirectory() as folder, site() as address:
        hour = Hour(Path(folder), fresh)
        hour.clone()
        host = {"DATELINE_FETCH_ALLOW_HOSTS": "127.0.0.1"}
        with running(hour, **host) as shows:
            shows("Arle", LONGEST)
            first = hour.now()
            shows("Ctrl-C stops", LONGEST)
            if not fresh:
                command(hour)
            shutil.copy(write(hour.folder / "dropped.txt", DROPPED), hour.checkout / "var" / "inbox" / "dropped.txt")
            hour.type(f"dateline add-source {address}", **host)
            hour.type("dateline topics add Lighthouses 'lighthouse, turbine'")
            briefed = hour.type("dateline brief lighthouses")
            own = hour.now()
            seen = shows("Marwick", LONGEST)
            shows("Skerrow", LONGEST)
        later = hour.now()
        if "Skerrow" not in briefed:
            fail(f"the brief knows nothing of the site: {briefed}")
        if "Traceback" in seen + hour.told:
            fail("a traceback was shown")
        say(first, own, later, hour)
        return 1 if hour.guesses else 0


def command(hour: Hour) -> None:
    """The command of a checkout that shares an environment stands in a folder of its own, before that environment's."""
    hour.bin.mkdir()
    script = hour.bin / "dateline"
    script.write_text(f'#!/bin/sh\nexec "{hour.checkout}/.venv/bin/python" -m bot "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def say(first: float, own: float, later: float, hour: Hour) -> None:
    asked = len(re.findall(r"\? \[|\?$", hour.told, re.MULTILINE))
    lines = (
        ("to a first digest", f"{first:.0f} s{' (libraries fetched)' if hour.fresh else ' (libraries at hand)'}"),
        ("to a brief on an own topic", f"{own:.0f} s"),
        ("to a digest with the own site and file", f"{later:.0f} s"),
        ("commands typed", str(len(hour.typed))),
        ("questions asked", str(asked)),
        ("guesses", f"{len(hour.guesses)}{': ' if hour.guesses else ''}{'; '.join(hour.guesses)}"),
    )
    for what, figure in lines:
        sys.stdout.write(f"{what:<40}{figure}\n")


def fail(why: str) -> None:
    sys.exit(f"The hour ends here: {why}")


if __name__ == "__main__":
    sys.exit(main())
