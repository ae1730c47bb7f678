"""The commands that say when the terminal's digest comes and what is told at once: schedule, alerts."""

from zoneinfo import ZoneInfo

import click

from bot.app.cli.group import Group
from bot.app.cli.manage import with_newsroom
from bot.app.timetable import next_times
from bot.app.wiring import Newsroom
from bot.compose.schedule_words import say_schedule
from bot.compose.subscription_words import say_alert, say_subscription, say_times
from bot.flows.alert import set_alert, unset_alert
from bot.flows.manage import find_topic
from bot.flows.publish import subscribed_topics
from bot.flows.subscribe import change, coming_times, mute, pause, resume
from bot.model.alert import AlertRule
from bot.model.workspace import Subscription
from bot.parse.schedule.durations import parse_duration
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone

AT_LEAST_ONE = click.IntRange(1)


@click.group(
    cls=Group,
    synonyms={"off": "pause", "stop": "pause", "on": "resume", "start": "resume", "unmute": "resume", "at": "set"},
    invoke_without_command=True,
    epilog="Example:  dateline schedule set 'weekdays 7:30 and 17:00' --zone Berlin",
)
@click.pass_context
def schedule(context: click.Context) -> None:
    """Show when the digest comes; set, pause or resume it. Or keep it silent for a while, or in some hours of every day."""
    if context.invoked_subcommand is None:
        with_newsroom(context, _show)


@schedule.command("set", epilog="Example:  dateline schedule set 'weekdays 7:30 and 17:00' --zone Europe/Berlin")
@click.argument("text", nargs=-1, required=True)
@click.option("--zone", help="IANA time zone or a large city; else as it was.")
@click.pass_context
def set_times(context: click.Context, text: tuple[str, ...], zone: str | None) -> None:
    """Let the digest come at the times of TEXT. Holds until the configuration file's own times change."""

    async def work(newsroom: Newsroom) -> None:
        held = await _held(newsroom)
        await change(newsroom.desk, held, schedule=" ".join(text), timezone=zone or held.timezone)
        await _show(newsroom)

    with_newsroom(context, work)


@schedule.command("pause", epilog="Example:  dateline schedule pause --for 2d")
@click.option("--for", "length", help="For so long only: 3h, 2d. Without it until it is resumed.")
@click.pass_context
def pause_it(context: click.Context, length: str | None) -> None:
    """Send nothing until resumed. What comes meanwhile is in the first digest after."""

    async def work(newsroom: Newsroom) -> None:
        held = await _held(newsroom)
        await (_mute(newsroom, held, length) if length else pause(newsroom.desk, held))
        await _show(newsroom)

    with_newsroom(context, work)


@schedule.command("resume", epilog="Example:  dateline schedule resume")
@click.pass_context
def resume_it(context: click.Context) -> None:
    """Go on after a pause, a silence or a problem."""

    async def work(newsroom: Newsroom) -> None:
        await resume(newsroom.desk, await _held(newsroom))
        await _show(newsroom)

    with_newsroom(context, work)


@schedule.command("mute", epilog="Example:  dateline schedule mute 3h")
@click.argument("length")
@click.pass_context
def mute_it(context: click.Context, length: str) -> None:
    """Send nothing for LENGTH (3h, 2d), then go on by itself."""

    async def work(newsroom: Newsroom) -> None:
        await _mute(newsroom, await _held(newsroom), length)
        await _show(newsroom)

    with_newsroom(context, work)


@schedule.command("quiet", epilog="Example:  dateline schedule quiet 22:00-07:00")
@click.argument("hours", nargs=-1, required=True)
@click.pass_context
def quiet(context: click.Context, hours: tuple[str, ...]) -> None:
    """Send nothing in these HOURS of every day (22:00-07:00, or off); what is due then comes at their end."""

    async def work(newsroom: Newsroom) -> None:
        await change(newsroom.desk, await _held(newsroom), quiet_hours=" ".join(hours))
        await _show(newsroom)

    with_newsroom(context, work)


