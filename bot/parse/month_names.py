"""Months as publishers of many languages write them in dates: whole, declined or cut short, with and without accents."""

import unicodedata

SHORTEST = 3
"""Letters that a cut name has at least."""

_NAMES = """
en january february march april may june july august september october november december
de januar|jänner februar märz|mrz april mai juni juli august september oktober november dezember
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
es enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
nl januari februari maart|mrt april mei juni juli augustus september oktober november december
sv januari februari mars april maj juni juli augusti september oktober november december
fi tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
pl styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca lipiec|lipca sierpień|sierpnia\
 wrzesień|września październik|października listopad|listopada grudzień|grudnia
cs leden|ledna únor|února březen|března duben|dubna květen|května červen|června červenec|července srpen|srpna září\
 říjen|října listopad|listopadu prosinec|prosince
ro ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
tr ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
id januari februari maret april mei juni juli agustus september oktober november desember
ru январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа сентябрь|сентября\
 октябрь|октября ноябрь|ноября декабрь|декабря
uk січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня липень|липня серпень|серпня\
 вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня
bg януари февруари март април май юни юли август септември октомври ноември декември
ar يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
ar كانونالثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول\
 تشرينالأول|تشرينالاول تشرينالثاني كانونالأول|كانونالاول
ar جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
"""
"""One line a language, January first; a name and its other forms are joined by "|". Where two languages share a beginning,
the line that comes first has it."""

_FINNISH_DAYS = frozenset(("ma", "ti", "ke", "to", "pe", "la", "su"))
_DAYS_TOO = frozenset(("mar", "mart", "сер"))
"""Beginnings of a month that are a day's, too: Tuesday in Spanish, French and Italian, Wednesday in Ukrainian."""


def fold(word: str) -> str:
    """The word in lower case and without accents; the Turkish dotless i is an i."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("ı", "i")


def _tables() -> tuple[dict[str, int], dict[str, int]]:
    whole: dict[str, int] = {}
    begun: dict[str, int] = {}
    for line in _NAMES.strip().splitlines():
        for month, forms in enumerate(line.split()[1:], start=1):
            for name in map(fold, forms.split("|")):
                whole.setdefault(name, month)
                for length in range(SHORTEST, len(name)):
                    begun.setdefault(name[:length], month)
    return whole, begun


_WHOLE, _BEGUN = _tables()


def month_named(name: str) -> int:
    """The month (1-12) of a whole name, in one word or two; 0 for anything else."""
    return _WHOLE.get(fold("".join(name.split())), 0)


def month_of(words: list[str]) -> int:
    """The month (1-12) that a date's words name; 0 where none does.

    A word that may be a month or a day of the week ("mar, 24 nov") is a month only where no other word is one.
    """
    folded = [fold(word).rstrip(".") for word in words]
    named = [(word, month) for word in folded if (month := _month(word))]
    if not named:
        return 0
    word, month = next((pair for pair in named if pair[0] not in _DAYS_TOO), named[0])
    # "mar" is March nearly everywhere, and November beside a Finnish day.
    return 11 if word == "mar" and _FINNISH_DAYS & set(folded) else month


def _month(word: str) -> int:
    if month := _WHOLE.get(word) or _BEGUN.get(word):
        return month
    # "lokakuuta": the name with an ending.
    return next((_WHOLE[word[:length]] for length in range(len(word) - 1, 4, -1) if word[:length] in _WHOLE), 0)
