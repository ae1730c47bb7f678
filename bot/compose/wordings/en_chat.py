"""English: what is said around an answer in a chat."""

from bot.compose.wordings.kind import Words

CHAT: Words = {
    "done": "Done.",
    "posted": "Posted to the channel.",
    "went_wrong": "Something went wrong. It is in the bot's log; please try again.",
    "file_too_large": "This file is too large: at most {most} MB.",
    "open_form": "Open the form",
    "form_gone": "This form is no longer there. Please give the command again.",
}
