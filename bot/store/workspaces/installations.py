"""Where the bot is installed, with its tokens encrypted, logins that are under way, and whom admins named to configure it.

Fernet (AES-128 and HMAC-SHA256, https://cryptography.io/en/latest/fernet/) keeps a token safe while its key is elsewhere.
Several keys, separated by commas: the first seals, all of them open, so that a key can be changed.
"""

import hashlib
import json
import secrets
from dataclasses import asdict
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import delete, insert, select

from bot.model.errors import UserError
from bot.model.installation import Installation
from bot.model.problems import Code
from bot.store.database.engine import Conflict, Database, uninterrupted
from bot.store.schema.tables import slack_delegates, slack_installations, slack_states

STATE_LIVES = timedelta(minutes=10)
"""The time limit for accepting the bot's installation."""
_LONGEST_LIFE = int(STATE_LIVES.total_seconds()) - 1
_FORGOTTEN = 2 * STATE_LIVES
"""A used state is remembered for longer than it is valid, since clocks differ."""


def new_key() -> str:
    """A key for `SqlInstallations`."""
    return Fernet.generate_key().decode()


@uninterrupted
class SqlInstallations:
    """Installations, login states and delegates over one database."""

    def __init__(self, database: Database, keys: str) -> None:
        """Raises UserError for an invalid key. Without any key nothing can be saved or found, except delegates."""
        self._database = database
        try:
            self._seals = [Fernet(key.strip()) for key in keys.split(",") if key.strip()]
        except ValueError:
            raise UserError("the encryption key is not valid; `dateline slack key` makes a new one") from None

    async def save(self, installation: Installation, now: datetime) -> None:
        """Insert or replace the installation of its workspace."""
        text = json.dumps(asdict(installation), ensure_ascii=False)
        row = {"workspace_id": installation.workspace, "sealed": self._seal.encrypt(text.encode()).decode(), "installed_at": now}
        same = slack_installations.c.workspace_id == installation.workspace
        async with self._database.write() as connection:
            await connection.execute(delete(slack_installations).where(same))
            await connection.execute(insert(slack_installations).values(row))

    async def find(self, workspace: str) -> Installation | None:
        """The installation of a workspace. Raises UserError when it was encrypted with another key."""
        query = select(slack_installations.c.sealed).where(slack_installations.c.workspace_id == workspace)
        async with self._database.read() as connection:
            sealed = await connection.scalar(query)
        if sealed is None:
            return None
        try:
            return Installation(**json.loads(self._seal.decrypt(sealed.encode())))
        except InvalidToken:
            raise UserError(Code.SLACK_OTHER_ENCRYPTION_KEY) from None

    async def workspaces(self) -> tuple[str, ...]:
        """All workspaces where the bot is installed, whatever key their tokens were encrypted with."""
        query = select(slack_installations.c.workspace_id).order_by(slack_installations.c.workspace_id)
        async with self._database.read() as connection:
            return tuple(await connection.scalars(query))

    async def delete(self, workspace: str) -> bool:
        """Delete a workspace's token and delegates; whether it was installed."""
        async with self._database.write() as connection:
            await connection.execute(delete(slack_delegates).where(slack_delegates.c.workspace_id == workspace))
            gone = await connection.execute(delete(slack_installations).where(slack_installations.c.workspace_id == workspace))
            return bool(gone.rowcount)

    async def issue_state(self, now: datetime) -> str:
        """A secret that names one login and cannot be guessed. Nothing is stored, since anybody may ask for any number."""
        return self._seal.encrypt_at_time(secrets.token_bytes(16), int(now.timestamp())).decode()

    async def consume_state(self, state: str, now: datetime) -> bool:
        """Whether this state was issued recently and is used for the first time; its hash is kept until it has expired."""
        try:
            self._seal.decrypt_at_time(state.encode(), _LONGEST_LIFE, int(now.timestamp()))
        except (InvalidToken, ValueError):
            return False
        try:
            async with self._database.write() as connection:
                await connection.execute(delete(slack_states).where(slack_states.c.expires_at <= now))
                await connection.execute(insert(slack_states).values(state=_hash(state), expires_at=now + _FORGOTTEN))
        except Conflict:
            return False
        return True

    async def delegates(self, workspace: str) -> frozenset[str]:
        """Users whom the admins of a workspace named."""
        query = select(slack_delegates.c.user_id).where(slack_delegates.c.workspace_id == workspace)
        async with self._database.read() as connection:
            return frozenset(await connection.scalars(query))

    async def name_delegates(self, workspace: str, users: frozenset[str]) -> None:
        """Replace the delegates by these."""
        async with self._database.write() as connection:
            await connection.execute(delete(slack_delegates).where(slack_delegates.c.workspace_id == workspace))
            if users:
                rows = [{"workspace_id": workspace, "user_id": user} for user in sorted(users)]
                await connection.execute(insert(slack_delegates), rows)

    @property
    def _seal(self) -> MultiFernet:
        if not self._seals:
            raise UserError(
                "an encryption key is needed to keep tokens: `dateline slack key` makes one, SLACK_ENCRYPTION_KEY_FILE names it"
            )
        return MultiFernet(self._seals)


def _hash(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
