"""The file of a workspace's settings: all that it holds comes back as it was, and each figure and text has its bounds."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.commands import exchange
from bot.flows.commands.ask import Ask, ask_of
from bot.model.alert import AlertRule
from bot.model.conversation import Request
from bot.model.errors import UserError
from bot.model.picture import PictureSize
from bot.model.source import SourceKind
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription
from tests.builders import workspace
from tests.fakes import FakeWorld
from tests.flows.commands.asking import asker

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FLOODS = Topic(id="t1", workspace_id="w", name="Floods", any_of=("flood", "river"), source_ids=("s1", "s2"))
WORK = Topic(id="t2", workspace_id="w", name="Work", any_of=("strike",))
DIGEST = Subscription(
    id="", workspace_id="w", topic_ids=("t1", "t2"),
    channel=Channel(platform="fake", workspace="w", id="c1", thread="th"),
    schedule="weekdays 07:30", timezone="Europe/Oslo", max_stories=7, most_of_one=4, summary_sentences=3, quotes=1,
    quiet_hours="22:00-07:00", ping="12345678", in_threads=True, say_nothing_new=False, paused=True, source_ids=("s1",),
    languages=("de", "en"), pictures=PictureSize.LARGE,
    alerts=(AlertRule(topic_id="t2", outlets=4, within=45 * MINUTE, per_day=7, in_quiet_hours=True),),
)  # fmt: skip


@pytest.fixture
async def admin(world: FakeWorld) -> Ask:
    return await ask_of(world.desk, Request(path=(), asker=asker()))


def written(**more: Any) -> bytes:
    return json.dumps({"dateline": 1, **more}).encode()


def digest(**more: Any) -> dict[str, Any]:
    whole = {"schedule": "daily 07:00", "timezone": "UTC", "stories": 3, "sentences": 2, "quotes": 1}
    return {**whole, **more}


async def test_a_digest_comes_back_as_it_was(admin: Ask) -> None:
    names = {"t1": "Floods", "t2": "Work"}
    for held in (
        DIGEST,
        replace(
            DIGEST, in_threads=False, say_nothing_new=True, paused=False, pictures=PictureSize.OFF, alerts=(), quiet_hours=""
        ),
        replace(DIGEST, alerts=(replace(DIGEST.alerts[0], in_quiet_hours=False),), topic_ids=(), source_ids=(), ping=""),
    ):
        body = json.loads(json.dumps(exchange.subscription_json(held, names)))
        assert exchange.subscription_from(admin, body, [FLOODS, WORK]) == held


async def test_topics_are_written_by_name_and_unknown_ones_by_id(admin: Ask) -> None:
    body = json.loads(json.dumps(exchange.subscription_json(DIGEST, {"t1": "Floods"})))
    assert body["topics"] == ["Floods", "t2"]
    assert body["alerts"][0] == {"topic": "t2", "outlets": 4, "minutes": 45, "per_day": 7, "in_quiet_hours": True}
    kept = exchange.subscription_from(admin, {**body, "topics": ["FLOODS ", "t2", "Ghosts"]}, [FLOODS, WORK])
    assert kept.topic_ids == ("t1", "t2", "Ghosts")


async def test_what_a_digest_leaves_out_is_as_usual(admin: Ask) -> None:
    made = exchange.subscription_from(admin, digest(), [])
    assert made == Subscription(
        id="", workspace_id="w", topic_ids=(), channel=Channel(platform="fake", workspace="w", id=""), schedule="daily 07:00",
        max_stories=3, summary_sentences=2, quotes=1,
    )  # fmt: skip


async def test_a_workspace_comes_back_as_it_was(admin: Ask) -> None:
    held = replace(
        workspace(), timezone="Europe/Oslo", language="de", plain=True, reads=("de", "no"), blocked_words=("tram",),
        blocked_outlets=("post",),
    )  # fmt: skip
    source = exchange.source_from({"url": "https://nna.example/feed", "title": "Northern News"})
    body = exchange.write(held, [FLOODS, WORK], [source], [DIGEST])
    assert body.startswith(b'{\n  "dateline": 1,\n  "workspace": "w",')
    found = exchange.read(admin, body)
    assert found.workspace == "w"
    assert found.settings == {
        "timezone": "Europe/Oslo", "language": "de", "plain": True, "reads": ("de", "no"), "blocked_words": ("tram",),
        "blocked_outlets": ("post",),
    }  # fmt: skip
    assert found.topics == tuple(replace(topic, id="", workspace_id="") for topic in (FLOODS, WORK))
    assert found.sources == (source,)
    assert (source.kind, source.location, source.title) == (SourceKind.FEED, "https://nna.example/feed", "Northern News")
    assert len(found.digests) == 1


async def test_what_a_file_leaves_out_stays_as_it_is(admin: Ask) -> None:
    found = exchange.read(admin, written())
    assert (found.workspace, found.settings, found.topics, found.sources, found.digests) == ("", {}, (), (), ())
    told = exchange.read(admin, written(plain="yes", timezone="", language="", blocked_words=[" ", " tram "], reads=["xx", "de"]))
    assert told.settings == {"blocked_words": ("tram",), "reads": ("de",)}
    assert exchange.source_from({"url": "https://nna.example/feed"}).title == ""


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("stories", 1, 20), ("most_of_one", 0, 20), ("sentences", 1, 10), ("quotes", 0, 10)],
)
async def test_each_figure_of_a_digest_has_its_bounds(admin: Ask, key: str, least: int, most: int) -> None:
    for number in (least, most):
        exchange.subscription_from(admin, digest(**{key: number}), [])
    for wrong in (least - 1, most + 1, True, "3", None, 2.0):
        with pytest.raises(UserError) as raised:
            exchange.subscription_from(admin, digest(**{key: wrong}), [])
        assert dict(raised.value.problem.values) == {"key": key, "least": least, "most": most}


@pytest.mark.parametrize(("key", "least", "most"), [("outlets", 2, 50), ("minutes", 5, 24 * 60), ("per_day", 1, 50)])
async def test_each_figure_of_an_alert_has_its_bounds(admin: Ask, key: str, least: int, most: int) -> None:
    usual = {"topic": "Floods", "outlets": 3, "minutes": 60, "per_day": 3}
    for number in (least, most):
        exchange.subscription_from(admin, digest(alerts=[usual | {key: number}]), [])
    for wrong in (least - 1, most + 1, None, True):
        with pytest.raises(UserError):
            exchange.subscription_from(admin, digest(alerts=[usual | {key: wrong}]), [])


@pytest.mark.parametrize(("key", "most"), [("topics", 50), ("sources", 200), ("languages", 30), ("alerts", 50)])
async def test_each_list_of_a_digest_has_its_bound(admin: Ask, key: str, most: int) -> None:
    entry: Any = {"topic": "Floods", "outlets": 3, "minutes": 60, "per_day": 3} if key == "alerts" else "de"
    exchange.subscription_from(admin, digest(**{key: [entry] * most}), [])
    for wrong in ([entry] * (most + 1), "de", [3], {"a": "b"}):
        with pytest.raises(UserError) as raised:
            exchange.subscription_from(admin, digest(**{key: wrong}), [])
        assert dict(raised.value.problem.values) == {"key": key, "most": most}


@pytest.mark.parametrize(("key", "most"), [("reads", 30), ("blocked_words", 100), ("blocked_outlets", 100)])
async def test_each_list_of_a_workspace_has_its_bound(admin: Ask, key: str, most: int) -> None:
    exchange.read(admin, written(**{key: ["de"] * most}))
    with pytest.raises(UserError):
        exchange.read(admin, written(**{key: ["de"] * (most + 1)}))


async def test_a_blocked_word_is_cut_to_a_hundred_characters(admin: Ask) -> None:
    found = exchange.read(admin, written(blocked_words=["x" * 101], blocked_outlets=["y" * 100]))
    assert found.settings == {"blocked_words": ("x" * 100,), "blocked_outlets": ("y" * 100,)}


@pytest.mark.parametrize(("key", "most"), [("topics", 50), ("digests", 50), ("sources", 500)])
async def test_a_file_has_no_more_of_a_kind_than_a_workspace(admin: Ask, key: str, most: int) -> None:
    entries: dict[str, Any] = {
        "topics": {"name": "Floods", "words": "river"}, "digests": digest(), "sources": {"url": "https://nna.example/feed"},
    }  # fmt: skip
    exchange.read(admin, written(**{key: [entries[key]] * most}))
    with pytest.raises(UserError):
        exchange.read(admin, written(**{key: [entries[key]] * (most + 1)}))


@pytest.mark.parametrize(
    ("body", "most"),
    [
        (lambda text: {"topics": [{"name": "Floods", "words": text}]}, 20_000),
        (lambda text: {"topics": [{"name": text, "words": "river"}]}, 500),
        (lambda text: {"sources": [{"url": f"https://nna.example/{text}"[: len(text)]}]}, 2000),
        (lambda text: {"sources": [{"url": "https://nna.example/feed", "title": text}]}, 500),
        (lambda text: {"digests": [digest(channel=text)]}, 500),
        (lambda text: {"workspace": text}, 500),
    ],
)
async def test_each_text_has_its_bound(admin: Ask, body: Any, most: int) -> None:
    def problem(length: int) -> dict[str, object] | None:
        try:
            exchange.read(admin, written(**body("x" * length)))
        except UserError as raised:
            return dict(raised.problem.values)
        return None

    assert (problem(most) or {}).get("most") != most
    assert (problem(most + 1) or {}).get("most") == most


@pytest.mark.parametrize(("size", "said"), [(500_000, "read as settings"), (500_001, "500")])
async def test_half_a_megabyte_is_read(admin: Ask, size: int, said: str) -> None:
    with pytest.raises(UserError) as raised:
        exchange.read(admin, b" " * size)
    assert said in str(raised.value) or size == 500_000
    assert ("500" in str(raised.value)) is (size > 500_000)


@pytest.mark.parametrize("body", [b"", b"[]", b"3", b"{}", b'{"dateline": 2}', b'{"dateline": "1"}', b"[" * 200_000])
async def test_another_file_is_none_of_settings(admin: Ask, body: bytes) -> None:
    with pytest.raises(UserError):
        exchange.read(admin, body)


async def test_what_is_wrong_is_said_back_in_short(admin: Ask) -> None:
    with pytest.raises(UserError) as raised:
        exchange.read(admin, written(sources=[{"url": "z" * 100}]))
    assert dict(raised.value.problem.values) == {"text": "z" * 80}
    with pytest.raises(UserError) as raised:
        exchange.read(admin, written(language="z" * 100))
    assert "z" * 40 in str(raised.value)
    assert "z" * 41 not in str(raised.value)


@pytest.mark.parametrize(
    "wrong", [{"topics": ["z" * 120]}, {"alerts": [{"topic": "z" * 120, "outlets": 3, "minutes": 60, "per_day": 3}]}]
)
async def test_an_unknown_topic_is_kept_in_a_hundred_characters(admin: Ask, wrong: dict[str, Any]) -> None:
    made = exchange.subscription_from(admin, digest(**wrong), [])
    assert {*made.topic_ids, *(rule.topic_id for rule in made.alerts)} == {"z" * 100}
