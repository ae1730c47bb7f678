"""The settings of Discord."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.platforms.discord.shards import shards_of


def _shards(value: str) -> str:
    shards_of(value)
    return value


class DiscordSettings(BaseModel):
    """The bot on Discord; without a token there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    token: str = Field(repr=False)
    api_base: str = Field(pattern=r"^(https?://\S+)?$")
    gateway_url: str = Field(pattern=r"^(wss?://\S+)?$")
    shards: Annotated[str, AfterValidator(_shards)]
