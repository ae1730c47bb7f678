"""Fetching, from a server that does what servers do."""

import asyncio
import gzip
import shutil
import ssl
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app.secrets import read_credentials
from bot.app.settings import HOME
from bot.model.errors import SourceError, Unreachable, Unreadable, UserError
from bot.sources.guard import AddressGuard
from bot.sources.http import Gone, HttpFetcher, user_agent
from bot.sources.politeness import Politeness
from tests.sources.webserver import WebServer, answer

zipped = partial(gzip.compress, mtime=0)
"""The same bytes every time, so that test names stay the same."""

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
LIMIT = 100_000


@pytest.fixture
async def fetcher(tls: ssl.SSLContext) -> AsyncIterator[HttpFetcher]:
    fetcher = HttpFetcher(
        contact="https://bot.example/about",
        allowed_hosts=["127.0.0.1"],
        seconds=0.5,
        largest=LIMIT,
        politeness=Politeness(spacing=0),
        clock=lambda: NOW,
        tls=tls,
    )
    yield fetcher
    await fetcher.aclose()


async def failure(fetcher: HttpFetcher, url: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await fetcher.fetch(url)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")
    return caught.value


async def test_an_answer_comes_with_what_is_needed_next_time(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/feed"] = answer(
        b"<rss/>", etag='"v1"', last_modified="Mon, 09 Mar 2026 11:00:00 GMT", content_type="text/xml; charset=utf-8",
        cache_control="public, max-age=900",
    )  # fmt: skip
    fetched = await fetcher.fetch(web.url + "/feed")
    assert (fetched.status, fetched.body, fetched.url) == (200, b"<rss/>", web.url + "/feed")
    assert (fetched.etag, fetched.last_modified) == ('"v1"', "Mon, 09 Mar 2026 11:00:00 GMT")
    assert (fetched.media_type, fetched.fresh_for) == ("text/xml; charset=utf-8", timedelta(minutes=15))
    assert (fetched.is_unchanged, fetched.moved_to) == (False, "")


async def test_a_request_says_who_asks_and_little_else(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/feed"] = answer(b"x", set_cookie="id=1; path=/")
    await fetcher.fetch(web.url + "/feed")
    await fetcher.fetch(web.url + "/feed#part")
    assert [path for path, _ in web.requests] == ["/feed", "/feed"]
    headers = web.requests[1][1]
    assert headers["user-agent"] == user_agent("https://bot.example/about")
    assert "https://bot.example/about" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip, deflate"
    assert headers["host"] == web.url.removeprefix("http://")
    assert not {"cookie", "if-none-match", "if-modified-since", "authorization", "referer"} & set(headers)


async def test_a_request_searches_for_no_library_that_is_not_there(
    web: WebServer, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """httpcore asked for sniffio six times a request, each time along the whole path."""
    asked = []

    class Recorder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            asked.append(name)

    web.pages["/feed"] = answer(b"<rss/>")
    await fetcher.fetch(web.url + "/feed")
    monkeypatch.setattr(sys, "meta_path", [Recorder, *sys.meta_path])
    await fetcher.fetch(web.url + "/feed")
    assert asked == []


def test_the_command_line_of_httpx_is_not_loaded() -> None:
    asked = "import sys, bot.sources.http; print([name for name in ('rich.console', 'pygments') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=HOME, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_an_unchanged_feed_costs_nothing(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/feed"] = answer(status="304 Not Modified", etag='"v2"', content_length="")
    fetched = await fetcher.fetch(web.url + "/feed", etag='"v1"', last_modified="Mon, 09 Mar 2026 11:00:00 GMT")
    assert fetched.is_unchanged
    assert (fetched.body, fetched.etag) == (b"", '"v2"')
    sent = web.requests[0][1]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"v1"', "Mon, 09 Mar 2026 11:00:00 GMT")


async def test_the_time_limit_is_for_all_redirects_together(web: WebServer, fetcher: HttpFetcher) -> None:
    """Each of them answers in time, all of them do not."""
    for n in range(5):

        async def slow(writer: asyncio.StreamWriter, following: int = n + 1) -> None:
            await asyncio.sleep(0.2)
            writer.write(answer(status="302 Found", location=f"/{following}"))

        web.pages[f"/{n}"] = slow
    web.pages["/5"] = answer(b"here")
    assert "did not answer in full within 0.5 seconds" in str(await failure(fetcher, web.url + "/0"))
    assert len(web.requests) < 5


@pytest.mark.parametrize("hops", [5, 6])
async def test_at_most_five_redirects_are_followed(web: WebServer, fetcher: HttpFetcher, hops: int) -> None:
    for n in range(hops):
        web.pages[f"/{n}"] = answer(status="302 Found", location=f"/{n + 1}")
    web.pages[f"/{hops}"] = answer(b"here")
    if hops == 5:
        assert (await fetcher.fetch(web.url + "/0")).body == b"here"
    else:
        assert "redirects too often" in str(await failure(fetcher, web.url + "/0"))
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [([301, 308], "/2"), ([302], ""), ([301, 302], "/1"), ([302, 301], ""), ([303, 307], "")],
)
async def test_only_a_permanent_move_is_remembered(web: WebServer, fetcher: HttpFetcher, statuses: list[int], moved: str) -> None:
    for n, status in enumerate(statuses):
        web.pages[f"/{n}"] = answer(status=f"{status} Moved", location=f"/{n + 1}")
    web.pages[f"/{len(statuses)}"] = answer(b"here")
    fetched = await fetcher.fetch(web.url + "/0")
    assert fetched.moved_to == (web.url + moved if moved else "")
    assert fetched.url == f"{web.url}/{len(statuses)}"


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest",
        "http://localhost:6379/",
        "file:///etc/passwd",
        "http://[::ffff:10.0.0.1]/",
        "http://:80/",
        "//[::1",
    ],
)
async def test_the_guard_stands_at_every_hop(web: WebServer, fetcher: HttpFetcher, location: str) -> None:
    web.pages["/feed"] = answer(status="302 Found", location=location)
    assert isinstance(await failure(fetcher, web.url + "/feed"), Unreachable)
    assert len(web.requests) == 1


