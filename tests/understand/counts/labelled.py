# ruff: noqa: E501  (sentences as they are written)
"""Pairs of invented reports of one event: what two outlets count, and whether that is worth showing side by side.

`differs`: they count the same thing otherwise. `grew`: the second one, hours later, counts more. `same`: a trap, for both may be right
or count something else.
"""

from dataclasses import dataclass

DIFFERS, GREW, SAME = "differs", "grew", "same"


@dataclass(frozen=True)
class Pair:
    """Two openings in one language, `hours` apart."""

    language: str
    right: str
    one: str
    other: str
    hours: float = 0.1


PAIRS = (
    # English
    Pair(
        "en",
        DIFFERS,
        "A convoy of 42 trucks carrying flour reached the town of Orvik on Sunday.",
        "A convoy of 40 trucks reached the town of Orvik on Sunday, the relief office said.",
    ),
    Pair(
        "en",
        DIFFERS,
        "A bus left the road near Selm on Friday, killing 12 people, police said.",
        "Fourteen people were killed when a bus left the road near Selm on Friday, the rescue service said.",
    ),
    Pair(
        "en",
        DIFFERS,
        "The storm over Arle destroyed 63 houses, the council said.",
        "The storm over Arle destroyed 88 houses, an insurer said.",
    ),
    Pair(
        "en",
        DIFFERS,
        "Police arrested 27 people at the march in Harwick.",
        "Organisers of the march in Harwick said that 61 people were arrested.",
    ),
    Pair(
        "en",
        DIFFERS,
        "At least 40 people were hurt in the fire at the Lowmere market.",
        "The fire at the Lowmere market hurt 31 people, the hospital said.",
    ),
    Pair(
        "en",
        DIFFERS,
        "Up to 20 passengers were injured when the ferry hit the pier at Gask.",
        "The ferry hit the pier at Gask and 34 passengers were injured.",
    ),
    Pair(
        "en",
        DIFFERS,
        "Rescuers pulled nine bodies from the mine at Tarn on Monday.",
        "Rescuers at the mine in Tarn had found eleven bodies on Monday.",
    ),
    Pair(
        "en",
        GREW,
        "Three people died in the flood at Orm, officials said.",
        "Seven people died in the flood at Orm, officials said.",
        5,
    ),
    Pair(
        "en",
        GREW,
        "Eleven people are missing after the ferry sank off Orm.",
        "Six people are missing after the ferry sank off Orm.",
        9,
    ),
    Pair(
        "en",
        SAME,
        "At least 40 people were killed in the quake at Pelva.",
        "The quake at Pelva killed 43 people, the ministry said.",
    ),
    Pair("en", SAME, "More than 100 people were killed in the quake at Pelva.", "The quake at Pelva killed 118 people."),
    Pair("en", SAME, "About 40 people were hurt in the crash at Selm.", "The crash at Selm hurt 42 people."),
    Pair("en", SAME, "Some 300 people were evacuated in Harwick.", "In Harwick 312 people were evacuated from their homes."),
    Pair("en", SAME, "The crash near Selm killed 12 people.", "The crash near Selm injured 30 people."),
    Pair(
        "en",
        SAME,
        "The crash near Selm killed 12 people, among them three children.",
        "Three children died in the crash near Selm.",
    ),
    Pair("en", SAME, "The crash near Selm killed 12 people.", "The crash near Selm killed 9 soldiers."),
    Pair(
        "en",
        SAME,
        "Two people were killed in the storm in Pelva on Monday.",
        "Five people were killed in the storm in Tessan on Monday.",
    ),
    Pair(
        "en",
        SAME,
        "Twelve people were killed on the Selm road on Friday.",
        "Since January 40 people have been killed on the Selm road.",
    ),
    Pair("en", SAME, "Twelve people were killed on the Selm road.", "In 2019 the Selm road saw 40 people killed."),
    Pair("en", SAME, "Prices in Orvik rose by 5 percent in May.", "Prices in Orvik rose by 7 percent in May."),
    Pair("en", SAME, "The house in Orvik sold for $12 million.", "The house in Orvik sold for $14 million."),
    Pair("en", SAME, "United beat Rovers 3-1 in Harwick.", "United beat Rovers by 2 goals in Harwick."),
    Pair("en", SAME, "The mayor, 54, opened the bridge at Gask.", "The 56-year-old mayor opened the bridge at Gask."),
    Pair(
        "en", SAME, "Two gunmen killed six people at a bar in Tarn.", "Six people were killed by three gunmen at a bar in Tarn."
    ),
    Pair("en", SAME, "The flood may displace 4,000 people in Arle.", "The flood displaced 900 people in Arle."),
    Pair("en", SAME, "The quake at Pelva killed 12 people.", "Another 5 people were killed in the quake at Pelva."),
    Pair("en", SAME, "The convoy had 30 trucks of flour for Orvik.", "The convoy had 12 trucks of fuel for Orvik."),
    Pair(
        "en",
        SAME,
        "The convoy of 42 trucks reached Orvik.",
        "The convoy of 42 trucks reached Orvik, 40 trucks after the last one turned back.",
    ),
    Pair(
        "en",
        SAME,
        "The council heard from 14 residents of Gask about the bridge.",
        "Delegates from 30 towns came to Harwick to hear about the bridge.",
    ),
    Pair(
        "en",
        SAME,
        "Four people were killed (including the gunman) in the shooting at Tarn.",
        "Three people were killed in the shooting at Tarn.",
    ),
    Pair("en", SAME, "The trial at Harwick lasted 14 weeks.", "The trial at Harwick lasted 12 weeks."),
    # German
    Pair(
        "de",
        DIFFERS,
        "Bei einem Busunfall nahe Selm starben am Freitag 12 Menschen, teilte die Polizei mit.",
        "Bei dem Busunfall nahe Selm kamen am Freitag vierzehn Menschen ums Leben, teilte die Feuerwehr mit.",
    ),
    Pair(
        "de",
        DIFFERS,
        "Das Hochwasser in Arle zerstörte 63 Häuser, teilte der Kreis mit.",
        "Das Hochwasser in Arle zerstörte 88 Häuser, schätzt der Versicherer.",
    ),
    Pair(
        "de",
        GREW,
        "Bei dem Brand in Orvik wurden dreiundzwanzig Menschen verletzt.",
        "Bei dem Brand in Orvik wurden 31 Menschen verletzt.",
        6,
    ),
    Pair(
        "de",
        SAME,
        "Mindestens 20 Menschen wurden bei dem Brand in Orvik verletzt.",
        "Bei dem Brand in Orvik wurden 26 Menschen verletzt.",
    ),
    Pair(
        "de",
        SAME,
        "Bei dem Brand in Orvik starben 12 Menschen, darunter drei Kinder.",
        "Bei dem Brand in Orvik starben 3 Kinder.",
    ),
    Pair("de", SAME, "Die Bahn in Orvik fuhr 1.234 Kilometer.", "Die Bahn in Orvik fuhr 1.250 Kilometer."),
    Pair("de", SAME, "In Orvik wurden 12 Menschen getötet.", "Seit Januar wurden in Orvik 40 Menschen getötet."),
    # Spanish
    Pair(
        "es",
        DIFFERS,
        "Doce personas murieron al volcar un autobús cerca de Selma el viernes, según la policía.",
        "El autobús volcó cerca de Selma y 15 personas murieron el viernes, según los bomberos.",
    ),
    Pair(
        "es",
        DIFFERS,
        "La policía detuvo a 27 personas en la marcha de Orvico.",
        "Los convocantes de la marcha de Orvico hablan de 61 detenidos.",
    ),
    Pair(
        "es",
        GREW,
        "El incendio del mercado dejó 8 heridos, dijo el hospital.",
        "El incendio del mercado dejó treinta y un heridos, dijo el hospital.",
        7,
    ),
    Pair(
        "es",
        SAME,
        "Al menos 30 personas resultaron heridas en el incendio del mercado.",
        "El incendio del mercado dejó 34 heridos.",
    ),
    Pair("es", SAME, "El incendio del mercado dejó 12 muertos.", "El incendio del mercado dejó 34 heridos."),
    Pair("es", SAME, "El piso se vendió por 1.200 euros en Orvico.", "El piso se vendió por 1.400 euros en Orvico."),
    # French
    Pair(
        "fr",
        DIFFERS,
        "Le séisme de Pelva a fait 22 morts, selon la préfecture.",
        "Le séisme de Pelva a fait vingt-six morts, selon la Croix-Rouge.",
    ),
    Pair(
        "fr",
        DIFFERS,
        "La tempête a détruit 1 240 maisons dans la région d'Arles-la-Neuve.",
        "La tempête a détruit 1 610 maisons dans la région d'Arles-la-Neuve.",
    ),
    Pair(
        "fr",
        GREW,
        "Quatre personnes ont été tuées dans l'accident du car à Selme.",
        "Neuf personnes ont été tuées dans l'accident du car à Selme.",
        4,
    ),
    Pair("fr", SAME, "Au moins 20 personnes ont été tuées dans le séisme de Pelva.", "Le séisme de Pelva a fait 26 morts."),
    Pair("fr", SAME, "Le séisme de Pelva a fait 22 morts.", "Le séisme de Pelva a fait 80 blessés."),
    Pair("fr", SAME, "Le prix du pain a augmenté de 5 % à Selme.", "Le prix du pain a augmenté de 7 % à Selme."),
    # Portuguese
    Pair(
        "pt",
        DIFFERS,
        "Doze pessoas morreram na queda da ponte em Selma, disse a polícia.",
        "Na queda da ponte em Selma morreram 15 pessoas, disseram os bombeiros.",
    ),
    Pair(
        "pt",
        GREW,
        "O incêndio no mercado deixou 8 feridos, disse o hospital.",
        "O incêndio no mercado deixou trinta e um feridos, disse o hospital.",
        7,
    ),
    Pair(
        "pt",
        SAME,
        "Pelo menos 30 pessoas morreram na queda da ponte em Selma.",
        "Na queda da ponte em Selma morreram 34 pessoas.",
    ),
    Pair("pt", SAME, "A queda da ponte deixou 12 mortos em Selma.", "A queda da ponte deixou 30 desaparecidos em Selma."),
    # Ukrainian
    Pair(
        "uk",
        DIFFERS,
        "Внаслідок аварії автобуса біля Сельма загинули 12 людей, повідомила поліція.",
        "Внаслідок аварії автобуса біля Сельма загинули п'ятнадцять людей, повідомили рятувальники.",
    ),
    Pair(
        "uk",
        GREW,
        "Під час пожежі на ринку поранено 8 осіб.",
        "Під час пожежі на ринку поранено двадцять одну особу, 21 особа в лікарні.",
        6,
    ),
    Pair("uk", SAME, "Щонайменше 12 людей загинули внаслідок аварії автобуса.", "Внаслідок аварії автобуса загинули 15 людей."),
    Pair("uk", SAME, "Внаслідок аварії автобуса загинули 12 людей.", "Внаслідок аварії автобуса поранено 30 людей."),
    Pair("uk", SAME, "Ціни в Орвіку зросли на 5 відсотків.", "Ціни в Орвіку зросли на 7 відсотків."),
    # Arabic
    Pair(
        "ar",
        DIFFERS,
        "أدى الزلزال في بلفا إلى مقتل 12 شخصا، وفق الشرطة.",
        "أدى الزلزال في بلفا إلى مقتل 19 شخصا، وفق فرق الإنقاذ.",
    ),
    Pair("ar", GREW, "أسفر الحريق في السوق عن ٨ قتلى.", "أسفر الحريق في السوق عن ١٤ قتيلا.", 5),
    Pair("ar", SAME, "قتل ما لا يقل عن 12 شخصا في الزلزال في بلفا.", "أدى الزلزال في بلفا إلى مقتل 19 شخصا."),
    Pair("ar", SAME, "أدى الزلزال في بلفا إلى مقتل 12 شخصا.", "أدى الزلزال في بلفا إلى إصابة 40 شخصا."),
    # Further languages
    Pair(
        "it",
        DIFFERS,
        "Il terremoto di Pelva ha provocato 22 morti, secondo la prefettura.",
        "Il terremoto di Pelva ha provocato ventisei morti e 26 funerali, secondo la Croce Rossa.",
    ),
    Pair("it", SAME, "Almeno 20 persone sono morte nel terremoto di Pelva.", "Il terremoto di Pelva ha provocato 26 morti."),
    Pair(
        "nl",
        DIFFERS,
        "Bij het busongeluk in Selm vielen 12 doden, meldt de politie.",
        "Bij het busongeluk in Selm vielen vijftien doden, meldt de brandweer.",
    ),
    Pair("nl", SAME, "Bij het busongeluk in Selm vielen 12 doden.", "Bij het busongeluk in Selm vielen 30 gewonden."),
    Pair(
        "pl",
        DIFFERS,
        "W wypadku autobusu pod Selmem zginęło 12 osób, podała policja.",
        "W wypadku autobusu pod Selmem zginęło piętnaście osób, podała straż.",
    ),
    Pair(
        "ru",
        DIFFERS,
        "При аварии автобуса под Сельмом погибли 12 человек, сообщила полиция.",
        "При аварии автобуса под Сельмом погибли пятнадцать человек, сообщили спасатели.",
    ),
    Pair("ru", SAME, "При аварии автобуса погибли не менее 12 человек.", "При аварии автобуса погибли 15 человек."),
    # Written after the rules
    Pair(
        "en", SAME, "Twelve people were feared dead after the ship sank off Orm.", "Four people died when the ship sank off Orm."
    ),
    Pair(
        "en",
        SAME,
        "The blaze at Tarn killed 12 elderly residents of the home.",
        "The blaze at Tarn killed 15 residents of the home.",
    ),
    Pair("en", SAME, "Police arrested 12 men at the Harwick derby.", "Police arrested 15 fans at the Harwick derby."),
    Pair(
        "en",
        SAME,
        "Shelling of Orvik killed five people overnight.",
        "Shelling across the region killed nine people overnight, five of them in Orvik.",
    ),
    Pair("en", SAME, "The jury of 12 people heard the case against Holm.", "About 200 people heard the case against Holm."),
    Pair(
        "en",
        SAME,
        "The strike hit 40 flights at Lowmere airport.",
        "The strike at Lowmere airport cancelled 65 flights and delayed 40.",
    ),
    Pair(
        "en",
        SAME,
        "Airlines cancelled 65 flights at Lowmere on Monday because of the strike.",
        "Airlines cancelled 80 flights at Lowmere on Tuesday because of the strike.",
    ),
    Pair(
        "en", SAME, "The council plans 120 homes on the Gask field.", "Neighbours fight the plan for 90 homes on the Gask field."
    ),
    Pair("en", SAME, "He was shot three times, police in Tarn said.", "He was shot five times, a witness in Tarn said."),
    Pair(
        "en",
        SAME,
        "The ship with 12 sailors aboard ran aground near Orm.",
        "The ship ran aground near Orm, and 9 sailors were rescued.",
    ),
    Pair(
        "en",
        SAME,
        "Of 30 miners in the pit at Tarn, 12 were rescued.",
        "Rescuers at Tarn brought 12 miners to safety; 18 miners are trapped in the pit.",
    ),
    Pair(
        "en",
        DIFFERS,
        "Organisers said 12,000 protesters marched through Harwick on Saturday.",
        "Police said 4,500 protesters marched through Harwick on Saturday.",
    ),
    Pair(
        "en",
        DIFFERS,
        "Airlines cancelled 65 flights at Lowmere because of the strike.",
        "The strike at Lowmere forced airlines to cancel 82 flights.",
    ),
    Pair("en", DIFFERS, "Five schools in Gask were damaged by the storm.", "The storm damaged eight schools in Gask."),
    Pair(
        "en", DIFFERS, "Eighteen miners are trapped in the pit at Tarn.", "Rescuers dig for 23 miners trapped in the pit at Tarn."
    ),
    Pair(
        "en",
        DIFFERS,
        "A total of 31 people were injured in the Selm pile-up.",
        "Hospitals treated 44 people injured in the Selm pile-up.",
    ),
    Pair(
        "de",
        DIFFERS,
        "In Harwick demonstrierten am Samstag 12.000 Menschen gegen den Flughafen.",
        "In Harwick demonstrierten am Samstag nach Angaben der Polizei 4.500 Menschen gegen den Flughafen.",
    ),
    Pair("de", SAME, "Die Polizei nahm in Orvik 12 Männer fest.", "Die Polizei nahm in Orvik 3 Frauen fest."),
    Pair(
        "de",
        DIFFERS,
        "Am Flughafen Lom wurden wegen des Streiks 65 Flüge gestrichen.",
        "Wegen des Streiks am Flughafen Lom wurden 82 Flüge gestrichen.",
    ),
    Pair(
        "de",
        SAME,
        "Der Bundestag stimmte mit 312 Abgeordneten für das Gesetz.",
        "Gegen das Gesetz stimmten 290 Abgeordnete im Bundestag.",
    ),
    Pair(
        "fr",
        DIFFERS,
        "La police a arrêté 27 personnes lors de la marche à Selme.",
        "Lors de la marche à Selme, 61 personnes ont été interpellées, selon les organisateurs.",
    ),
    Pair(
        "fr",
        SAME,
        "Douze passagers français ont été blessés dans l'accident du car.",
        "Trente passagers ont été blessés dans l'accident du car.",
    ),
    Pair("es", SAME, "El seísmo dejó 12 muertos en Pelva.", "El seísmo dejó 30 muertos en Tessan."),
    Pair(
        "pt",
        DIFFERS,
        "A polícia prendeu 27 pessoas no protesto em Selma.",
        "No protesto em Selma foram detidas 61 pessoas, dizem os organizadores.",
    ),
    Pair(
        "uk",
        DIFFERS,
        "На протесті в Орвіку затримали 27 людей, повідомила поліція.",
        "На протесті в Орвіку затримано 61 людину, кажуть організатори.",
    ),
    Pair("uk", SAME, "Росія атакувала Орвік, загинули 3 людини.", "Росія атакувала область, загинули 7 людей."),
    Pair("ar", SAME, "شارك 12 لاعبا في المباراة في بلفا.", "شارك 30 مشجعا في المباراة في بلفا."),
)
