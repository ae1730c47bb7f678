"""Ukrainian: what is said where something from outside is not taken."""

from bot.compose.wordings.kind import Words

BORDERS: Words = {
    "import_refused": "не взято: {name} ({problem})",
}
