"""Asides: sentences in which an article addresses its readers or announces what comes, so that a digest cannot use them.

Greetings, reminders, "here is what we know", remarks on newsletters and podcasts, affiliate notes, questions, quotations
without a speaker, and sentences that end in a colon.
"""

import re

_LOOKED_AT = 600
_CLOSING = "\"'”’»“)] "
_START = r"^\W{0,8}"

_GREETINGS = (
    r"welcome (?:back|to (?:the|this|our|my|another|today))\b|good (?:morning|afternoon|evening)\b|hello\b"
    r"|hi (?:there|everyone|all)\b"
    r"|happy (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|greetings\b"
    r"|(?:herzlich )?willkommen (?:zurück|zu|bei|in unserem)\b|guten (?:morgen|tag|abend)\b|liebe (?:leser|abonnent)\w*"
    r"|bienvenid[oa]s?\b|buen(?:os|as) (?:días|tardes|noches)\b|hola\b"
    r"|bienvenue\b|bonjour\b|bonsoir\b|chères? lect\w+|chers lect\w+"
    r"|bem-vind[oa]s?\b|bom dia\b|boa (?:tarde|noite)\b|olá\b"
    r"|ласкаво просимо|доброго (?:ранку|дня|вечора)|вітаємо (?:вас|у|в)\b|добрий (?:день|вечір)"
    r"|صباح الخير|مساء الخير|أهلا|أهلاً|مرحبا|مرحباً"
)
_REMINDERS = (
    r"(?:as|just) a (?:quick )?reminder\b|a (?:quick )?reminder[:,]|in case you missed it\b"
    r"|thank(?:s| you) for (?:reading|listening|subscribing)"
    r"|in reply to [^.]{1,80}\.?$|(?:tags|filed under|keywords|schlagwörter|etiquetas|mots-clés|теги|وسوم):"
    r"|(?:please )?let us know\b|tell us (?:what|how|about)\b|stay tuned\b|that'?s (?:all|it) for (?:now|today|this week)\b"
    r"|zur erinnerung\b|danke fürs (?:lesen|zuhören)|schreiben sie uns\b"
    r"|(?:como|a modo de) recordatorio\b|gracias por (?:leer|escuchar|suscrib)\w*|pour rappel\b"
    r"|merci (?:de|d’|d')(?: nous)? (?:lire|écouter|suivre)"
    r"|(?:como|só um) lembrete\b|obrigad[oa] por (?:ler|ouvir|assinar)|дякуємо, що (?:читаєте|слухаєте)|شكرا على القراءة"
    r"|شكرا لمتابعت\w*"
)
_ANNOUNCED = (
    r"this is .{2,60}, (?:where|in which) (?:we|i) (?:share|discuss|talk|look|answer|round up)\b"
    r"|(?:on that note, )?here (?:is|are|was|were) (?:a few|some|my|our|the)\b"
    r"|here(?:'|’)?s? (?:is |are |was )?(?:what|how|why|the latest|everything|a look|a (?:quick )?(?:recap|summary|list)|where"
    r"|who|our|five|three|ten"
    r"|some)\b|what (?:you need|we know|to know|to expect|to watch)\b|this is what we know\b"
    r"|das wissen wir\b|was (?:wir|sie|man) (?:\w+ ){0,3}wissen\b|hier (?:ist|sind|finden sie|der|die|das)\b"
    r"|esto es lo que\b|lo que (?:sabemos|se sabe|hay que saber|debes? saber)\b|aquí (?:está|están|tiene|le|te)\b"
    r"|(?:voici|voilà) (?:ce|les|un|une|le|la|nos|comment|pourquoi)\b|ce que l(?:’|')on sait\b"
    r"|ce qu(?:’|')il faut (?:savoir|retenir)\b"
    r"|(?:veja|confira|saiba|entenda|leia) (?:o|a|os|as|como|por|mais|quem|quais)\b|o que (?:se sabe|sabemos|você precisa)\b"
    r"|(?:ось )?що (?:відомо|ми знаємо|треба знати)\b|إليك\w*|ما نعرفه|هذا ما نعرفه"
)
_OPENING = re.compile(f"{_START}(?:{_GREETINGS}|{_REMINDERS}|{_ANNOUNCED})", re.IGNORECASE)
_TABLE_OF_CONTENTS = re.compile(
    _START + r"(?:(?:Table of )?Contents|TABLE OF CONTENTS|CONTENTS|On this page|In this (?:article|post|guide)"
    r"|Inhalt(?:sverzeichnis)?|(?:Tabla|Índice) de contenidos?|Contenidos?|Table des matières|Sommaire|Índice de conteúdos?"
    r"|Sumário|Зміст|(?:جدول|فهرس) المحتويات)(?:\s*[:|–—-]|\s*\[\w+\])?\s+(?:[^\Wa-zß-ÿа-яєіїґ_]|\d)"
)
"""A table of contents that lost its lines: its heading, and a word in capitals where a sentence would go on."""

