"""What an answer is made of, whatever its words: its buttons in order, its form or file, and who sees it."""

from datetime import timedelta

import pytest

from bot.flows.ingest import ingest
from bot.flows.tell_stories import tell_stories
from bot.model.conversation import Reply
from bot.ports.commands import FoundFeed
from tests.builders import STRIKE, feed, item
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker


async def newsroom_of(world: FakeWorld) -> None:
    """A flood and a strike, two topics, a digest of each channel, a feed of its own, and somebody who follows a topic."""
    strike = item("strike", STRIKE, title="Estmoor trams stand still", published=NOW - timedelta(hours=3))
    await ingest(world.desk, "w", [item(published=NOW - timedelta(hours=2)), strike])
    await tell_stories(world.desk)
    for name, words in (("Floods", "flood, river"), ("Work", "strike, union")):
        await ask(world, "topics.add", name=name, words=words)
    await ask(world, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(world, "digest.schedule", times="daily 09:00", topics="Work", channel="sport")
    await ask(world, "follow.topic", topic="Floods", by=asker(user="bob", admin=False))
    await world.desk.news.add_source(feed(), followed_by="w", called="Northern News")
    site = (
        FoundFeed(url="https://a.example/1", title="One", entries=1),
        FoundFeed(url="https://a.example/2", title="Two", entries=2),
    )
    world.finder.web["https://a.example/"] = site


def shape(reply: Reply) -> str:
    """The names of its buttons; in brackets what else it is."""
    said = [action.name for action in reply.document.actions] if reply.document else []
    said += [f"(form {'.'.join(reply.form.path)})"] if reply.form else []
    said += [f"(file {reply.file.name} {reply.file.media_type})"] if reply.file else []
    said += [f"(wrong {', '.join(reply.errors)})"] if reply.errors else []
    said += ["(public)"] if not reply.private or reply.post else []
    return " ".join(said)


ASKED_BY_ALL = """
ann brief topic=Floods -> brief.quotes brief.timeline brief.why brief.follow brief.post
bob brief topic=Floods -> brief.quotes brief.timeline brief.why brief.post
bob brief topic=Floods; since=7d; public=yes -> brief.quotes brief.timeline brief.why (public)
ann brief topic=Floods -> brief.unchanged
ann brief topic=sandbags; since=7d -> brief.quotes brief.timeline brief.why brief.follow brief.post
ann brief topic=flods -> topics.list brief.unchanged
ann brief topic=zebra -> topics.list
bob brief topic=zebra -> topics.list
ann brief topic=LINK ->
ann quotes who=Holm ->
ann quotes who=nobody ->
ann follow.topic topic=Floods -> follow.stop follow.times follow.list
ann follow.speaker who=Ida Holm -> follow.stop follow.times follow.list
ann follow.speaker who=Ida Halm -> follow.stop follow.times follow.list follow.speaker
ann follow.story link=LINK -> story.unfollow
ann follow.list -> follow.times follow.stop follow.stop story.unfollow follow.stop
ann follow.change -> (form follow.change)
ann follow.change times=hourly -> follow.list
ann follow.stop followed=Floods ->
bob follow.list -> follow.times follow.stop
cid follow.list ->
cid follow.change ->
bob follow.change -> (form follow.change)
ann my.data -> my.settings my.export my.delete follow.list
cid my.data -> my.settings my.export my.delete
ann my.settings -> (form my.settings)
ann my.settings style=plain ->
ann my.settings style=cards ->
ann my.export -> (file dateline-my-data.json application/json)
ann my.delete -> my.erase
ann digest.now digest=Floods ->
ann digest.preview digest=Floods ->
ann digest.preview ->
bob digest.now digest=Floods ->
ann digest.now digest=Floods ->
ann digest.schedule -> (form digest.schedule)
ann digest.schedule channel=sport -> (form digest.schedule)
ann digest.schedule channel=new -> (form digest.schedule)
ann digest.schedule length=long -> digest.preview digest.now digest.pause news.undo
ann digest.schedule times=daily 10:00; channel=new -> digest.preview digest.now digest.pause
ann digest.schedule length=endless -> (wrong length)
ann digest.options digest=Floods -> (form digest.options)
ann digest.options digest=Floods; quiet=22-7 ->
ann digest.pictures digest=Floods -> (form digest.pictures)
ann digest.pictures digest=Floods; size=pictures_off -> news.undo digest.preview
ann digest.pictures digest=Floods; size=x -> (wrong size)
ann digest.filter digest=Floods -> (form digest.filter)
ann digest.filter digest=Floods; languages=de -> news.undo digest.preview
ann digest.filter digest=Floods; languages=all -> news.undo digest.preview
ann digest.pause digest=Floods -> digest.resume
ann digest.list -> digest.resume
bob digest.list ->
ann news.restore -> news.undo digest.resume
ann digest.resume digest=Floods -> digest.preview digest.now digest.pause
ann digest.mute digest=Floods; time=3h -> digest.resume
ann digest.balance digest=Floods -> digest.reports digest.reports
ann digest.balance digest=Work ->
"""
ASKED_BY_ADMINS = """
ann story.timeline link=LINK -> story.follow story.here
bob story.timeline link=LINK -> story.follow
bob story.why link=LINK ->
ann story.follow link=LINK; where=x -> (wrong where)
ann story.follow link=LINK; where=follow_here -> story.unfollow
bob story.follow link=LINK; where=follow_here ->
bob story.follow link=LINK -> story.unfollow
bob story.list -> story.unfollow
cid story.list ->
bob story.unfollow link=LINK ->
ann topics.add -> (form topics.add)
ann topics.add name=Owls -> (form topics.add)
ann topics.add name=Owls; words=owl -> topics.digest
ann topics.edit topic=Owls -> (form topics.edit)
ann topics.edit topic=Owls; words=owl, barn -> news.undo
ann topics.test topic=Floods ->
bob topics.test words=river ->
bob topics.test ->
ann topics.remove topic=Floods -> topics.removal
ann topics.remove topic=Owls -> topics.removal
ann topics.list ->
ann sources.list ->
ann sources.health ->
ann sources.add url=https://a.example/ -> sources.follow sources.follow
ann sources.discover url=https://a.example/ -> sources.follow sources.follow
ann sources.export -> (file sources.opml text/x-opml)
ann sources.import ->
ann sources.pages source=Northern News; pages=pages_never ->
ann sources.remove source=Northern News -> news.undo
ann alerts.on topic=Floods; digest=Floods ->
ann alerts.list ->
ann alerts.off topic=Floods; digest=Floods ->
ann alerts.list ->
ann news.setup -> (form news.setup)
ann news.setup times=daily 08:00; topics=Floods: flood -> digest.now digest.schedule topics.list sources.list news.undo news.undo
ann news.settings -> (form news.settings)
ann news.settings zone=Oslo ->
ann news.settings style=x; zone=y -> (wrong style, zone)
ann news.status ->
bob news.status ->
ann news.help ->
ann news.about ->
ann news.export -> (file dateline.json application/json)
ann news.blocked -> (form news.blocked)
ann news.blocked words=tram -> news.undo
ann news.reads languages=de ->
ann news.log ->
ann news.log export=true -> (file dateline-log.csv text/csv)
ann news.log channel=modlog -> news.unlog
ann news.log -> news.unlog
ann digest.remove digest=Work -> news.undo
"""
"""Who asks what, one after the other, and what the answer is made of. Ann may configure; LINK is the report of the flood."""


@pytest.mark.parametrize("table", [ASKED_BY_ALL, ASKED_BY_ADMINS], ids=["all", "admins"])
async def test_each_answer_has_its_buttons_its_form_or_its_file(world: FakeWorld, table: str) -> None:
    await newsroom_of(world)
    told = []
    for line in table.strip().splitlines():
        asked, _, _ = line.partition(" ->")
        who, command, *given = asked.split(" ", 2)
        pairs = (pair.split("=", 1) for pair in given[0].split("; ")) if given else ()
        values = {name: value.replace("LINK", "https://nna.example/flood") for name, value in pairs}
        reply = await ask(world, command, by=asker(user=who, admin=who == "ann"), **values)
        told.append(f"{asked} -> {shape(reply)}".rstrip())
    assert told == table.strip().splitlines()