async def test_a_connection_goes_to_the_address_that_was_checked(web: WebServer) -> None:
    asked: list[str] = []

    async def dns(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    fetcher = HttpFetcher(guard=AddressGuard(allowed_hosts=["news.example"], resolve=dns), politeness=Politeness(spacing=0))
    web.pages["/feed"] = answer(b"here")
    address = web.url.replace("127.0.0.1", "news.example")
    assert (await fetcher.fetch(address + "/feed")).body == b"here"
    assert web.requests[0][1]["host"] == address.removeprefix("http://")
    assert asked == ["news.example"]
    await fetcher.aclose()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of news.example's; its key is beside it."""
    path = tmp_path / "news.pem"
    subject = "-days 2 -subj /CN=news.example -addext subjectAltName=DNS:news.example"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {path}.key -out {path} {subject}"
    subprocess.run(command.split(), check=True, capture_output=True)
    return path


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl command to make a certificate")
async def test_a_certificate_must_be_the_hosts_own(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, f"{certificate}.key")
    web = WebServer(pages={"/feed": answer(b"here")})
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]

    async def dns(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    guard = AddressGuard(allowed_hosts=["news.example", "other.example"], resolve=dns)
    fetcher = HttpFetcher(guard=guard, tls=ssl.create_default_context(cafile=certificate), politeness=Politeness(spacing=0))
    assert (await fetcher.fetch(f"https://news.example:{port}/feed")).body == b"here"
    assert "certificate" in str(await failure(fetcher, f"https://other.example:{port}/feed"))
    await fetcher.aclose()
    server.close()


async def test_the_next_address_is_tried_when_one_does_not_answer(web: WebServer) -> None:
    async def dns(host: str, port: int) -> list[str]:
        return ["127.0.0.77", "127.0.0.1"]

    fetcher = HttpFetcher(guard=AddressGuard(allowed_hosts=["news.example"], resolve=dns), politeness=Politeness(spacing=0))
    web.pages["/feed"] = answer(b"here")
    assert (await fetcher.fetch(web.url.replace("127.0.0.1", "news.example") + "/feed")).body == b"here"
    await fetcher.aclose()


async def test_nothing_of_the_environment_is_trusted(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"])
    web.pages["/feed"] = answer(b"here")
    assert (await fetcher.fetch(web.url + "/feed")).body == b"here"
    await fetcher.aclose()


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1])
@pytest.mark.parametrize("encoding", ["", "gzip"])
async def test_a_body_has_a_largest_size(web: WebServer, fetcher: HttpFetcher, size: int, encoding: str) -> None:
    body = b"a" * size
    web.pages["/feed"] = answer(zipped(body) if encoding else body, content_encoding=encoding)
    if size == LIMIT:
        assert (await fetcher.fetch(web.url + "/feed")).body == body
    else:
        error = await failure(fetcher, web.url + "/feed")
        assert isinstance(error, Unreadable)
        assert "larger than 0.1 MB" in str(error)


