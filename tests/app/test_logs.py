"""One event a line, in UTC, harmless and without secrets, whatever the facts are."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.logs import start_logs
from bot.app.settings import LogSettings

HOSTILE = "Late ferry\n2026-11-23T00:00:00Z [error] forged\x1b[2J\x9b31m\u202egnp.\u2028\x00\ud800"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def logged(form: str, level: str = "info", secrets: tuple[str, ...] = (), fail: bool = False, **facts: object) -> str:
    stream = io.StringIO()
    start_logs(LogSettings.model_validate({"level": level, "format": form}), stream, secrets=secrets)
    log = logging.getLogger("bot.test")
    try:
        if fail:
            raise ValueError(facts.get("problem", "no"))
    except ValueError as problem:
        log.error("work_failed", extra=facts, exc_info=problem)
    else:
        log.info("work_done", extra=facts)
    return stream.getvalue()


@pytest.mark.parametrize("level", ["info", "debug"])
@pytest.mark.parametrize("fail", [False, True])
@pytest.mark.parametrize("form", ["text", "json"])
def test_hostile_facts_stay_in_their_line(form: str, fail: bool, level: str) -> None:
    line = logged(form, level, fail=fail, problem=HOSTILE, title=HOSTILE)
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert line[:-1].isprintable()
    assert "Late ferry" in line


@given(fact=st.text())
def test_any_fact_stays_in_its_line(fact: str) -> None:
    line = logged("text", fact=fact)
    assert line.count("\n") == 1
    assert not {character for character in line[:-1] if ord(character) < 32 or 127 <= ord(character) < 160}


def test_json_holds_the_facts() -> None:
    event = json.loads(logged("json", stories=3, title="A “quoted” title", seconds=0.25, gone=None))
    assert event["event"] == "work_done"
    assert event["level"] == "info"
    assert (event["stories"], event["seconds"], event["gone"], event["title"]) == (3, 0.25, None, "A “quoted” title")
    assert event["timestamp"].endswith("Z")


def test_text_is_for_people_and_without_colours() -> None:
    line = logged("text", stories=3)
    assert line[:4].isdigit()
    assert line.split()[0].endswith("Z")
    assert "work_done" in line
    assert "stories=3" in line
    assert "\x1b" not in line


def test_people_see_where_it_happened_and_machines_see_all_of_it() -> None:
    assert "ValueError: boom (test_logs.py:" in logged("text", fail=True, problem="boom")
    assert "Traceback" not in logged("text", fail=True)
    assert "Traceback" in json.loads(logged("json", fail=True))["exception"]


def test_the_level_holds() -> None:
    assert logged("text", "warning") == ""
    assert logged("text", "warning", fail=True) != ""


def test_a_fact_has_an_end() -> None:
    assert len(logged("text", title="x" * 1_000_000)) < 3_000


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("fail", [False, True])
def test_secrets_are_cut_out(form: str, fail: bool) -> None:
    secrets = ("postgresql://dateline:h%40sh-hush@db.example/news", "xoxb-12345-token")
    facts = {
        "problem": "cannot reach postgresql://dateline:h%40sh-hush@db.example/news",
        "header": "Authorization: Bearer xoxb-12345-token",
        "driver": "password h@sh-hush is wrong",
        "source": "https://reader:letmein@feeds.example/a.xml?page=2&api_key=s3cr3t-key&x=1",
    }
    line = logged(form, secrets=secrets, fail=fail, **facts)
    for secret in ("h%40sh-hush", "h@sh-hush", "xoxb-12345", "letmein", "s3cr3t-key"):
        assert secret not in line
    assert "feeds.example" in line


def test_a_secret_at_the_cut_of_a_long_fact_is_not_half_shown() -> None:
    secret = "hush-" * 40
    for before in range(1_800, 4_200, 37):
        line = logged("text", secrets=(secret,), title="x" * before + secret + "y" * 9_000)
        assert "hush" not in line


def test_the_debug_log_holds_no_address_with_its_key() -> None:
    key = "0f9a8b7c6d5e4f3a2b1c"
    line = logged("text", "debug", fail=True, source=f"https://paid.example/{key}/feed?x={key}&auth=abc", problem=f"access={key}")
    assert key not in line
    assert "abc" not in line
    assert "paid.example" in line
