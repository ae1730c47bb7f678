"""What is told at once, and what waits for the digest."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.alert import check_rule, raise_alerts, set_alert, unset_alert
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.jobs import do_job
from bot.flows.manage import add_topic, find_topic, remove_topic
from bot.flows.publish import publish_digest, publish_now
from bot.flows.subscribe import mute, pause, subscribe
from bot.model.alert import AlertRule
from bot.model.analysis import Reading
from bot.model.delivery import DeliveryState
from bot.model.errors import UserError
from bot.model.job import CollectSource, DeliverDue, RaiseAlerts
from bot.model.problems import problem_of
from bot.model.source import RawItem
from bot.model.workspace import Channel, Subscription
from tests.builders import FLOOD, STRIKE, feed, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld
from tests.flows.news import ALWAYS, store, told
from tests.stored import readings_in

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

FLOODS = (
    FLOOD,
    "Rising water forced 340 households in Harwick from their homes on Thursday when the River Arle topped its banks.\n\n"
    "Soldiers carried sandbags from Lowmere to the bridge at Gask, whose piers engineers had examined before lorries crossed.\n\n"
    "Mayor Ida Holm asked everybody near the river to stay away. The peak is expected on Friday by the water authority.",
    "Harwick shut its schools until Monday after the River Arle topped its banks and flooded streets along the water.\n\n"
    "Some 340 households spent the night in halls, Mayor Ida Holm told the council, as the army piled sandbags by the bridge.\n\n"
    "The water authority measures the river at Gask every hour and expects the peak on Friday at noon.",
    "Insurers sent assessors to Harwick, where the River Arle topped its banks and drove 340 households from their homes.\n\n"
    "The army holds more sandbags at Lowmere in case the water rises again before the peak that is expected on Friday.\n\n"
    "Mayor Ida Holm said that schools near the river stay closed until Monday, and the bridge at Gask takes lorries only.",
)
TRAM_DRIVERS = (
    "Trams in Estmoor stood still on Wednesday as their drivers stopped work over pay, and 40,000 passengers walked.\n\n"
    "Union leader Jon Carr met the company, which will speak with the drivers again on Friday. The council let cars into "
    "the old town without a charge, and shops along the avenue missed half of their customers all day."
)
OUTLETS = ("Northern News Agency", "The Harwick Post", "Arle Valley Radio", "The Gask Courier")


def flood(number: int, *, outlet: str | None = None, body: str = "", minutes_ago: int = 10, key: str = "") -> RawItem:
    """The report of one outlet on the flood, in its own words."""
    raw = item(key or f"flood-{number}", body or FLOODS[number], published=NOW - minutes_ago * MINUTE)
    name = outlet or OUTLETS[number]
    return replace(raw, outlet=name, url=address(name, raw.key), fetched=NOW - minutes_ago * MINUTE)


def address(outlet: str, key: str) -> str:
    """A page on the outlet's own site."""
    return f"https://{outlet.lower().replace(' ', '-')}.example/{key}"


async def alerting(world: FakeWorld, *, name: str = "daily", order: dict[str, Any] | None = None, **rule: Any) -> Subscription:
    """A digest at seven each morning, with an alert on floods, after its first issue."""
    await world.desk.workspaces.save_workspace(workspace())
    topic = await add_topic(world.desk, "w", "Floods", "river, flood")
    made = await subscribe(world.desk, replace(subscription(name), say_nothing_new=False, **(order or {})))
    await publish_digest(world.desk, made.id, NOW)
    held = await world.desk.workspaces.subscription(made.id)
    assert held
    return await set_alert(world.desk, held, AlertRule(topic_id=topic.id, **rule))


async def come(world: FakeWorld, *items: RawItem, to: str = "w") -> list[str]:
    """Have them stored, and alerts raised and sent; the alerts among what was told so far."""
    await store(world, *items, to=to)
    found = await readings_in(world.desk, to, (), ALWAYS, 99)
    await raise_alerts(world.desk, [reading.article.id for reading in found])
    await deliver_due(world.desk)
    return [text for text in told(world) if text.startswith("Breaking: ")]


async def test_a_story_in_three_outlets_is_told_at_once(world: FakeWorld) -> None:
    await alerting(world)
    assert await come(world, flood(0), flood(1)) == []
    (alert,) = await come(world, flood(2))
    heading, sentence, facts = alert.splitlines()
    assert heading == "Breaking: River Arle tops its banks"
    assert sentence in {text.split("\n\n")[0] for text in FLOODS}, "the first sentence of a report, word for word"
    assert facts.startswith("Floods · 3 reports, 3 outlets in 10 min · ")
    assert all(outlet in facts for outlet in OUTLETS[:3])


