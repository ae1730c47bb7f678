"""The days of the week as news writes them, Monday first, by language; declined forms are joined by "|"."""

_NAMES = """
en monday tuesday wednesday thursday friday saturday sunday
de montag|montags dienstag|dienstags mittwoch|mittwochs donnerstag|donnerstags freitag|freitags samstag|sonnabend sonntag|sonntags
fr lundi mardi mercredi jeudi vendredi samedi dimanche
es lunes martes miércoles jueves viernes sábado domingo
pt segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta sexta-feira|sexta sábado domingo
it lunedì martedì mercoledì giovedì venerdì sabato domenica
nl maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
sv måndag|måndagen tisdag|tisdagen onsdag|onsdagen torsdag|torsdagen fredag|fredagen lördag|lördagen söndag|söndagen
no mandag tirsdag onsdag torsdag fredag lørdag søndag
da mandag tirsdag onsdag torsdag fredag lørdag søndag
pl poniedziałek wtorek środa|środę czwartek piątek sobota|sobotę niedziela|niedzielę
cs pondělí úterý středa|středu čtvrtek pátek sobota|sobotu neděle|neděli
ru понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье
uk понеділок вівторок середа|середу четвер п'ятниця|п'ятницю субота|суботу неділя|неділю
tr pazartesi salı çarşamba perşembe cuma cumartesi pazar
ar الاثنين|الإثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت الأحد|الاحد
"""

WEEKDAYS = {line.split()[0]: tuple(line.split()[1:]) for line in _NAMES.strip().splitlines()}
