"""Português: as páginas para onde os feeds apontam."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "páginas",
    "about.sources.pages": "Se as páginas de um feed são lidas quando ele só traz chamadas",
    "option.pages": "auto, nunca ou padrão: como este bot faz com todos os feeds",
    "pages_auto": "auto",
    "pages_never": "nunca",
    "pages_default": "padrão",
    "pages_set.auto": "As páginas de “{name}” são lidas quando o feed só traz chamadas.",
    "pages_set.never": "As páginas de “{name}” já não são lidas; o que foi lido fica.",
    "pages_set.default": "As páginas de “{name}” são lidas ou não como as de todos os feeds deste bot.",
    "pages_unread": "as suas páginas não são lidas",
    "walls": "as páginas de {host} só mostram barreiras ({why}); mostram-se as palavras do feed, próxima tentativa {when}",
    "wall.consent": "consentimento",
    "wall.login": "início de sessão",
    "wall.challenge": "verificação de robôs",
    "wall.region": "não a partir daqui",
    "wall.no_text": "sem texto",
    "paid": "só o que é gratuito de um artigo pago",
}
