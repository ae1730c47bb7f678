"""/story and its buttons: how a story came about, its next steps, and which report tells it."""

from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.balance import named
from bot.compose.entry import title_of
from bot.compose.steps import compose_steps
from bot.flows.commands.ask import Ask, FormErrors, keep_workspace
from bot.flows.commands.lines import FOLLOW_HERE, FOLLOW_ME, LINK, button, command
from bot.flows.deliver import deliver_due
from bot.flows.follow_story import Known, follow_story, followed, known_story, story_at, unfollow_story
from bot.model.conversation import Option, OptionKind, Reply
from bot.model.document import Action, Phrase
from bot.model.errors import UserError
from bot.model.story import Story
from bot.model.workspace import Channel, direct

MOST_BUTTONS = 10
_LABEL = 60
_DIGITS = 16


@command("story", "timeline", options=(LINK,))
async def timeline(ask: Ask) -> Reply:
    """How a story developed, for a report that is named, or by a button."""
    return await _steps(ask, await story_named(ask))


@command(
    "story",
    "follow",
    options=(LINK, Option(name="where", about="option.where", kind=OptionKind.CHOICE, choices=(FOLLOW_ME, FOLLOW_HERE))),
)
async def follow(ask: Ask) -> Reply:
    """Follow the story: its next steps come to the asker, or to this channel."""
    where = ask.value("where") or FOLLOW_ME
    if where not in (FOLLOW_ME, FOLLOW_HERE):
        choices = ", ".join(ask.say(choice) for choice in (FOLLOW_ME, FOLLOW_HERE))
        raise FormErrors({"where": ask.say("no_choice", name=where[:40], names=choices)})
    return await follow_it(ask, await story_named(ask), here=where == FOLLOW_HERE)


@button("story", "here", admin=True)
async def here(ask: Ask) -> Reply:
    """Follow the story in this channel, by a button."""
    return await follow_it(ask, await story_named(ask), here=True)


@command("story", "unfollow", options=(LINK,))
async def unfollow(ask: Ask) -> Reply:
    """Stop following; by a button, or for the report that is named."""
    wanted, asker = ask.operand, ask.request.asker
    if not wanted:
        known = await story_named(ask)
        mine = await followed(ask.desk, ask.workspace.id, asker.user)
        wanted = next((subscription.id for subscription, story in mine if story.number == known.number), "")
    done = await unfollow_story(ask.desk, ask.workspace.id, wanted, asker.user, is_admin=asker.is_admin)
    return ask.tell("story_unfollowed" if done else "story_not_followed")


@command("story", "list")
async def list_all(ask: Ask) -> Reply:
    """The stories that the asker follows, with a button to end each."""
    held = await followed(ask.desk, ask.workspace.id, ask.request.asker.user)
    if not held:
        return ask.tell("no_stories_followed")
    lines: list[Phrase] = [named(known.story.lead, ask.edition) for _, known in held]
    end = ask.say("button.story.unfollow")
    actions = tuple(
        Action(name="story.unfollow", label=f"{end}: {title_of(known.story.lead.article)}"[:_LABEL], argument=subscription.id)
        for subscription, known in held[:MOST_BUTTONS]
    )
    document = compose_list(ask.say("stories_followed"), [], lines, language=ask.language)
    return Reply(document=replace(document, actions=actions))


@command("story", "split", options=(LINK,), admin=True)
async def split(ask: Ask) -> Reply:
    """Record that a report does not belong to its story."""
    done = await ask.desk.stories.part(await _place(ask, "link"))
    return ask.tell("story_split" if done is not None else "story_alone")


@command("story", "join", options=(LINK, Option(name="other", about="option.link", required=True)), admin=True)
async def join(ask: Ask) -> Reply:
    """Record that two reports belong to one story."""
    one, other = await _place(ask, "link"), await _place(ask, "other")
    done = await ask.desk.stories.join(one, other, ask.now)
    return ask.tell("story_joined" if done is not None else "story_one_already")


def story_buttons(ask: Ask, stories: tuple[Story, ...]) -> tuple[Action, ...]:
    """A button for the timeline of each story of a page."""
    return tuple(
        Action(name="story.timeline", label=title_of(story.lead.article)[:_LABEL], argument=story.id)
        for story in stories[:MOST_BUTTONS]
        if len(story.id) == _DIGITS
    )


async def _steps(ask: Ask, known: Known) -> Reply:
    document = compose_steps(title_of(known.story.lead.article), known.story, ask.edition)
    buttons = [ask.button("story.follow", known.story.id)]
    buttons += [ask.button("story.here", known.story.id)] if ask.request.asker.is_admin else []
    return Reply(document=replace(document, actions=tuple(buttons)))


async def follow_it(ask: Ask, known: Known, *, here: bool) -> Reply:
    """Raises UserError for an asker who may not decide what a channel gets."""
    asker = ask.request.asker
    if here and not asker.is_admin:
        raise UserError(ask.say("admins_only"))
    await keep_workspace(ask)
    channel: Channel = asker.channel if here else direct(asker.channel.platform, ask.workspace.id, asker.user)
    subscription = await follow_story(ask.desk, ask.workspace, known, channel, asker.user)
    await deliver_due(ask.desk)
    key = "story_follows_here" if here else "story_follows_me"
    return ask.tell(key, ask.button("story.unfollow", subscription.id), headline=named(known.story.lead, ask.edition))


async def story_named(ask: Ask) -> Known:
    """Raises UserError where there is no such story for this workspace."""
    operand, link = ask.operand, ask.value("link").strip("<>")
    if operand:
        number = int(operand, 16) if len(operand) == _DIGITS and set(operand) <= set("0123456789abcdef") else 0
        known = await known_story(ask.desk, ask.workspace.id, number) if 0 < number < 1 << 63 else None
        if known is None:
            raise UserError(ask.say("too_old"))
        return known
    found = await story_at(ask.desk, ask.workspace.id, link)
    if found is None:
        raise UserError(ask.say("why.unknown", link=link[:200]))
    return found


async def _place(ask: Ask, name: str) -> int:
    """The place of a report that is named. Raises UserError where the workspace's sources have no such report."""
    link = ask.value(name).strip("<>")
    article_id = await ask.desk.story_finder.at_link(ask.workspace.id, link)
    place = await ask.desk.stories.at_link(article_id) if article_id else None
    if place is None:
        raise UserError(ask.say("why.unknown", link=link[:200]))
    return place
