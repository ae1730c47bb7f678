"""Translates schedules in other languages into English for `bot.parse.schedule.read`: “täglich 07:00”, “cada 6 horas”.

Words are compared without case and accents, which a keyboard may lack. One table serves all languages, since no word in it
means different things in two of them or something else in English.
"""

import re
import unicodedata
from itertools import groupby

_WORDS = """
daily: täglich, taeglich, jeden tag, diariamente, diario, a diario, todos los días, cada día, quotidien
daily: quotidiennement, tous les jours
daily: chaque jour, todos os dias, cada dia, diária, щодня, щоденно, кожного дня, يوميا, كل يوم
weekdays: werktags, an werktagen, wochentags, unter der woche, entre semana, días laborables, de lunes a viernes, en semaine
weekdays: les jours ouvrables, du lundi au vendredi, em dias úteis, nos dias úteis, dias úteis, de segunda a sexta
weekdays: по буднях, у будні, в будні, щобудня, أيام العمل, أيام الأسبوع
weekends: am wochenende, wochenends, los fines de semana, fines de semana, fin de semana, le week-end, les week-ends, week-end
weekends: nos fins de semana, aos fins de semana, fim de semana, на вихідних, у вихідні, по вихідних, نهاية الأسبوع
monthly: monatlich, mensualmente, mensual, mensuel, mensuellement, mensalmente, mensal, щомісяця, شهريا
hourly: stündlich, stuendlich, jede stunde, cada hora, chaque heure, toutes les heures, a cada hora, щогодини
hourly: кожної години, كل ساعة
every: alle, jeden, jede, jedes, cada, a cada, chaque, toutes les, tous les, todos los, todas las, todas as, todos os
every: кожні, кожного, кожної, кожну, кожен, щоразу, كل
hours: stunden, horas, heures, годин, години, ساعات, ساعة
hour: stunde, heure, година
minutes: minuten, minutos, хвилин, хвилини, دقائق, دقيقة
at: um, gegen, a las, a la, a les, aos, às, à, vers, о, об, الساعة, في الساعة, عند
and: und, sowie, y, et, e, та, і, й
to: bis, hasta, jusqu'à, jusqu'au, jusqu’à, até, до, حتى, إلى
from: ab, desde, à partir de, a partir de, від, починаючи з, من, ابتداء من
noon: mittags, mittag, mediodía, midi, meio-dia, meio dia, опівдні, ظهرا, الظهر
midnight: mitternacht, mitternachts, medianoche, minuit, meia-noite, meia noite, опівночі, منتصف الليل
monday: montag, montags, lunes, lundi, lundis, segunda, segunda-feira, segundas, понеділок, понеділка, щопонеділка
monday: понеділках, الإثنين
tuesday: dienstag, dienstags, martes, mardi, mardis, terça, terça-feira, terças, вівторок, вівторка, щовівторка
tuesday: вівторках, الثلاثاء
wednesday: mittwoch, mittwochs, miércoles, mercredi, mercredis, quarta, quarta-feira, quartas, середа, середи
wednesday: щосереди, середу, الأربعاء
thursday: donnerstag, donnerstags, jueves, jeudi, jeudis, quinta, quinta-feira, quintas, четвер, четверга, щочетверга
thursday: четвергах, الخميس
friday: freitag, freitags, viernes, vendredi, vendredis, sexta, sexta-feira, sextas, п'ятниця, п'ятниці, щоп'ятниці
friday: п'ятницю, الجمعة
saturday: samstag, samstags, sonnabend, sonnabends, sábado, sábados, samedi, samedis, субота, суботи, щосуботи, суботу, السبت
sunday: sonntag, sonntags, domingo, domingos, dimanche, dimanches, неділя, неділі, щонеділі, неділю, الأحد
january: januar, jänner, enero, janvier, janeiro, січень, січня, يناير
february: februar, febrero, février, fevereiro, лютий, лютого, فبراير
march: märz, marzo, mars, março, березень, березня, مارس
april: abril, avril, квітень, квітня, أبريل
may: mai, mayo, maio, травень, травня, مايو
june: juni, junio, juin, junho, червень, червня, يونيو
july: juli, julio, juillet, julho, липень, липня, يوليو
august: agosto, août, серпень, серпня, أغسطس
september: septiembre, septembre, setembro, вересень, вересня, سبتمبر
october: oktober, octubre, octobre, outubro, жовтень, жовтня, أكتوبر
november: noviembre, novembre, листопад, листопада, نوفمبر
december: dezember, diciembre, décembre, dezembro, грудень, грудня, ديسمبر
on: am, an, immer, los, el, las, le, les, du, au, na, no, nas, nos, de, do, da, по, у, в, في, يوم, أيام, jeweils, dia, día
"""


def fold(text: str) -> str:
    """The text without accents, and with digits of any script as 0-9."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in bare)


_ENGLISH = {
    fold(word.strip()): english
    for english, line in (row.split(": ", 1) for row in _WORDS.strip().splitlines())
    for word in line.split(",")
}
_PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_ENGLISH, key=len, reverse=True)))})(?!\w)")
_EVENING = "abends|nachmittags|de la tarde|de la noche|du soir|de l'apres-midi|da tarde|da noite|вечора|مساء"
_MORNING = "morgens|vormittags|fruh|de la manana|du matin|da manha|ранку|صباحا"
_CLOCKS = (
    (re.compile(r"(?<!\w)و ?(?=\d|ال)"), "and "),
    (re.compile(r"(?<!\d)(\d{1,2})\.(?=\s)"), r"\1"),
    (re.compile(r"(\d{1,2}) ?(?:uhr|h|год) ?([0-5]\d)(?!\d)"), r"\1:\2"),
    (re.compile(rf"(\d{{1,2}}(?:[:.]\d\d)?)(?: uhr| h)? (?:{_EVENING})(?!\w)"), r"\1 pm"),
    (re.compile(rf"(\d{{1,2}}(?:[:.]\d\d)?)(?: uhr| h)? (?:{_MORNING})(?!\w)"), r"\1 am"),
    (re.compile(r"(\d{1,2}[:.]\d\d) ?(?:uhr|h)(?!\w)"), r"\1"),
    (re.compile(r"(?<!\d)(\d{1,2}) ?uhr(?!\w)"), r"\1:00"),
)
_FULL_HOUR = re.compile(r"((?:at|and) \d{1,2}) ?h(?!\w)")


def in_english(text: str) -> str:
    """The text with known words of other languages in English; other words keep only their accents off."""
    text = fold(text)
    for pattern, clock in _CLOCKS:
        text = pattern.sub(clock, text)
    said = _FULL_HOUR.sub(r"\1:00", _PHRASE.sub(lambda found: _ENGLISH[found[0]], text))
    return " ".join(word for word, _ in groupby(said.split()))
