"""Who speaks in other languages than English: a table of sentences each, with all speakers in reading order ("" for nobody)."""

import pytest

from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

GERMAN = [
    ("„Der Damm muss halten“, sagte Bürgermeisterin Karla Wenzel am Dienstag im Rathaus.", ["Karla Wenzel"]),
    ("Der Abgeordnete Jonas Brandt (SPD) kritisierte: „Das ist ein Versagen der Stadt.“", ["Jonas Brandt"]),
    ("Später sagte Bundeskanzlerin Karla Wenzel: „Wir bauen den Damm neu.“", ["Karla Wenzel"]),
    ("„Das wird ein harter Winter“, so Brandt.", ["Brandt"]),
    ("„Das hätte niemand geglaubt“, hat der Trainer Jonas Brandt gesagt.", ["Jonas Brandt"]),
    ("„Wir warten auf den Bericht“, teilte die Polizei mit.", ["die Polizei"]),
    ("Der Leiter des Instituts, Jonas Brandt, sagte: „Das Eis ist zu dünn.“", ["Jonas Brandt"]),
    ("Wenzel erklärte, der Damm sei „in einem sehr schlechten Zustand“.", ["Wenzel"]),
    ("Nach Angaben von Karla Wenzel ist der Damm „nicht mehr zu retten“.", ["Karla Wenzel"]),
    ("„Das ist ein guter Tag“, fragte niemand.", [""]),
    ("Jonas Brandt lobte den Plan. „Das ist der richtige Weg“, sagte Brandt. „Wir gehen ihn mit.“", ["Jonas Brandt"]),
    ("Karla Wenzel nannte den Plan „einen Schlag ins Gesicht“.", ["Karla Wenzel"]),
    ("Damit sagte Karla Wenzel dem Spiegel: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
    ("Das Schild „Bitte den Rasen nicht betreten“ steht seit Jahren.", [""]),
    ("»Der Damm muss halten«, sagte Karla Wenzel.", ["Karla Wenzel"]),
    ("Jonas Brandt sagte: „Der Damm hält bis zum Mai“, berichtet das Echo.", ["Jonas Brandt"]),
]

SPANISH = [
    ("“Debimos actuar antes”, ha reconocido la alcaldesa, Lucía Herranz.", ["Lucía Herranz"]),
    ("El concejal Pablo Ortuño aseguró que “es un fracaso de la ciudad”.", ["Pablo Ortuño"]),
    ("«El puente está cerrado», dijo ayer el ministro de Obras, Pablo Ortuño.", ["Pablo Ortuño"]),
    ("«No hay dinero para todo», explicó Herranz en una entrevista.", ["Herranz"]),
    ("Según Pablo Ortuño, «la obra durará tres años más».", ["Pablo Ortuño"]),
    ("«La obra durará tres años más», según Ortuño.", ["Ortuño"]),
    ("«No sabemos nada todavía», dijo el portavoz de la policía.", ["el portavoz de la policía"]),
    ("Lucía Herranz, alcaldesa de Valderas, afirmó: «No cerraremos el puente».", ["Lucía Herranz"]),
    ("«El puente es seguro ahora», dijo sin dudar.", [""]),
    ("El cartel decía «prohibido pasar por el puente» en letras rojas.", [""]),
    ("La alcaldesa Lucía Herranz habló hoy. «No habrá peaje este año», dijo la alcaldesa.", ["Lucía Herranz"]),
    ("«Es una vergüenza para todos», lamentó Pablo Ortuño. «Nadie nos avisó», añadió.", ["Pablo Ortuño"]),
    ("«Nadie nos avisó de nada», se quejó Pablo Ortuño.", ["Pablo Ortuño"]),
]

FRENCH = [
    ("« Nous aurions dû agir plus tôt », a reconnu la maire de Valmont, Claire Dubreuil.", ["Claire Dubreuil"]),
    ("Pour le conseiller M. Paul Giraud, « c’est un échec de la ville ».", ["Paul Giraud"]),
    ("« Le pont doit tenir », explique Paul Giraud à l’AFP.", ["Paul Giraud"]),
    ("« Le pont doit tenir », s’est exclamé Paul Giraud.", ["Paul Giraud"]),
    ("Selon Paul Giraud, « les travaux vont durer trois ans ».", ["Paul Giraud"]),
    ("Le ministre Paul Giraud a déclaré : « Le pont sera fermé lundi. »", ["Paul Giraud"]),
    ("« Il faut fermer le pont », estime le ministre.", ["le ministre"]),
    ("Claire Dubreuil a affirmé que le pont était « dans un très mauvais état ».", ["Claire Dubreuil"]),
    ("« On verra bien demain », dit-on au port.", [""]),
    (
        "« Le pont doit tenir », a dit Claire Dubreuil. « Nous y veillons », a-t-elle ajouté.",
        ["Claire Dubreuil", "Claire Dubreuil"],
    ),
    ("« Le pont doit tenir », a dit Paul Giraud. « Nous y veillons », a-t-elle ajouté.", ["Paul Giraud", ""]),
    ("« La ville a menti aux gens », glisse l’élue Claire Dubreuil.", ["Claire Dubreuil"]),
    ("Claire Dubreuil a répondu : « Le pont doit tenir », selon Paul Giraud.", ["Claire Dubreuil"]),
    ("Ce dernier rappelle que le pont est « dans un très mauvais état ».", [""]),
]

PORTUGUESE = [
    ('"Deveríamos ter agido antes", disse a prefeita Lúcia Moreira.', ["Lúcia Moreira"]),
    ('"O fechamento vai durar três semanas", completou Moreira.', ["Moreira"]),
    ('O vereador Paulo Brandão afirmou: "É um fracasso da cidade."', ["Paulo Brandão"]),
    ('"A obra vai durar três anos", explica Paulo Brandão, engenheiro da prefeitura.', ["Paulo Brandão"]),
    ('Segundo Paulo Brandão, "a obra vai durar três anos".', ["Paulo Brandão"]),
    ('"A obra vai durar três anos", segundo o secretário Paulo Brandão.', ["Paulo Brandão"]),
    ('"Não vamos parar agora", afirmou o empresário.', ["o empresário"]),
    ('Lúcia Moreira, prefeita de Valmar, declarou que a ponte é "um perigo para todos".', ["Lúcia Moreira"]),
    ('"Não vamos parar agora", disse ontem.', [""]),
    ('O presidente da associação, Paulo Brandão, disse: "Ninguém nos avisou de nada."', ["Paulo Brandão"]),
    ('"Ninguém nos avisou", disse Paulo Brandão. "Foi um erro grave", afirma.', ["Paulo Brandão"]),
    ('O filme "A ponte sobre o rio largo" estreia hoje.', [""]),
]

ITALIAN = [
    ("«Avremmo dovuto agire prima», ha ammesso la sindaca Lucia Ferrante.", ["Lucia Ferrante"]),
    ("«La chiusura durerà tre settimane», ha aggiunto Ferrante.", ["Ferrante"]),
    ("Il consigliere Paolo Gironi ha dichiarato: «È un fallimento della città».", ["Paolo Gironi"]),
    ("«Il ponte deve reggere», spiega Paolo Gironi.", ["Paolo Gironi"]),
    ("«Il ponte deve reggere», così il ministro Paolo Gironi.", ["Paolo Gironi"]),
    ("Secondo Paolo Gironi, «i lavori dureranno tre anni».", ["Paolo Gironi"]),
    ("«Non sappiamo ancora nulla», ha detto il portavoce.", ["il portavoce"]),
    ("Lucia Ferrante, sindaca di Valdora, ha detto che il ponte è «un pericolo per tutti».", ["Lucia Ferrante"]),
    ("«Il ponte è sicuro adesso», ha detto ieri.", [""]),
    ("Dopo i saluti, racconta Ferrante, «tutti sono andati al ponte».", ["Ferrante"]),
    ("La sindaca Lucia Ferrante è in piazza. «Non ci sarà pedaggio», ha detto la sindaca.", ["Lucia Ferrante"]),
    ("Il film «Il ponte sul fiume largo» esce oggi.", [""]),
]

UKRAINIAN = [
    ("«Ми мали діяти раніше», – сказала мерка Ольга Вітрова.", ["Ольга Вітрова"]),
    ("Депутат Павло Громов заявив: «Це провал міста».", ["Павло Громов"]),
    ("«Ремонт триватиме три тижні», — додав Громов.", ["Громов"]),
    ("«Міст має вистояти цю зиму», — пояснює інженер Павло Громов.", ["Павло Громов"]),
    ("За словами Павла Громова, міст «у дуже поганому стані».", ["Павла Громова"]),
    ("Павло Громов, депутат міської ради, сказав: «Гроші вже є на рахунку».", ["Павло Громов"]),
    ("Ольга Вітрова зазначила, що міст «у дуже поганому стані».", ["Ольга Вітрова"]),
    (
        "«Ми мали діяти раніше», – сказала Ольга Вітрова. «Ремонт триватиме довго», – додала вона.",
        ["Ольга Вітрова", "Ольга Вітрова"],
    ),
    ("«Ми мали діяти раніше», – сказав Павло Громов. «Ремонт триватиме довго», – додала вона.", ["Павло Громов", ""]),
    ("Закон «Про відновлення старих мостів країни» набрав чинності.", [""]),
    ("«Ми ще нічого не знаємо», – повідомив речник міністерства.", ["речник міністерства"]),
    ("«Це сором для всього міста», – обурюється Ольга Вітрова.", ["Ольга Вітрова"]),
]

TABLES = {"de": GERMAN, "es": SPANISH, "fr": FRENCH, "pt": PORTUGUESE, "it": ITALIAN, "uk": UKRAINIAN}
CASES = [(language, text, names) for language, table in TABLES.items() for text, names in table]


def speakers(language: str, text: str) -> list[str]:
    """The speakers of a text in reading order, "" for nobody; each must stand in the text."""
    quotes = find_quotes(text, split_sentences(tuple(text.split("\n\n")), language), language=language)
    found = [quote.speaker.name if quote.speaker else "" for quote in quotes]
    assert all(name in text for name in found)
    assert all(0 < quote.confidence <= 1 for quote in quotes if quote.speaker)
    return found


@pytest.mark.parametrize(("language", "text", "names"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_every_quotation_has_its_speaker_or_nobody(language: str, text: str, names: list[str]) -> None:
    assert speakers(language, text) == names
