"""Error messages for wrong settings, in our own words: the validation library's messages never reach a user."""

import re

from pydantic_core import ErrorDetails

_KINDS = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "string": "a text in quotes",
    "tuple": "a list such as [\"a\", \"b\"]",
    "list": "a list such as [\"a\", \"b\"]",
    "model": "a table of settings, [section]",
    "dict": "a table of settings, [section]",
}  # fmt: skip
_BOUNDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
_PATTERNS = {
    "sqlite": "an address such as sqlite:///var/dateline.db or postgresql://user@host/name",
    "wss": "an address that begins with wss://",
    "https": "an address that begins with https://",
    "[0-5]": "a time of the day such as 03:30",
}
"""What a pattern is about, by a part of it."""

_MEMBER = re.compile(r"<\w+\.\w+: (\w+)>")
_LENGTH = re.compile(r"timedelta\((\w+)=(\d+)\)")


def expected(error: ErrorDetails) -> str:
    """The message: what was expected instead of what was found."""
    kind, facts = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return error["msg"].removeprefix("Value error, ")
    if kind in ("literal_error", "enum"):
        return f"one of {_choices(str(facts['expected']))}"
    if kind == "string_pattern_mismatch":
        pattern = str(facts["pattern"])
        return next((words for piece, words in _PATTERNS.items() if piece in pattern), "a text of another form")
    if kind.startswith("string_too"):
        least, most = facts.get("min_length"), facts.get("max_length")
        return f"at most {most} characters" if most is not None else "a text that is not empty" if least == 1 else "a longer text"
    for bound, words in _BOUNDS.items():
        if bound in facts:
            return f"{words} {_said(facts[bound])}"
    return _KINDS.get(kind.partition("_")[0], "another kind of value") + "; see config/default.toml"


def _choices(said: str) -> str:
    """`'a', 'b' or 'c'`, or the members of an enumeration, as a list of what to type."""
    return _MEMBER.sub(r"\1", said.replace("'", "")).replace(" or ", ", ")


def _said(bound: object) -> str:
    """A bound; a duration comes as Python writes it."""
    length = _LENGTH.search(str(bound))
    return f"{length[2]} {length[1]}" if length else str(bound)
