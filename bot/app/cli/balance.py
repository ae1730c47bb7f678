"""The commands that say what became of each report: balance, why-not."""

import click

from bot.app.cli.answers import page_of, print_answer, reply_of
from bot.app.cli.main import in_loop, settings_of
from bot.app.cli.pager import LINKS, PAGER, show
from bot.app.configuration import TERMINAL
from bot.app.wiring import open_newsroom
from bot.flows.commands.balance import LINES
from bot.model.balance import Fate
from bot.model.errors import UserError


@click.command(epilog="Example:  dateline balance --list other")
@click.option("--list", "fate", type=click.Choice([fate.value for fate in Fate]), help="The reports behind one of the numbers.")
@click.option("--page", type=click.IntRange(1, 9_999), default=1, show_default=True, help="Which fifteen of them.")
@LINKS
@PAGER
@click.pass_context
def balance(context: click.Context, fate: str | None, page: int, pager: bool) -> None:
    """What became of every report that came in for the latest digest."""
    settings = settings_of(context)

    async def work() -> str:
        async with open_newsroom(settings) as newsroom:
            if fate is None:
                return page_of(await reply_of(newsroom, ("digest", "balance"), {"digest": TERMINAL}))
            found = await newsroom.desk.outbox.digest_window(TERMINAL)
            if found is None:
                raise UserError("no digest was made yet; `dateline run --once` makes one")
            operand = f"{TERMINAL}@{found[0].isoformat()}#{fate}#{(page - 1) * LINES}"
            return page_of(await reply_of(newsroom, ("digest", "reports"), {"argument": operand}))

    show(in_loop(work, "Looking through what is stored"), pager=pager)


@click.command(epilog="Example:  dateline why-not https://example.org/flood-in-arle")
@click.argument("address")
@LINKS
@click.pass_context
def why_not(context: click.Context, address: str) -> None:
    """Where the report at ADDRESS (or with that id) is, and why a digest did not tell of it."""
    print_answer(context, ("story", "why"), link=address)
