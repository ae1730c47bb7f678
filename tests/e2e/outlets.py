"""A web server with many feeds, which counts who asks for what."""

import random
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_FIRST = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo")
_LAST = ("lder", "mner", "rst", "ssel", "ttin")
WORDS = [first + last for first in _FIRST for last in _LAST]
"""So many that no two items tell of the same thing."""


class Outlets:
    """`asked` counts the requests of each feed. `edition` goes into the keys of the items: another one brings all of them anew.

    `pause` is how many seconds an answer takes.
    """

    def __init__(self, *, items: int = 8) -> None:
        self.asked: Counter[str] = Counter()
        self.pause = 0.0
        self.edition = ""
        self.items = items
        outlets = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outlets.asked[self.path] += 1
                body = feed(self.path.strip("/"), outlets.items, outlets.edition).encode()
                time.sleep(outlets.pause)
                self.send_response(200 if self.path.startswith("/feed") else 404)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                """Who asked is gone: it was killed."""

        self.server = Server(("", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def until_asked(self, times: int) -> None:
        end = time.monotonic() + 120
        while sum(self.asked.values()) < times:
            assert time.monotonic() < end, "nobody came"
            time.sleep(0.02)

    def address(self, number: int) -> str:
        """A feed of its own host, for one host is asked once a second."""
        return f"http://{host(number)}:{self.server.server_port}/feed{number}"


def host(number: int) -> str:
    return f"127.0.1.{number + 1}"


def feed(name: str, items: int, edition: str = "") -> str:
    name = f"{name}-{edition}" if edition else name
    listed = "".join(item(f"{name}-{number}") for number in range(items))
    return f'<rss version="2.0"><channel><title>{name}</title>{listed}</channel></rss>'


def item(key: str) -> str:
    """An item whose words are its own."""
    words = random.Random(key)
    sentences = [" ".join(words.choices(WORDS, k=14)).capitalize() + "." for _ in range(6)]
    return f"<item><title>Storm closes the {key}</title><guid>{key}</guid><description>{' '.join(sentences)}</description></item>"
