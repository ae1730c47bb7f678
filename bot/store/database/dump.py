"""Backups of a PostgreSQL database by its own tools, pg_dump and pg_restore, and restoring them.

A copy is one consistent state, made while others work (https://www.postgresql.org/docs/current/app-pgdump.html), in a temporary
file that gets its name only when it is complete and checked. A restore is one transaction: everything or nothing.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url, text

from bot.model.errors import BotError, UserError
from bot.store.database.engine import Database
from bot.store.database.private_files import whole_or_not_at_all

_OURS = {"articles", "outbox", "subscriptions", "alembic_version"}
_TABLE = re.compile(r"^\d+; .*? TABLE \S+ (\S+) ", re.MULTILINE)
"""A line of `pg_restore --list`: number, ids, what it is, schema, name, owner."""
_LOCK, _CONNECT = "20s", "10"

_OTHERS = text(
    "select count(*) from pg_stat_activity "
    "where datname = current_database() and application_name = 'dateline' and pid <> pg_backend_pid()"
)
_TABLES = text("select tablename from pg_tables where schemaname = current_schema()")


def can_dump() -> bool:
    """Whether PostgreSQL's tools are installed here."""
    return all(map(shutil.which, ("pg_dump", "pg_restore")))


def dump(server: str, target: Path) -> None:
    """Copy the database at a URL to a new file, and check the copy. Raises BotError, UserError."""
    if not can_dump():
        raise UserError(
            "pg_dump is not installed here. Install PostgreSQL's client (postgresql-client), or where it is:  "
            f'pg_dump --format=custom --no-owner --file={target} "$DATELINE_DATABASE"'
        )
    if target.exists():
        raise UserError(f"{target} exists already; name another file")
    with whole_or_not_at_all(target) as growing:
        _run(
            "pg_dump",
            [*_place(server), "--format=custom", "--no-owner", f"--lock-wait-timeout={_LOCK}", f"--file={growing}"],
            server,
        )
        tables_in(growing)


def tables_in(file: Path) -> frozenset[str]:
    """The tables in a copy. Raises UserError for a file that is no copy of a Dateline database."""
    if not can_dump():
        raise UserError(
            "pg_restore is not installed here. Install PostgreSQL's client (postgresql-client), or where it is, into an empty "
            f"database:  pg_restore --no-owner --single-transaction --dbname=THE_DATABASE {file}"
        )
    if not file.is_file():
        raise UserError(f"{file} does not exist")
    try:
        tables = frozenset(_TABLE.findall(_run("pg_restore", ["--list", str(file)])))
    except BotError as problem:
        raise UserError(f"{file} is no copy that pg_dump made: {problem}") from problem
    if not tables >= _OURS:
        raise UserError(f"{file} is not a database of this bot")
    return tables


async def check_replaceable(server: str, file: Path) -> None:
    """Check that a copy can replace the database now.

    Raises UserError when a bot works there, or when the database has tables that the copy has not (a newer bot made them), which
    would stay and be in the way.
    """
    tables, database = tables_in(file), Database(server)
    try:
        async with database.read() as connection:
            if await connection.scalar(_OTHERS):
                raise UserError("the database is in use: a bot is running; stop it first, on all machines, then restore")
            held = set(await connection.scalars(_TABLES))
    finally:
        await database.close()
    if more := sorted(held - tables):
        raise UserError(
            f"the database has tables that {file} does not know ({', '.join(more[:3])}); restore into an empty one: "
            "createdb NAME, and name that in the setting “database”"
        )


def bring_back(server: str, file: Path) -> None:
    """Put a copy in the place of the database. Raises BotError, and changes nothing then."""
    whole = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
    _run("pg_restore", [*_place(server), *whole, str(file)], server)


def _place(server: str) -> list[str]:
    """Where the database is; its password is passed separately, since everybody may see a program's arguments."""
    url = make_url(server)._replace(password=None)
    return ["--no-password", f"--dbname={url.render_as_string(hide_password=False)}"]


def _run(tool: str, arguments: Sequence[str], server: str = "") -> str:
    secret = make_url(server).password if server else None
    environment = os.environ | {"PGCONNECT_TIMEOUT": _CONNECT} | ({"PGPASSWORD": secret} if secret else {})
    done = subprocess.run([tool, *arguments], capture_output=True, env=environment, check=False)  # noqa: S603  (no shell)
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BotError(f"{tool} failed: {words[0] if words else f'exit code {done.returncode}'}")
    return done.stdout.decode("utf-8", "replace")
