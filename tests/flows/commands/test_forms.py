"""Each form's fields: what they are called, what must be filled in, how much they hold, and what stands in them at first."""

from dataclasses import replace

import pytest

from bot.flows.commands.ask import Ask, ask_of
from bot.flows.commands.forms import (
    blocked_form,
    digest_form,
    filter_form,
    my_form,
    options_form,
    pictures_form,
    read_timing,
    settings_form,
    setup_form,
    times_form,
    topic_form,
)
from bot.model.conversation import Form, Request
from bot.model.errors import UserError
from bot.model.member import Member
from bot.model.picture import PictureSize
from tests.builders import subscription, workspace
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker

DIGEST = replace(
    subscription(), ping="7", quiet_hours="22:00-07:00", in_threads=True, say_nothing_new=False, most_of_one=4,
    pictures=PictureSize.LARGE, timezone="Europe/Oslo",
)  # fmt: skip


@pytest.fixture
async def admin(world: FakeWorld) -> Ask:
    await world.desk.workspaces.save_workspace(replace(workspace(), timezone="Asia/Tokyo", language="de", managers="7"))
    return await ask_of(world.desk, Request(path=(), asker=asker()))


def shape(form: Form) -> list[str]:
    """A line for each field: its name, how much it holds, what stands in it; ! where it must be filled in, ? with a hint."""
    marks = ["!" * field.required + "?" * bool(field.hint) for field in form.fields]
    return [
        f"{field.name}{mark} {field.kind} {field.most_characters} {field.value}"
        for field, mark in zip(form.fields, marks, strict=True)
    ]


async def test_the_forms_of_topics_and_digests(admin: Ask) -> None:
    new = topic_form(admin, name="Floods")
    assert (new.path, dict(new.hidden)) == (("topics", "add"), {})
    assert shape(new) == ["name! text 100 Floods", "words!? text 3000 "]
    edit = topic_form(admin, name="Floods", words="river", topic="t", sources="Post")
    assert (edit.path, dict(edit.hidden)) == (("topics", "edit"), {"topic": "t"})
    assert shape(edit) == ["name! text 100 Floods", "words!? text 3000 river", "sources? sources 3000 Post"]
    order = digest_form(admin, {})
    assert (order.path, dict(order.hidden)) == (("digest", "schedule"), {})
    assert shape(order) == [
        "times!? schedule 400 daily 07:00", "topics? text 3000 ", "channel! channel 400 news", "zone!? zone 400 Asia/Tokyo",
        "length! choice 400 normal",
    ]  # fmt: skip
    filled = {"times": "hourly", "topics": "Floods", "channel": "c", "zone": "UTC", "length": "long"}
    changed = digest_form(admin, filled, digest="d", called="Floods")
    assert (changed.title, dict(changed.hidden)) == ("Floods", {"digest": "d"})
    assert {field.name: field.value for field in changed.fields} == filled
    assert shape(setup_form(admin, topics="Floods")) == [
        "channel! channel 400 news", "topics? text 3000 Floods", "sources? text 3000 ", "times!? schedule 400 daily 07:00",
        "zone!? zone 400 Asia/Tokyo",
    ]  # fmt: skip
    assert shape(setup_form(admin, topics="", zone="UTC", times="hourly", called="x"))[3:] == [
        "times!? schedule 400 hourly", "zone!? zone 400 UTC",
    ]  # fmt: skip


async def test_the_forms_that_change_a_digest(admin: Ask) -> None:
    options = options_form(admin, DIGEST, "Floods")
    assert (options.title, options.path, dict(options.hidden)) == ("Floods", ("digest", "options"), {"digest": "daily"})
    assert shape(options) == [
        "ping? role 400 7", "quiet? text 400 22:00-07:00", "followups! choice 400 in_threads", "empty! choice 400 stay_silent",
        "variety? text 400 4",
    ]  # fmt: skip
    plain = options_form(admin, replace(DIGEST, in_threads=False, say_nothing_new=True), "Floods")
    assert [field.value for field in plain.fields][2:4] == ["in_channel", "say_so"]
    pictures = pictures_form(admin, DIGEST, "Floods")
    assert (pictures.path, dict(pictures.hidden)) == (("digest", "pictures"), {"digest": "daily"})
    assert shape(pictures) == ["size!? choice 400 pictures_large"]
    limits = filter_form(admin, DIGEST, "Floods", sources="Post", languages="de")
    assert (limits.path, dict(limits.hidden)) == (("digest", "filter"), {"digest": "daily"})
    assert shape(limits) == ["sources? sources 3000 Post", "languages? text 400 de"]