async def test_a_gzip_bomb_takes_no_memory(web: WebServer, fetcher: HttpFetcher) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(30)) + packer.flush()
    web.pages["/feed"] = answer(bomb, content_encoding="gzip")
    tracemalloc.start()
    try:
        assert isinstance(await failure(fetcher, web.url + "/feed"), Unreadable)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packed", [zipped(b"") * 6000, zipped(b"")[:10] + b"\0\0\0\xff\xff" * 25_000])
async def test_an_answer_that_unpacks_to_nothing_is_not_read_for_ever(
    web: WebServer, fetcher: HttpFetcher, packed: bytes
) -> None:
    web.pages["/feed"] = answer(packed, content_encoding="gzip")
    problem = await failure(fetcher, web.url + "/feed")
    assert isinstance(problem, Unreadable)
    assert "larger than" in str(problem)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "deflate, gzip", "x" * 500])
async def test_only_what_was_asked_for_is_unpacked(web: WebServer, fetcher: HttpFetcher, encoding: str) -> None:
    web.pages["/feed"] = answer(b"\x0b\x02\x80hello\x03", content_encoding=encoding)
    error = await failure(fetcher, web.url + "/feed")
    assert isinstance(error, Unreadable)
    assert "not asked for" in str(error)


@pytest.mark.parametrize(
    ("packed", "body"),
    [
        (zipped(b"one"), b"one"),
        (zipped(b"one") + zipped(b" two"), b"one two"),
        (zipped(b"one") + b"\0\0\0", b"one"),
        (zipped(b"z" * 65_536), b"z" * 65_536),
        (b"", b""),
    ],
)
async def test_gzip_is_unpacked(web: WebServer, fetcher: HttpFetcher, packed: bytes, body: bytes) -> None:
    web.pages["/feed"] = answer(packed, content_encoding="gzip")
    assert (await fetcher.fetch(web.url + "/feed")).body == body


RAW = zlib.compress(b"<rss/>")[2:-4]


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        *((name, b"<rss/>") for name in ("utf-8", "UTF8", "none", "identity", "binary", "gzip", "deflate", "utf-8, none")),
        *((name, zipped(b"<rss/>")) for name in ("gz", "x-gzip", "utf-8, gzip", "none", "", "deflate")),
        ("deflate", zlib.compress(b"<rss/>")),
        ("deflate", RAW),
        ("gzip", b"\xef\xbb\xbf\n{}"),
    ],
)
async def test_what_a_body_is_counts_for_more_than_what_it_is_called(
    web: WebServer, fetcher: HttpFetcher, encoding: str, sent: bytes
) -> None:
    web.pages["/feed"] = answer(sent, content_encoding=encoding)
    assert (await fetcher.fetch(web.url + "/feed")).body in (b"<rss/>", b"\xef\xbb\xbf\n{}")


