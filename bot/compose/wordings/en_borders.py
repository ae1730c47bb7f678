"""English: what is said where something from outside is not taken."""

from bot.compose.wordings.kind import Words

BORDERS: Words = {
    "import_refused": "not taken: {name} ({problem})",
}
