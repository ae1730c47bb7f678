"""Shows a page that is longer than the window in the pager ($PAGER, else less); only at a terminal."""

import os
import shutil
import sys
from pathlib import Path

import click

LINKS = click.option(
    "--links",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=lambda context, parameter, wanted: os.environ.update({"FORCE_HYPERLINK": "0"} if wanted else {}),
    help="Print each source's address, also where it could be clicked on.",
)
PAGER = click.option("--pager/--no-pager", default=True, help="A long page in a pager, where somebody sits at a terminal.")


def show(page: str, *, pager: bool) -> None:
    """Print a page, at once or in the pager."""
    if pager and is_longer_than_window(page) and sys.stdin.isatty() and sys.stdout.isatty():
        os.environ["LESS"] = f"{os.environ.get('LESS', '')} -R".strip()
        click.echo_via_pager(page, color=takes_colour(os.environ.get("PAGER", "")) or None)
    else:
        click.echo(page, nl=False, color=True)


def takes_colour(pager: str) -> bool:
    """Whether a pager shows colours when asked to; others would print the control characters."""
    return not pager or Path(pager.split()[0]).name in ("less", "cat", "bat", "most")


def is_longer_than_window(page: str) -> bool:
    """Whether the page is longer than the window."""
    return page.count("\n") >= shutil.get_terminal_size().lines
