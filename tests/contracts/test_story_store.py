"""What `StoryStore` promises, on every database."""

from datetime import timedelta

from bot.model.place import place
from bot.model.source import SourceState
from bot.model.story import Changes, Trace
from bot.store.news.stories import FEW_SAID
from bot.store.store import Store
from tests.store.builders import NOW, reading, source

UNTIL = NOW + timedelta(minutes=1)
FIRST = place(NOW)


async def stored(store: Store, *names: str) -> list[int]:
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(SourceState(source_id="gazette"), [reading(name, fetched=NOW) for name in names], [])
    return [at for at, _ in await store.stories.pending(99)]


async def test_a_report_waits_from_the_moment_it_is_stored(store: Store) -> None:
    assert not await store.stories.is_pending()
    places = await stored(store, "a", "b")
    assert await store.stories.is_pending()
    assert await store.stories.waiting() == 2
    assert places == sorted(places)
    assert [one.article.key for _, one in await store.stories.pending(1)] == ["a"]
    assert await store.stories.traces(FIRST) == ()


async def test_one_turn_at_a_time(store: Store) -> None:
    mine = await store.stories.take_turn("one", NOW, UNTIL)
    assert mine is not None
    assert await store.stories.take_turn("one", NOW, UNTIL) == mine
    assert await store.stories.take_turn("other", NOW, UNTIL) is None
    later = UNTIL + timedelta(seconds=1)
    theirs = await store.stories.take_turn("other", later, later + timedelta(minutes=1))
    assert theirs is not None
    assert theirs > mine
    assert not await store.stories.record(mine, (), Changes(), later, next_id=9)
    assert await store.stories.record(theirs, (), Changes(), later, next_id=9)
    assert await store.stories.next_id(theirs) == 9


async def test_a_lease_of_a_clock_that_ran_ahead_holds_nobody_up(store: Store) -> None:
    await store.stories.take_turn("one", NOW + timedelta(days=9), UNTIL + timedelta(days=9))
    assert await store.stories.take_turn("other", NOW, UNTIL) is not None


async def test_what_is_recorded_is_told(store: Store) -> None:
    one, two, three = await stored(store, "a", "b", "c")
    turn = await store.stories.take_turn("me", NOW, UNTIL) or 0
    traces = [
        Trace(place=one, story=one, keys=(1, 2), marks=(3,)),
        Trace(place=two, story=one, keys=(2,), is_copy=True),
        Trace(place=three, story=three),
    ]
    assert await store.stories.record(turn, traces, Changes(), NOW, next_id=1)
    assert await store.stories.traces(FIRST) == tuple(traces)
    assert not await store.stories.is_pending()
    assert [opening.place for opening in await store.stories.openings(FIRST, 2)] == [three, two]
    assert set(await store.stories.at([one, three, 5])) == {one, three}
    merged = Changes(moved={three: one}, merged={three: one})
    assert await store.stories.record(turn, (), merged, NOW, next_id=1)
    assert {trace.story for trace in await store.stories.traces(FIRST)} == {one}


async def test_what_people_say_of_stories_is_remembered(store: Store) -> None:
    one, two, three = await stored(store, "a", "b", "c")
    turn = await store.stories.take_turn("me", NOW, UNTIL) or 0
    traces = [Trace(place=one, story=one), Trace(place=two, story=one), Trace(place=three, story=three)]
    assert await store.stories.record(turn, traces, Changes(), NOW, next_id=5)
    assert await store.stories.at_link("gazette:b") == two
    assert await store.stories.at_link("https://nowhere.example") is None
    assert await store.stories.part(two) == 5
    assert await store.stories.part(two) is None
    assert (await store.stories.verdicts()).parted == {(one, two)}
    assert not await store.stories.record(turn, (), Changes(), NOW, next_id=9), "the clerk looks at the stories anew"
    assert await store.stories.join(three, two, NOW) == three
    assert await store.stories.join(three, two, NOW) is None
    assert [trace.story for trace in await store.stories.traces(FIRST)] == [one, three, three]
    assert await store.story_finder.now(5) == three
    assert (await store.stories.verdicts()).joined == {(two, three)}


async def test_a_join_undoes_every_split_between_two_stories(store: Store) -> None:
    """Those of reports that are too many for a verdict on each pair as well."""
    places = await stored(store, *(f"report-{number:02}" for number in range(FEW_SAID + 3)))
    turn = await store.stories.take_turn("me", NOW, UNTIL) or 0
    traces = [Trace(place=place, story=places[0]) for place in places]
    assert await store.stories.record(turn, traces, Changes(), NOW, next_id=5)
    assert await store.stories.part(places[-1]) is not None
    assert await store.stories.part(places[-2]) is not None
    assert await store.stories.join(places[-1], places[-3], NOW) is not None
    said = await store.stories.verdicts()
    still_out = places[-2]
    assert said.parted == {(min(place, still_out), max(place, still_out)) for place in places if place != still_out}
    assert (places[-3], places[-1]) in said.joined


async def test_a_split_takes_the_copies_along(store: Store) -> None:
    """One text is one story: what does not belong there does not belong there elsewhere printed. A copy of a copy is one too."""
    other, text, copy, copy_of_copy = await stored(store, "a", "b", "c", "d")
    turn = await store.stories.take_turn("me", NOW, UNTIL) or 0
    traces = [
        Trace(place=other, story=other, marks=(1, 2)),
        Trace(place=text, story=other, marks=(2, 3, 4)),
        Trace(place=copy, story=other, marks=(2, 3, 4, 5), is_copy=True),
        Trace(place=copy_of_copy, story=other, marks=(2, 4, 5), is_copy=True),
    ]
    assert await store.stories.record(turn, traces, Changes(), NOW, next_id=5)
    assert await store.stories.part(copy_of_copy) == 5
    assert [trace.story for trace in await store.stories.traces(FIRST)] == [other, 5, 5, 5]
    assert (await store.stories.verdicts()).parted == {(other, place) for place in (text, copy, copy_of_copy)}
    assert await store.stories.part(copy) == 6, "of copies alone one goes alone"
    assert [trace.story for trace in await store.stories.traces(FIRST)] == [other, 5, 6, 5]
    assert {(text, copy), (copy, copy_of_copy)} <= (await store.stories.verdicts()).parted