@pytest.mark.parametrize(
    ("status", "content_range", "is_whole"),
    [
        ("206 Partial Content", "bytes 0-5/6", True),
        ("206 Partial Content", "bytes 0-5/*", True),
        ("206 Partial Content", "bytes 0-5/9", False),
        ("206 Partial Content", "bytes 3-8/9", False),
        ("206 Partial Content", "", False),
        ("226 IM Used", "", True),
        ("203 Non-Authoritative Information", "", True),
        ("204 No Content", "", False),
    ],
)
async def test_a_whole_answer_under_another_status_is_one(
    web: WebServer, fetcher: HttpFetcher, status: str, content_range: str, is_whole: bool
) -> None:
    web.pages["/feed"] = answer(b"<rss/>", status=status, content_range=content_range)
    if is_whole:
        assert (await fetcher.fetch(web.url + "/feed")).body == b"<rss/>"
    else:
        assert status.split()[0] in str(await failure(fetcher, web.url + "/feed"))


async def test_a_cookie_is_brought_back_on_the_way_and_then_forgotten(web: WebServer, fetcher: HttpFetcher) -> None:
    async def feed(writer: asyncio.StreamWriter) -> None:
        knows = "seen=2" in web.requests[-1][1].get("cookie", "")
        writer.write(answer(b"here") if knows else answer(status="302 Found", location="/check"))

    web.pages |= {
        "/feed": feed,
        "/check": answer(status="302 Found", location="/feed", set_cookie="seen=1; Path=/; HttpOnly\r\nset-cookie: seen=2"),
    }
    for _ in range(2):
        assert (await fetcher.fetch(web.url + "/feed")).body == b"here"
    assert [headers.get("cookie") for _, headers in web.requests] == [None, None, "seen=2"] * 2


async def test_a_cookie_is_for_the_server_that_set_it(web: WebServer, tls: ssl.SSLContext) -> None:
    fetcher = await two_hosts(tls)
    one, other = (web.url.replace("127.0.0.1", name) for name in ("one.example", "other.example"))
    web.pages |= {
        "/feed": answer(status="302 Found", location=f"{other}/here", set_cookie="id=1"),
        "/here": answer(status="302 Found", location=f"{one}/back"),
        "/back": answer(b"x"),
    }
    await fetcher.fetch(one + "/feed")
    assert [headers.get("cookie") for _, headers in web.requests] == [None, None, "id=1"]
    await fetcher.aclose()


async def two_hosts(tls: ssl.SSLContext, addresses: list[list[str]] | None = None) -> HttpFetcher:
    """A fetcher for which two hosts are at one address, or at these, in turn."""
    left = iter(addresses or ())

    async def dns(host: str, port: int) -> list[str]:
        return next(left, ["127.0.0.1"])

    guard = AddressGuard(allowed_hosts=[] if addresses else ["one.example", "other.example"], resolve=dns)
    return HttpFetcher(guard=guard, politeness=Politeness(spacing=0), tls=tls, seconds=2)


async def test_credentials_go_to_their_server_alone(web: WebServer, tls: ssl.SSLContext) -> None:
    fetcher = await two_hosts(tls)
    one, other = (web.url.replace("127.0.0.1", name) for name in ("one.example", "other.example"))
    web.pages |= {
        "/feed": answer(status="302 Found", location="/next"),
        "/next": answer(status="302 Found", location=f"{other}/here"),
        "/here": answer(b"x"),
    }
    await fetcher.fetch(one + "/feed", credentials=read_credentials("ida:s3cret:x", one + "/feed"))
    basic = "Basic aWRhOnMzY3JldDp4"
    assert [headers.get("authorization") for _, headers in web.requests] == [basic, basic, None]
    await fetcher.fetch(one + "/here", credentials=read_credentials("X-Api-Key: k1\nCookie: a=b", one + "/feed"))
    assert (web.requests[-1][1]["x-api-key"], web.requests[-1][1]["cookie"]) == ("k1", "a=b")
    await fetcher.aclose()


