"""English: what is said of feeds that are added."""

from bot.compose.wordings.kind import Words

ADDING: Words = {
    "folder_topic": "Topic: {name}",
}