async def test_the_forms_of_a_place_and_of_one_person(admin: Ask) -> None:
    assert shape(blocked_form(admin, words="tram", outlets="post")) == ["words? text 3000 tram", "outlets? text 3000 post"]
    assert shape(settings_form(admin)) == [
        "language! choice 400 language.de", "zone!? zone 400 Asia/Tokyo", "style! choice 400 cards", "managers? role 400 7",
    ]  # fmt: skip
    undelegated = replace(admin, request=replace(admin.request, asker=replace(admin.request.asker, delegates=False)))
    plain = settings_form(replace(undelegated, workspace=replace(admin.workspace, plain=True, language="xx")))
    assert [field.value for field in plain.fields] == ["language.en", "Asia/Tokyo", "plain"]
    assert shape(my_form(admin)) == ["language! choice 400 by_app", "style! choice 400 by_place", "zone!? zone 400 Asia/Tokyo"]
    member = Member(workspace_id="w", user_id="ann", language="uk", style="plain", timezone="UTC")
    assert [field.value for field in my_form(replace(admin, member=member)).fields] == ["language.uk", "plain", "UTC"]
    for followed in ("", "daily"):
        times = times_form(admin, DIGEST, followed=followed)
        assert (times.path, dict(times.hidden)) == (("follow", "change"), {"followed": followed} if followed else {})
        assert shape(times) == ["times!? schedule 400 daily 07:00", "zone!? zone 400 Europe/Oslo"]


async def test_what_a_form_cannot_hold_is_not_put_into_it(admin: Ask) -> None:
    assert shape(blocked_form(admin, words="x" * 3000, outlets=""))[0] == f"words? text 3000 {'x' * 3000}"
    with pytest.raises(UserError, match="3000"):
        blocked_form(admin, words="x" * 3001, outlets="")
    with pytest.raises(UserError, match="3000"):
        blocked_form(admin, words="😀" * 1501, outlets="")
    assert len(topic_form(admin, name="x" * 101).fields[0].value) == 100


async def test_times_are_read_where_they_were_typed_and_kept_where_not(world: FakeWorld) -> None:
    async def read(*, needs_times: bool = False, **values: str) -> tuple[str, str]:
        asked = await ask_of(world.desk, Request(path=(), asker=asker(), values=values))
        return read_timing(asked, "hourly", "UTC", needs_times=needs_times)

    assert await read() == ("hourly", "UTC")
    assert await read(times="Daily 7:00", zone="oslo") == ("daily 07:00", "Europe/Oslo")
    for wrong in ({"times": "sometime"}, {"zone": "Nowhere"}):
        with pytest.raises(UserError):
            await read(**wrong)
    with pytest.raises(UserError):
        await read(needs_times=True)


async def test_a_form_is_shown_only_where_nothing_was_said(world: FakeWorld) -> None:
    await world.desk.workspaces.save_subscription(subscription())
    for command, values in (
        ("digest.options", {"ping": ""}), ("digest.filter", {"sources": ""}), ("digest.filter", {"languages": ""}),
        ("news.blocked", {"words": ""}), ("news.blocked", {"outlets": ""}), ("news.settings", {"managers": ""}),
        ("digest.pictures", {"size": "pictures_large"}), ("my.settings", {"style": "plain"}),
    ):  # fmt: skip
        assert (await ask(world, command)).form, command
        done = await ask(world, command, **values)
        assert done.document is not None, command
        assert done.form is None, command
    assert (await ask(world, "my.settings", style=" ")).form
