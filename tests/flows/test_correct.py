"""An article that its publisher changed: what was told of it is corrected wherever it stands, and it is not news again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.alert import raise_alerts, set_alert
from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.manage import add_topic
from bot.flows.publish import Published, publish_now
from bot.model.alert import AlertRule
from bot.model.analysis import Reading
from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Document, Limits, shown_articles
from bot.model.errors import DeliveryError, Final, Refused, TryLater, Unclear
from bot.model.problems import problem_of
from bot.model.source import RawItem, Source, SourceKind, SourceState
from bot.model.workspace import Channel
from bot.ports.news import Visit
from bot.store.delivery.corrections import FOR
from tests.builders import FLOOD, STRIKE, feed, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.compose.verbatim import assert_verbatim
from tests.fakes import NOW, FakePlatform, FakeReader, FakeWorld
from tests.flows.news import ALWAYS, report
from tests.flows.spy import Spy
from tests.flows.test_alert import flood
from tests.stored import readings_in

HOUR, LATER = timedelta(hours=1), timedelta(minutes=5)
FEWER = FLOOD.replace("340 households", "270 households")
PLACE = feed().location


async def visit(world: FakeWorld, *items: RawItem) -> int:
    """The feed holds these now; how many messages say something else for it."""
    world.feeds.shelves[PLACE] = items
    assert await collect_source(world.desk, feed().id)
    return await correct_due(world.desk)


async def changed(world: FakeWorld, *items: RawItem) -> int:
    """The feed holds these at two visits."""
    assert await visit(world, *items) == 0, "seen once"
    return await visit(world, *items)


@pytest.fixture
async def told(world: FakeWorld) -> FakeWorld:
    """A channel that was told of a flood."""
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(replace(subscription(), ping="7", say_nothing_new=False))
    await world.desk.news.add_source(feed(), followed_by="w")
    await tell(world, item())
    return world


async def tell(world: FakeWorld, *items: RawItem) -> None:
    await visit(world, *items)
    await publish_now(world.desk, "daily")
    await deliver_due(world.desk)


@pytest.fixture
async def waiting(world: FakeWorld) -> FakeWorld:
    """A channel for which news of a flood waits."""
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(replace(subscription(), say_nothing_new=False))
    await world.desk.news.add_source(feed(), followed_by="w")
    await visit(world, item())
    await publish_now(world.desk, "daily")
    return world


async def held(world: FakeWorld) -> Delivery:
    """The only message."""
    (delivery,) = await world.desk.outbox.listed(*DeliveryState)
    return delivery


def posted(world: FakeWorld) -> str:
    """What stands in the channel, of one message."""
    ((_, document, _),) = world.platform.posted
    return text_of(([document, *(edit for _, edit in world.platform.edited)])[-1])


async def corrected(world: FakeWorld) -> Document:
    """What the only edit says; it is verbatim, and so is what is written down of it."""
    ((receipt, document),) = world.platform.edited
    assert receipt == "receipt-1"
    (reading,) = await world.desk.news.readings(shown_articles(document))
    assert_verbatim(document, {reading.article.id: reading.article.body})
    assert (await held(world)).document == document
    return document


async def test_a_posted_digest_is_edited_and_says_what_changed(told: FakeWorld) -> None:
    told.clock.advance(HOUR)
    assert await changed(told, item(body=FEWER)) == 1
    text = text_of(await corrected(told))
    assert "and 270 households were told to leave." in text
    assert "340" not in text.replace("(340 → 270)", "")
    assert text.endswith("corrected today 15:30 (340 → 270)\nThat is all.")
    assert len(told.platform.posted) == 1
    assert await publish_now(told.desk, "daily") == Published(stories=0, parts=0), "a correction is not news"


async def test_a_change_of_markup_or_date_corrects_nothing(told: FakeWorld) -> None:
    markup = FLOOD.replace("Harwick", "<b class='x'>Harwick</b>")
    for one in (replace(item(body=markup), published=None), item()):
        assert await changed(told, replace(one, media_type="text/html")) == 0
    assert told.platform.edited == []


async def test_a_change_that_the_digest_does_not_show_edits_nothing(told: FakeWorld) -> None:
    assert await changed(told, item(body=FLOOD.replace("its piers", "its stone piers"))) == 0
    assert told.platform.edited == []
    document = (await held(told)).document
    (reading,) = await told.desk.news.readings(shown_articles(document))
    assert "stone" in reading.article.body
    assert_verbatim(document, {reading.article.id: reading.article.body})


async def test_an_article_that_went_behind_a_paywall_stays_as_it_was_told(told: FakeWorld) -> None:
    assert await changed(told, item(body="The River Arle topped its banks. Subscribe to read on.")) == 0
    assert told.platform.edited == []


async def test_a_cut_text_between_two_corrections_leaves_all_citations_right(told: FakeWorld) -> None:
    cut = FLOOD[: len(FLOOD) * 2 // 5]
    for body, edits in ((cut, 0), (FEWER, 1), (cut, 1), (FLOOD, 2)):
        await changed(told, item(body=body))
        assert len(told.platform.edited) == edits
        document = (await held(told)).document
        (reading,) = await told.desk.news.readings(shown_articles(document))
        assert_verbatim(document, {reading.article.id: reading.article.body})


# What is no change


def count(minutes: int) -> RawItem:
    return item(body=FLOOD.replace("Thursday and 340", f"Thursday ({minutes} minutes ago) and 340"))


async def test_a_counter_in_the_text_never_edits_a_message(told: FakeWorld) -> None:
    for minutes in range(1, 30):
        assert await visit(told, count(minutes)) == 0


async def test_two_servers_that_answer_in_turn_never_edit_a_message(told: FakeWorld) -> None:
    for turn in range(30):
        assert await visit(told, item(body=FLOOD if turn % 2 else FEWER)) == 0


async def test_so_many_corrections_of_one_article_are_followed(told: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    edits = [await changed(told, count(minutes)) for minutes in range(7)]
    assert edits == [1] * 5 + [0, 0]
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == ["corrections_ended"]


async def test_another_article_under_the_same_name_corrects_nothing(told: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    strike = item(body=STRIKE, title="Tram drivers stop work")
    for _ in range(2):
        assert await changed(told, strike) == 0
    assert "River Arle" in posted(told)
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == ["item_replaced"]


async def test_whether_a_change_lasts_is_asked_in_full(told: FakeWorld) -> None:
    class Tagged(FakeReader):
        async def visit(self, source: Source, state: SourceState) -> Visit:
            asked.append(state.etag)
            found = await super().visit(source, state)
            return replace(found, state=replace(found.state, etag="v1", last_modified="then"))

    asked: list[str] = []
    desk = replace(told.desk, readers={SourceKind.FEED: Tagged(told.clock, told.feeds.shelves)})
    for body in (FLOOD, FEWER, FEWER, FEWER):
        told.feeds.shelves[PLACE] = [item(body=body)]
        await collect_source(desk, feed().id)
    assert asked == ["", "v1", "", "v1"]


# Edits that fail


@pytest.mark.parametrize("problem", [TryLater("busy", after=3 * LATER), Unclear("the connection broke off")])
async def test_an_edit_that_cannot_be_made_now_is_made_later(told: FakeWorld, problem: DeliveryError) -> None:
    told.platform.problems.append(problem)
    assert await changed(told, item(body=FEWER)) == 0
    assert await correct_due(told.desk) == 0
    told.clock.advance(3 * LATER)
    assert await correct_due(told.desk) == 1
    assert "270" in text_of(await corrected(told))


async def test_an_edit_is_not_tried_before_the_platform_wishes(told: FakeWorld) -> None:
    told.platform.problems += [TryLater("busy", after=3 * LATER)]
    await changed(told, item(body=FEWER))
    assert told.platform.problems == []
    told.clock.advance(3 * LATER - timedelta(seconds=1))
    assert await correct_due(told.desk) == 0
    assert told.platform.edited == []
    told.clock.advance(timedelta(seconds=1))
    assert await correct_due(told.desk) == 1


async def test_an_edit_that_never_works_is_tried_less_and_less_and_then_no_more(told: FakeWorld) -> None:
    told.platform.problems += [TryLater("busy", after=timedelta())] * 2000
    assert await changed(told, item(body=FEWER)) == 0
    tries = []
    for _ in range(9 * 24 * 3):
        told.clock.advance(HOUR / 3)
        left = len(told.platform.problems)
        await correct_due(told.desk)
        tries += [told.clock() - NOW] * (left - len(told.platform.problems))
    assert FOR - timedelta(days=1) < tries[-1] < FOR
    assert 50 < len(tries) < 100
    assert not await told.desk.agenda.is_anything_due(NOW), "nothing goes on asking"


@pytest.mark.parametrize(("problem", "warned"), [(Refused("the message is gone"), True), (Final("a screen"), False)])
async def test_an_edit_that_is_refused_is_not_tried_again(
    told: FakeWorld, problem: DeliveryError, warned: bool, caplog: pytest.LogCaptureFixture
) -> None:
    told.platform.problems.append(problem)
    assert await changed(told, item(body=FEWER)) == 0
    told.clock.advance(24 * HOUR)
    assert await correct_due(told.desk) == 0
    assert told.platform.edited == []
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == ["correction_refused"] * warned


async def test_a_mistake_in_one_edit_holds_up_no_other(told: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    class Stumbling(FakePlatform):
        async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
            if channel.id == "daily-channel" and not stumbled:
                stumbled.append(key)
                raise ValueError("a mistake")
            await super().edit(channel, receipt, document, key, ping=ping)

    stumbled: list[str] = []
    await told.desk.workspaces.save_subscription(replace(subscription("weekly"), say_nothing_new=False))
    await publish_now(told.desk, "weekly")
    await deliver_due(told.desk)
    platform = Stumbling()
    desk = replace(told.desk, platforms={"fake": platform})
    told.feeds.shelves[PLACE] = [item(body=FEWER)]
    for _ in range(2):
        await collect_source(desk, feed().id)
    assert await correct_due(desk) == 1
    assert "correction_failed" in [record.message for record in caplog.records]
    told.clock.advance(LATER)
    assert await correct_due(desk) == 1
    assert len(platform.edited) == 2


# Messages on their way


async def test_what_waits_is_corrected_before_it_is_sent(waiting: FakeWorld) -> None:
    assert await changed(waiting, item(body=FEWER)) == 1
    await deliver_due(waiting.desk)
    assert waiting.platform.edited == []
    assert "270 households" in posted(waiting)


async def test_what_died_is_corrected_before_somebody_tries_it_again(waiting: FakeWorld) -> None:
    key = (await held(waiting)).key
    await waiting.desk.outbox.dead(key, problem_of("refused"))
    assert await changed(waiting, item(body=FEWER)) == 1
    await waiting.desk.outbox.retry([key])
    await deliver_due(waiting.desk)
    assert "270 households" in posted(waiting)


async def test_a_message_that_was_tried_while_it_was_corrected_is_edited_when_it_is_known_to_be_there(
    waiting: FakeWorld, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await visit(waiting, item(body=FEWER))
    waiting.feeds.shelves[PLACE] = [item(body=FEWER)]
    await collect_source(waiting.desk, feed().id)
    readings = waiting.desk.news.readings

    async def meanwhile(ids: Sequence[str]) -> tuple[Reading, ...]:
        """It is sent between the look at it and its correction, and nobody knows whether it arrived."""
        monkeypatch.undo()
        taken = await waiting.desk.outbox.claim(waiting.clock(), lease_until=waiting.clock() + HOUR)
        assert taken
        await waiting.platform.send(taken.channel, taken.document, taken.key)
        await waiting.desk.outbox.later(taken.key, waiting.clock(), problem_of("no answer"), attempt=1, unclear=True)
        return await readings(ids)

    monkeypatch.setattr(waiting.desk.news, "readings", meanwhile)
    assert await correct_due(waiting.desk) == 0
    assert "message_corrected" not in [record.message for record in caplog.records]
    waiting.clock.advance(HOUR)
    await deliver_due(waiting.desk)
    assert await correct_due(waiting.desk) == 1
    assert "270 households" in posted(waiting)
    assert text_of((await held(waiting)).document) == posted(waiting)


@pytest.mark.parametrize("call", ["outbox", "alerts"])
async def test_what_is_published_just_after_a_revision_is_corrected_too(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The article is read, then corrected, then the message is published that tells what was read."""
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    await world.desk.news.add_source(feed(), followed_by="w")
    reports = [flood(number) for number in range(3)]
    await visit(world, *reports)
    port = getattr(world.desk, call)
    publish = port.publish

    async def slowly(*arguments: Any, **more: Any) -> bool:
        monkeypatch.undo()
        assert await changed(world, *(replace(one, body=one.body.replace(b"340", b"270")) for one in reports)) == 0
        done: bool = await publish(*arguments, **more)
        return done

    monkeypatch.setattr(port, "publish", slowly)
    if call == "outbox":
        await publish_now(world.desk, "daily")
    else:
        topic = await add_topic(world.desk, "w", "Floods", "flood, river")
        await set_alert(world.desk, subscription(), AlertRule(topic_id=topic.id))
        assert await raise_alerts(world.desk, [one.article.id for one in await stored(world)]) == 1
    world.clock.advance(HOUR)
    await deliver_due(world.desk)
    await correct_due(world.desk)
    assert "270 households" in posted(world)
    assert "340 households" not in posted(world)


