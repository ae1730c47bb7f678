"""Español."""

from bot.compose.wordings.kind import Words

ALARMS: Words = {
    "alarm.writing": "El bot no puede escribir en su base de datos; no llega nada nuevo hasta que su operador lo revise.",
    "alarm.reading": "Hay artículos nuevos que esperan a ser leídos.",
    "alarm.sources": "Pendientes y sin visitar: {sources}",
    "alarm.digests": {
        "one": "Un resumen lleva retraso.",
        "other": "{n} resúmenes llevan retraso.",
    },
    "alarm.outbox": {
        "one": "Un mensaje está listo para enviarse y no se envía.",
        "other": "{n} mensajes están listos para enviarse y no se envían.",
    },
    "articles_full": "Ya están los {n} artículos que este lugar puede tener al día; el resto se leerá más tarde.",
}
