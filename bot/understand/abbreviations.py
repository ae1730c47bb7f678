"""What a full stop after a word means, by language: facts about abbreviations, kept apart from the rules that use them."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """The abbreviations of a language, written as print has them, without the final stop.

    `leading` never end a sentence, a word must follow ("Gen."); `closing` may ("Inc."); `numbering` stand before a number
    ("No. 5"). `starters` are words that, capitalised, show that a new sentence begins. `ordinals`: a stop after a number
    makes an ordinal ("am 3. Mai").
    """

    leading: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinals: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHARED = Abbreviations(
    leading=_words("Dr Prof St Mr Mrs Ms Mlle Mme Msgr vs cf ca e.g i.e P.S viz"),
    closing=_words("etc al Inc Ltd Co Corp Jr Sr"),
    numbering=_words("No Nos p pp Fig Vol Art Sec"),
)

_ENGLISH = Abbreviations(
    leading=_words("""
        Messrs Mx Gen Lt Col Maj Capt Cpt Cmdr Cdr Comdr Adm Brig Sgt Cpl Pvt Ens Sen Sens Rep Reps Gov Govs Pres Supt
        Det Insp Const Hon Rev Fr Sr Br Bp Abp Amb Atty Dir Mgr Treas Ald Mt Ft Pt Ste Asst Assoc Dep Dist Gens Cols
        Profs Drs Revs Pfc Spc Lieut Msgr Mons Sec Sgt.Maj Lt.Col Lt.Gen Maj.Gen Brig.Gen v approx incl Wm Chas Geo
        Jas Thos
    """),
    closing=_words("""
        Bros Cos LLC Plc Esq Ph.D M.D Ave Blvd Rd Dept Univ Mfg Intl Natl Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
        Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La
        Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Me Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta
        Sask ft sq mi oz lb lbs hr hrs mph
    """),
    numbering=_words("no nos Nr Ch Chap Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ver sec"),
    starters=_words("""
        A An The This That These Those He She It We They You There Here His Her Its Our Their My Your But And Or So
        Yet Nor If When While As Since Because Although Though After Before Until Unless In On At By For From With
        Without To Of Under Over Among Between During Despite According Amid Against Both Each Every Some Many Most
        Several All Any No Not What Who Why How Where Which Whether Then Now Once Still Also However Meanwhile Instead
        Indeed Moreover Even Earlier Later Last Next Nearly About Almost Only Just More Asked Such Another Other
        Others Today Yesterday Tomorrow Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should
    """),
)

_GERMAN = Abbreviations(
    leading=_words("""
        Hr Hrn Fr Frl Dipl Ing Mag Pfr Hl St Str Nr Abs bzw z.B d.h u.a i.d.R o.ä z.T ca evtl ggf inkl bspw sog vgl
        geb gest Gen Kap Univ z d u i o B h
    """),
    closing=_words("usw etc Mio Mrd Tsd Jh v.Chr n.Chr Jan Feb Apr Aug Sept Okt Nov Dez Chr"),
    numbering=_words("Nr Art Abs Bd S Kap"),
    starters=_words("""
        Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Und Aber Doch Denn Auch Im In Am An Auf Aus Bei Mit Nach Von Vor Zu
        Zum Zur Für Über Unter Dabei Dann Danach Damit Dies Diese Dieser Dieses Wenn Als Wie Weil Obwohl Während Laut
        Seit So Nun Jetzt Noch Nur Was Wer Wo Warum Man Kein Keine Viele Alle
    """),
    ordinals=True,
)

_SPANISH = Abbreviations(
    leading=_words("""
        Sr Sra Srta Sres Dra D Da Gral Cnel Cap Lic Ing Arq Sto Sta Fr Mons Av Avda núm Núm pág págs p.ej
    """),
    closing=_words("EE.UU S.A Ud Uds Cía Hnos"),
    numbering=_words("núm Núm pág art Art cap n.º"),
    starters=_words("""
        El La Los Las Un Una Unos Unas Lo Él Ella Ellos Ellas Y Pero En Con Por Para De Desde Según Tras Al A Ante
        Este Esta Esto Estos Estas Ese Esa Aunque Cuando Como Si Sin Sobre Se Su Sus No Ya También Además Mientras
        Hasta Entre Ahora Hoy Ayer Es Son Fue
    """),
)

_FRENCH = Abbreviations(
    leading=_words("M MM Mlle Mlles Mme Mmes Me Mgr Pr Ste av bd env chap p.ex"),
    closing=_words("S.A"),
    numbering=_words("n° art chap env"),
    starters=_words("""
        Le La Les Un Une Des L Il Elle Ils Elles On Nous Vous Je Ce Cette Ces C Et Mais Ou Or Donc Car En Dans Sur
        Sous Avec Sans Pour Par Au Aux À De Du Depuis Selon Après Avant Pendant Si Quand Comme Alors Ainsi Cependant
        Toutefois Son Sa Ses Leur Leurs Qui Que Ne
    """),
)

_PORTUGUESE = Abbreviations(
    leading=_words("Sr Sra Sres Srs Dra Profa Eng Cel Gal Sto Sta Av Exmo Exma D n.º"),
    closing=_words("EUA S.A Ltda Cia V.Exa"),
    numbering=_words("n nº art Art pág cap"),
    starters=_words("""
        O A Os As Um Uma Ele Ela Eles Elas E Mas Em No Na Nos Nas Com Por Para De Do Da Desde Segundo Após Ao À Este
        Esta Isso Esse Essa Embora Quando Como Se Sem Sobre Seu Sua Não Já Também Além Enquanto Até Entre Agora Hoje
        Ontem É São Foi
    """),
)

_UKRAINIAN = Abbreviations(
    leading=_words("м вул просп бул пл ст ім проф акад доц ген с смт обл р-н див напр т.зв гр тов о п"),
    closing=_words("р рр ст млн млрд тис грн коп т.д т.п т.ін ін год хв сек кв км с.ш"),
    numbering=_words("ст п рис с №"),
    starters=_words("""
        Він Вона Воно Вони Це Цей Ця Ці Та Але Однак У В На За Із З До Від Після Перед Під Про Також Тому Якщо Коли Я
        Ми Ви Не
    """),
)

_RUSSIAN = Abbreviations(
    leading=_words("г ул просп бул пл ст им проф акад доц ген с обл см напр т.н гр тов"),
    closing=_words("г гг вв млн млрд тыс руб коп т.д т.п др пр ч мин сек кв км"),
    numbering=_words("ст п рис с №"),
    starters=_words("""
        Он Она Оно Они Это Этот Эта Эти Но Однако В На За Из С До От После Перед Под О Также Поэтому Если Когда Я Мы
        Вы Не И А
    """),
)

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "pt": _PORTUGUESE,
    "uk": _UKRAINIAN,
    "ru": _RUSSIAN,
}

COUNTRIES = _words("""
        Afghanistan Argentina Australia Austria Bangladesh Belarus Belgium Bolivia Brazil Britain Bulgaria Cambodia
        Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt England Estonia Ethiopia Finland France
        Germany Ghana Greece Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica
        Japan Jordan Kazakhstan Kenya Kosovo Kuwait Laos Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta
        Mexico Moldova Mongolia Morocco Mozambique Myanmar Nepal Netherlands Nicaragua Niger Nigeria Norway Oman
        Pakistan Panama Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore
        Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda
        Ukraine Uruguay Venezuela Vietnam Wales Yemen Zambia Zimbabwe Beijing Moscow London Paris Brussels Washington
    """)
"""Names that no acronym before them modifies: "the U.S. Canada refused" is two sentences, "the U.S. Senate" is none."""

TIME_FOLLOWERS = _words("""
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
        September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Central Mountain
        Pacific Atlantic Greenwich Local ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST AEST Mon
        Tue Wed Thu Fri Sat Sun
    """)
"""What follows a time of day inside a sentence: "9 a.m. Friday", "8 p.m. ET"."""


@lru_cache(maxsize=64)
def abbreviations(language: str) -> Abbreviations:
    """The table of a language together with what print shares everywhere; an unknown language reads as English."""
    own = _BY_LANGUAGE.get(language, _ENGLISH)
    return Abbreviations(
        leading=own.leading | _SHARED.leading,
        closing=own.closing | _SHARED.closing,
        numbering=own.numbering | _SHARED.numbering,
        starters=own.starters,
        ordinals=own.ordinals,
    )
