"""Rules of a few lines: how a digest is numbered, which versions count, and what of a text is compared."""

from dataclasses import replace
from datetime import timedelta

from bot.compose.notices import notice
from bot.flows import furniture
from bot.flows.furniture import without_repeats
from bot.flows.posts import Post, deliveries_of, delivery_key
from bot.flows.publish import digest_name, named_digest
from bot.flows.revise import is_spent, revised
from bot.flows.turns import Turn, on_behalf_of, whose
from bot.model.analysis import Reading
from bot.understand.read import read_item
from tests.builders import FLOOD, feed, folder, item, subscription
from tests.fakes import NOW, FakeWorld, HereAndNow


def reading(body: str = FLOOD, **more: object) -> Reading:
    (made,) = read_item(replace(item(body=body), **more), method="lead", count=1)  # type: ignore[arg-type]
    return made


def test_the_messages_of_a_slot_are_numbered_from_one() -> None:
    posts = [Post(document=notice("a"), article_ids=("x",), ping="7"), Post(document=notice("b"), reply_to="r")]
    first, second = deliveries_of(subscription(), NOW, posts)
    assert [(one.part, one.key) for one in (first, second)] == [(n, delivery_key("daily", NOW, n)) for n in (1, 2)]
    assert (first.article_ids, first.ping, first.reply_to) == (("x",), "7", "")
    assert (second.article_ids, second.ping, second.reply_to) == ((), "", "r")
    assert {(one.slot, one.channel, one.subscription_id) for one in (first, second)} == {(NOW, subscription().channel, "daily")}


def test_a_digest_has_a_name_and_no_other_text_is_one() -> None:
    assert named_digest(digest_name("a@b", NOW)) == ("a@b", NOW)
    for other in ("", "daily", "daily@", "daily@2026-03-12T14:30:00", "daily@soon"):
        assert named_digest(other) is None


def test_a_new_version_keeps_the_times_of_the_first() -> None:
    old = reading()
    new = reading(FLOOD.replace("340", "270"), fetched=NOW + timedelta(hours=1), published=NOW + timedelta(hours=1))
    held = revised(old, new, source="s")
    assert held is not None
    assert (held.article.fetched, held.article.published, len(held.article.changes)) == (NOW, NOW, 1)
    undated = replace(old, article=replace(old.article, published=None))
    dated = revised(undated, new, source="s")
    assert dated is not None
    assert dated.article.published == NOW + timedelta(hours=1)
    assert revised(old, reading(), source="s") is None


def test_five_corrections_are_all() -> None:
    held, spent = reading(), []
    for number in range(341, 347):
        changed = revised(held, reading(FLOOD.replace("340", str(number))), source="s")
        assert changed is not None
        held = changed
        spent.append(is_spent(held))
    assert spent == [False] * 4 + [True] * 2


def test_of_a_long_text_both_ends_are_compared() -> None:
    for length, whole in ((6_000, True), (6_001, False)):
        text = "a" * 3_000 + "b" * (length - 6_000) + "c" * 3_000
        found = furniture._ends(item(body=text))
        assert (found == text) is whole
        assert found.startswith("a" * 3_000)
        assert found.endswith("c" * 3_000)
    assert furniture._ends(item(body=text)) == "a" * 3_000 + "\n" + "c" * 3_000


async def test_new_entries_are_compared_with_twenty_listed_ones(world: FakeWorld) -> None:
    asked: list[str] = []

    class Noting(HereAndNow):
        async def without(self, reading: Reading, furniture: frozenset[str]) -> Reading:
            asked.append(reading.article.key)
            return await super().without(reading, furniture)

    desk, frame = replace(world.desk, understanding=Noting()), "Subscribers read more of this in the harbour edition today."
    new = reading(f"{FLOOD}\n\n{frame}", key="new")
    plain = [item(f"p{n}", f"Another text of number {n} about the harbour.", title=f"Title {n}") for n in range(20)]
    framed = [item(f"f{n}", f"Yet another text of number {n}.\n\n{frame}", title=f"Framed {n}") for n in range(4)]
    assert await without_repeats(desk, feed(), [new], [*plain, *framed]) == [new]
    assert asked == []
    cleared = await without_repeats(desk, feed(), [new], [*framed, *plain])
    assert asked == ["new"]
    assert frame not in cleared[0].article.body
    assert await without_repeats(desk, folder(), [new], framed) == [new]


def test_work_is_somebodys_turn_while_it_is_done() -> None:
    assert whose() == Turn()
    with on_behalf_of("w", "s") as turn:
        assert whose() is turn
        whose().seconds += 2
        assert (turn.group, turn.member, turn.seconds) == ("w", "s", 2)
        with on_behalf_of("", "h"):
            assert whose() == Turn("", "h")
        assert whose() is turn
    assert whose() == Turn()
    assert whose().seconds == 0