async def stored(world: FakeWorld) -> Sequence[Reading]:
    return await readings_in(world.desk, "w", [], ALWAYS, 9)


async def test_corrections_one_after_the_other_all_arrive(told: FakeWorld) -> None:
    for number in (270, 250, 340):
        assert await changed(told, item(body=FLOOD.replace("340", str(number)))) == 1
        assert f"{number} households" in posted(told)


async def test_a_headline_is_corrected_in_the_part_that_shows_it(told: FakeWorld) -> None:
    told.clock.advance(HOUR)
    told.platform.limits = Limits(characters=900, blocks=40, block_characters=400)
    arrested = [replace(item(f"t{n}", "", title=f"Mayor Smith arrested over bribes{end}"), outlet=f"Outlet {n}")
                for n, end in enumerate(("", ", police say", " in Harwick"))]  # fmt: skip
    others = [report(n, fetched=NOW, published=NOW - 20 * HOUR) for n in range(7)]
    await tell(told, *arrested, *others)
    parts = [number for number, (_, document, _) in enumerate(told.platform.posted) if "arrested" in text_of(document)]
    assert parts == [1]
    assert len(told.platform.posted) > 2, "the part that shows it is not the last"
    cleared = [replace(one, title=one.title.replace("arrested over", "cleared of")) for one in arrested]
    assert await changed(told, *cleared, *others) == 1
    ((receipt, document),) = told.platform.edited
    assert receipt == "receipt-2"
    assert "Mayor Smith cleared of bribes" in text_of(document)
    assert not any("arrested" in text_of(one.document) for one in await told.desk.outbox.listed(DeliveryState.SENT))


