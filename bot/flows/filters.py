"""Filters of workspaces, digests and topics: blocked words and outlets, and limits to some sources and languages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.flows.desk import ChoosingDesk
from bot.model.analysis import Reading
from bot.model.topic import Topic
from bot.model.workspace import Window, Workspace
from bot.parse.outlet import identity
from bot.understand.topics import holds_any, sought

MOST_BLOCKED, MOST_OF_A_NAME = 100, 100
"""The most words or outlets that a workspace may block, and the most characters of one."""

_CODES = """
    af am an ar as az be bg bn br bs ca cs cy da de dz el en eo es et eu fa fi fo fr ga gl gu he hi hr ht hu hy id is it
    ja jv ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt my nb ne nl nn no oc or pa pl ps pt qu ro ru rw se si
    sk sl sq sr sv sw ta te th tl tr ug uk ur vi vo wa xh zh zu
"""
LANGUAGES_OF_NEWS = frozenset(_CODES.split())
"""The languages (ISO 639-1) that py3langid or a script can detect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The filter of one search. The store applies it as far as its index can, `lets` exactly.

    `languages` are those of the workspace's sources, for stemming words.
    """

    window: Window
    languages: tuple[str, ...]
    words: tuple[str, ...] = ()

    def among(self, topic: Topic) -> Window | None:
        """The window for a topic that may have sources of its own; None where nothing can be found in it."""
        if not topic.source_ids:
            return self.window
        common = tuple(
            source_id for source_id in topic.source_ids if not self.window.source_ids or source_id in self.window.source_ids
        )
        return replace(self.window, source_ids=common) if common else None

    @property
    def blocked(self) -> Topic:
        """The blocked words as a topic that excludes them."""
        return Topic(id="", workspace_id="", name="", any_of=(), none_of=self.words)

    def lets(self, reading: Reading) -> bool:
        """Whether a report passes the filter."""
        article, window = reading.article, self.window
        return (
            (not window.source_ids or article.source_id in window.source_ids)
            and (not window.languages or article.language in ("", *window.languages))
            and not {article.outlet_id, article.outlet.casefold()} & set(window.without_outlets)
            and not holds_any(self.words, reading)
        )


async def filter_of(desk: ChoosingDesk, workspace_id: str, window: Window) -> Filter:
    """The window with what the workspace blocks."""
    workspace = await desk.workspaces.workspace(workspace_id)
    if workspace is None:
        return Filter(window=window, languages=desk.languages)
    reads = workspace.reads or desk.languages
    blocked = Filter(window=window, languages=reads, words=workspace.blocked_words).blocked
    without = sought(blocked, reads) if workspace.blocked_words else None
    bounded = replace(window, without_outlets=_spellings(workspace), without_words=without)
    return Filter(window=bounded, languages=reads, words=workspace.blocked_words)


def blocked_outlets(typed: Iterable[str]) -> tuple[str, ...]:
    """Outlets as they are stored: a name in lower case, an address as its registrable domain."""
    found = (
        identity(outlet if "://" in outlet else f"https://{outlet.strip()}") or outlet if _is_address(outlet) else outlet
        for outlet in typed
    )
    return tuple(dict.fromkeys(name for outlet in found if (name := " ".join(outlet.casefold().split()))))


def _is_address(text: str) -> bool:
    return "." in text and " " not in text.strip()


def _spellings(workspace: Workspace) -> tuple[str, ...]:
    """Names with and without “the”: the Daily Post, Daily Post."""
    return tuple(
        dict.fromkeys(
            name for outlet in workspace.blocked_outlets for name in (outlet, outlet.removeprefix("the "), f"the {outlet}")
        )
    )
