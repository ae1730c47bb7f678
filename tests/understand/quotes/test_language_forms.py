"""The forms in which other languages than English say who speaks, each with what looks like it and is none."""

import pytest

from tests.understand.quotes.test_other_languages import speakers

CITED = [
    ("de", "„Der Damm hält bis zum Mai“, zitiert das Echo den Bürgermeister Jonas Brandt.", ["Jonas Brandt"]),
    ("de", "„Der Damm hält bis zum Mai“, zitierte die Zeitung Karla Wenzel.", ["Karla Wenzel"]),
    ("de", "„Der Damm hält bis zum Mai“, zitiert das Echo den Bericht, Karla Wenzel schweigt.", [""]),
    ("fr", "« Le pont doit tenir », cite le journal, Claire Dubreuil n’a rien dit.", [""]),
    ("es", "«El puente es seguro ahora», cita el diario a Lucía Herranz.", ["Lucía Herranz"]),
]
"""The paper cites NAME."""

AS_SAID = [
    ("de", "„Der Damm hält bis zum Mai“, wie Karla Wenzel sagte.", ["Karla Wenzel"]),
    ("de", "„Der Damm hält bis zum Mai“, wie Karla Wenzel im Rathaus sagte.", ["Karla Wenzel"]),
    ("de", "„Der Damm hält bis zum Mai“, wie er sagte.", [""]),
    ("de", "Wie Karla Wenzel am Montag sagte, ist der Damm „in einem schlechten Zustand“.", ["Karla Wenzel"]),
    ("de", "Der Damm ist, so Karla Wenzel, „in einem schlechten Zustand“.", ["Karla Wenzel"]),
    ("de", "Der Damm ist, so Karla Wenzel weiter, „in einem schlechten Zustand“.", ["Karla Wenzel"]),
    ("de", "Der Damm ist, so die Stadt, „in einem schlechten Zustand“.", [""]),
    ("it", "Il ponte è, così Anna Ferri, «in condizioni pessime».", ["Anna Ferri"]),
    ("de", "Der Damm sei „in einem schlechten Zustand“ seit dem Mai, so Karla Wenzel.", ["Karla Wenzel"]),
]
"""As NAME said; it is, so NAME, “…”."""

ACCORDING = [
    ("de", "Laut des Verfassungsschutzes ist der Damm „in einem schlechten Zustand“.", [""]),
    ("de", "Laut der Bürgermeisterin im Rathaus ist der Damm „in einem schlechten Zustand“.", [""]),
    ("de", "Der Damm sei „in einem schlechten Zustand“ seit dem Mai, laut Karla Wenzel.", ["Karla Wenzel"]),
    ("fr", "Le pont serait « dans un très mauvais état » depuis mai, selon Claire Dubreuil.", ["Claire Dubreuil"]),
    ("es", "El puente está «en muy mal estado» desde mayo, según Pablo Ortuño.", ["Pablo Ortuño"]),
    ("fr", "Pour Claire Dubreuil, « le pont est perdu depuis longtemps ».", ["Claire Dubreuil"]),
    ("fr", "Pour le maire de la ville, « le pont est perdu depuis longtemps ».", ["le maire de la ville"]),
    ("fr", "Pour sauver le pont de Valmont, « il faudra fermer la route ».", [""]),
]
"""According to NAME; for NAME it is “…”."""

