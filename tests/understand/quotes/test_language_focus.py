"""Speech whose subject stands elsewhere: fragments of one report, "he", a verb alone, who is cited, who is named in brackets."""

import pytest

from tests.understand.quotes.test_other_languages import speakers

ONE, NOBODY = "Karla Wenzel", ""
ORTUNO = "Pablo Ortuño"

CASES = [
    # whom the sentence before is about
    ("de", "Karla Wenzel hält dagegen. „Der Damm hält noch lange“, sagt sie.", [ONE]),
    ("de", "Das gab Karla Wenzel bekannt. Jonas Brandt schwieg. „Der Damm hält noch lange“, sagt sie.", [NOBODY]),
    ("de", "Jonas Brandt hält dagegen. „Der Damm hält noch lange“, sagt sie.", [NOBODY]),
    ("de", "Karla Wenzel traf Petra Voss. „Der Damm hält noch lange“, sagt sie.", [NOBODY]),
    ("pt", 'A prefeita Lúcia Moreira critica o plano. Ela viu a ponte. "A obra vai durar três anos", afirma.', ["Lúcia Moreira"]),
    ("pt", 'Lúcia Moreira conhece Paulo Brandão. "A obra vai durar três anos", afirma.', [NOBODY]),
    ("pt", 'A ponte está fechada. "A obra vai durar três anos", afirma.', [NOBODY]),
    ("es", "La alcaldesa Lucía Herranz rechaza el plan. “La obra durará tres años”, dijo a la agencia.", ["Lucía Herranz"]),
    ("es", "Lucía Herranz rechaza el plan.\n\n“La obra durará tres años”, dijo.", [NOBODY]),
    # a verb without its subject before a colon
    ("es", "“La obra es cara”, dijo Lucía Herranz. Y agregó: “Nadie nos avisó de nada”.", ["Lucía Herranz"] * 2),
    ("es", "“La obra es cara”, dijo Lucía Herranz. Pablo Ortuño agregó: “Nadie nos avisó de nada”.", ["Lucía Herranz", ORTUNO]),
    # one report in fragments
    ("es", "La fiesta “ocupa todas las calles” esos días “por la dinámica del barrio”, según Pablo Ortuño.", [ORTUNO] * 2),
    ("es", "El cartel “ocupa toda la calle”. “Nadie nos avisó de nada”, dijo Pablo Ortuño.", [NOBODY, ORTUNO]),
    # far from its verb
    ("es", "Pablo Ortuño explica que, además, al llegar el fin de semana, “la calle es un desastre”.", [ORTUNO]),
    ("de", "Der Damm sei „in einem schlechten Zustand“, hatte zuvor Staatsanwalt Jonas Brandt erklärt.", ["Jonas Brandt"]),
    ("de", "Der Damm sei „in einem schlechten Zustand“, hatte zuvor der Bagger gebrummt.", [NOBODY]),
    # who holds a view
    ("de", "Für Elternvertreterin Karla Wenzel steht fest: „Das letzte Wort ist nicht gesprochen.“", [ONE]),
    ("de", "Für Karla Wenzel, die den Damm „Mauer des Nordens am Meer“ taufte, war es zu spät.", [NOBODY]),
    ("de", "Für den Theologen Jonas Brandt sei der Abschied „aus vielen Gründen verständlich“.", ["Jonas Brandt"]),
    ("es", "Para la diputada Lucía Herranz, en cambio, la norma es “papel mojado y poco más”.", ["Lucía Herranz"]),
    ("es", "Para la diputada Lucía Herranz, Pablo Ortuño es “un hombre de otra época”.", [NOBODY]),
    # a known surname before a colon; articles are no relatives
    ("de", "Karla Wenzel kam. Wenzel weist den Vorwurf zurück: „Das ist reine Panikmache.“", [ONE]),
    ("de", "Wenzel weist den Vorwurf zurück, den Jonas Brandt erhob: „Das ist reine Panikmache.“", [NOBODY]),
    ("de", "Karla Wenzel zur neuen Brücke: „Die hält länger als der Damm.“", [ONE]),
    # cited
    ("de", "Ein Sender zitierte Karla Wenzel mit den Worten: „Der Damm hält noch lange.“", [ONE]),
    ("de", "Karla Wenzel wird von der „Hafenpost“ mit den Worten zitiert: „Der Damm hält noch lange.“", [ONE]),
    # the one person right before a colon
    ("de", "Ganz anders sieht das Stadträtin Karla Wenzel: „Die hält länger als der Damm.“", [ONE]),
    ("es", "Muy distinta es la opinión de la edil Lucía Herranz: “Por fin pasa algo aquí”.", ["Lucía Herranz"]),
    ("es", "Llegó una carta para la edil Lucía Herranz: “Por fin pasa algo aquí”.", [NOBODY]),
    ("it", "Il caso Lucia Ferrante: «Hanno chiuso il ponte senza dirlo».", [NOBODY]),
    ("es", "Así lo explica la edil Lucía Herranz: “Por fin pasa algo aquí”.", ["Lucía Herranz"]),
    ("uk", "Інакше вважає депутатка Ольга Вітрова: «Нарешті тут щось відбувається».", ["Ольга Вітрова"]),
    ("it", "Per la sindaca Lucia Ferrante «l’importante è che tutti siano salvi».", ["Lucia Ferrante"]),
    # ages
    ("pl", "– Woda nigdy nie stała tak wysoko – opowiada 79-letni Alfons Grzyb.", ["Alfons Grzyb"]),
    ("uk", "«Вода ще ніколи не стояла так високо», – розповідає 79-річний Павло Громов.", ["Павло Громов"]),
    ("de", "„So hoch stand das Wasser noch nie“, erzählt der 79-jährige Jonas Brandt.", ["Jonas Brandt"]),
    # the object of a promise
    ("de", "Karla Wenzel versprach den Betroffenen „schnelle und einfache Hilfe“.", [ONE]),
    ("pt", 'Lúcia Moreira prometeu ajuda "rápida e sem papel".', ["Lúcia Moreira"]),
    # trades and months
    ("de", "Architekt Jonas Brandt sprach von einem „Wohnzimmer für alle“.", ["Jonas Brandt"]),
    ("de", "„Das wird ein Haus für alle“, sagt Architekt Claas Petersen.", ["Claas Petersen"]),
    ("es", "Según el jefe de bomberos, Julio Tejada, “esto no ha hecho más que empezar”.", ["Julio Tejada"]),
    # in brackets
    ("de", "Es gratulierten Jonas Brandt, die Leiterin, Karla Wenzel („Das hat sie verdient.“), und andere.", [ONE]),
    # asides between verb and subject
    ("es", "“Con ella todo es fácil”, asegura por su parte Ortuño.", ["Ortuño"]),
    ("fr", "« Le pont doit tenir », assure de son côté Claire Dubreuil.", ["Claire Dubreuil"]),
    ("it", "«Il ponte deve reggere», osserva dal canto suo Paolo Gironi.", ["Paolo Gironi"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_who_speaks_is_told_elsewhere(language: str, text: str, names: list[str]) -> None:
    assert speakers(language, text) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hu", "„Korábban kellett volna lépnünk” – mondta Kovács Anna polgármester."),
        ("id", '"Kami harus bertindak lebih awal," kata Wali Kota Siti Aminah.'),
        ("xx", "“We should have gone sooner,” prats Karla Wenzel."),
    ],
)
def test_nobody_is_named_in_a_language_whose_words_of_speech_are_not_known(language: str, text: str) -> None:
    assert speakers(language, text) == [NOBODY]
