"""Español: las páginas a las que enlazan los canales."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "páginas",
    "about.sources.pages": "Si se leen las páginas de un canal que solo trae resúmenes",
    "option.pages": "auto, nunca o estándar: como hace este bot con todos los canales",
    "pages_auto": "auto",
    "pages_never": "nunca",
    "pages_default": "estándar",
    "pages_set.auto": "Las páginas de «{name}» se leen cuando el canal solo trae resúmenes.",
    "pages_set.never": "Las páginas de «{name}» ya no se leen; lo leído se queda.",
    "pages_set.default": "Las páginas de «{name}» se leen o no como las de todos los canales de este bot.",
    "pages_unread": "no se leen sus páginas",
    "walls": "las páginas de {host} solo muestran barreras ({why}); se muestran las palabras del canal, próximo intento {when}",
    "wall.consent": "consentimiento",
    "wall.login": "inicio de sesión",
    "wall.challenge": "control de robots",
    "wall.region": "no desde aquí",
    "wall.no_text": "sin texto",
    "paid": "solo lo gratuito de un artículo de pago",
}