SHARED_SUBJECT = [
    ("es", "Pablo Ortuño agradeció el apoyo y dijo: «El puente es seguro ahora».", ["Pablo Ortuño"]),
    ("fr", "Claire Dubreuil a remercié son équipe et a déclaré : « Le pont doit tenir ».", ["Claire Dubreuil"]),
    ("fr", "Claire Dubreuil salue son équipe et déclare : « Le pont doit tenir ».", ["Claire Dubreuil"]),
    ("de", "Karla Wenzel dankte dem Team und sagte: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
    ("es", "El puente se cerró y dijo: «El puente es seguro ahora».", [""]),
    ("pt", "Ana Prado agradeceu o apoio e disse: “A ponte é segura agora”.", ["Ana Prado"]),
    ("it", "Anna Ferri ha ringraziato la squadra e ha detto: «Il ponte deve reggere».", ["Anna Ferri"]),
    ("nl", "Karel de Wit bedankte het team en zei: „De dijk moet houden.”", ["Karel de Wit"]),
]
"""NAME thanked the team and said: “…”."""

IN_WORDS = [
    ("de", "Karla Wenzel antwortete auf die Frage mit den Worten: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
    ("de", "Karla Wenzel verließ das Rathaus mit den Worten: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
    ("fr", "Claire Dubreuil a quitté la salle par ces mots : « Le pont doit tenir ».", ["Claire Dubreuil"]),
    ("es", "Pablo Ortuño cerró la sesión con estas palabras: «El puente es seguro ahora».", ["Pablo Ortuño"]),
    ("de", "Der Brief an die Bürgermeisterin Karla Wenzel: „Der Damm hält bis zum Mai.“", [""]),
    ("de", "Die Antwort der Bürgermeisterin Karla Wenzel: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
]
"""NAME answered in these words: “…”; the answer of NAME: “…”."""

NESTED = [
    ("de", "Karla Wenzel sagt, dass Jonas Brandt sagte, dass der Damm „in einem schlechten Zustand“ sei.", [""]),
    ("es", "Lucía Herranz dice que Pablo Ortuño dijo que «el puente es seguro ahora».", [""]),
    ("es", "Lucía Herranz recordó que Pablo Ortuño dijo: «El puente es seguro ahora».", [""]),
    ("fr", "Claire Dubreuil dit que Paul Giraud a affirmé que « le pont doit tenir ».", [""]),
    ("pt", "Ana Prado disse que o ministro afirmou que “a ponte é segura agora”.", [""]),
    ("it", "Anna Ferri ha detto che il ministro ha affermato che «il ponte deve reggere».", [""]),
]
"""NAME says that another said “…”: whose words they are by then, nobody knows."""

OTHER_PLACES = [
    ("de", "Die neue Bürgermeisterin von Osby, Karla Wenzel, sagte: „Der Damm hält bis zum Mai.“", ["Karla Wenzel"]),
    ("fr", "La nouvelle maire de Valmont, Claire Dubreuil, déclare : « Le pont doit tenir ».", ["Claire Dubreuil"]),
    ("fr", "Le ministre, très inquiet, déclare : « Le pont doit tenir ».", ["Le ministre"]),
    ("fr", "Le maire de Lyon, en colère, a déclaré : « Le pont doit tenir ».", ["Le maire de Lyon"]),
    ("es", "«El puente es seguro ahora», dijo ante la prensa el ministro de Obras, Pablo Ortuño.", ["Pablo Ortuño"]),
    ("fr", "« Le pont doit tenir ! » « Nous y veillons », a dit Claire Dubreuil.", ["Claire Dubreuil", "Claire Dubreuil"]),
    ("de", "„Der Damm hält!“ „Wir bauen ihn neu“, sagte Karla Wenzel.", ["Karla Wenzel", "Karla Wenzel"]),
    ("de", "„Der Damm hält!“\n\n„Wir bauen ihn neu“, sagte Karla Wenzel.", ["", "Karla Wenzel"]),
    ("de", "Der Damm sei „in einem schlechten Zustand“ seit dem Mai, sagte Karla Wenzel.", ["Karla Wenzel"]),
    ("fr", "Le pont serait « dans un très mauvais état » depuis mai, a dit Claire Dubreuil.", ["Claire Dubreuil"]),
    ("es", "El puente está «en muy mal estado» desde mayo, ha dicho Pablo Ortuño.", ["Pablo Ortuño"]),
    ("fr", "« Le pont doit tenir », Claire Dubreuil explique.", ["Claire Dubreuil"]),
    ("es", "«El puente es seguro ahora», Pablo Ortuño dijo.", ["Pablo Ortuño"]),
    ("de", "Der Vorsitzende des Rats der kleinen Stadt Osby Jonas Brandt sagte: „Der Damm hält.“", ["Jonas Brandt"]),
    ("es", "El presidente del Consejo de la pequeña Valderas Pablo Ortuño dijo: «El puente es seguro».", ["Pablo Ortuño"]),
]
"""Behind an office between commas, far behind the quotation, before the verb, and two quotations of one speaker."""


@pytest.mark.parametrize(
    ("language", "text", "names"), [*CITED, *AS_SAID, *ACCORDING, *SHARED_SUBJECT, *IN_WORDS, *NESTED, *OTHER_PLACES]
)
def test_every_form_names_its_speaker_or_nobody(language: str, text: str, names: list[str]) -> None:
    assert speakers(language, text) == names
