"""What people do with the bot, from the first brief to the last undo."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.ingest import ingest
from bot.flows.post import settle
from bot.model.allowance import Allowance
from bot.model.conversation import Reply
from bot.model.document import PullQuote
from bot.ports.commands import FoundFeed
from tests.builders import STRIKE, item
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text, without_isolates

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """A flood of today, a strike of two days ago, and a topic for the one."""
    strike = item("strike", STRIKE, title="Estmoor trams stand still", published=NOW - 2 * DAY)
    await ingest(world.desk, "w", [item(published=NOW - 2 * HOUR), strike])
    await ask(world, "topics.add", name="Floods", words="flood, river, sandbags")
    return world


async def test_a_second_brief_tells_only_what_is_new_and_each_asker_has_a_first(newsroom: FakeWorld) -> None:
    assert "340 households" in text(await ask(newsroom, "brief", topic="floods"))
    newsroom.clock.advance(HOUR)
    again = await ask(newsroom, "brief", topic="FLOODS ")
    assert text(again).startswith("Nothing new on Floods since your brief of today 14:30 (1 story unchanged).")
    assert "340 households" in text(await press(newsroom, again, "brief.unchanged"))
    assert "340 households" in text(await ask(newsroom, "brief", topic="floods", since="24h"))
    assert "340 households" in text(await ask(newsroom, "brief", topic="floods", by=asker(user="bob")))


async def test_nothing_in_the_time_asked_offers_a_week_and_the_latest(newsroom: FakeWorld) -> None:
    nothing = await ask(newsroom, "brief", topic="trams")
    assert text(nothing).startswith("No trams reports in the last 24 h. Latest: Tue 14:30, Estmoor trams stand still.")
    for button in ("brief.week", "brief.latest"):
        assert "Drivers of the Estmoor trams" in text(await press(newsroom, nothing, button))


async def test_a_mistyped_topic_is_guessed(newsroom: FakeWorld) -> None:
    assert "Did you mean Floods?" in text(await ask(newsroom, "brief", topic="flods"))


@pytest.mark.parametrize(
    ("language", "why", "said"),
    [
        ("en", "“river” in the headline", "found: river ×2 (in the title)"),
        ("de", "„river“ in der Überschrift", "gefunden: river ×2 (im Titel)"),
        ("es", "«river» en el titular", "river ×2 (en el título)"),
        ("fr", "« river » dans le titre", "river ×2 (dans le titre)"),
        ("pt", "“river” no título", "river ×2 (no título)"),
        ("uk", "«river» у заголовку", "river ×2 (у заголовку)"),
        ("ar", "«river» في العنوان", "river ×2 (في العنوان)"),
    ],
)
async def test_why_a_story_was_chosen_is_said_in_the_askers_language(
    newsroom: FakeWorld, language: str, why: str, said: str
) -> None:
    by = asker(language=language)
    brief = await ask(newsroom, "brief", topic="floods", by=by)
    assert why in without_isolates(text(await press(newsroom, brief, "brief.why", by=by)))
    assert said in without_isolates(text(await ask(newsroom, "topics.test", topic="floods", by=by)))


async def test_the_buttons_of_a_brief_answer_and_posting_is_for_the_channel(newsroom: FakeWorld) -> None:
    brief = await ask(newsroom, "brief", topic="floods")
    assert "no more quotes" in text(await press(newsroom, brief, "brief.quotes")), "a bullet has shown them"
    assert "River Arle tops its banks" in text(await press(newsroom, brief, "brief.timeline"))
    assert "“river” in the headline" in text(await press(newsroom, brief, "brief.why"))
    follow = await press(newsroom, brief, "brief.follow")
    assert follow.form
    assert follow.form.path == ("digest", "schedule")
    posted = await press(newsroom, brief, "brief.post")
    assert posted.post == asker().channel
    assert not posted.private


async def test_a_public_brief_is_posted_and_a_private_one_is_not(newsroom: FakeWorld) -> None:
    assert (await ask(newsroom, "brief", topic="floods")).post is None
    assert (await ask(newsroom, "brief", topic="floods", public="true")).post == asker().channel


async def test_whoever_asks_for_something_unknown_is_shown_what_there_is(newsroom: FakeWorld) -> None:
    await ask(newsroom, "topics.add", name="Owls", words="owl")
    told = await ask(newsroom, "brief", topic="zebra crossing")
    assert text(told).startswith("Nothing found on “zebra crossing”: it is no topic here")
    assert "Topics: Floods, Owls." in text(told)
    guessed = await ask(newsroom, "brief", topic="flods", since="7d")
    assert "[Floods]" in text(guessed)
    assert "340 households" in text(await press(newsroom, guessed, "brief.unchanged"))


async def test_what_everybody_sees_is_in_the_language_of_the_place_and_for_everybody(newsroom: FakeWorld) -> None:
    await ask(newsroom, "news.settings", language="language.de")
    mine = await ask(newsroom, "brief", topic="floods", since="24h")
    assert "[Post to channel]" in text(mine)
    posted = await press(newsroom, mine, "brief.post")
    newsroom.clock.advance(timedelta(seconds=30))
    for public in (posted, await ask(newsroom, "brief", topic="floods", public="yes")):
        assert public.post
        assert "1 Meldung" in text(public)
        assert "[Mehr Zitate]" in text(public)
        assert public.document
        assert {action.name for action in public.document.actions} == {"brief.quotes", "brief.timeline", "brief.why"}


async def test_who_may_not_write_in_the_channel_makes_nothing_be_posted_there(newsroom: FakeWorld) -> None:
    listener = replace(asker(user="bob", admin=False), may_post=False)
    brief = await ask(newsroom, "brief", topic="floods", by=listener)
    assert "[Post to channel]" not in text(brief)
    assert "[Follow]" not in text(brief)
    told = await ask(newsroom, "brief", topic="floods", public="yes", by=listener)
    assert "You may not write in this channel" in text(told)
    offered = await ask(newsroom, "brief", topic="floods", since="24h")
    assert (await press(newsroom, offered, "brief.post", by=listener)).post is None


@pytest.mark.parametrize(
    ("platform", "client", "place", "said"),
    [
        ("fake", "de", "language.en", "Was man fragen kann"),
        ("fake", "", "language.de", "Was man fragen kann"),
        ("discord", "en", "language.ar", "ما يمكن طلبه"),
        ("slack", "en", "ukrainian", "Що можна запитати"),
        ("discord", "en", "language.uk", "What you can ask for"),
    ],
)
async def test_answers_are_in_the_askers_language_or_that_of_the_place(
    newsroom: FakeWorld, platform: str, client: str, place: str, said: str
) -> None:
    by = replace(asker(language=client), channel=replace(asker().channel, platform=platform))
    await ask(newsroom, "news.settings", language=place, by=by)
    assert text(await ask(newsroom, "news.help", by=by)).startswith(said)


async def test_a_place_that_was_never_set_up_takes_the_askers_zone(world: FakeWorld) -> None:
    form = (await ask(world, "news.setup", by=replace(asker("new"), timezone="America/Bogota"))).form
    assert form
    assert {field.name: field.value for field in form.fields}["zone"] == "America/Bogota"


async def test_quotes_are_found_by_speaker_and_topic(newsroom: FakeWorld) -> None:
    assert "so fast”— Ida Holm, Mayor" in text(await ask(newsroom, "quotes", who="holm"))
    assert "Jon Carr" not in text(await ask(newsroom, "quotes", topic="floods"))
    assert "No quotes found" in text(await ask(newsroom, "quotes", who="carr", topic="floods"))


@pytest.mark.parametrize("who", ["floods", "holm on floods", "Holm über floods", "river"])
async def test_a_name_alone_may_be_a_topic_or_hold_one(newsroom: FakeWorld, who: str) -> None:
    assert "— Ida Holm, Mayor" in text(await ask(newsroom, "quotes", who=who))


async def test_more_quotes_are_others_than_those_shown(newsroom: FakeWorld) -> None:
    said = (
        "The bridge at Osby will be closed for two years from May, the council decided on Thursday. Buses will take the "
        "road through Lund, which is nine kilometres longer. Cyclists may use the railway bridge, where a path was laid "
        "last year. The work will cost 31 million crowns.\n\n"
        "“It cannot carry a bus any longer,” engineer Nils Aro told the meeting.\n\n"
        "“My customers will go elsewhere,” said Lena Brun, who owns a bakery beside it.\n\n"
        "“My school bus will need an hour,” said Ove Falk, who drives it.\n"
    )
    await ingest(newsroom.desk, "w", [item("bridge", said, title="Bridge at Osby to close", published=NOW - HOUR)])
    brief = await ask(newsroom, "brief", topic="bridge", length="short", since="7d")
    more = text(await press(newsroom, brief, "brief.quotes"))
    assert brief.document
    shown = [block for block in brief.document.blocks if isinstance(block, PullQuote)]
    assert shown
    assert all("".join(span.text for span in quote.spans) not in more for quote in shown)
    assert any(name in more for name in ("Lena Brun", "Nils Aro", "Ove Falk"))


async def test_what_somebody_said_is_shown_once_in_whatever_length_papers_print_it(newsroom: FakeWorld) -> None:
    told = "The dyke at Osby held through the night, the town said on Thursday.\n\n{}\n\nThe army leaves on Friday."
    whole = "“A wall of sandbags is no plan, and everybody here knows it,” Mayor Ida Holm said. “We want the barrier by May.”"
    papers = {
        "whole": whole,
        "half": "“A wall of sandbags is no plan,” said Mayor Ida Holm.",
        "other": "“We want the barrier by May,” Mayor Ida Holm said.",
        "else": "“We want the barrier by May,” said Pim Oudekamp, a hydrologist.",
    }
    for hours, (name, said) in enumerate(papers.items(), start=1):
        report = item(name, told.format(said), title=f"Dyke at Osby holds ({name})", published=NOW - hours * HOUR)
        await ingest(newsroom.desk, "w", [report])
    found = text(await ask(newsroom, "quotes", topic="dyke"))
    assert found.count("“") == 2
    assert (
        "A wall of sandbags is no plan, and everybody here knows it […] We want the barrier by May.” — Ida Holm"
        in found.replace("—", " —")
    )
    assert "Pim Oudekamp" in found


async def test_quotes_come_newest_first_and_those_without_a_time_last(newsroom: FakeWorld) -> None:
    drivers = {"Ada Moe": NOW - 5 * HOUR, "Bo Lind": None, "Cem Arat": NOW - HOUR, "Dag Ny": NOW - 3 * HOUR}
    for name, published in drivers.items():
        said = f"Trams stood still.\n\n“The trams at {name[:3]} square are as old as the town,” said {name}, who drives one."
        await ingest(newsroom.desk, "w", [item(name[:3], said, title=f"{name} drives no more", published=published)])
    quotes = text(await ask(newsroom, "quotes", topic="square"))
    assert sorted(drivers, key=quotes.index) == ["Cem Arat", "Dag Ny", "Ada Moe", "Bo Lind"]


async def test_all_quotes_are_counted_and_ten_are_shown(newsroom: FakeWorld) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Cem", "Dag", "Eva") for last in ("Moe", "Lind", "Arat", "Ny")]
    said = "".join(f"\n\n“The trams of line {n} at the square are old,” said {name}, a driver." for n, name in enumerate(names))
    await ingest(newsroom.desk, "w", [item("lines", f"Trams stood still.{said}", title="Drivers speak up", published=NOW - HOUR)])
    quotes = text(await ask(newsroom, "quotes", topic="square"))
    assert "20 quotes" in quotes
    assert sum(name in quotes for name in names) == 10


async def test_no_quote_is_shown_of_a_speaker_that_tells_nothing(newsroom: FakeWorld) -> None:
    body = "Trams stood still.\n\n“The trams will run again on Sunday morning,” the statement said.\n\n"
    body += "“The trams are as old as the town itself,” said Jon Carr, who drives one."
    await ingest(newsroom.desk, "w", [item("trams", body, title="Trams to run", published=NOW - HOUR)])
    quotes = text(await ask(newsroom, "quotes", topic="trams"))
    assert "Jon Carr" in quotes
    assert "statement" not in quotes


async def test_a_removed_topic_is_asked_about_and_comes_back(newsroom: FakeWorld) -> None:
    asked = await ask(newsroom, "topics.remove", topic="floods")
    assert len(await newsroom.desk.workspaces.topics("w")) == 1
    removed = await press(newsroom, asked, "topics.removal")
    assert await newsroom.desk.workspaces.topics("w") == ()
    await press(newsroom, removed, "news.undo")
    assert [topic.name for topic in await newsroom.desk.workspaces.topics("w")] == ["Floods"]


async def test_restoring_ends_after_ninety_days(newsroom: FakeWorld) -> None:
    removed = await press(newsroom, await ask(newsroom, "topics.remove", topic="floods"), "topics.removal")
    newsroom.clock.advance(90 * DAY)
    assert "no longer here" in text(await press(newsroom, removed, "news.undo"))


async def test_mistakes_in_a_form_are_told_at_their_fields(newsroom: FakeWorld) -> None:
    assert set((await ask(newsroom, "topics.add", name="A", words="+x -x")).errors) == {"words"}
    assert set((await ask(newsroom, "topics.add", name="floods", words="x")).errors) == {"name"}
    assert set((await ask(newsroom, "digest.schedule", times="sometime", zone="Nowhere")).errors) == {"times", "zone"}
    assert set((await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Sport")).errors) == {"topics"}


async def test_there_is_room_for_so_many_topics(world: FakeWorld) -> None:
    world = replace(world, desk=replace(world.desk, allowance=Allowance(topics=3)))
    for number in range(3):
        await ask(world, "topics.add", name=f"T{number}", words="river")
    assert "room for 3 topics" in text(await ask(world, "topics.add", name="one more", words="river"))
    assert len(await world.desk.workspaces.topics("w")) == 3


async def test_a_digest_is_said_back_posted_paused_resumed_removed_and_restored(newsroom: FakeWorld) -> None:
    made = await ask(newsroom, "digest.schedule", times="weekdays 7:30", topics="floods", zone="berlin")
    assert "on weekdays at 07:30 (Europe/Berlin)" in text(made)
    assert "next: Fri 07:30, Mon 07:30, Tue 07:30, Wed 07:30, 19 Mar 07:30" in text(made)
    await press(newsroom, made, "digest.now")
    assert len(newsroom.platform.posted) == 1
    paused = await press(newsroom, made, "digest.pause")
    assert (await newsroom.desk.workspaces.subscriptions("w"))[0].next_run_at is None
    assert "comes again" in text(await press(newsroom, paused, "digest.resume"))
    removed = await ask(newsroom, "digest.remove")
    assert await newsroom.desk.workspaces.subscriptions("w") == ()
    await press(newsroom, removed, "news.undo")
    assert (await newsroom.desk.workspaces.subscriptions("w"))[0].next_run_at is not None


async def test_the_buttons_of_a_posted_digest_answer_as_long_as_it_is_kept(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="floods")
    await ask(newsroom, "digest.now")
    ((_, document, _),) = newsroom.platform.posted
    posted, reader = Reply(document=document), asker(user="ben", admin=False)
    assert "no more quotes" in text(await press(newsroom, posted, "digest.quotes", by=reader))
    assert "Floods: timeline" in text(await press(newsroom, posted, "digest.timeline", by=reader))
    assert "“river” in the headline" in text(await press(newsroom, posted, "digest.why", by=reader))
    for forged in ("", "x", "@", "daily@yesterday", "daily@2026-03-12T14:30:00", "nobody@2026-03-12T14:30:00+00:00"):
        assert "no longer kept" in text(await ask(newsroom, "digest.quotes", argument=forged))
    await ask(newsroom, "digest.remove")
    assert "no longer kept" in text(await press(newsroom, posted, "digest.why", by=reader))


async def test_sources_come_from_the_web_only_and_can_be_had_back(world: FakeWorld) -> None:
    for place in ("file:///etc/passwd", "/etc/passwd", "ftp://a.example", "harbour"):
        assert "no web address" in text(await ask(world, "sources.add", url=place))
    assert world.finder.asked == []
    world.finder.web["https://a.example/"] = tuple(
        FoundFeed(url=f"https://a.example/{name}", title=name, entries=1) for name in ("One", "Two")
    )
    await press(world, await ask(world, "sources.add", url="https://a.example/"), "sources.follow")
    removed = await ask(world, "sources.remove", source="one")
    assert await world.desk.news.sources("w") == ()
    await press(world, removed, "news.undo")
    assert [source.location for source, _ in await world.desk.news.sources("w")] == ["https://a.example/One"]
    exported = await ask(world, "sources.export")
    assert exported.file
    assert "1 feed added" in text(await ask(world, "sources.import", by=asker("v"), attachment=exported.file.body))


async def test_setup_saves_and_shows_a_digest_at_once(newsroom: FakeWorld) -> None:
    assert (await ask(newsroom, "news.setup")).form
    told = text(await ask(newsroom, "news.setup", times="daily 08:00", topics="Floods\nTrams: tram", zone="Europe/Oslo"))
    assert "comes every day at 08:00 (Europe/Oslo)" in told
    assert "340 households" in told
    assert "Drivers of the Estmoor trams" in told
    (one,) = await newsroom.desk.workspaces.subscriptions("w")
    await ask(newsroom, "news.setup", times="daily 09:00", topics="Floods", zone="Europe/Oslo")
    assert [(held.id, held.schedule) for held in await newsroom.desk.workspaces.subscriptions("w")] == [(one.id, "daily 09:00")]


async def test_settings_are_taken_elsewhere_only_after_a_yes(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="floods")
    exported = await ask(newsroom, "news.export")
    assert exported.file
    there = asker("v", channel="elsewhere")
    shown = await ask(newsroom, "news.import", by=there, attachment=exported.file.body)
    assert "topic: Floods" in text(shown)
    assert await newsroom.desk.workspaces.topics("v") == ()
    await press(newsroom, shown, "news.replace", by=there)
    again = await ask(newsroom, "news.export", by=there)
    assert again.file
    theirs = json.loads(exported.file.body)
    (digest,) = theirs["digests"]
    digest["channel"] = "elsewhere"
    assert json.loads(again.file.body) == {**theirs, "workspace": "v"}, "a channel there is none of this place"
    assert "here already" in text(await ask(newsroom, "news.import", by=there, attachment=exported.file.body))


@pytest.mark.parametrize(("since", "offered"), [("24h", True), ("6d", True), ("7d", False), ("30d", False)])
async def test_no_shorter_time_is_offered_where_a_longer_one_held_nothing(newsroom: FakeWorld, since: str, offered: bool) -> None:
    await ask(newsroom, "topics.add", name="Owls", words="owl")
    told = await ask(newsroom, "brief", topic="Owls", since=since)
    assert ("[Last 7 days]" in text(told)) is offered


async def test_a_question_as_people_ask_it_is_about_its_subject(newsroom: FakeWorld) -> None:
    plain = text(await ask(newsroom, "brief", topic="floods", since="7d"))
    assert text(await ask(newsroom, "brief", topic="What is going on with the floods right now?", since="7d")) == plain


@pytest.mark.parametrize("admin", [True, False])
async def test_who_may_set_the_bot_up_is_offered_it_until_there_is_a_digest(newsroom: FakeWorld, admin: bool) -> None:
    def offers(reply: Reply) -> bool:
        return reply.document is not None and "news.setup" in [action.name for action in reply.document.actions]

    for one in await newsroom.desk.workspaces.subscriptions("w"):
        await newsroom.desk.workspaces.delete_subscription("w", one.id)
    by = asker(admin=admin)
    assert offers(await ask(newsroom, "brief", topic="floods", by=by)) is admin
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    assert not offers(await ask(newsroom, "brief", topic="floods", by=by))


async def test_a_brief_that_was_lost_with_its_process_holds_back_no_other(newsroom: FakeWorld) -> None:
    before = replace(newsroom, desk=replace(newsroom.desk, process="one"))
    lost = await ask(before, "brief", topic="floods", public="true")
    assert lost.post
    beside = replace(newsroom, desk=replace(newsroom.desk, process="two", may_live=lambda process: process == "one"))
    assert "seconds" in text(await ask(beside, "brief", topic="floods", public="true")), "it may be on its way"
    after = replace(newsroom, desk=replace(newsroom.desk, process="two"))
    again = await ask(after, "brief", topic="floods", public="true")
    assert again.post
    await settle(after.desk, again)
    third = replace(newsroom, desk=replace(newsroom.desk, process="three"))
    assert "seconds" in text(await ask(third, "brief", topic="floods", public="true")), "that one was shown"


async def test_no_claim_lasts_for_ever(newsroom: FakeWorld) -> None:
    slow = replace(newsroom, desk=replace(newsroom.desk, allowance=Allowance(public_briefs=HOUR)))
    assert (await ask(slow, "brief", topic="floods", public="true")).post
    newsroom.clock.advance(timedelta(minutes=3))
    assert (await ask(slow, "brief", topic="floods", public="true")).post, "what was never shown holds back nobody for an hour"


async def test_briefs_that_everybody_sees_do_not_flood_a_channel(newsroom: FakeWorld) -> None:
    brief = await ask(newsroom, "brief", topic="floods")
    assert (await press(newsroom, brief, "brief.post")).post
    for _ in range(2):
        for refused in (await press(newsroom, brief, "brief.post"), await ask(newsroom, "brief", topic="floods", public="true")):
            assert refused.post is None
            assert refused.private
            assert "in 30 seconds" in text(refused)
    elsewhere = await ask(newsroom, "brief", topic="floods", public="true", by=asker(channel="sport"))
    assert elsewhere.post
    newsroom.clock.advance(timedelta(seconds=30))
    assert (await press(newsroom, brief, "brief.post")).post
