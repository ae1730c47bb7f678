"""The settings of Slack, which most people give by the names that Slack's own documentation uses (SLACK_BOT_TOKEN)."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.model.errors import UserError


def _token(beginning: str, where: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not value.startswith(beginning):
            raise ValueError(f"a token that begins with {beginning} ({where})")
        return value

    return AfterValidator(check)


def _address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("an address that begins with https://")
    return value.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]


class SlackSettings(BaseModel):
    """The settings for Socket Mode and HTTP."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bot_token: Annotated[str, _token("xoxb-", "OAuth & Permissions")] = Field(repr=False)
    app_token: Annotated[str, _token("xapp-", "Basic Information, App-Level Tokens")] = Field(repr=False)
    signing_secret: str = Field(repr=False)
    client_id: str
    client_secret: str = Field(repr=False)
    encryption_key: str = Field(repr=False)
    public_url: Address
    host: str = Field(min_length=1)
    port: int = Field(ge=0, le=65535)
    api_base_url: Address

    def way(self) -> Literal["", "socket", "http"]:
        """The way of connecting; "" when nothing is set. Raises UserError when a needed setting is missing."""
        many = bool(self.client_id or self.client_secret)
        if not (self.bot_token or self.app_token or self.signing_secret or many):
            return ""
        if self.bot_token and self.app_token:
            return "socket"
        if self.app_token:
            raise UserError("SLACK_APP_TOKEN is set, but not SLACK_BOT_TOKEN; docs/slack.md says where it is")
        if not self.signing_secret:
            raise UserError("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); see docs/slack.md")
        if not self.bot_token and not (self.client_id and self.client_secret and self.encryption_key):
            raise UserError(
                "for many workspaces Slack needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_ENCRYPTION_KEY, "
                "for one of them SLACK_BOT_TOKEN; see docs/slack.md"
            )
        return "http"