_OF_ITSELF = re.compile(
    r"\b(?:our|my|this(?: week[’']s)?|today[’']s) (?:newsletter|podcast|live ?blog|daily briefing|weekly briefing)\b"
    r"|\btoday[’']s (?:[A-Z]\w+ ){0,3}(?:interview|episode|update|post|newsletter|podcast)\b"
    r"|\bin this (?:episode|newsletter|podcast|issue|post)\b"
    r"|\bevery (?:mon|tues|wednes|thurs|fri|satur|sun)day,? we(?:[’']re| are| send)"
    r"|\bwe(?:[’']re| are)? send(?:ing)? (?:out|you) (?:this|our|a)\b"
    r"|\b(?:affiliate|sponsored) links?\b|\bwe (?:may|might|could) (?:earn|receive|get) (?:a|an|some) (?:\w+ )?commissions?\b"
    r"|\bbuy through (?:our|the) links\b"
    r"|\bthis (?:article|story|post|piece|review|column|essay|interview|transcript) (?:also )?(?:is part of (?:a|our|the)\b"
    r"|(?:first |originally |previously )(?:appeared|ran)\b|(?:was|has been|is) (?:\w+ly |first |also )?(?:published|posted"
    r"|updated|corrected|amended|translated|produced|reported using|excerpted|adapted)\b)"
    r"|\bmaking (?:it|this (?:article|story)) (?:free|available) to (?:all|everyone)\b"
    r"|\bdon[’']t want to receive\b.{0,80}\be-?mails?\b|\bwherever you (?:get|listen to) your podcasts?\b"
    r"|\bdies(?:er|e|es) (?:artikel|beitrag|text|rezension|kolumne|kritik|interview) (?:ist|erschien|wurde)\b.{0,40}"
    r"\b(?:zuerst|ursprünglich|erstmals|zuletzt)\b"
    r"|\best[ea] (?:artículo|texto|reseña|columna|crítica|entrevista|reportaje) (?:se publicó|fue publicad[oa]|apareció)\b"
    r"|\bcet(?:te)? (?:article|texte|critique|chronique|tribune|entretien|interview) (?:a été|est parue?|a paru)\b"
    r"|\best[ea] (?:artigo|texto|resenha|coluna|crítica|entrevista|reportagem) (?:foi|apareceu|saiu)\b"
    r"|\b(?:цю|цей|ця) (?:статт\w+|текст|матеріал|рецензі\w+|колонк\w+)\b.{0,40}\b(?:опублік\w+|вийш\w+)"
    r"|(?:نُشر|نشر|نُشرت|نشرت) هذ(?:ا المقال|ه المقالة|ه المراجعة|ا النص)"
    r"|\b(?:unser|unserem|dieser|diesem|mein) (?:newsletter|podcast|liveblog|liveticker)\b|\baffiliate-links?\b"
    r"|\bprovision, wenn\b"
    r"|\b(?:nuestro|este) (?:boletín|pódcast|podcast)\b|\benlaces de afiliad\w+"
    r"|\b(?:notre|cette|ce) (?:newsletter|infolettre|podcast)\b"
    r"|\bliens? d[’']affiliation\b|\b(?:nossa|esta|nosso|este) (?:newsletter|podcast|boletim)\b|\blinks? de afiliad\w+"
    r"|\b(?:наш\w*|цьому) (?:розсил\w+|подкаст\w*)|نشرتنا|هذه النشرة|البودكاست",
    re.IGNORECASE,
)
_HINTS = (
    "review", "column", "essay", "transcript", "guide", "free to", "available to", "e-mail", "email", "artikel", "beitrag",
    "kolumne", "rezension", "kritik", "dieser text", "artículo", "texto", "reseña", "columna", "crítica", "entrevista",
    "reportaje", "texte",
    "critique", "chronique", "tribune", "entretien", "artigo", "resenha", "coluna", "reportagem", "статт", "текст", "матеріал",
    "рецензі", "колонк", "المقال", "المراجعة", "هذا النص",
    "newsletter", "podcast", "pódcast", "blog", "briefing", "interview", "episode", "update", "post", "issue", "send", "link",
    "commission", "buy through", "article", "story", "piece", "liveticker", "provision, wenn", "boletín", "boletim", "enlaces",
    "infolettre", "liens", "lien d", "розсил", "подкаст", "نشرتنا", "النشرة", "البودكاست",
)  # fmt: skip
"""Every text that _OF_ITSELF matches has one of these words. Looking for them takes a tenth of the time."""
_BRACKETS = {"[": "]", "(": ")", "（": "）", "【": "】", "［": "］"}
_MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』"}


def is_aside(text: str) -> bool:
    """Whether a sentence says nothing by itself: it greets, reminds, asks, announces, advertises or quotes nobody."""
    seen = text[:_LOOKED_AT].strip()
    bare = text.rstrip(_CLOSING)
    if bare.endswith((":", "：", "?", "？", "؟")):
        return True
    if _OPENING.match(seen) or _TABLE_OF_CONTENTS.match(seen):
        return True
    return _is_of_itself(seen) or is_bare_quotation(seen) or _is_bracketed(seen)


def _is_bracketed(text: str) -> bool:
    """Whether a sentence is a note in brackets, or begins a bracket that goes on behind it."""
    closing = _BRACKETS.get(text[:1])
    if closing is None:
        return text.endswith("]") and "[" not in text
    end = text.find(closing)
    return end < 0 or not any(map(str.isalnum, text[end:]))


def _is_of_itself(text: str) -> bool:
    lower = text.lower()
    return any(hint in lower for hint in _HINTS) and _OF_ITSELF.search(text) is not None


def is_bare_quotation(text: str) -> bool:
    """Whether a sentence is only a quotation, from the first mark to the last, without its speaker."""
    closing = _MARKS.get(text[:1])
    if closing is None or len(text) < 3:
        return False
    end = next((at for at, character in enumerate(text) if at and character in closing), -1)
    return end < 0 or not any(character.isalnum() for character in text[end:])
