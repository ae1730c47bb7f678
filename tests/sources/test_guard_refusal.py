"""What an address says of itself, before anything is looked up."""

import pytest

from bot.sources.guard import AddressGuard


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/", "http://[::1]/",
        "http://[::ffff:10.0.0.1]/", "http://10.0.0.1/", "http://169.254.169.254/latest", "http://0.0.0.0/", "http://localhost/",
        "http://LOCALHOST./", "http://a.localhost/", "http://printer.local/", "http://metadata.google.internal/", "http://wiki/",
        "http://news.example:22/", "ftp://news.example/", "http://user:pw@news.example/", "http://", "http://[::1", "x",
    ],
)  # fmt: skip
def test_it_is_refused(url: str) -> None:
    assert AddressGuard().refusal(url)


@pytest.mark.parametrize(
    "url", ["https://news.example/feed", "http://93.184.216.34/", "https://news.example:8443/", "https://bücher.example/"]
)
def test_it_may_be_read(url: str) -> None:
    assert AddressGuard().refusal(url) is None


def test_what_the_operator_allows_may_be_read() -> None:
    guard = AddressGuard(allowed_hosts=["wiki", "10.0.0.1"])
    assert guard.refusal("http://wiki:8000/feed") is None
    assert guard.refusal("http://10.0.0.1/") is None
    assert guard.refusal("http://10.0.0.2/")
