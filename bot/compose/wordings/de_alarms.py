"""Deutsch: was nicht mehr aus dem Bot kommt."""

from bot.compose.wordings.kind import Words

ALARMS: Words = {
    "alarm.writing": "Der Bot kann seine Datenbank nicht beschreiben; es kommt nichts Neues, bis sein Betreiber nachsieht.",
    "alarm.reading": "Neue Artikel warten darauf, gelesen zu werden.",
    "alarm.sources": "Fällig und nicht besucht: {sources}",
    "alarm.digests": {
        "one": "Eine Übersicht ist überfällig.",
        "other": "{n} Übersichten sind überfällig.",
    },
    "alarm.outbox": {
        "one": "Eine Nachricht könnte gesendet werden und wird es nicht.",
        "other": "{n} Nachrichten könnten gesendet werden und werden es nicht.",
    },
    "articles_full": "Die {n} Artikel, die es hier an einem Tag geben darf, sind da; der Rest wird später gelesen.",
}
