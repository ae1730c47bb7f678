"""Ukrainian: what a digest says around its news, and what readers ask of it."""

from bot.compose.wordings.kind import Words

READER: Words = {
    "opinion": "Думка: {headline}",
    "live": "наживо",
}  # fmt: skip
