"""What a workspace wants to hear about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A named interest: an article matches when any of `any_of`, all of `all_of` and none of `none_of` occur in it.

    Each is a word or a phrase as a person types it ("Syria", "chemical weapons"); matching is on stems, never a pattern.
    Where `source_ids` names any, only their articles match.
    """

    id: str
    workspace_id: str
    name: str
    any_of: tuple[str, ...]
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A topic as a search index is asked for it.

    An article that fits holds one alternative of each of the `required` groups, and none of those `excluded` for its language;
    each is a sequence of stems that stand side by side (a phrase), as `bot.understand.words.terms(...).split()` gives them. A
    lone one may bear an asterisk: `("klima*",)` is any word that begins so, `("*wahl",)` any that ends so.
    """

    required: tuple[tuple[tuple[str, ...], ...], ...]
    excluded: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article as it is printed: its headline, and all that is told in it."""

    title: str
    body: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic's word or phrase, as typed, that an article holds: how often, and whether its title does."""

    term: str
    times: int
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match of an article with a topic: how well it fits (0..1), and why: the words found, those of its title first."""

    topic_id: str
    score: float
    why: tuple[Hit, ...]
