import pytest

from bot.understand.sentences import split_sentences
from bot.understand.standalone import bare_speech, cut_in_quotation, hangs, introductions, is_furniture


def one(text: str):
    return split_sentences([text])[0]


@pytest.mark.parametrize(
    "text",
    [
        "He left the town.",
        "“They were late,” Ina Berg said.",
        "But the council voted no.",
        "However, prices rose.",
        "This opposition grew in May.",
        "The mayor said this opposition would not last.",
        "Back then even the mayor doubted it.",
        "Plus, the town has a loan to pay.",
        "Thank you for reading the Osen Post.",
        "The trio will meet on Friday.",
        "After the talks, she left.",
        "Such votes are rare.",
    ],
)
def test_a_sentence_hangs_on_the_one_before(text: str) -> None:
    assert hangs(one(text), "en")


@pytest.mark.parametrize(
    "text",
    [
        "Ina Berg left the town.",
        "It was the first vote since May.",
        "There were three votes in May.",
        "After the talks, Ina Berg said she would leave.",
        "The town will vote this week.",
        "Those who voted were few.",
        "First aid came from Osen.",
        "The three ferries sailed on Monday.",
        "The council voted no.",
    ],
)
def test_a_sentence_stands_alone(text: str) -> None:
    assert not hangs(one(text), "en")


@pytest.mark.parametrize(
    ("language", "hanging", "standing"),
    [
        ("de", "Er ging nach Hause.", "Die Stadt wählt."),
        ("es", "Pero el pueblo votó.", "El pueblo votó."),
        ("fr", "Cependant, le maire part.", "Le maire part."),
        ("pt", "Ele saiu da cidade.", "O prefeito saiu."),
        ("uk", "Вона поїхала.", "Місто голосує."),
        ("ar", "لكن المدينة صوتت.", "المدينة صوتت."),
        ("it", "Lui non è venuto.", "La città vota."),
        ("nl", "Hij kwam niet.", "Het herstel duurt lang."),
        ("sv", "Hon kom inte.", "Det kommunala bolaget betalar."),
        ("pl", "Jednak miasto milczy.", "Miasto milczy."),
        ("cs", "On nepřišel.", "Město mlčí."),
        ("ru", "Однако мэрия молчит.", "Мэрия молчит."),
        ("tr", "Ancak belediye sessiz.", "Belediye sessiz."),
        ("el", "Αυτός δεν ήρθε.", "Της Ελλάδας ο πρόεδρος ήρθε."),
        ("hi", "लेकिन शहर चुप है।", "शहर चुप है।"),
        ("ko", "그러나 시는 침묵했다.", "이 대통령은 침묵했다."),
        ("ja", "しかし市は知らなかった。", "市は知らなかった。"),
        ("zh", "他没有来大桥。", "市政府没有来。"),
        ("th", "แต่เมืองเงียบ", "เมืองเงียบ"),
    ],
)
def test_other_languages_have_their_own_hanging_words(language: str, hanging: str, standing: str) -> None:
    assert hangs(one(hanging), language)
    assert not hangs(one(standing), language)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: the winter ferry.",
        "Scroll down for video.",
        "Ina Berg (right) opens the pier.",
        "Left: the old pier.",
        "Photo: Otto Lind / Norvik Press.",
        "Otto Lind contributed to this report.",
        "Reporting by Otto Lind; editing by Ina Berg.",
    ],
)
def test_captions_credits_and_invitations_are_furniture(text: str) -> None:
    assert is_furniture(one(text))


def test_a_sentence_of_the_article_is_no_furniture() -> None:
    assert is_furniture(one("Follow Ida Ek on Twitter @idaek."))
    assert not is_furniture(one("Readers right across the island follow the ferry."))


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["He said “we go.” Then he left."], [False, False]),
        (['(NP)"Gulls," a film, opened. He left (to "rest"). She ran.'], [False, False, False]),
        (["“We go. We stay. We wait,” he said. He left."], [True, True, True, False]),
        (['"We go. We stay," he said. He left.'], [True, True, False]),
        (['He left. We stay," he said. She ran.'], [False, True, False]),
        (["‘We go. It’s the council’s pier,’ he said. He left."], [True, True, False]),
        (["„Wir gehen. Wir bleiben“, sagte er. Er ging."], [True, True, False]),
        (["« Nous partons. Nous restons », dit-il. Il part."], [True, True, False]),
        (["“We go.", "He left."], [True, False]),
        (["»Wir gehen«, sagte er. Er ging."], [False, False]),
        (["»Wir gehen. Wir bleiben«, sagte er. Er ging."], [True, True, False]),
        (["”Vi går”, sade han. Han gick."], [False, False]),
        (["Er las »Die Mauer« oft. Er ging."], [False, False]),
        (["市長は「行く」と言った。"], [False]),
        (["She said “he told me ‘go’ twice.” He left."], [False, False]),
        (["The players’ wages rose. They’re high."], [False, False]),
    ],
)
def test_a_quotation_that_runs_over_the_end_cuts_its_sentences(paragraphs: list[str], expected: list[bool]) -> None:
    assert cut_in_quotation(split_sentences(paragraphs)) == expected


def test_acronyms_and_surnames_need_the_sentence_that_introduces_them() -> None:
    introduced = "The Norvik Ferry Company (NFC) was sold. Ina Berg bought it."
    sentences = split_sentences([introduced, "The NFC has nine boats. Berg owns ten. Otto Lind owns none."])
    assert introductions(sentences) == [frozenset(), frozenset(), {0}, {1}, frozenset()]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“We go.” “We go,” said Ina Berg."], [True, False]),
        (["»Wir gehen.« Ina Berg sagte: »Wir gehen.«"], [True, False]),
        (["『早く動くべきだった。』市長は「行く」と言った。"], [True, False]),
        (["– We go, säger Ina Berg. Det är sent.", "Det är sent."], [False, True, False]),
        (["– Det är sent.", "Bron är gammal."], [True, False]),
        (["— Trop tard, dit Ina Berg."], [False]),
        (["The town voted."], [False]),
    ],
)
def test_speech_that_does_not_say_whose_it_is(paragraphs: list[str], expected: list[bool]) -> None:
    assert bare_speech(split_sentences(paragraphs, "sv")) == expected