@pytest.mark.parametrize(
    ("problem", "hours", "wait"),
    [
        (TryLater("busy", after=timedelta()), 0, LATER), (TryLater("busy", after=2 * LATER), 0, 2 * LATER),
        (Unclear("no answer"), 1, LATER), (Unclear("no answer"), 2, 2 * LATER), (Unclear("no answer"), 24, 2 * HOUR),
        (TryLater("busy", after=3 * HOUR), 24, 3 * HOUR), (ValueError("a mistake"), 24, 2 * HOUR),
    ],
)  # fmt: skip
async def test_an_edit_waits_a_twelfth_of_its_messages_age_or_as_long_as_its_platform_asks(
    told: FakeWorld, problem: Exception, hours: int, wait: timedelta
) -> None:
    class Failing(FakePlatform):
        async def edit(self, *_: object, **__: object) -> None:
            raise problem

    spy = Spy(told.desk.corrections)
    told.clock.advance(hours * HOUR)
    told.feeds.shelves[PLACE] = [item(body=FEWER)]
    for _ in range(2):
        await collect_source(told.desk, feed().id)
    desk = replace(told.desk, corrections=spy, platforms={"fake": Failing()})  # type: ignore[arg-type]
    assert await correct_due(desk) == 0
    assert [until for _, until in spy.calls("postpone")] == [NOW + hours * HOUR + wait]


async def test_a_message_stays_one_however_long_its_correction(told: FakeWorld) -> None:
    told.platform.limits = Limits(characters=420, blocks=40, block_characters=400)
    assert await changed(told, item(body=FEWER)) == 1
    assert len(told.platform.edited) == 1
