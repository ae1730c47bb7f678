"""The commands that say what the bot is made of: sbom, licences."""

from datetime import UTC, datetime

import click

from bot.app.components import bill, components, notices
from bot.app.paths import SHIPPED, VERSION

_LOCK = SHIPPED / "requirements.txt"


@click.command(epilog="Example:  dateline sbom > dateline.cdx.json")
def sbom() -> None:
    """Print the bill of materials: every library that is installed for the bot, as CycloneDX 1.6 in JSON."""
    click.echo(bill(components(_LOCK), version=VERSION, now=datetime.now(UTC)), nl=False)


@click.command(epilog="Example:  dateline licences > NOTICES.txt")
def licences() -> None:
    """Print every library's licence, as those who pass the bot on have to."""
    click.echo(notices(components(_LOCK)), nl=False)
