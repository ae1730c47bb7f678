"""Settings of upkeep: limits, how long things are kept, backups, and the health port."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.app.setting_kinds import Duration


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LimitSettings(_Section):
    """How much one workspace may have."""

    topics: int = Field(ge=1, le=1000)
    sources: int = Field(ge=1, le=10_000)
    digests: int = Field(ge=1, le=1000)
    articles: int = Field(ge=100, le=1_000_000)
    follows: int = Field(ge=1, le=1000)
    public_briefs: Duration


class KeepSettings(_Section):
    """How long what is stored is kept."""

    articles: Annotated[Duration, Field(ge=timedelta(days=7))]
    sent: Annotated[Duration, Field(ge=timedelta(days=7))]
    at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class BackupSettings(_Section):
    """Copies of the database."""

    folder: str = Field(min_length=1)
    every: Duration
    keep: int = Field(ge=0, le=1000)


class HealthSettings(_Section):
    """The port at which other programs ask how the bot is."""

    host: str = Field(min_length=1)
    port: int = Field(ge=0, le=65535)
