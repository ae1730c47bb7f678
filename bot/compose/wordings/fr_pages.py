"""Français : les pages vers lesquelles mènent les flux."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "pages",
    "about.sources.pages": "Si les pages d’un flux sont lues quand il n’apporte que des accroches",
    "option.pages": "auto, jamais ou standard : comme ce bot fait pour tous les flux",
    "pages_auto": "auto",
    "pages_never": "jamais",
    "pages_default": "standard",
    "pages_set.auto": "Les pages de « {name} » sont lues quand le flux n’apporte que des accroches.",
    "pages_set.never": "Les pages de « {name} » ne sont plus lues ; ce qui a été lu reste.",
    "pages_set.default": "Les pages de « {name} » sont lues ou non comme celles de tous les flux de ce bot.",
    "pages_unread": "ses pages ne sont pas lues",
    "walls": "les pages de {host} ne montrent que des barrières ({why}) ; les mots du flux sont montrés, prochain essai {when}",
    "wall.consent": "consentement",
    "wall.login": "connexion",
    "wall.challenge": "contrôle anti-robots",
    "wall.region": "pas d’ici",
    "wall.no_text": "pas de texte",
    "paid": "seulement la partie gratuite d’un article payant",
}