@schedule.command("preview", epilog="Example:  dateline schedule preview 'mon,thu 08:15'")
@click.argument("text", nargs=-1, required=True)
@click.option("--zone", help="IANA time zone or a large city; else the newsroom's.")
@click.pass_context
def preview(context: click.Context, text: tuple[str, ...], zone: str | None) -> None:
    """Say how TEXT is understood, and the next five times. Changes nothing."""
    read, named = parse_schedule(" ".join(text)), parse_timezone(zone) if zone else None

    async def work(newsroom: Newsroom) -> None:
        place = named or ZoneInfo(newsroom.workspace.timezone)
        click.echo(f"A digest {say_schedule(read)} ({place.key}).")
        for line in say_times(next_times(read, place.key, newsroom.desk.clock()), place):
            click.echo(line)

    with_newsroom(context, work)


@click.group(
    cls=Group,
    synonyms={"add": "on", "set": "on", "new": "on", "remove": "off", "delete": "off", "rm": "off", "stop": "off"},
    invoke_without_command=True,
    epilog="Example:  dateline alerts on Floods --outlets 3 --minutes 90 --per-day 3",
)
@click.pass_context
def alerts(context: click.Context) -> None:
    """List what is told at once; turn it on or off for a topic."""
    if context.invoked_subcommand is None:
        with_newsroom(context, _show_alerts)


@alerts.command("on", epilog="Example:  dateline alerts on Floods --outlets 3 --minutes 90 --per-day 3")
@click.argument("topic")
@click.option(
    "--outlets", type=click.IntRange(1), default=3, show_default=True, help="So many outlets; copies of one report count once."
)
@click.option("--minutes", type=AT_LEAST_ONE, default=90, show_default=True, help="Within so many minutes.")
@click.option(
    "--per-day",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="At most so many alerts in 24 hours, all topics together.",
)
@click.option("--in-quiet-hours", is_flag=True, help="Alert in quiet hours too.")
@click.pass_context
def alert_on(context: click.Context, topic: str, outlets: int, minutes: int, per_day: int, in_quiet_hours: bool) -> None:
    """Tell at once of a story on TOPIC that many outlets report within a short time."""
    within = parse_duration(f"{minutes}m")

    async def work(newsroom: Newsroom) -> None:
        found = await find_topic(newsroom.desk, newsroom.workspace.id, topic)
        rule = AlertRule(topic_id=found.id, outlets=outlets, within=within, per_day=per_day, in_quiet_hours=in_quiet_hours)
        await set_alert(newsroom.desk, await _held(newsroom), rule)
        click.echo(say_alert(rule, found.name))

    with_newsroom(context, work)


@alerts.command("off", epilog="Example:  dateline alerts off Floods")
@click.argument("topic")
@click.pass_context
def alert_off(context: click.Context, topic: str) -> None:
    """Tell of TOPIC in the digest only."""

    async def work(newsroom: Newsroom) -> None:
        found = await find_topic(newsroom.desk, newsroom.workspace.id, topic)
        await unset_alert(newsroom.desk, await _held(newsroom), found)
        click.echo(f"{found.name}: in the digest only.")

    with_newsroom(context, work)


async def _held(newsroom: Newsroom) -> Subscription:
    return await newsroom.desk.workspaces.subscription(newsroom.subscription.id) or newsroom.subscription


async def _mute(newsroom: Newsroom, held: Subscription, length: str) -> None:
    await mute(newsroom.desk, held, newsroom.desk.clock() + parse_duration(length))


async def _show(newsroom: Newsroom) -> None:
    held, desk = await _held(newsroom), newsroom.desk
    names = [topic.name for topic in await subscribed_topics(desk, held)]
    times, zone = coming_times(desk, held), ZoneInfo(held.timezone)
    for line in say_subscription(held, parse_schedule(held.schedule), times, topics=names, now=desk.clock(), zone=zone):
        click.echo(line)


async def _show_alerts(newsroom: Newsroom) -> None:
    held = await _held(newsroom)
    names = {topic.id: topic.name for topic in await newsroom.desk.workspaces.topics(newsroom.workspace.id)}
    lines = [say_alert(rule, names[rule.topic_id]) for rule in held.alerts if rule.topic_id in names]
    for line in lines or ["Nothing is told at once. Turn it on: dateline alerts on TOPIC"]:
        click.echo(line)
