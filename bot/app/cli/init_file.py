"""What `init` writes: a short settings file with a comment on each setting."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSource:
    """One source: a folder or a feed, where it is, and what it is called ("" leaves that to the feed)."""

    kind: str
    location: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All answers. No `sources`: the sample newsroom. `topics` are pairs of a name and its words. `secrets` are settings, such as
    "discord.token", with the file that holds each."""

    timezone: str
    schedule: str
    sources: Sequence[ChosenSource] = ()
    topics: Sequence[tuple[str, str]] = ()
    secrets: Sequence[tuple[str, str]] = field(default=())


def settings_text(chosen: Chosen) -> str:
    """The file, in TOML."""
    return "\n".join(_lines(chosen)).strip() + "\n"


def _lines(chosen: Chosen) -> Iterator[str]:
    yield "# Settings of Dateline. What is not here keeps its default; config/default.toml tells them all."
    if chosen.sources and not chosen.topics:
        yield from ("", "# No topics: the digest tells everything. `dateline topics add` adds one.", "topics = []")
    yield from ("", "[newsroom]", "# Times are said in this zone.", f"timezone = {_text(chosen.timezone)}")
    yield from _sources(chosen.sources)
    for number, (name, words) in enumerate(chosen.topics):
        yield ""
        if not number:
            yield '# Any of the words will do; "phrases" in quotes, +word must occur, -word must not.'
        yield from ("[[topics]]", f"name = {_text(name)}", f"words = {_text(words)}")
    yield from ("", "[digest]", "# When it comes; `dateline schedule preview TEXT` says how a text is understood.")
    yield f"schedule = {_text(chosen.schedule)}"
    if chosen.topics:
        yield "# What it is about; an empty list: everything."
        yield f"topics = [{', '.join(_text(name) for name, _ in chosen.topics)}]"
    for setting, file in chosen.secrets:
        section, _, key = setting.partition(".")
        if not any(earlier.startswith(f"{section}.") for earlier, _ in chosen.secrets[: chosen.secrets.index((setting, file))]):
            yield from ("", f"[{section}]", "# The token is in a file that only you can read.")
        yield f"{key}_file = {_text(file)}"


def _sources(sources: Sequence[ChosenSource]) -> Iterator[str]:
    if not sources:
        yield from ("", "# Until you name sources of your own, the sample newsroom is read: `dateline add-source` adds one.")
        return
    yield from ("", "# What is read. This list takes the place of the sample newsroom's.")
    for number, source in enumerate(sources):
        yield from ([""] if number else [])
        yield from ("[[sources]]", f"kind = {_text(source.kind)}", f"location = {_text(source.location)}")
        if source.title:
            yield f"title = {_text(source.title)}"
        if source.kind == "folder":
            yield 'every = "10s"'


def _text(value: str) -> str:
    """A basic string of TOML, which has JSON's escapes, and one more: DEL may not stand for itself."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