@pytest.mark.parametrize(("rule", "alerts"), [({"outlets": 3}, 1), ({"outlets": 4}, 0), ({"outlets": 2}, 1)])
async def test_so_many_outlets_and_not_one_fewer(world: FakeWorld, rule: dict[str, Any], alerts: int) -> None:
    await alerting(world, **rule)
    assert len(await come(world, flood(0), flood(1), flood(2))) == alerts


@pytest.mark.parametrize(("minutes_ago", "alerts"), [(90, 1), (91, 0)])
async def test_so_short_a_time_and_not_a_minute_more(world: FakeWorld, minutes_ago: int, alerts: int) -> None:
    await alerting(world)
    assert len(await come(world, flood(0, minutes_ago=minutes_ago), flood(1), flood(2))) == alerts


async def test_old_news_that_comes_only_now_is_no_breaking_news(world: FakeWorld) -> None:
    await alerting(world)
    old = [replace(flood(n), published=NOW - 3 * HOUR) for n in range(3)]
    assert await come(world, *old) == []


async def test_a_report_without_a_time_counts_from_when_it_came(world: FakeWorld) -> None:
    await alerting(world)
    today = NOW.replace(hour=0, minute=0)
    assert len(await come(world, *(replace(flood(n), published=when) for n, when in enumerate([None, today, NOW])))) == 1


async def test_an_agencys_text_in_many_papers_is_one_outlet(world: FakeWorld) -> None:
    await alerting(world)
    copies = [flood(0, outlet=outlet, key=outlet, body=FLOOD.replace("noon", "midday")) for outlet in OUTLETS[1:]]
    assert await come(world, flood(0), *copies, flood(1)) == []
    assert len(await come(world, flood(2))) == 1


async def test_one_outlet_is_one_however_much_it_writes(world: FakeWorld) -> None:
    await alerting(world)
    assert await come(world, flood(0), flood(1), flood(2, outlet=OUTLETS[1])) == []


async def test_the_sections_of_one_paper_are_one_outlet(world: FakeWorld) -> None:
    await alerting(world)
    sections = [
        replace(flood(n), outlet=f"Gask Courier {name}", url=f"https://www.courier.example/{name}/{n}")
        for n, name in enumerate(("world", "politics", "business"))
    ]
    assert await come(world, *sections) == []


async def test_an_alert_speaks_with_a_teasers_words_and_says_whose_they_are(world: FakeWorld) -> None:
    await alerting(world)
    first = "The River Arle rose over its banks at Harwick during the night and cut off the town."
    teasers = [
        flood(n, body=text)
        for n, text in enumerate((
            first,
            "Floods of the River Arle cut off the town of Harwick during the night, and the river is still rising.",
            "Harwick is cut off after the River Arle rose over its banks during the night. The flood still rises.",
        ))
    ]  # fmt: skip
    (alert,) = await come(world, *teasers)
    _, sentence, facts = alert.split("\n")
    assert any(one.body.decode().startswith(sentence) for one in teasers)
    assert facts.count("its own summary") == 1


async def test_a_story_is_told_at_once_only_once(world: FakeWorld) -> None:
    await alerting(world)
    await come(world, flood(0), flood(1), flood(2))
    world.clock.advance(5 * HOUR)
    later = [
        replace(flood(3, key=f"later-{n}", outlet=f"Paper {n}"), fetched=world.clock.now, published=world.clock.now)
        for n in range(1)
    ]
    again = [replace(flood(n, key=f"again-{n}"), fetched=world.clock.now, published=world.clock.now) for n in range(3)]
    assert len(await come(world, *later, *again)) == 1


