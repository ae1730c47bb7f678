"""Finds the subject of a question: “what is going on in syria?” is about syria."""

import re

_LONGEST = 300
_A, _THE = r"(?:an?|any|some|the)", r"(?:the |all |any )?"
_ASKED = (
    rf"(?:so,? )?(?:please )?(?:can|could|would) you (?:please )?(?:tell|brief|update) (?:me|us) (?:up )?(?:on|about)"
    rf"|(?:please )?(?:tell|brief|update|inform) (?:me|us) (?:on|about)"
    rf"|(?:so,? )?what(?:['’]s| is| are|s)? (?:it )?(?:going on|happening|up|new|the (?:latest|news|situation|state))"
    rf" (?:in|with|on|at|about|from|around|of)"
    rf"|what(?:['’]s| has|s)? happened (?:in|with|to|at)|what do (?:we|you) know about|what about"
    rf"|how(?:['’]s| is) it going (?:in|with)"
    rf"|(?:is there )?{_A} (?:news|update|updates|word) (?:on|about|from|of|in)"
    rf"|(?:{_THE}(?:latest|newest|recent) )?(?:news|updates?)"
    rf" (?:on|about|from|regarding)|{_THE}latest (?:on|about|from|in)|anything (?:new )?(?:on|about|from)"
    rf"|was (?:ist|geht|passiert|geschieht)(?: gerade)?(?: los| ab)? (?:in|mit|bei|um|im)|was gibt(?:['’]s| es)(?: neues)?"
    rf" (?:zu|zum|zur|über|aus|von|in|mit)|(?:was )?neues (?:zu|zum|zur|über|aus|von)"
    rf"|(?:aktuelle )?nachrichten (?:zu|über|aus)"
    rf"|erzähl(?:e)? mir (?:von|über)|wie steht es (?:um|mit|in)"
    rf"|¿?qué (?:pasa|está pasando|ocurre|sucede|ha pasado) (?:en|con)|¿?qué hay de nuevo (?:sobre|en|con)"
    rf"|(?:últimas )?noticias (?:de|del|sobre)|cuéntame (?:de|sobre)|¿?qué se sabe (?:de|sobre)"
    rf"|(?:qu['’]est[- ]ce qui|que) se passe(?:-t-il)? (?:en|à|au|aux|avec|dans)|quoi de neuf (?:en|sur|à|au|avec)"
    rf"|(?:quelles |dernières )?(?:nouvelles|infos|actualités) (?:de|du|sur|d['’])|parle-moi (?:de|du)"
    rf"|o que (?:está acontecendo|se passa|acontece|há de novo|aconteceu) (?:em|no|na|com|sobre)"
    rf"|(?:últimas )?(?:notícias|novidades) (?:de|do|da|sobre)|(?:me )?(?:conte|fale) sobre"
    rf"|що (?:відбувається|діється|сталося|трапилося|нового) (?:в|у|на|з|із|про|щодо)"
    rf"|(?:останні )?новини (?:про|з|із|щодо)|розкажи про"
    rf"|ماذا (?:يحدث|يجري|حدث) (?:في|مع)|ما (?:الجديد|الأخبار|الذي يحدث|أخبار) (?:في|عن|حول|من)"
    rf"|(?:آخر )?(?:أخبار|الأخبار عن)|أخبرني عن"
)
_QUESTION = re.compile(rf"[¿\s]{{0,3}}(?:{_ASKED})\s+(?:the (?=[a-z]))?(?P<subject>\S.{{0,{_LONGEST}}})", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+(?:right now|now|today|these days|at the moment|please|lately|currently|gerade|heute|bitte|jetzt|hoy|ahora|por favo"
    r"r"
    r"|maintenant|aujourd['’]hui|hoje|agora|зараз|сьогодні|الآن|اليوم))?[\s?!.؟]{0,5}$",
    re.IGNORECASE,
)


def subject_of(asked: str) -> str:
    """The subject of a question; any other text unchanged."""
    asked = " ".join(asked.split())
    found = _QUESTION.fullmatch(asked) if len(asked) <= _LONGEST else None
    if found is None:
        return asked.rstrip(" ?؟") or asked
    return _TAIL.sub("", found["subject"], count=1) or asked
