"""What a failed call of Slack's Web API means for a message (https://docs.slack.dev/reference/methods/chat.postMessage#errors)."""

from collections.abc import Mapping
from datetime import timedelta

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.model.errors import DeliveryError, Refused, TryLater, Unclear

RATE_LIMITED = 429
_DEFAULT_PATIENCE = timedelta(seconds=30)
_LONGEST_PATIENCE = timedelta(hours=1)

_INVITE = "invite the bot to the channel: type /invite @Dateline there"
_REINSTALL = "install the app in this workspace again"
_RENAMED = "choose another channel with /digest schedule"

REFUSALS: Mapping[str, str] = {
    "not_in_channel": f"the bot is not in this channel; {_INVITE}",
    "channel_not_found": f"this channel is gone, or private and the bot is not in it; {_INVITE}, or {_RENAMED}",
    "is_archived": f"this channel is archived; unarchive it, or {_RENAMED}",
    "account_inactive": f"the bot was removed from this workspace; {_REINSTALL}",
    "token_revoked": f"the bot was removed from this workspace; {_REINSTALL}",
    "token_expired": f"the bot's access has run out; {_REINSTALL}",
    "invalid_auth": f"Slack does not accept the bot's token; {_REINSTALL}",
    "not_authed": f"Slack does not accept the bot's token; {_REINSTALL}",
    "missing_scope": f"the bot may not do that here; {_REINSTALL}, so that it gets the scopes of its manifest",
    "no_permission": f"the bot may not do that here; {_REINSTALL}, so that it gets the scopes of its manifest",
    "restricted_action": f"this channel's settings do not let the bot post; allow it to, or {_RENAMED}",
    "restricted_action_read_only_channel": f"this channel is read-only for the bot; allow it to post, or {_RENAMED}",
    "restricted_action_thread_only_channel": f"this channel takes replies only; {_RENAMED}",
    "restricted_action_non_threadable_channel": f"this channel has no threads; {_RENAMED}",
    "ekm_access_denied": "an admin of this workspace has suspended posting; ask them to allow it",
    "team_access_not_granted": f"the bot has no access to this workspace; {_REINSTALL}",
    "access_denied": f"the bot has no access here; {_REINSTALL}",
    "cannot_reply_to_message": f"this thread takes no replies; {_RENAMED}",
    "thread_not_found": f"this thread is gone; {_RENAMED}",
    "message_not_found": "the message is gone",
    "cant_update_message": "the message cannot be changed",
    "edit_window_closed": "the message can no longer be changed",
}
"""Slack's error to what to do about it."""

TAKEN_OUT = REFUSALS["account_inactive"]
"""What Slack's words for a workspace that took the bot out mean."""

MENDED_BY_INSTALLING = frozenset(words for words in REFUSALS.values() if _REINSTALL in words)
"""What is over once the app is installed anew."""

_MAYBE_DONE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Of these Slack says that some part of the work may have been done."""
_LATER = {"ratelimited", "rate_limited", "team_added_to_org", "message_limit_exceeded"}


_NO_THREAD = {"cannot_reply_to_message", "thread_not_found", "restricted_action_non_threadable_channel"}


class NoThread(Refused):
    """The thread takes nothing; the channel may."""


class StaleCursor(Refused):
    """Where a list was left off is no place in it any more."""


def outcome(problem: Exception) -> DeliveryError:
    """A failed call as TryLater, Unclear or Refused, in words for those who look after the channel."""
    if isinstance(problem, DeliveryError):
        return problem
    if isinstance(problem, SlackApiError):
        return _answered(problem)
    if isinstance(problem, ClientConnectorError):
        return TryLater("Slack cannot be reached", after=timedelta())
    if isinstance(problem, TimeoutError):
        return Unclear("Slack did not answer in time")
    if isinstance(problem, ClientError | SlackClientError | OSError):
        return Unclear(f"the connection to Slack broke off: {type(problem).__name__}")
    raise problem


def error_code(problem: SlackApiError) -> str:
    """Slack's own name of an error, "" where the answer was none of its own."""
    response = problem.response
    data = response.data if isinstance(response, AsyncSlackResponse) else response
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def _answered(problem: SlackApiError) -> DeliveryError:
    response = problem.response
    status = response.status_code if isinstance(response, AsyncSlackResponse) else getattr(response, "status", 0)
    code = error_code(problem)
    if status == RATE_LIMITED or code in _LATER:
        return TryLater("Slack asks for patience", after=patience(getattr(response, "headers", {})))
    if code == "invalid_cursor":
        return StaleCursor(f"Slack refused the message ({code})")
    if code in REFUSALS:
        return (NoThread if code in _NO_THREAD else Refused)(REFUSALS[code])
    if code in _MAYBE_DONE or not code:
        return Unclear(f"Slack failed ({code or status})")
    return Refused(f"Slack refused the message ({code})")


def patience(headers: Mapping[str, str]) -> timedelta:
    """How long Slack asks to wait."""
    wish = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    if not wish.isascii() or not wish.isdigit():
        return _DEFAULT_PATIENCE
    return min(timedelta(seconds=int(wish[:9])), _LONGEST_PATIENCE)