async def test_of_a_story_alerted_to_before_no_page_is_asked_for(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its next reports are for the digest: no alert comes of them, and nobody waits for their pages."""
    asked: list[str] = []

    async def read_pages(_: object, told: list[Reading], **__: object) -> bool:
        asked.extend(reading.article.key for reading in told)
        return False

    monkeypatch.setattr("bot.flows.alert.read_pages_of", read_pages)
    await alerting(world)
    assert len(await come(world, flood(0), flood(1), flood(2))) == 1
    assert sorted(asked) == ["flood-0", "flood-1", "flood-2"]
    asked.clear()
    world.clock.advance(HOUR)
    now = world.clock.now
    more = [replace(flood(n, outlet=f"Paper {n}", key=f"more-{n}"), fetched=now, published=now) for n in range(3)]
    assert len(await come(world, *more)) == 1
    assert asked == []


async def test_another_channel_has_its_own(world: FakeWorld) -> None:
    await alerting(world)
    await alerting(world, name="other")
    assert len(await come(world, flood(0), flood(1), flood(2))) == 2


@pytest.mark.parametrize(("wait", "alerts"), [(MINUTE, 1), (DAY - MINUTE, 1), (DAY, 2)])
async def test_so_many_a_day_and_the_rest_in_the_digest(world: FakeWorld, wait: timedelta, alerts: int) -> None:
    held = await alerting(world, per_day=1)
    work = await add_topic(world.desk, "w", "Work", "union, drivers")
    await set_alert(world.desk, held, AlertRule(topic_id=work.id, outlets=2, per_day=1))
    await come(world, flood(0), flood(1), flood(2))
    world.clock.advance(wait)
    strike = [("A", STRIKE), ("B", TRAM_DRIVERS)]
    reports = [
        replace(item(outlet, body, published=world.clock.now), outlet=outlet, url=address(outlet, "strike"))
        for outlet, body in strike
    ]
    assert len(await come(world, *(replace(one, fetched=world.clock.now) for one in reports))) == alerts


@pytest.mark.parametrize(("rule", "alerts"), [({}, 0), ({"in_quiet_hours": True}, 1)])
async def test_quiet_hours_are_quiet_unless_the_admin_says_so(world: FakeWorld, rule: dict[str, Any], alerts: int) -> None:
    await alerting(world, order={"quiet_hours": "14-15"}, **rule)
    assert len(await come(world, flood(0), flood(1), flood(2))) == alerts


async def test_nothing_is_told_at_once_in_a_pause_or_a_silence(world: FakeWorld) -> None:
    await pause(world.desk, await alerting(world))
    await mute(world.desk, await alerting(world, name="other"), NOW + HOUR)
    third = await alerting(world, name="third")
    await world.desk.workspaces.disable_subscription(third.id, problem_of("gone"))
    assert await come(world, flood(0), flood(1), flood(2)) == []


async def test_what_does_not_match_costs_and_tells_nothing(world: FakeWorld) -> None:
    await alerting(world)
    await remove_topic(world.desk, "w", "Floods")
    assert await come(world, flood(0), flood(1), flood(2)) == []


async def test_what_another_workspace_reads_is_not_told_here(world: FakeWorld) -> None:
    await alerting(world)
    await come(world, flood(0), flood(1))
    assert await come(world, flood(2), to="elsewhere") == []


async def test_the_digest_tells_an_alerted_story_in_full_and_marks_it(world: FakeWorld) -> None:
    await alerting(world)
    await come(world, flood(0), flood(1), flood(2))
    world.clock.advance(MINUTE)
    await publish_now(world.desk, "daily")
    await deliver_due(world.desk)
    digest = told(world)[-1]
    assert "you were alerted to this" in digest
    assert "1 story, 3 reports" in digest
    world.clock.advance(MINUTE)
    published = await publish_now(world.desk, "daily")
    assert published
    assert published.stories == 0


async def test_what_the_digest_has_told_is_not_told_at_once(world: FakeWorld) -> None:
    await alerting(world)
    await store(world, flood(0), flood(1), flood(2))
    world.clock.advance(MINUTE)
    await publish_now(world.desk, "daily")
    assert await come(world) == []


async def test_two_workers_raise_one_alert(world: FakeWorld) -> None:
    await alerting(world)
    await store(world, flood(0), flood(1), flood(2))
    found = await readings_in(world.desk, "w", (), ALWAYS, 99)
    ids = [reading.article.id for reading in found]
    assert sorted(await asyncio.gather(*(raise_alerts(world.desk, ids) for _ in range(3)))) == [0, 0, 1]


async def test_a_visit_that_brought_news_leads_to_the_alert(world: FakeWorld) -> None:
    await alerting(world)
    source = feed()
    world.feeds.shelves[source.location] = [flood(0), flood(1), flood(2)]
    await world.desk.news.add_source(source, followed_by="w")
    (job,) = await do_job(world.desk, CollectSource(source_id=source.id))
    assert isinstance(job, RaiseAlerts)
    assert len(job.article_ids) == 3
    assert await do_job(world.desk, job) == (DeliverDue(),)
    assert await do_job(world.desk, job) == (), "a job that comes twice does no harm"
    assert await do_job(world.desk, CollectSource(source_id=source.id)) == (), "nothing new, nothing to do"


@pytest.mark.parametrize(
    "figures",
    [
        {"outlets": 1}, {"outlets": 51}, {"per_day": 0}, {"per_day": 51}, {"within": 5 * MINUTE - timedelta(seconds=1)},
        {"within": DAY + timedelta(seconds=1)},
    ],
)  # fmt: skip
async def test_figures_that_make_no_sense_are_refused(world: FakeWorld, figures: dict[str, Any]) -> None:
    held = await alerting(world)
    with pytest.raises(UserError):
        await set_alert(world.desk, held, AlertRule(topic_id="t", **figures))


async def test_an_alert_is_changed_and_taken_back(world: FakeWorld) -> None:
    held = await alerting(world)
    topic = await find_topic(world.desk, "w", "floods")
    changed = await set_alert(world.desk, held, AlertRule(topic_id=topic.id, outlets=5))
    assert [rule.outlets for rule in changed.alerts] == [5]
    assert (await unset_alert(world.desk, changed, topic)).alerts == ()
    with pytest.raises(UserError, match="no alert"):
        await unset_alert(world.desk, replace(changed, alerts=()), topic)


async def test_a_channel_in_a_chat_that_is_not_open_keeps_no_other_from_its_alerts(world: FakeWorld) -> None:
    closed = Channel(platform="slack", workspace="w", id="C1")
    await alerting(world, name="a-closed", order={"channel": closed})
    (topic,) = await world.desk.workspaces.topics("w")
    open_one = await subscribe(world.desk, replace(subscription("open"), say_nothing_new=False))
    await set_alert(world.desk, open_one, AlertRule(topic_id=topic.id))
    assert len(await come(world, *(flood(number) for number in range(3)))) == 1


async def test_a_correction_changes_the_alert_and_raises_none(world: FakeWorld) -> None:
    await alerting(world)
    reports = [flood(number) for number in range(3)]
    (before,) = await come(world, *reports)
    assert "340 households" in before
    fewer = [replace(report, body=report.body.replace(b"340", b"270")) for report in reports]
    for _ in range(2):
        assert len(await come(world, *fewer)) == 1
    assert await correct_due(world.desk) == 1
    ((_, document),) = world.platform.edited
    assert text_of(document) == before.replace("340", "270") + "\ncorrected today 14:30 (340 → 270)"


@pytest.mark.parametrize(
    "figures", [{"outlets": 2}, {"outlets": 50}, {"per_day": 1}, {"per_day": 50}, {"within": 5 * MINUTE}, {"within": DAY}]
)
def test_figures_at_the_edge_are_taken(figures: dict[str, Any]) -> None:
    check_rule(AlertRule(topic_id="t", **figures))


async def test_a_rule_takes_the_place_of_the_one_for_its_topic_alone(world: FakeWorld) -> None:
    held = await set_alert(world.desk, await alerting(world), AlertRule(topic_id="other", outlets=9))
    (topic,) = await world.desk.workspaces.topics("w")
    changed = await set_alert(world.desk, held, AlertRule(topic_id=topic.id, outlets=5))
    assert [(rule.topic_id, rule.outlets) for rule in changed.alerts] == [("other", 9), (topic.id, 5)]
    assert [rule.topic_id for rule in (await unset_alert(world.desk, changed, topic)).alerts] == ["other"]


async def test_two_stories_at_once_are_two_alerts_one_after_the_other(world: FakeWorld) -> None:
    held = await alerting(world, outlets=9, order={"ping": "7"})
    both = await add_topic(world.desk, "w", "Both", "river, flood, union, drivers")
    await set_alert(world.desk, held, AlertRule(topic_id=both.id, outlets=2))
    strike = [
        replace(item(outlet, body, published=NOW), outlet=outlet, url=address(outlet, "strike"))
        for outlet, body in (("A", STRIKE), ("B", TRAM_DRIVERS))
    ]
    await store(world, flood(0), flood(1), *strike)
    found = await readings_in(world.desk, "w", (), ALWAYS, 99)
    assert await raise_alerts(world.desk, [reading.article.id for reading in found]) == 2
    alerts = await world.desk.outbox.listed(DeliveryState.WAITING)
    assert [one.slot for one in alerts] == [NOW + timedelta(microseconds=1), NOW + timedelta(microseconds=2)]
    assert {(one.ping, one.part) for one in alerts} == {("7", 1)}
    assert await raise_alerts(world.desk, []) == 0


async def test_a_channel_that_had_all_but_one_of_the_reports_is_told(world: FakeWorld) -> None:
    """A story of which every recent report was in a digest is known; one more report, and it is news."""
    await alerting(world)
    await store(world, flood(0), flood(1))
    world.clock.advance(MINUTE)
    await publish_now(world.desk, "daily")
    assert len(await come(world, flood(2))) == 1
