"""What a failed call of Slack's Web API means for a message (https://docs.slack.dev/reference/methods/chat.postMessage#errors)."""

from collections.abc import Mapping
from datetime import timedelta

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.model.errors import DeliveryError, Refused, TryLater, Unclear
from bot.model.problems import Code, Problem

RATE_LIMITED = 429
_DEFAULT_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=1)

REFUSALS: Mapping[str, Code] = {
    "not_in_channel": Code.SLACK_NOT_IN_CHANNEL,
    "channel_not_found": Code.SLACK_CHANNEL_GONE_OR_PRIVATE,
    "is_archived": Code.SLACK_CHANNEL_ARCHIVED,
    "user_not_found": Code.PERSON_LEFT,
    "user_disabled": Code.PERSON_LEFT,
    "messages_tab_disabled": Code.DIRECT_MESSAGES_CLOSED,
    "account_inactive": Code.SLACK_APP_REMOVED,
    "token_revoked": Code.SLACK_APP_REMOVED,
    "token_expired": Code.SLACK_TOKEN_EXPIRED,
    "invalid_auth": Code.SLACK_TOKEN_REFUSED,
    "not_authed": Code.SLACK_TOKEN_REFUSED,
    "missing_scope": Code.SLACK_SCOPE_MISSING,
    "no_permission": Code.SLACK_SCOPE_MISSING,
    "restricted_action": Code.SLACK_POSTING_RESTRICTED,
    "restricted_action_read_only_channel": Code.SLACK_CHANNEL_READ_ONLY,
    "restricted_action_thread_only_channel": Code.SLACK_CHANNEL_THREADS_ONLY,
    "restricted_action_non_threadable_channel": Code.SLACK_CHANNEL_NO_THREADS,
    "ekm_access_denied": Code.SLACK_POSTING_SUSPENDED,
    "team_access_not_granted": Code.SLACK_WORKSPACE_NO_ACCESS,
    "access_denied": Code.SLACK_NO_ACCESS,
    "cannot_reply_to_message": Code.SLACK_THREAD_NO_REPLIES,
    "thread_not_found": Code.SLACK_THREAD_GONE,
    "message_not_found": Code.MESSAGE_GONE,
    "cant_update_message": Code.MESSAGE_NOT_CHANGEABLE,
    "edit_window_closed": Code.MESSAGE_NO_LONGER_CHANGEABLE,
}
"""What each of Slack's errors means, and what to do."""

TAKEN_OUT = REFUSALS["account_inactive"]
"""Slack's errors of a workspace that removed the bot."""

MENDED_BY_INSTALLING = frozenset({
    Code.SLACK_APP_REMOVED, Code.SLACK_TOKEN_EXPIRED, Code.SLACK_TOKEN_REFUSED, Code.SLACK_SCOPE_MISSING,
    Code.SLACK_WORKSPACE_NO_ACCESS, Code.SLACK_NO_ACCESS,
})  # fmt: skip
"""Problems that a new installation of the app solves."""

_MAYBE_DONE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Errors after which some of the work may have been done."""
_LATER = {"ratelimited", "rate_limited", "team_added_to_org", "message_limit_exceeded"}


_NO_THREAD = {"cannot_reply_to_message", "thread_not_found", "restricted_action_non_threadable_channel"}


class NoThread(Refused):
    """The thread accepts nothing; the channel may."""


class StaleCursor(Refused):
    """The saved position in a list is not valid any more."""


def outcome(problem: Exception) -> DeliveryError:
    """A failed call as TryLater, Unclear or Refused, in words for the admins."""
    if isinstance(problem, DeliveryError):
        return problem
    if isinstance(problem, SlackApiError):
        return _answered(problem)
    if isinstance(problem, ClientConnectorError):
        return TryLater(Code.SLACK_NOT_REACHED, after=timedelta())
    if isinstance(problem, TimeoutError):
        return Unclear(Code.SLACK_NO_ANSWER)
    if isinstance(problem, ClientError | SlackClientError | OSError):
        return Unclear(Problem(Code.SLACK_CONNECTION_BROKE, {"detail": type(problem).__name__}))
    raise problem


def error_code(problem: SlackApiError) -> str:
    """Slack's name of an error, "" for an answer without one."""
    response = problem.response
    data = response.data if isinstance(response, AsyncSlackResponse) else response
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def _answered(problem: SlackApiError) -> DeliveryError:
    response = problem.response
    status = response.status_code if isinstance(response, AsyncSlackResponse) else getattr(response, "status", 0)
    code = error_code(problem)
    if status == RATE_LIMITED or code in _LATER:
        return TryLater(Code.SLACK_RATE_LIMITED, after=retry_after(getattr(response, "headers", {})))
    if code == "invalid_cursor":
        return StaleCursor(Problem(Code.SLACK_REFUSED, {"code": code}))
    if code in REFUSALS:
        return (NoThread if code in _NO_THREAD else Refused)(REFUSALS[code])
    if code in _MAYBE_DONE or not code:
        return Unclear(Problem(Code.SLACK_FAILED, {"code": code or str(status)}))
    return Refused(Problem(Code.SLACK_REFUSED, {"code": code}))


def retry_after(headers: Mapping[str, str]) -> timedelta:
    """How long Slack asks to wait (Retry-After)."""
    wish = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    if not wish.isascii() or not wish.isdigit():
        return _DEFAULT_WAIT
    return min(timedelta(seconds=int(wish[:9])), _LONGEST_WAIT)
