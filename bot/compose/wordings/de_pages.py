"""Deutsch: die Seiten, auf die Feeds verweisen."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "seiten",
    "about.sources.pages": "Ob die Seiten eines Feeds gelesen werden, der nur Anreißer bringt",
    "option.pages": "auto, nie oder standard: wie dieser Bot es mit allen Feeds hält",
    "pages_auto": "auto",
    "pages_never": "nie",
    "pages_default": "standard",
    "pages_set.auto": "Die Seiten von „{name}“ werden gelesen, wo der Feed nur Anreißer bringt.",
    "pages_set.never": "Die Seiten von „{name}“ werden nicht mehr gelesen; was gelesen wurde, bleibt.",
    "pages_set.default": "Die Seiten von „{name}“ werden so gelesen oder nicht gelesen wie bei allen Feeds dieses Bots.",
    "pages_unread": "seine Seiten werden nicht gelesen",
    "walls": "Seiten auf {host} zeigen nur Schranken ({why}); gezeigt werden die Worte des Feeds, nächster Blick {when}",
    "wall.consent": "Einwilligung",
    "wall.login": "Anmeldung",
    "wall.challenge": "Prüfung auf Roboter",
    "wall.region": "von hier nicht",
    "wall.no_text": "kein Text",
    "paid": "nur das Freie eines Bezahlartikels",
}