@pytest.mark.parametrize("text", ["", "no colon", "X-Key: a\nuser:password", "Host: evil.example", "X-Key: ü", "Bad Name: x\ny"])
def test_credentials_that_are_none_are_refused_and_not_shown(text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_credentials(text, "https://news.example/feed")
    assert not text or text not in str(caught.value)
    assert "s3cret" not in repr(read_credentials("ida:s3cret", "https://news.example/feed"))


@pytest.mark.parametrize(
    ("head", "is_followed"),
    [
        ('<meta http-equiv="refresh" content="0; url=/new">', True),
        ("<META CONTENT='5;URL=/new' HTTP-EQUIV=Refresh>", True),
        ('<meta http-equiv="refresh" content="300; url=/new">', False),
        ('<meta http-equiv="refresh" content="0">', False),
        ('<noscript><meta http-equiv="refresh" content="0; url=/new"></noscript>', False),
        ('<meta name="description" content="0; url=/new">', False),
        ('<meta http-equiv="refresh" content="0; url=javascript:x()">', False),
    ],
)
async def test_a_page_that_sends_on_is_followed_once(web: WebServer, fetcher: HttpFetcher, head: str, is_followed: bool) -> None:
    page = f"<html><head>{head}</head></html>".encode()
    web.pages |= {"/feed": answer(page, content_type="text/html"), "/new": answer(page.replace(b"/new", b"/third"))}
    fetched = await fetcher.fetch(web.url + "/feed")
    assert fetched.url == web.url + ("/new" if is_followed else "/feed")
    assert fetched.moved_to == ""


async def test_connections_are_kept(web: WebServer, fetcher: HttpFetcher) -> None:
    web.keeps = True
    web.pages |= {"/a": answer(b"a"), "/b": answer(b"b"), "/n": answer(status="304 Not Modified", content_length="")}
    for path in ("/a", "/b", "/n", "/a"):
        await fetcher.fetch(web.url + path)
    assert (len(web.requests), web.connections) == (4, 1)


async def test_two_hosts_on_one_address_have_connections_of_their_own(web: WebServer, tls: ssl.SSLContext) -> None:
    web.keeps, fetcher = True, await two_hosts(tls)
    web.pages["/feed"] = answer(b"x")
    for name in ("one.example", "other.example", "one.example"):
        await fetcher.fetch(web.url.replace("127.0.0.1", name) + "/feed")
    assert web.connections == 2
    assert [headers["host"].split(":")[0] for _, headers in web.requests] == ["one.example", "other.example", "one.example"]
    await fetcher.aclose()


async def test_a_kept_connection_opens_no_door_for_the_next(tls: ssl.SSLContext) -> None:
    """A name that is rebound to a private address is stopped whenever a connection is opened, whatever was open before."""
    fetcher = await two_hosts(tls, [["93.184.215.14", "127.0.0.1"], ["127.0.0.1"], ["169.254.169.254"]])
    for _ in range(3):
        assert "not on the public internet" in str(await failure(fetcher, "http://one.example/feed"))
    await fetcher.aclose()


async def test_a_connection_that_the_server_closed_meanwhile_is_opened_anew(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/feed"] = answer(b"x")
    for _ in range(3):
        assert (await fetcher.fetch(web.url + "/feed")).body == b"x"
    assert web.connections == 3


async def test_a_kept_connection_that_breaks_when_it_is_used_again_is_no_answer(web: WebServer, fetcher: HttpFetcher) -> None:
    web.keeps = True
    web.pages |= {"/a": answer(b"a"), "/b": b""}

    async def hang_up(writer: asyncio.StreamWriter) -> None:
        web.pages["/b"] = answer(b"b")
        writer.close()

    web.pages["/b"] = hang_up
    await fetcher.fetch(web.url + "/a")
    assert (await fetcher.fetch(web.url + "/b")).body == b"b"
    assert web.connections == 2


@pytest.fixture
async def proxy() -> AsyncIterator[WebServer]:
    """A forward proxy that answers for whoever is asked."""
    web = WebServer(pages={"http://news.example/feed": answer(b"by proxy")})
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0)
    web.url = f"http://ida:s3cret@127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield web
    server.close()


async def test_a_proxy_is_asked_for_everything(proxy: WebServer, tls: ssl.SSLContext) -> None:
    async def dns(host: str, port: int) -> list[str]:
        if host == "news.example":
            raise OSError("only the proxy knows")
        return ["10.0.0.1"]

    fetcher = HttpFetcher(guard=AddressGuard(resolve=dns), politeness=Politeness(spacing=0), tls=tls, proxy=proxy.url)
    assert (await fetcher.fetch("http://news.example/feed")).body == b"by proxy"
    assert proxy.requests[0][1]["proxy-authorization"] == "Basic aWRhOnMzY3JldA=="
    for url in ("http://127.0.0.1/", "http://intranet/", "http://[::1]/", "http://inside.example/", "http://news.example:22/"):
        assert isinstance(await failure(fetcher, url), Unreachable)
    assert len(proxy.requests) == 1
    await fetcher.aclose()


@pytest.mark.parametrize("packed", [zipped(b"one" * 1000)[:-9], b"not gzip at all", zipped(b"one") + b"rest"])
async def test_broken_gzip_is_no_answer(web: WebServer, fetcher: HttpFetcher, packed: bytes) -> None:
    web.pages["/feed"] = answer(packed, content_encoding="gzip")
    assert isinstance(await failure(fetcher, web.url + "/feed"), Unreachable)


async def test_a_drip_is_cut_off(web: WebServer, fetcher: HttpFetcher) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        for _ in range(100):
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    web.pages["/feed"] = drip
    began = time.monotonic()
    assert "within 0.5 seconds" in str(await failure(fetcher, web.url + "/feed"))
    assert time.monotonic() - began < 2


async def test_a_silent_server_is_left(web: WebServer, fetcher: HttpFetcher) -> None:
    async def silence(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3)

    web.pages["/feed"] = silence
    assert isinstance(await failure(fetcher, web.url + "/feed"), Unreachable)


@pytest.mark.parametrize(
    "page",
    [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 2000 ?\r\n\r\n",
     b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel", b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 50_000 + b"\r\n"],
    ids=["nothing", "cut", "not http", "no status", "cut chunk", "endless headers"],
)  # fmt: skip
async def test_a_broken_answer_is_unreachable(web: WebServer, fetcher: HttpFetcher, page: bytes) -> None:
    web.pages["/feed"] = page
    assert isinstance(await failure(fetcher, web.url + "/feed"), Unreachable)


async def test_a_closed_port_is_unreachable(fetcher: HttpFetcher) -> None:
    assert "cannot be connected to" in str(await failure(fetcher, "http://127.0.0.1:1/"))


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        ("429 Too Many Requests", {"retry_after": "120"}, timedelta(minutes=2)),
        ("503 Service Unavailable", {"retry_after": "Mon, 09 Mar 2026 13:00:00 GMT"}, timedelta(hours=1)),
        ("503 Service Unavailable", {"retry_after": "Mon, 09 Mar 2026 13:00:00 GMT", "date": "Mon, 09 Mar 2026 12:30:00 GMT"},
         timedelta(minutes=30)),
        ("503 Service Unavailable", {"retry_after": "Mon, 09 Mar 2026 11:00:00 GMT"}, None),
        ("503 Service Unavailable", {"retry_after": "99999999999999"}, timedelta(days=30)),
        ("503 Service Unavailable", {"retry_after": "soon"}, None),
        ("404 Not Found", {}, None),
        ("500 Internal Server Error", {}, None),
        ("204 No Content", {}, None),
        ("302 Found", {}, None),
    ],
)  # fmt: skip
async def test_a_refusal_names_its_status_and_the_wait(
    web: WebServer, fetcher: HttpFetcher, status: str, headers: dict[str, str], wait: timedelta | None
) -> None:
    web.pages["/feed"] = answer(status=status, **headers)
    error = await failure(fetcher, web.url + "/feed")
    assert isinstance(error, Unreachable)
    assert not isinstance(error, Gone)
    assert error.retry_after == wait
    assert status in str(error)


