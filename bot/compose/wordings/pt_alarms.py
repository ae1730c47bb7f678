"""Português."""

from bot.compose.wordings.kind import Words

ALARMS: Words = {
    "alarm.writing": "O bot não consegue gravar no banco de dados; nada de novo chega até que o operador verifique.",
    "alarm.reading": "Há artigos novos à espera de leitura.",
    "alarm.sources": "Na hora de visitar e não visitadas: {sources}",
    "alarm.digests": {
        "one": "Um resumo está atrasado.",
        "other": "{n} resumos estão atrasados.",
    },
    "alarm.outbox": {
        "one": "Uma mensagem está pronta para envio e não é enviada.",
        "other": "{n} mensagens estão prontas para envio e não são enviadas.",
    },
    "articles_full": "Já estão aqui os {n} artigos que este lugar pode ter por dia; o resto será lido mais tarde.",
}
