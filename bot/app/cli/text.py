"""The commands that show what the bot makes of a text: analyze, stories, feed. People read them; pipelines use JSON lines."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.app.cli.main import in_loop, settings_of
from bot.app.cli.rows import Row, answer_rows, files_or_rows, item_of, read_rows, take_rows, write_row
from bot.model.analysis import Reading
from bot.model.errors import BotError
from bot.model.feed import Feed
from bot.model.source import RawItem
from bot.sources.files import read_file
from bot.understand.summarize import DEFAULT_METHOD, METHODS

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
NO_CLEAN = click.option("--no-clean", is_flag=True, help="The text is clean already: keep all of it.")
SENTENCES = click.option("--sentences", type=click.IntRange(1, 50), default=3, show_default=True, help="Length of the summary.")
METHOD = click.option(
    "--method", type=click.Choice(list(METHODS)), default=DEFAULT_METHOD, show_default=True, help="How to summarise."
)


@click.command(epilog="Example:  dateline analyze article.txt --sentences 5")
@FILES
@click.option("--jsonl", is_flag=True, help="Read rows {id, text or html, title, url, published}, write one row each.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a page.")
@NO_CLEAN
@SENTENCES
@METHOD
def analyze(files: tuple[Path, ...], jsonl: bool, as_json: bool, no_clean: bool, sentences: int, method: str) -> int:
    """What the bot understands of articles: clean text, summary, quotes and who said them."""
    from bot.understand.read import read_item
    from bot.understand.rows import analysis_row

    files_or_rows(files, jsonl)

    def read(item: RawItem) -> tuple[Reading, ...]:
        return read_item(item, method=method, count=sentences, clean=not no_clean)

    def answer(row: Row) -> Row:
        reading = read(item_of(row))[0]
        return analysis_row(row["id"], reading.article, reading.analysis)

    if jsonl:
        answer_rows(read_rows(sys.stdin.buffer, write_row), answer)
        return 0
    failed = 0
    for path in files:
        try:
            for reading in read(_file_item(path)):
                if as_json:
                    write_row(analysis_row(str(path), reading.article, reading.analysis))
                else:
                    _print_page(reading)
        except BotError as problem:
            failed += 1
            if as_json:
                write_row({"id": str(path), "error": str(problem)})
            click.echo(f"Error: {path}: {problem}", err=True)
    return 1 if failed else 0


@click.command(epilog="Example:  dateline stories --jsonl < articles.jsonl")
@FILES
@click.option("--jsonl", is_flag=True, help="Read rows {id, title, text, published, url, outlet, story}.")
@NO_CLEAN
@SENTENCES
def stories(files: tuple[Path, ...], jsonl: bool, no_clean: bool, sentences: int) -> int:
    """Which articles tell the same piece of news: one JSON row a story. Rows that bear a story are grouped by it."""
    from bot.understand.read import read_item
    from bot.understand.rows import story_row
    from bot.understand.stories import group_stories, labelled_stories

    files_or_rows(files, jsonl)
    loose: list[Reading] = []
    labelled: list[tuple[str, Reading]] = []

    def take(row: Row) -> None:
        item = item_of(row) if jsonl else _file_item(Path(row["id"]))
        reading = _named(read_item(item, method=DEFAULT_METHOD, count=sentences, clean=not no_clean)[0], row["id"])
        if row.get("story") is None:
            loose.append(reading)
        else:
            labelled.append((str(row["story"]), reading))

    rows = read_rows(sys.stdin.buffer, write_row) if jsonl else ({"id": str(path)} for path in files)
    failed = take_rows(rows, take)
    stories = labelled_stories([reading for _, reading in labelled], [label for label, _ in labelled])
    for story in (*stories, *group_stories(loose)):
        write_row(story_row(story, sentences))
    return 1 if failed and not jsonl else 0


@click.command(epilog="Example:  dateline feed --json https://example.org/feed.xml")
@click.argument("locations", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON row a feed.")
@click.pass_context
def feed(context: click.Context, locations: tuple[str, ...], as_json: bool) -> int:
    """What feeds read as: title and entries. Files or URLs."""
    from bot.app.cli.rows import feed_row
    from bot.app.reading import open_feeds

    settings = settings_of(context)

    async def work() -> int:
        failed = 0
        async with open_feeds(settings) as read_feed:
            for location in locations:
                try:
                    found = await read_feed(location)
                except BotError as problem:
                    failed += 1
                    if as_json:
                        write_row({"file": location, "error": str(problem)})
                    else:
                        click.echo(f"Error: {location}: {problem}", err=True)
                else:
                    if as_json:
                        write_row(feed_row(location, found))
                    else:
                        _print_feed(location, found)
        return failed

    return 1 if in_loop(work, "Reading") and not as_json else 0


def _file_item(path: Path) -> RawItem:
    return read_file(path, source_id="files", now=datetime.now(UTC))


def _named(reading: Reading, name: str) -> Reading:
    """The reading under the id that its row bears."""
    article, analysis = reading.article, reading.analysis
    return Reading(article=replace(article, id=str(name)), analysis=replace(analysis, article_id=str(name)))


def _print_page(reading: Reading) -> None:
    from bot.compose.whole import compose_reading
    from bot.platforms.terminal.send import TerminalPlatform

    document = compose_reading(reading, now=reading.article.fetched, zone=ZoneInfo("UTC"))
    click.echo(TerminalPlatform(sys.stdout, os.environ).page(document), nl=False)


def _print_feed(location: str, found: Feed) -> None:
    click.echo(f"{found.title or location}: {len(found.entries)} entries")
    for entry in found.entries:
        date = f"{entry.published:%Y-%m-%d %H:%M}" if entry.published else "no date         "
        click.echo(f"  {date}  {entry.title}\n{' ' * 20}{entry.link}")