async def test_gone_is_a_refusal_of_its_own(web: WebServer, fetcher: HttpFetcher) -> None:
    web.pages["/feed"] = answer(status="410 Gone")
    assert isinstance(await failure(fetcher, web.url + "/feed"), Gone)


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({"cache_control": "max-age=60"}, timedelta(minutes=1)),
        ({"cache_control": 'private, MAX-AGE="60"'}, timedelta(minutes=1)),
        ({"cache_control": "no-cache, max-age=60"}, None),
        ({"cache_control": "max-age=0"}, None),
        ({"cache_control": "max-age=x"}, None),
        ({"expires": "Mon, 09 Mar 2026 12:30:00 GMT"}, timedelta(minutes=30)),
        ({"expires": "0"}, None),
        ({"cache_control": "max-age=60", "expires": "Mon, 09 Mar 2026 12:30:00 GMT"}, timedelta(minutes=1)),
        ({}, None),
    ],
)
async def test_freshness(web: WebServer, fetcher: HttpFetcher, headers: dict[str, str], fresh: timedelta | None) -> None:
    web.pages["/feed"] = answer(b"x", **headers)
    assert (await fetcher.fetch(web.url + "/feed")).fresh_for == fresh


@pytest.mark.parametrize(
    "url", ["", "not a url", "http://", "http://\x00/", "http://" + "a" * 300 + "/", "http://[", "http://ex ample/", "ftp://a/"]
)
async def test_no_url_makes_it_stumble(fetcher: HttpFetcher, url: str) -> None:
    assert isinstance(await failure(fetcher, url), Unreachable)


