"""What goes wrong is told to each asker in their own language; what is stored of it is a code, what is logged is English."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.compose.wording import say
from bot.flows.collect import collect_source
from bot.flows.ingest import ingest
from bot.flows.lost import CHANNEL_GONE
from bot.model.errors import Refused, StoreTrouble, Unreachable, Unreadable
from bot.model.problems import Code, Problem
from bot.model.topic import Topic
from bot.words.catalogue import languages
from tests.builders import feed, item
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, text, without_isolates

NO_FEED = "This is an HTML page, not a feed."
URL = "https://a.example/"


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """A topic, and a feed that has become a page."""
    await ask(world, "topics.add", name="Floods", words="flood, river")
    source = feed()
    await world.desk.news.add_source(source, followed_by="w")
    world.feeds.shelves[source.location] = Unreadable(Code.HTML_NOT_FEED)
    return world


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "“sometime” was not understood; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”"),
        ("de", "„sometime“ wurde nicht verstanden; möglich sind etwa „daily 07:00“, „weekdays 7:30 and 17:00“ oder „every 6h“"),
        ("es", "no se ha entendido «sometime»; escribe «daily 07:00», «weekdays 7:30 and 17:00» o «every 6h»"),
        ("fr", "« sometime » n’a pas été compris ; écrivez « daily 07:00 », « weekdays 7:30 and 17:00 » ou « every 6h »"),
        ("pt", "“sometime” não foi entendido; escreva “daily 07:00”, “weekdays 7:30 and 17:00” ou “every 6h”"),
        ("uk", "«sometime» не зрозуміло; напишіть «daily 07:00», «weekdays 7:30 and 17:00» або «every 6h»"),
        ("ar", "لم يُفهم «sometime»؛ اكتب «daily 07:00» أو «weekdays 7:30 and 17:00» أو «every 6h»"),
    ],
)
async def test_times_that_are_none_are_told_at_their_field(world: FakeWorld, language: str, told: str) -> None:
    reply = await ask(world, "digest.schedule", by=asker(language=language), times="sometime")
    assert reply.errors == {"times": told}
    assert text(reply).startswith(told)


async def test_every_field_of_a_form_has_its_own_words(world: FakeWorld) -> None:
    reply = await ask(world, "digest.schedule", by=asker(language="de"), times="daily", zone="Berln")
    assert reply.errors == {
        "times": "es fehlt eine Uhrzeit; möglich sind etwa „daily 07:00“, „weekdays 7:30 and 17:00“ oder „every 6h“",
        "zone": "es gibt keine Zeitzone „Berln“; meintest du Europe/Berlin?",
    }
    assert reply.document is not None
    assert reply.document.title == "; ".join(reply.errors.values())
    reply = await ask(world, "topics.add", by=asker(language="uk"), name="A", words="+x -x")
    assert reply.errors == {"words": "«x» не можна водночас вимагати (+) й вилучати (-)"}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "„soon“ sagt nicht, seit wann; möglich sind 24h, 7d, today, yesterday oder ein Datum wie 2026-11-20"),
        ("ar", "«soon» لا يحدد منذ متى؛ اكتب 24h أو 7d أو today أو yesterday أو تاريخًا مثل 2026-11-20"),
        ("uk", "«soon» не каже, відколи; напишіть 24h, 7d, today, yesterday або дату, як-от 2026-11-20"),
    ],
)
async def test_a_time_to_look_back_to_that_is_none(world: FakeWorld, language: str, told: str) -> None:
    assert text(await ask(world, "brief", by=asker(language=language), topic="floods", since="soon")) == told


@pytest.mark.parametrize(
    ("language", "close", "far"),
    [
        ("de", "kein Thema „flods“; meintest du Floods?", "kein Thema „sport“; es gibt: Floods"),
        ("ar", "لا يوجد موضوع «flods»؛ هل تقصد Floods؟", "لا يوجد موضوع «sport»؛ الموجود: Floods"),
        ("uk", "теми «flods» немає; можливо, Floods?", "теми «sport» немає; є: Floods"),
    ],
)
async def test_a_topic_that_is_unknown(newsroom: FakeWorld, language: str, close: str, far: str) -> None:
    by = asker(language=language)
    assert text(await ask(newsroom, "topics.edit", by=by, topic="flods")) == close
    reply = await ask(newsroom, "digest.schedule", by=by, times="daily 07:00", topics="sport")
    assert reply.errors == {"topics": far}


async def test_a_topic_where_there_is_none_yet(world: FakeWorld) -> None:
    assert text(await ask(world, "topics.edit", topic="x")) == "no topic “x”; there are none yet"
    assert (
        text(await ask(world, "topics.edit", by=asker(language="fr"), topic="x")) == "pas de sujet « x » ; il n’y en a pas encore"
    )


async def test_a_typed_text_that_looks_like_the_bots_own_words_is_said_as_it_was_typed(newsroom: FakeWorld) -> None:
    for typed in ("no time of day was given", "{name}", "”; there are: Sport", "x”; did you mean Sport?"):
        assert typed in text(await ask(newsroom, "topics.edit", by=asker(language="de"), topic=typed))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "a.example hat nicht rechtzeitig geantwortet."),
        ("ar", "لم يجب a.example في الوقت المناسب."),
        ("uk", "a.example не відповів вчасно."),
    ],
)
async def test_a_source_that_cannot_be_read(world: FakeWorld, language: str, told: str) -> None:
    world.finder.web[URL] = Unreachable(Problem(Code.HOST_NO_ANSWER, {"host": "a.example"}))
    by = asker(language=language)
    assert text(await ask(world, "sources.add", by=by, url=URL)) == told
    reply = await ask(world, "news.setup", by=by, times="daily 07:00", sources=URL)
    assert reply.errors == {"sources": f"{URL}: {told}"}


async def test_a_stored_problem_of_a_source_is_said_to_each_in_their_language(newsroom: FakeWorld) -> None:
    await collect_source(newsroom.desk, feed().id)
    assert "Das ist eine HTML-Seite, kein Feed." in text(await ask(newsroom, "sources.health", by=asker(language="de")))
    arabic = text(await ask(newsroom, "sources.health", by=asker(language="ar")))
    assert "هذه صفحة HTML، لا تغذية." in without_isolates(arabic)
    assert "Це сторінка HTML, а не стрічка." in text(await ask(newsroom, "news.status", by=asker(language="uk")))
    assert NO_FEED in text(await ask(newsroom, "sources.health"))
    assert [state.problem for _, state in await newsroom.desk.news.sources("w")] == [Problem(Code.HTML_NOT_FEED)]


@pytest.mark.parametrize(
    ("problem", "german"),
    [
        (Problem(CHANNEL_GONE), "den Kanal gibt es nicht mehr; bitte mit /digest schedule einen anderen wählen"),
        (
            Problem(Code.PERMISSIONS_MISSING, {"names": "View Channel, Send Messages", "channel": "news"}),
            "dem Bot fehlt in #news: View Channel, Send Messages",
        ),
    ],
)
async def test_a_stored_problem_of_a_digest_is_listed_in_german(newsroom: FakeWorld, problem: Problem, german: str) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    (one,) = await newsroom.desk.workspaces.subscriptions("w")
    await newsroom.desk.workspaces.disable_subscription(one.id, problem)
    for command in ("digest.list", "news.status", "news.restore"):
        assert f"angehalten: {german}" in text(await ask(newsroom, command, by=asker(language="de")))
        assert f"stopped: {problem}" in text(await ask(newsroom, command))
    (one,) = await newsroom.desk.workspaces.subscriptions("w")
    assert one.problem == problem


async def test_what_a_platform_refuses_is_read_where_digests_are_listed(world: FakeWorld) -> None:
    """From the refusal to the list: what the platform says is stored as a code, and read in Spanish."""
    await ingest(world.desk, "w", [item(published=world.clock.now - timedelta(hours=1))])
    await ask(world, "digest.schedule", times="daily 07:00")
    world.platform.problems.append(Refused(Code.THREAD_LOCKED))
    await ask(world, "digest.now")
    assert [one.problem for one in await world.desk.workspaces.subscriptions("w")] == [Problem(Code.THREAD_LOCKED)]
    assert "detenido: el hilo está bloqueado" in text(await ask(world, "digest.list", by=asker(language="es")))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"topics": [{"name": 1, "words": "x"}]}, "„name“ muss ein Text sein (höchstens 500 Zeichen)"),
        ({"topics": "x"}, "„topics“ muss eine Liste sein (Einträge: höchstens 50)"),
        ({"sources": [{"url": "ftp://x"}]}, "„ftp://x“ ist keine http(s)-Adresse"),
        (
            {"digests": [{"schedule": "daily 07:00", "timezone": "UTC", "stories": 99}]},
            "„stories“ muss eine Zahl von 1 bis 20 sein",
        ),
        ({"digests": [{"topics": 3}]}, "„topics“ muss eine Liste von Texten sein (höchstens 50)"),
        ({"timezone": "ist"}, "„ist“ ist mehrdeutig; bitte Asia/Kolkata, Europe/Dublin oder Asia/Jerusalem schreiben"),
    ],
)
async def test_a_file_of_settings_that_is_wrong(world: FakeWorld, settings: dict[str, object], told: str) -> None:
    body = json.dumps({"dateline": 1, **settings}).encode()
    assert text(await ask(world, "news.import", by=asker(language="de"), attachment=body)) == told


async def test_a_list_of_feeds_that_is_none(world: FakeWorld) -> None:
    told = text(await ask(world, "sources.import", by=asker(language="pt"), attachment=b"<html/>"))
    assert told == "isto não é um arquivo OPML: a raiz não é <opml>"


async def test_a_topic_that_comes_back_to_a_taken_name(newsroom: FakeWorld) -> None:
    (topic,) = await newsroom.desk.workspaces.topics("w")
    removed = await ask(newsroom, "topics.removal", argument=topic.id)
    assert removed.document is not None
    await newsroom.desk.workspaces.save_topic(replace(topic, id="another"))
    told = await ask(newsroom, "news.undo", by=asker(language="de"), argument=removed.document.actions[0].argument)
    assert "Es gibt schon ein Thema „Floods“; bitte dieses ändern oder einen anderen Namen wählen." in text(told)


@pytest.mark.parametrize("language", languages())
async def test_a_store_in_trouble_is_told_too(world: FakeWorld, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    async def stuck(*_: object) -> tuple[Topic, ...]:
        raise StoreTrouble("var/dateline.db has no room left; free some space on its disk")

    monkeypatch.setattr(world.desk.workspaces, "topics", stuck)
    told = text(await ask(world, "topics.list", by=asker(language=language)))
    assert told == say(language, "went_wrong")
    assert "var/dateline.db" not in told
