"""Removes mailing boilerplate from a newsletter: view in browser, unsubscribe, preferences, forwarded by a friend."""

import re

IN_BROWSER = re.compile(
    r"\bin (?:(?:your|the|a|my) )?(?:web ?)?browser\b|\b(?:view|read|open) (?:it |this |)?online\b|\b(?:web|online) version\b"
    r"|\bim browser\b|\bonlineversion\b|\ben (?:tu|su|el) navegador\b|\bdans (?:votre|le|ton|un) navigateur\b"
    r"|\bversion en ligne\b|\bno (?:seu )?navegador\b|\bу браузері\b|في المتصفح",
    re.IGNORECASE,
)
"""The text of a link to the newsletter's page, in the bot's languages."""

_LONGEST = 60
"""The most words of a line about the newsletter itself."""
_FEW = 8
"""The most words of a line that may be a button or link. In a longer one "unsubscribe" is part of a sentence."""
_HEAD = 12
"""Lines. Further down, a line about the subscription may begin the footer."""
_TAIL = 0.5
_BIT = 15
"""The most words of a line in a footer."""

_BUTTON = re.compile(
    r"\bunsubscribe\b|\bopt[ -]?out\b|\b(?:manage|update|change|edit)\b.*\b(?:preferences|subscriptions?|settings)\b"
    r"|\bprivacy policy\b|\bterms of (?:use|service)\b|\bwhy did i get this\b|\badd us to your address book\b"
    r"|\b(?:abbestellen|abmelden|austragen|datenschutz(?:erklärung)?)\b|\bdarse? de baja\b|\bdate de baja\b"
    r"|\bcancelar (?:\w+ )?(?:suscripción|inscrição|subscrição|assinatura)\b|\bdés(?:abonn|inscri)\w+"
    r"|\b(?:descadastr|desinscrev)\w+|\bвідписатися\b|إلغاء الاشتراك",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\byou(?:’re|'re| are)? (?:received?|receiving|getting|got) this (?:e-?mail|message|newsletter|letter|because)\b"
    r"|\bthis (?:e-?mail|message|newsletter|letter) was sent (?:to|by)\b|\bour mailing address\b"
    r"|\b(?:was this|forwarded this|got this) (?:\w+ )?(?:e-?mail\?|newsletter\?|forwarded to you|from a friend)"
    r"|\bsie (?:erhalten|bekommen) diese\b|\bdiese (?:e-?mail|nachricht) wurde\b"
    r"|\b(?:has recibido|recibes|está recibiendo) este\b"
    r"|\bvous recevez (?:cet|ce|cette)\b|\b(?:recebeu|está recebendo|está a receber) este\b"
    r"|\bви отрима(?:ли|єте) це[йт]?\b"
    r"|تلقيت هذ[اه]",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]*")


def without_mailing(text: str, title: str) -> str:
    """The newsletter's lines without mailing boilerplate, and without its subject if that is repeated at the top."""
    lines = [line for raw in text.splitlines() if (line := raw.strip()) and not _NO_WORD.fullmatch(line)]
    machinery = [number for number, line in enumerate(lines) if _is_machinery(line)]
    footer = next((number for number in machinery if _begins_footer(lines, number)), None)
    kept = [line for number, line in enumerate(lines[:footer]) if number not in machinery]
    if title and kept and kept[0].casefold() == title.casefold():
        kept = kept[1:]
    return "\n".join(kept)


def _is_machinery(line: str) -> bool:
    count = len(line.split())
    is_button = count <= _FEW and (_BUTTON.search(line) or IN_BROWSER.search(line))
    return bool(is_button or (count <= _LONGEST and _ADDRESSED.search(line)))


def _begins_footer(lines: list[str], number: int) -> bool:
    """Whether everything from a line on is footer, so that no paragraph is lost with it."""
    below = lines[number + 1 :]
    is_late = number >= max(_HEAD, _TAIL * len(lines))
    return (
        number > 0 and all(len(line.split()) < _BIT or _is_machinery(line) for line in below) and (is_late or len(below) < _HEAD)
    )
