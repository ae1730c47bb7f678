"""English, for what does not come out of the bot any more (`bot.flows.alarms`)."""

from bot.compose.wordings.kind import Words

ALARMS: Words = {
    "alarm.writing": "The bot cannot write to its database, so nothing new comes. Its operator has to look.",
    "alarm.reading": "New articles wait to be read.",
    "alarm.sources": "Due and not visited: {sources}",
    "alarm.digests": {
        "one": "A digest is late.",
        "other": "{n} digests are late.",
    },
    "alarm.outbox": {
        "one": "A message is ready to be sent and is not.",
        "other": "{n} messages are ready to be sent and are not.",
    },
    "articles_full": "The {n} articles that this place may have in a day are there; the rest is read later.",
}
