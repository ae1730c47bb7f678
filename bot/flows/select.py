"""Which stories a digest or a brief is made of: the one selection that both use, so that they answer alike.

All stories of the window are ranked by what the search tells of their reports; those that may be shown are read, matched exactly
and ranked anew. The rest is counted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.flows.desk import ChoosingDesk
from bot.flows.earlier import had_by_asker, had_by_channel
from bot.flows.filters import filter_of
from bot.flows.finding import Had, find_reports
from bot.model.analysis import Reading
from bot.model.story import Story
from bot.model.topic import Match, Topic
from bot.model.workspace import Subscription, Window
from bot.parse.outlet import outlet_of
from bot.ports.delivery import Versions
from bot.ports.stories import SearchHit
from bot.understand.excerpt import on_topics, stands_apart
from bot.understand.fair import Share, fairly, outlet_alone
from bot.understand.rank import rank
from bot.understand.stories import story_of
from bot.understand.topics import match

LOOKED_AT = 24
"""Stories that are read, so that the best can be shown and the next be named."""

READ = 150
"""Reports that are read for them; `OF_A_STORY` of one at most, those in their own words first."""

OF_A_STORY = 30
_CANDIDATES = 2
"""The number of candidates for each story shown, among which those shown are chosen fairly before they are read."""

ANY_SHARE = Share(shown=LOOKED_AT)
"""The default: news first, and no limit for an outlet or a topic."""

_FIT, _FIT_IN_TITLE = 0.4, 0.7
"""The assumed fit of an article found by its text, or by its headline, until it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Stories, best first; the articles that they hold; and why each article is among them.

    `seen` are those of the stories' articles that a channel or an asker has had before (they are among a story's copies, as they
    add nothing), `unchanged` the number of stories that have no others, and `found` all that the asker has now. `beyond` are
    further matching articles that were counted and not read, and `more` how many stories they tell besides. `given_way` names
    stories, by id, that others were let before, with the topic whose share was full ("": their outlet's was).
    """

    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]
    matches: dict[str, Match]
    seen: frozenset[str] = frozenset()
    beyond: tuple[str, ...] = ()
    more: int = 0
    given_way: Mapping[str, str] = field(default_factory=dict)
    unchanged: int = 0
    found: Had | None = None

    @property
    def versions(self) -> Versions:
        """The version of each article of its stories that was read."""
        return {reading.article.id: len(reading.article.changes) for story in self.stories for reading in story.readings}


async def select_stories(
    desk: ChoosingDesk,
    workspace_id: str,
    topics: Sequence[Topic],
    window: Window,
    *,
    share: Share = ANY_SHARE,
    had: Had | None = None,
) -> Selection:
    """Stories from articles of the window that match any of the topics (none given: all articles).

    For somebody who `had` some of them, the stories that have others, told by these.
    """
    wanted = await filter_of(desk, workspace_id, window)
    found = await find_reports(desk, workspace_id, topics, wanted)
    old, new = had.parted(found) if had else ((), found)
    chosen, beyond, more = _chosen(new, desk.clock(), share)
    readings, of = await _read(desk, chosen), {report.article_id: report.story for report in chosen}
    earlier = await had_by_asker(desk, old, tuple(readings.values()), of)
    readings |= await _read(desk, earlier)
    kept, matches = _matching([reading for reading in readings.values() if wanted.lets(reading)], topics)
    of |= {report.article_id: report.story for report in earlier}
    seen = frozenset(report.article_id for report in earlier)
    stories = await _stories(desk, workspace_id, kept, of, matches, seen)
    news = [story for candidate in stories if (story := news_of(candidate, seen))]
    ordered, given_way = _in_order(news, matches, topics, share)
    gone = {report.story for report in old}.difference(report.story for report in new)
    unchanged = len(gone) + len(stories) - len(news)
    selected = Selection(stories=ordered, readings=tuple(kept), matches=matches, beyond=beyond, more=more, given_way=given_way)
    return replace(selected, seen=seen, unchanged=unchanged, found=Had.of(found, desk.clock()))


async def newest(desk: ChoosingDesk, workspace_id: str, topic: Topic | None, window: Window, most: int) -> tuple[Reading, ...]:
    """The newest articles of the window that match a topic (None: all), as far as the index can tell."""
    wanted = await filter_of(desk, workspace_id, window)
    found = (
        await find_reports(desk, workspace_id, [topic], wanted)
        if topic
        else await _latest(desk, workspace_id, wanted.window, most)
    )
    found = found[:most]
    return tuple(reading for reading in await desk.news.readings([report.article_id for report in found]) if wanted.lets(reading))


async def select_again(
    desk: ChoosingDesk, workspace_id: str, topics: Sequence[Topic], article_ids: Sequence[str], share: Share = ANY_SHARE
) -> Selection:
    """The stories of a posted digest again, from its articles."""
    readings = await desk.news.readings(article_ids[:READ])
    _, matches = _matching(readings, topics)
    on_topic = tuple(on_topics(reading, topics) or reading for reading in readings)
    of = await desk.story_finder.stories_of([reading.article.id for reading in on_topic])
    stories, given_way = _in_order(await _stories(desk, workspace_id, on_topic, of, matches), matches, topics, share)
    return Selection(stories=stories, readings=on_topic, matches=matches, given_way=given_way)


async def select_news(
    desk: ChoosingDesk, subscription: Subscription, topics: Sequence[Topic], window: Window, *, looked_at: int = LOOKED_AT
) -> Selection:
    """Stories for a channel, from articles that it has not had: those stored in the window, and those of messages that died.

    A story that it was told of before comes again only with a report that is no copy of those it had.
    """
    channel = subscription.channel
    wanted = await filter_of(desk, subscription.workspace_id, window_of(desk, subscription, window))
    followed = await desk.story_finder.now(subscription.story_id) if subscription.story_id else 0
    found = await find_reports(desk, subscription.workspace_id, topics, wanted, unseen_by=channel, story=followed)
    share = share_of(subscription)
    chosen, beyond, more = _chosen(found, desk.clock(), share, looked_at)
    readings = await _read(desk, chosen)
    undelivered = [article_id for article_id in await desk.outbox.undelivered(subscription) if article_id not in readings]
    again = await desk.news.readings(undelivered)
    kept, matches = _matching([reading for reading in (*readings.values(), *again) if wanted.lets(reading)], topics)
    of = {report.article_id: report.story for report in chosen} | dict(await desk.story_finder.stories_of(undelivered))
    earlier = await had_by_channel(desk, channel, kept, of)
    of |= {reading.article.id: story for story, had in earlier.items() for reading in had}
    before = [reading for had in earlier.values() for reading in had]
    seen = frozenset(reading.article.id for reading in before)
    candidates = await _stories(desk, subscription.workspace_id, (*kept, *before), of, matches, seen)
    news = [story for candidate in candidates if (story := news_of(candidate, seen))]
    stories, given_way = _in_order(news, matches, topics, share)
    return Selection(
        stories=stories,
        readings=tuple(kept),
        matches=matches,
        seen=seen,
        beyond=tuple(article_id for article_id in beyond if article_id not in undelivered),
        more=more,
        given_way=given_way,
    )


def share_of(subscription: Subscription) -> Share:
    """How many stories a subscription shows in full, and how many of one outlet or topic."""
    return Share(shown=subscription.max_stories, most=subscription.most_of_one)


def window_of(desk: ChoosingDesk, subscription: Subscription, window: Window) -> Window:
    """The window of a subscription's digests and alerts: without archives, of the sources and the languages that it names."""
    return replace(
        window,
        archive_age=desk.first_look,
        timezone=subscription.timezone,
        source_ids=subscription.source_ids,
        languages=subscription.languages,
    )


async def _latest(desk: ChoosingDesk, workspace_id: str, window: Window, most: int) -> tuple[SearchHit, ...]:
    return await desk.story_finder.find(workspace_id, (), window, most)


def _chosen(
    found: Sequence[SearchHit], now: datetime, share: Share, looked_at: int = LOOKED_AT
) -> tuple[list[SearchHit], tuple[str, ...], int]:
    """The reports to read, of the best ranked stories; the ids of all others, and how many more stories they belong to."""
    by_story: dict[int, list[SearchHit]] = {}
    for report in found:
        by_story.setdefault(report.story, []).append(report)
    moment = round(now.timestamp() * 1_000_000)
    best = sorted(by_story, key=lambda story: (-_estimate(by_story[story], moment), story))
    wide = replace(share, shown=min(looked_at, _CANDIDATES * share.shown))

    def owners(story: int) -> tuple[str, ...]:
        return outlet_alone(report.outlet for report in by_story[story])

    ranked, _ = fairly(best, wide, of=owners, stands_apart=lambda _: False)
    chosen: list[SearchHit] = []
    for story in ranked[:looked_at]:
        own = sorted(by_story[story], key=lambda report: (report.is_copy, not report.in_title, -report.place))
        chosen += own[: min(OF_A_STORY, max(1, READ - len(chosen)))]
    known = {report.article_id for report in chosen}
    beyond = tuple(report.article_id for report in found if report.article_id not in known)
    return chosen, beyond, len(ranked[looked_at:])


def _estimate(reports: Sequence[SearchHit], now: int) -> float:
    """The rank of a story by what the search gives; `now` in microseconds since 1970. In one pass: there are thousands."""
    outlets, in_title, newest, substance = set(), False, reports[0].at, 0.0
    for report in reports:
        if not report.is_copy:
            outlets.add(report.outlet)
        if report.in_title:
            in_title = True
        if report.at > newest:
            newest = report.at
        if report.fullness > substance:
            substance = report.fullness
    relevance = _FIT_IN_TITLE if in_title else _FIT
    return rank(outlets=len(outlets) or 1, relevance=relevance, age=timedelta(microseconds=now - newest), substance=substance)


async def _read(desk: ChoosingDesk, chosen: Sequence[SearchHit]) -> dict[str, Reading]:
    found = await desk.news.readings([report.article_id for report in sorted(chosen, key=lambda report: -report.place)])
    return {reading.article.id: reading for reading in found}


def _matching(found: Sequence[Reading], topics: Sequence[Topic]) -> tuple[list[Reading], dict[str, Match]]:
    """Those that match a topic, with the best match of each; without topics all. Of round-ups only what matches."""
    matches: dict[str, Match] = {}
    for reading in found:
        fitting = [fit for topic in topics if (fit := match(topic, reading))]
        if fitting:
            matches[reading.article.id] = max(fitting, key=lambda fit: fit.score)
    kept = (on_topics(reading, topics) for reading in found if not topics or reading.article.id in matches)
    return [reading for reading in kept if reading], matches


async def _stories(
    desk: ChoosingDesk,
    workspace_id: str,
    readings: Sequence[Reading],
    of: Mapping[str, int],
    matches: Mapping[str, Match],
    seen: Collection[str] = (),
) -> tuple[Story, ...]:
    """The reports grouped into their stories, the best first. Of one text those that were `seen` are no copies of the others."""
    groups: dict[int, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(of[reading.article.id], []).append(reading)
    weights, now = {article_id: fit.score for article_id, fit in matches.items()}, desk.clock()
    began = await desk.story_finder.began(workspace_id, list(groups)) if groups else {}
    stories = [
        replace(story_of(group, relevance=weights, now=now, story_id=f"{story:016x}", seen=seen), began=began.get(story))
        for story, group in groups.items()
    ]
    return tuple(sorted(stories, key=lambda story: (-story.score, story.id)))


def _in_order(
    stories: Sequence[Story], matches: Mapping[str, Match], topics: Sequence[Topic], share: Share
) -> tuple[tuple[Story, ...], Mapping[str, str]]:
    """The stories, given best first, in the order in which they are shown; and those that gave way, as in `Selection`."""
    names = {topic.id: topic.name for topic in topics} if len(topics) > 1 else {}

    def owners(story: Story) -> tuple[str, ...]:
        fit = matches.get(story.lead.article.id)
        alone = outlet_alone(outlet_of(reading.article) for reading in story.readings)
        return (*alone, *((fit.topic_id,) if fit and fit.topic_id in names else ()))

    ordered, full = fairly(stories, share, of=owners, stands_apart=lambda story: stands_apart(story.lead))
    return ordered, {ordered[place].id: names.get(owner, "") for place, owner in full.items()}


def news_of(story: Story, seen: Collection[str]) -> Story | None:
    """The story with only what is new in it; None when that is nothing but copies."""
    news = [reading for reading in (story.lead, *story.others) if reading.article.id not in seen]
    if not news:
        return None
    copies = tuple(reading for reading in story.copies if reading.article.id not in seen)
    had = tuple(reading for reading in story.readings if reading.article.id in seen)
    return replace(story, lead=news[0], others=tuple(news[1:]), copies=(*copies, *had))


async def summarized(
    desk: ChoosingDesk, stories: Sequence[Story], *, shown: int, method: str | None, count: int
) -> tuple[Story, ...]:
    """The stories with their leads summarised by another method than at collection, where one is asked for."""

    async def by_method(story: Story) -> Story:
        if method is None or story.lead.analysis.method == method:
            return story
        return replace(story, lead=await desk.understanding.summarize(story.lead, method=method, count=count))

    return (*[await by_method(story) for story in stories[:shown]], *stories[shown:])
