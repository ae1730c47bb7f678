"""The length of a text as Discord and Slack count it."""

from bot.compose.shorten import OMISSION


def units(text: str) -> int:
    """The length of a text in UTF-16 units; a lone surrogate counts one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """A beginning of at most `most` units, with an ellipsis where something was left out; for the bot's own labels."""
    if units(text) <= most:
        return text
    kept = text[: most - 1]
    while units(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + OMISSION
