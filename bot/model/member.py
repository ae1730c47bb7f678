"""A member's own settings in a workspace: for answers to them, and for what they follow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody's own settings, where they have any. "" stands for what the chat, or the workspace, says.

    `language` is an ISO 639-1 code, and `spoken` the one that their chat was last heard to speak, for messages that nobody asks
    for at that moment. `style` is one of the choices of `/news settings` (cards, plain). `timezone` and `schedule` are those of
    what they follow.
    """

    workspace_id: str
    user_id: str
    language: str = ""
    spoken: str = ""
    style: str = ""
    timezone: str = ""
    schedule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What else is kept of somebody: the messages that they were sent, by when and under which title; how many notes of their
    briefs; how many digests and channels of the workspace name them as who set them up; and whether admins named them to
    configure the bot."""

    messages: tuple[tuple[str, str], ...] = ()
    briefs: int = 0
    keeps: int = 0
    is_delegate: bool = False