async def test_fifty_feeds_at_once(web: WebServer, tls: ssl.SSLContext) -> None:
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], politeness=Politeness(spacing=0), tls=tls)
    web.pages |= {f"/{n}": answer(str(n).encode()) for n in range(50)}
    bodies = await asyncio.gather(*(fetcher.fetch(f"{web.url}/{n}") for n in range(50)))
    assert [fetched.body for fetched in bodies] == [str(n).encode() for n in range(50)]
    await fetcher.aclose()


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("403 Forbidden", {"cf_mitigated": "challenge", "server": "cloudflare"}),
        ("503 Service Unavailable", {"cf_mitigated": "challenge", "retry_after": "60"}),
        ("405 Not Allowed", {"x_amzn_waf_action": "captcha"}),
        ("403 Forbidden", {"x_datadome": "protected"}),
    ],
)
async def test_a_check_for_a_person_is_known_as_one(
    web: WebServer, fetcher: HttpFetcher, status: str, headers: dict[str, str]
) -> None:
    web.pages["/feed"] = answer(b"<html><title>Just a moment...</title></html>", status=status, **headers)
    with pytest.raises(Unreachable, match=r"checks whether a person asks \(a challenge\)") as refused:
        await fetcher.fetch(web.url + "/feed")
    assert refused.value.retry_after == (timedelta(minutes=1) if "retry_after" in headers else None)
