"""Abilities of a chat's clients that the bot's answers depend on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """`lacks` are languages of the bot's that no client of the chat can be set to, so that a client says nothing of its reader's.

    `translates`: its clients show the names of commands in their own language. `role` is a pattern of the ids of what a digest
    may call. `admins_only` is the key of the words for somebody who may not configure the bot there,
    and `managers_elsewhere` of those that say where it is settled who may, where no role can be named for that.
    """

    lacks: tuple[str, ...] = ()
    translates: bool = False
    role: str = r"[A-Z0-9]{5,25}"
    admins_only: str = "admins_only"
    managers_elsewhere: str = ""
