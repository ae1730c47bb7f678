"""A topic or a speaker that one person follows: at their own hour, once, over crashes and clocks, and until it ends."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.commands.table import complete
from bot.flows.deliver import deliver_due
from bot.flows.ingest import ingest
from bot.flows.lost import come_back, lose_server
from bot.flows.publish import publish_digest
from bot.model.conversation import Reply, Request
from bot.model.delivery import DeliveryState
from bot.model.document import PullQuote, shown_articles
from bot.model.errors import Refused, Unclear
from bot.model.member import Member
from bot.model.problems import Code
from bot.model.source import RawItem
from bot.model.workspace import Channel, Subscription
from tests.builders import STRIKE, item, workspace
from tests.compose.random_news import text_of as words_of
from tests.fakes import NOW, FakePlatform, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.flows.test_publish import NEXT_DAY_OF_FLOOD

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANN = asker(admin=False, user="U7ANN")
SAID = "“We counted the trucks twice because nobody could believe it,” Samar Khalil, a pharmacist, said. The road was closed."
SAID_AGAIN = "“Nobody has slept since,” Samar al-Khaleel told reporters on Friday. The road was still closed at dusk."
OTHER = "“The bridge will hold through the week,” Max Khalil, an engineer, said. Crews worked through the night."


def report(name: str, body: str, *, title: str, at: datetime) -> RawItem:
    made = item(name, body, title=title, published=at)
    return replace(made, fetched=at, url=f"https://levant.example/{name}", outlet="Levant Daily")


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    await world.desk.workspaces.save_workspace(workspace())
    await ingest(world.desk, "w", [item(published=NOW - 2 * HOUR)])
    await ask(world, "topics.add", name="Floods", words="flood, river, sandbags")
    await ask(world, "topics.add", name="Trams", words="tram, trams")
    return world


async def mine(world: FakeWorld, user: str = "U7ANN") -> tuple[Subscription, ...]:
    return await world.desk.workspaces.personal("w", user)


async def tick(world: FakeWorld) -> None:
    for one in await world.desk.workspaces.due_subscriptions(world.clock.now):
        assert one.next_run_at is not None
        await publish_digest(world.desk, one.id, one.next_run_at)
    await deliver_due(world.desk)


async def until(world: FakeWorld, moment: datetime) -> None:
    """Hour by hour."""
    while world.clock.now < moment:
        world.clock.now = min(moment, world.clock.now + HOUR)
        await tick(world)


def to(world: FakeWorld, person: str = "U7ANN") -> list[str]:
    return [words_of(document) for channel, document, _ in world.platform.posted if channel.person == person]


async def test_a_topic_begins_with_a_preview_a_next_time_and_a_message_that_shows_it_arrives(newsroom: FakeWorld) -> None:
    reply = await ask(newsroom, "follow.topic", topic="floods", times="daily 07:00", zone="America/New_York", by=ANN)
    told = text(reply)
    assert told.startswith("You follow Floods from now on: every day at 07:00 (America/New_York), next Fri 07:00.")
    assert "Only you see what you follow." in told
    assert "340 households" in told, "what it would say now"
    assert reply.private
    (first,) = to(newsroom)
    assert first.startswith("You follow Floods from now on")
    (one,) = await mine(newsroom)
    assert one.next_run_at == datetime(2026, 3, 13, 11, 0, tzinfo=UTC), "seven in New York, in summer time"
    assert await newsroom.desk.workspaces.subscriptions("w") == ()


async def test_a_topic_followed_again_comes_at_the_new_times_once(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="floods", times="daily 07:00", zone="America/New_York", by=ANN)
    (before,) = await mine(newsroom)
    assert "every day at 09:00 (Europe/Berlin)" in text(
        await ask(newsroom, "follow.topic", topic="Floods", times="daily 09:00", zone="Europe/Berlin", by=ANN)
    )
    (after,) = await mine(newsroom)
    assert (after.id, after.schedule, after.timezone) == (before.id, "daily 09:00", "Europe/Berlin")
    assert after.next_run_at == datetime(2026, 3, 13, 8, 0, tzinfo=UTC)


async def test_it_comes_at_ones_own_hour_once_and_not_on_quiet_days(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="Europe/Berlin", by=ANN)
    await until(newsroom, NOW + DAY)
    first, digest = to(newsroom)
    assert "340 households" in digest
    await until(newsroom, NOW + 4 * DAY)
    assert to(newsroom) == [first, digest], "a day without news brings nothing"
    later = newsroom.clock.now
    await ingest(newsroom.desk, "w", [report("later", NEXT_DAY_OF_FLOOD, title="River Arle falls at Harwick", at=later)])
    await until(newsroom, later + DAY)
    assert len(to(newsroom)) == 3
    sent = [key for channel, _, key in newsroom.platform.posted if channel.person]
    assert len(sent) == len(set(sent))


@pytest.mark.parametrize(
    ("now", "zone", "next_run"),
    [
        (datetime(2026, 3, 28, 20, 0, tzinfo=UTC), "Europe/Berlin", datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 20, 0, tzinfo=UTC), "Europe/Berlin", datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
    ],
)
async def test_seven_is_seven_over_a_change_of_the_clock(
    newsroom: FakeWorld, now: datetime, zone: str, next_run: datetime
) -> None:
    newsroom.clock.now = now
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone=zone, by=ANN)
    (one,) = await mine(newsroom)
    assert one.next_run_at == next_run


async def test_a_message_that_may_have_arrived_is_not_sent_twice(newsroom: FakeWorld) -> None:
    newsroom.platform.problems = [Unclear("cut")]
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    ((key,),) = [[one.key] for one in await newsroom.desk.outbox.listed(DeliveryState.WAITING)]
    (one,) = await mine(newsroom)
    newsroom.platform.posted.append((one.channel, (await newsroom.desk.outbox.listed(DeliveryState.WAITING))[0].document, key))
    newsroom.clock.advance(timedelta(minutes=1))
    await deliver_due(newsroom.desk)
    assert len(to(newsroom)) == 1


async def test_a_slot_that_two_tickers_see_is_one_message(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    newsroom.clock.advance(DAY)
    (one,) = await newsroom.desk.workspaces.due_subscriptions(newsroom.clock.now)
    assert one.next_run_at
    assert await publish_digest(newsroom.desk, one.id, one.next_run_at)
    assert await publish_digest(newsroom.desk, one.id, one.next_run_at) is None
    await deliver_due(newsroom.desk)
    assert len(to(newsroom)) == 2


async def test_what_a_reader_follows_is_in_their_language_and_look(newsroom: FakeWorld) -> None:
    german = replace(ANN, language="de")
    assert "Du folgst ab jetzt: Floods" in text(await ask(newsroom, "follow.topic", topic="Floods", by=german))
    await newsroom.desk.people.save_member(Member(workspace_id="w", user_id="U7ANN", language="fr", style="plain"))
    await until(newsroom, NOW + DAY)
    first, digest = to(newsroom)
    assert first.startswith("Du folgst ab jetzt"), "as her app speaks"
    assert "depuis" in digest
    (_, document, _) = newsroom.platform.posted[-1]
    assert document.plain
    assert document.language == "fr"
    assert [action.label for action in document.actions][-1] == "Ne plus suivre"


async def test_one_press_ends_it_from_the_message_and_from_the_list(newsroom: FakeWorld) -> None:
    for topic in ("Floods", "Trams"):
        await ask(newsroom, "follow.topic", topic=topic, by=ANN)
    (_, document, _), *_ = newsroom.platform.posted
    assert [(action.name, action.label) for action in document.actions] == [("follow.stop", "Unfollow")]
    assert "You follow Floods no more." in text(await press(newsroom, Reply(document=document), "follow.stop", by=ANN))
    listed = await ask(newsroom, "follow.list", by=ANN)
    assert "Trams: every day at 07:00 (UTC), next Fri 07:00" in text(listed)
    assert "Floods" not in text(listed)
    assert "You follow Trams no more." in text(await press(newsroom, listed, "follow.stop", by=ANN))
    assert await mine(newsroom) == ()
    assert "You follow nothing" in text(await ask(newsroom, "follow.list", by=ANN))
    assert "nothing called" in text(await press(newsroom, listed, "follow.stop", by=ANN))


async def test_it_is_ended_by_name_and_nobody_ends_anothers(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    (held,) = await mine(newsroom)
    for other in (asker(), asker("elsewhere", user="U7ANN")):
        for value in ("Floods", held.id):
            assert "nothing called" in text(await ask(newsroom, "follow.stop", followed=value, by=other))
    assert "no more" in text(await ask(newsroom, "follow.stop", followed="floo", by=ANN))
    assert await mine(newsroom) == ()


async def test_hour_and_zone_can_be_changed_for_one_and_for_all(newsroom: FakeWorld) -> None:
    for topic in ("Floods", "Trams"):
        await ask(newsroom, "follow.topic", topic=topic, times="daily 07:00", zone="Europe/Berlin", by=ANN)
    listed = await ask(newsroom, "follow.list", by=ANN)
    form = (await press(newsroom, listed, "follow.times", by=ANN)).form
    assert form is not None
    assert [(field.name, field.value) for field in form.fields] == [("times", "daily 07:00"), ("zone", "Europe/Berlin")]
    told = text(await ask(newsroom, "follow.change", times="daily 18:30", zone="Asia/Tokyo", by=ANN))
    assert told.count("every day at 18:30 (Asia/Tokyo), next Fri 18:30") == 2
    one = await ask(newsroom, "follow.change", followed="Trams", times="mon 09:00", by=ANN)
    assert "Floods" not in text(one)
    assert {held.called: held.schedule for held in await mine(newsroom)} == {"Floods": "daily 18:30", "Trams": "mon 09:00"}
    wrong = await ask(newsroom, "follow.change", times="sometime", zone="Nowhere", by=ANN)
    assert set(wrong.errors) == {"times", "zone"}
    again = await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    assert "(Asia/Tokyo)" in text(again), "what somebody chose once holds for what they follow next"
    assert len(await mine(newsroom)) == 2, "followed already"


async def test_a_removed_topic_ends_it_and_says_so_once(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    await press(newsroom, await ask(newsroom, "topics.remove", topic="Floods"), "topics.removal")
    await until(newsroom, NOW + 3 * DAY)
    _, last = to(newsroom)
    assert last == "The topic Floods was removed, so what you followed on it has ended."
    assert await mine(newsroom) == ()


async def test_a_topic_that_is_had_back_in_time_goes_on(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    removed = await press(newsroom, await ask(newsroom, "topics.remove", topic="Floods"), "topics.removal")
    await press(newsroom, removed, "news.undo")
    await until(newsroom, NOW + DAY)
    assert "340 households" in to(newsroom)[-1]
    assert len(await mine(newsroom)) == 1


@dataclass
class Leaving(FakePlatform):
    """A chat that can write to one who is no member any more."""

    name: str = "fake"

    def __post_init__(self) -> None:
        self.told: list[tuple[Channel, str]] = []

    async def tell_person(self, reader: Channel, words: str) -> None:
        self.told.append((reader, words))


@pytest.fixture
def leaving(newsroom: FakeWorld) -> tuple[FakeWorld, Leaving]:
    platform = Leaving()
    return replace(newsroom, desk=replace(newsroom.desk, platforms={"fake": platform}), platform=platform), platform


async def test_who_left_is_told_once_and_nothing_of_theirs_is_kept(leaving: tuple[FakeWorld, Leaving]) -> None:
    world, platform = leaving
    for topic in ("Floods", "Trams"):
        await ask(world, "follow.topic", topic=topic, times="daily 07:00", zone="UTC", by=ANN)
    await ask(world, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=asker(user="bob", admin=False))
    platform.problems = [Refused(Code.PERSON_LEFT)]
    strike = replace(item("strike", STRIKE, title="Trams stand still", published=NOW), url="https://nna.example/strike")
    await ingest(world.desk, "w", [strike])
    await until(world, NOW + 3 * DAY)
    (gone,) = {(reader.person, words) for reader, words in platform.told}
    assert len(platform.told) == 1
    assert "no longer where you followed" in gone[1]
    assert await mine(world, gone[0]) == ()
    (other,) = {"U7ANN", "bob"} - {gone[0]}
    assert await mine(world, other), "nobody else is concerned"
    assert await world.desk.people.member("w", gone[0]) is None


async def test_closed_messages_are_told_where_the_person_sees_it_and_nowhere_else(newsroom: FakeWorld) -> None:
    told: list[Subscription] = []

    async def tell(subscription: Subscription, problem: object) -> None:
        told.append(subscription)

    world = replace(newsroom, desk=replace(newsroom.desk, tell_admin=tell))
    world.platform.problems = [Refused(Code.DIRECT_MESSAGES_CLOSED)]
    reply = await ask(world, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    assert "Nothing can reach you: direct messages to you are closed." in text(reply)
    assert told == [], "no admin hears of what somebody follows"
    await until(world, NOW + 2 * DAY)
    assert to(world) == [], "it is not tried for ever"
    listed = await ask(world, "follow.list", by=ANN)
    assert "Floods: nothing comes, because direct messages to you are closed." in text(listed)
    assert "next" in text(await press(world, listed, "follow.resume", by=ANN))
    await until(world, NOW + 3 * DAY)
    assert "340 households" in to(world)[-1]


async def test_nobody_follows_more_than_the_settings_say(newsroom: FakeWorld) -> None:
    few = replace(newsroom, desk=replace(newsroom.desk, allowance=replace(newsroom.desk.allowance, follows=2)))
    await ask(few, "follow.topic", topic="Floods", by=ANN)
    await ask(few, "follow.story", link="https://nna.example/flood", by=ANN)
    for command, value in (("follow.topic", {"topic": "Trams"}), ("follow.speaker", {"who": "Samar Khalil"})):
        assert "You follow 2 already" in text(await ask(few, command, by=ANN, **value))
    assert "You follow Trams" in text(await ask(few, "follow.topic", topic="Trams", by=asker(user="bob", admin=False)))


async def test_nobody_else_sees_what_one_follows(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    await ask(newsroom, "follow.speaker", who="Samar Khalil", by=ANN)
    await ask(newsroom, "follow.story", link="https://nna.example/flood", by=ANN)
    ids = {one.id for one in await mine(newsroom)}
    for command in ("news.log", "news.status", "news.export", "digest.list", "story.list", "follow.list", "my.data", "my.export"):
        told = text(await ask(newsroom, command, export="true"))
        assert "U7ANN" not in told, command
        assert "Khalil" not in told, command
        assert not [one for one in ids if one in told], command
    assert "Khalil" not in text(await ask(newsroom, "story.why", link="https://nna.example/flood"))
    removed = text(await ask(newsroom, "topics.remove", topic="Floods"))
    assert "digest" not in removed, "nor that anybody follows the topic"


async def test_it_rests_while_the_bot_is_away_and_goes_on(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    told: list[Subscription] = []

    async def tell(subscription: Subscription, problem: object) -> None:
        told.append(subscription)

    desk = replace(newsroom.desk, tell_admin=tell)
    assert await lose_server(desk, "fake", "w") == 1
    assert told == [], "no owner is written to about what a member follows"
    assert (await mine(newsroom))[0].problem is not None
    assert await come_back(desk, "w") == 1
    assert (await mine(newsroom))[0].problem is None


async def test_a_speaker_is_quoted_word_for_word_with_outlet_and_link_and_once(newsroom: FakeWorld) -> None:
    await ingest(newsroom.desk, "w", [report("trucks", SAID, title="Aid reaches Deir Hafir", at=NOW - HOUR)])
    reply = await ask(newsroom, "follow.speaker", who="Samar Khalil", times="daily 07:00", zone="UTC", by=ANN)
    assert "We counted the trucks twice" in text(reply)
    (first,) = to(newsroom)
    assert "We counted the trucks twice" in first, "what they said lately comes with the first message"
    await until(newsroom, NOW + 2 * DAY)
    assert len(to(newsroom)) == 1, "the same words are no news"
    now = newsroom.clock.now
    copied = replace(
        report("copy", SAID, title="Trucks in Deir Hafir", at=now), outlet="Vale Post", url="https://vale.example/copy"
    )
    fresh = [report("again", SAID_AGAIN, title="No sleep at Deir Hafir", at=now), report("other", OTHER, title="Bridge", at=now)]
    await ingest(newsroom.desk, "w", [*fresh, copied])
    await until(newsroom, now + DAY)
    _, second = to(newsroom)
    assert "Nobody has slept since" in second
    assert "Samar al-Khaleel" in second, "as the paper spells her"
    assert "Levant Daily" in second
    assert "The bridge will hold" not in second, "another Khalil"
    assert "counted the trucks" not in second, "another paper's copy of the same words"
    (_, document, _) = newsroom.platform.posted[-1]
    assert [block for block in document.blocks if isinstance(block, PullQuote)]
    assert {span.url for block in document.blocks for span in getattr(block, "spans", ())} >= {"https://levant.example/again"}
    assert len(shown_articles(document)) == 1
    assert [action.name for action in document.actions] == ["follow.stop"]
    await until(newsroom, now + 3 * DAY)
    assert len(to(newsroom)) == 2


async def test_a_speaker_whom_nobody_quotes_is_followed_and_others_are_offered(newsroom: FakeWorld) -> None:
    await ingest(newsroom.desk, "w", [report("trucks", SAID, title="Aid reaches Deir Hafir", at=NOW - HOUR)])
    reply = await ask(newsroom, "follow.speaker", who="Samir Khalif", by=ANN)
    assert "Nobody called Samir Khalif was quoted in the last 7 days" in text(reply)
    meant = await press(newsroom, reply, "follow.speaker", by=ANN)
    assert "You follow Samar Khalil" in text(meant)
    assert "Please say who spoke" in text(await ask(newsroom, "follow.speaker", who="—", by=ANN))


async def test_speakers_and_what_one_follows_are_completed(newsroom: FakeWorld) -> None:
    await ingest(newsroom.desk, "w", [report("trucks", SAID, title="Aid reaches Deir Hafir", at=NOW - HOUR)])
    request = Request(path=("follow", "speaker"), asker=ANN)
    for typed in ("", "sam", "khal", "Samar"):
        assert "Samar Khalil" in await complete(newsroom.desk, request, "who", typed), typed
    elsewhere = Request(path=("follow", "speaker"), asker=asker("v"))
    assert await complete(newsroom.desk, elsewhere, "who", "sam") == ()
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    assert await complete(newsroom.desk, Request(path=("follow", "stop"), asker=ANN), "followed", "") == ("Floods",)
    assert await complete(newsroom.desk, Request(path=("follow", "stop"), asker=asker()), "followed", "") == ()


async def test_nothing_of_another_workspace_comes(newsroom: FakeWorld) -> None:
    await world_next_door(newsroom)
    await ask(newsroom, "follow.speaker", who="Samar Khalil", times="daily 07:00", zone="UTC", by=ANN)
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    await until(newsroom, NOW + 2 * DAY)
    assert not [told for told in to(newsroom) if "counted the trucks" in told or "Secret" in told]


async def world_next_door(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace("theirs"))
    secret = replace(report("secret", SAID, title="Secret river flood", at=NOW), url="https://secret.example/1")
    await ingest(world.desk, "theirs", [secret])


async def test_the_buttons_of_a_private_digest_answer_its_reader_alone(newsroom: FakeWorld) -> None:
    await ask(newsroom, "follow.topic", topic="Floods", times="daily 07:00", zone="UTC", by=ANN)
    await until(newsroom, NOW + DAY)
    (_, document, _) = newsroom.platform.posted[-1]
    assert [action.name for action in document.actions] == ["digest.quotes", "digest.timeline", "digest.why", "follow.stop"]
    reply = Reply(document=document)
    assert "River Arle" in text(await press(newsroom, reply, "digest.timeline", by=ANN))
    assert "no longer kept" in text(await press(newsroom, reply, "digest.timeline", by=asker(user="bob")))
