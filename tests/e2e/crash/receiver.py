"""A chat service on the loopback, as kind to its clients as it is made: what was posted, and what it can say about it."""

import json
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Kind(StrEnum):
    """What a service offers to a client that does not know whether its message arrived."""

    NONCE = "nonce"
    LOOK_UP = "look-up"
    NEITHER = "neither"


@dataclass
class Receiver:
    """The channels of the service: keys in the order in which readers see the messages."""

    kind: Kind
    channels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def post(self, channel: str, key: str) -> str:
        with self._lock:
            posted = self.channels[channel]
            if self.kind is not Kind.NONCE or key not in posted:
                posted.append(key)
            return f"{channel}/{posted.index(key)}"

    def find(self, channel: str, key: str) -> str | None:
        with self._lock:
            posted = self.channels[channel]
            return f"{channel}/{posted.index(key)}" if self.kind is Kind.LOOK_UP and key in posted else None


@contextmanager
def receiving(kind: Kind) -> Iterator[Receiver]:
    """A receiver that listens while the block runs."""
    receiver = Receiver(kind)

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._answer(receiver.post(message["channel"], message["key"]))

        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            self._answer(receiver.find(asked["channel"][0], asked["key"][0]))

        def _answer(self, receipt: str | None) -> None:
            body = json.dumps({"receipt": receipt}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
