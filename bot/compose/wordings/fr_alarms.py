"""Français."""

from bot.compose.wordings.kind import Words

ALARMS: Words = {
    "alarm.writing": "Le bot ne peut pas écrire dans sa base ; rien de nouveau n’arrive avant que son exploitant n’intervienne.",
    "alarm.reading": "De nouveaux articles attendent d’être lus.",
    "alarm.sources": "À visiter et pas encore visitées : {sources}",
    "alarm.digests": {
        "one": "Un résumé est en retard.",
        "other": "{n} résumés sont en retard.",
    },
    "alarm.outbox": {
        "one": "Un message est prêt à partir et ne part pas.",
        "other": "{n} messages sont prêts à partir et ne partent pas.",
    },
    "articles_full": "Les {n} articles auxquels ce lieu a droit par jour sont là ; le reste sera lu plus tard.",
}
