"""A chat's descriptor: what the application knows of it. Everything else about the chat is in its folder.

A descriptor is imported at every start, so its parts import the chat's library only when they are called.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from bot.model.traits import Traits

if TYPE_CHECKING:  # Not needed at a start.
    from bot.flows.desk import Desk
    from bot.ports.delivery import ChatPlatform
    from bot.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A platform, and what has to run for people to talk to the bot there.

    `send` is what has to run for messages to go out from a process that has no people; None: there it cannot send.
    `refused` holds, once it was given up, what its operator has to mend.
    """

    platform: ChatPlatform
    serve: Callable[[Desk], Awaitable[None]]
    send: Callable[[], Awaitable[None]] | None = None
    refused: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token that can be set: its setting and variable, its title and where to get it, the secret ("": not set), whether it has
    the right form, and how to ask the chat whose it is."""

    key: str
    variable: str
    title: str
    page: str
    secret: str = field(repr=False)
    is_formed: bool
    whose: Callable[[], Awaitable[str]]


class Tools(Protocol):
    """What a chat's own commands of the command line can use."""

    @property
    def group(self) -> type[click.Group]:
        """The class of a group that suggests a name after a typing mistake."""
        ...

    def settings(self, context: click.Context) -> Any:
        """The chat's settings, checked."""
        ...

    def wait(self, work: Callable[[], Awaitable[Any]], waits_for: str) -> Any:
        """Run a coroutine, and show meanwhile what is waited for."""
        ...


def _nothing(settings: Any) -> Iterable[Any]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """A chat. `name` is its section of the settings, its role, its command and its page in docs; `title` is what people call it.

    `needs` says which tokens make a chat, and `next_step` what is left to do once they are set. `variables` are environment
    variables that are also understood without the bot's prefix. `settings` gives the pydantic model of its section; one whose
    fields all have defaults needs no section in config/default.toml. `open` gives the chat, not connected yet, or None where
    it is not set up, and raises UserError where its settings do not add up. `tokens` are those that it can have.
    `checks` yields what the settings say of it: whether that is good, and in which words. `listens` gives the ports, by
    setting, that a run opens for it. `hosted` says what a host's PORT sets. `sends_by_request`: a message is one request, from
    whatever process. `shares` tells whether several processes may be connected by these settings.
    """

    name: str
    title: str
    needs: str
    next_step: str
    settings: Callable[[], type[Any]]
    open: Callable[[Any, Store, Path], Chat | None]
    traits: Traits = field(default_factory=Traits)
    variables: frozenset[str] = frozenset()
    tokens: Callable[[Any], Iterable[Token]] = _nothing
    checks: Callable[[Any], Iterable[tuple[bool, str]]] = _nothing
    listens: Callable[[Any], Iterable[tuple[str, str, int]]] = _nothing
    hosted: Callable[[str], Mapping[str, str]] = lambda port: {}
    sends_by_request: bool = False
    shares: Callable[[Any], bool] = lambda settings: False
    about: str = ""
    commands: Callable[[Tools], click.Group] | None = None

    @property
    def secrets(self) -> str:
        """The prefix of its environment variables."""
        return f"{self.name.upper()}_"
