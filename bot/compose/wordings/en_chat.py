"""English: what is said around an answer in a chat."""

from bot.compose.wordings.kind import Words

CHAT: Words = {
    "done": "Done.",
    "posted": "Posted to the channel.",
    "went_wrong": "Something went wrong. It is in the bot's log; please try again.",
    "file_too_large": "This file is too large: at most {most} MB.",
    "lacking_permissions": "The bot cannot post in #{channel}: it is missing {names}. "
    "Grant that in the channel's settings under Permissions, and try again.",
    "digest_rests": "A news digest for {server} rests, with all its settings kept: {problem}.",
    "open_form": "Open the form",
    "form_gone": "This form is no longer there. Please give the command again.",
    # in Slack
    "send": "Save",
    "cancel": "Cancel",
    "close": "Close",
    "waiting": "One moment …",
    "too_late_for_form": "Slack did not wait for the form. Please give the command again.",
    "file_sent": "You have it in your direct messages with the bot.",
    "file_needed": "Choose a file to read.",
    "home": "Your news",
    "delegates": "Who besides the workspace's admins may configure the bot:",
    "brief_me": "Brief me on this",
    "brief_me.about": "What is known about the topic of this message",
    "set_up": "Set up a news digest",
    "no_subject": "This message names nothing to look for. Try /brief and a few words of your own.",
    "usage": "How to type it",
}
