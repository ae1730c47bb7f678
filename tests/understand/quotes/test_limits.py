"""How far a rule reaches: so many words may stand between, one more may not. `{x}` is where they stand."""

import pytest

from bot.model.analysis import Quote
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences


def read(language: str, text: str) -> tuple[Quote, ...]:
    return find_quotes(text, split_sentences(tuple(text.split("\n\n")), language), language=language)


def told(language: str, text: str) -> str:
    """Who speaks each quotation, with the role; "-" for nobody."""
    speakers = [quote.speaker for quote in read(language, text)]
    return "; ".join(", ".join(filter(None, (one.name, one.role))) if one else "-" for one in speakers)


ANA, KARLA, LUCIA = "Ana Voss", "Karla Wenzel", "Lucía Herranz"
BETWEEN = [
    # in a name, a role, a phrase
    ("en", "He met{x} chief Ana Voss. “It must hold,” Voss said.",
     " acting", 6, "Ana Voss,{x} chief", "Ana Voss, acting acting acting acting acting acting chief"),
    ("en", "“It must hold,” the{x} farmer said.", " wet", 8, "the{x} farmer", "-"),
    ("en", "“It must hold,” said Voss{x} adviser Ana Roe.",
     " campaign", 5, "Ana Roe, Voss{x} adviser", "Voss campaign campaign campaign campaign"),
    ("en", "“It must hold,” an aide{x} of Dover said.", " to the head", 1, "an aide{x} of Dover", "an aide to the head"),
    ("en", "“It must hold,” said Ana Voss, a{x} farmer.", " wet", 5, "Ana Voss,{x} farmer", ANA),
    ("en", "“It must hold,” said Ana Voss, head of Dams{x}.", " wet", 6, "Ana Voss, head of Dams{x}", ANA),
    ("en", "“It must hold,” Ana Voss, a farmer{x}, said.", ", wet", 11, "Ana Voss, farmer", "-"),
    ("en", "“It must hold until spring,” said Ana Voss{x}.", " Vos", 18, "Ana Voss{x}", "-"),
    ("de", "„Der Damm ist alt“, sagte die{x} Chefin Karla Wenzel.", " kluge", 5, "Karla Wenzel,{x} Chefin", "-"),
    ("de", "„Der Damm ist alt“, sagte der Leiter des{x} Amtes in Osby.",
     " alten", 3, "der Leiter des{x} Amtes in Osby", "der Leiter"),
    ("de", "„Der Damm ist alt“, sagte Karla{x}.", " Wenzel", 5, "Karla{x}", "-"),
    ("es", "«El puente es seguro», dijo el{x} alcalde de Gask, Pablo Ortuño.", " jefe", 12, "el{x} alcalde", "el{x}"),
    ("ar", "قالت سلمى{x}: «الجسر قديم جدا الآن».", " نور", 5, "سلمى{x}", "-"),
    # between a verb of saying and whoever speaks
    ("en", "Mary Roe is wrong, said Ana Voss{x}. “It must hold,” she said.", " so", 3, ANA, "Mary Roe"),
    ("en", "“It must hold until spring,” Ana Voss, who{x} left, said.", " so", 38, ANA, "-"),
    ("en", "With one{x} farmer, Ana Voss, saying “it is a wall that holds,” they left.", " wet", 6, "Ana Voss,{x} farmer", ANA),
    ("en", "Ana Voss watched as the Water Ministry issued a statement{x} saying “it must hold until spring.”",
     " on", 4, "Water Ministry", ANA),
    ("en", "Ana Voss watched as the Water Ministry issued{x} statement saying “it must hold until spring.”",
     " a", 3, "Water Ministry", ANA),
    ("de", "„Der Damm ist alt“, sagte{x} Karla Wenzel.", " dann", 6, KARLA, "-"),
    ("de", "„Der Damm ist alt“, teilte die Stadt{x} mit.", " laut", 10, "die Stadt", "-"),
    ("de", "„Der Damm ist alt“, zitiert{x} Karla Wenzel.", " man", 10, KARLA, "-"),
    ("de", "„Der Damm ist alt“, hat Karla Wenzel{x} gesagt.", " laut", 37, KARLA, "-"),
    ("es", "«El puente es seguro», dijo en la{x} de Gask Pablo Ortuño.", " plaza", 4, "Pablo Ortuño", "-"),
    # between those and the quotation
    ("en", "It is “a wall that holds here”{x}, Ana Voss said.", " so", 40, ANA, "-"),
    ("en", "Ana Voss's claim{x} “it must hold until spring” was late.", " so", 10, ANA, "-"),
    ("de", "Karla Wenzel sagte, dass der Damm{x} „nicht mehr zu retten“ ist.", " so", 35, KARLA, "-"),
    ("de", "Karla Wenzel sagte{x}, „nicht mehr zu retten“.", " laut", 6, KARLA, "-"),
    ("de", "Karla Wenzel sagte{x}, dass „nicht mehr zu retten“ ist.", " laut", 9, KARLA, "-"),
    ("de", "Karla Wenzel{x}: „Der Damm ist alt und krumm.“", ", 44", 4, KARLA, "-"),
    ("de", "Karla Wenzel ist{x} wütend: „Der Damm ist alt und krumm.“", " sehr", 35, KARLA, "-"),
    ("de", "Karla Wenzel sagte{x}: „Der Damm ist alt und krumm.“", ", so", 19, KARLA, "-"),
    ("de", "Karla Wenzel versprach{x} „schnelle und gute Hilfe“.", " laut", 4, KARLA, "-"),
    ("de", "Karla Wenzel nannte{x} den „Berg aus Sand und Lehm“.", " laut", 2, KARLA, "-"),
    ("de", "Karla Wenzel bezeichnete ihn als{x} „Berg aus Sand und Lehm“.", " so", 2, KARLA, "-"),
    ("es", "Muy otra es{x} la idea de Lucía Herranz: «El puente es seguro ahora».", " hoy", 31, LUCIA, "-"),
    ("nl", "Anna Vik zei{x} “de brug is oud en krom”.", " nu", 4, "Anna Vik", "-"),
    ("sv", "Karin Vik säger{x} ”bron är gammal och sned”.", " nu", 5, "Karin Vik", "-"),
    ("da", "Karen Vik siger{x} »broen er gammel og skæv«.", " nu", 5, "Karen Vik", "-"),
    # from one quotation, or one sentence, to the next
    ("en", "“It is old,” Ana Voss said.{x} “It must hold,” she said.", " Rain fell.", 6, "Ana Voss; Ana Voss", "Ana Voss; -"),
    ("de", "„Es ist alt“, sagte Karla Wenzel. „Er ist krumm und schief“, sagte{x}.", " zu uns", 3, KARLA, "Karla Wenzel; -"),
    ("de", "„Es ist alt“, sagte Karla Wenzel{x}, „und er ist krumm und schief“.", " laut", 3, KARLA, "Karla Wenzel; -"),
    ("de", "Karla Wenzel hält dagegen.{x} „Es ist alt und krumm“, sagt sie.", " Sie kam.", 2, KARLA, "-"),
    ("es", "El barrio «vive de noche»{x} «duerme de día», según Pablo Ortuño.",
     " y", 7, "Pablo Ortuño; Pablo Ortuño", "-; Pablo Ortuño"),
    ("es", "El portavoz{x} de Gask, Pablo Ortuño, vino. «El puente es seguro», dijo el portavoz.",
     " muy", 5, "Pablo Ortuño", "el portavoz"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "word", "most", "within", "beyond"), BETWEEN)
def test_so_many_words_may_stand_between(language: str, text: str, word: str, most: int, within: str, beyond: str) -> None:
    for count, expected in ((most, within), (most + 1, beyond)):
        assert told(language, text.replace("{x}", word * count)) == expected.replace("{x}", word * count).replace(",  ", ", ")


ENOUGH = [
    ("en", "Ana Voss said: “The Wall{x}.”", " Wall", 8, ANA),
    ("en", "“The Wall{x}” it was, Ana Voss said.", " Wall", 8, ANA),
    ("en", "Ana Voss is glad of “a{x}.”", " wall", 4, ANA),
    ("en", "“It will hold until spring,” m{x}s Ana Voss.", "u", 2, ANA),
    ("en", "“It holds{x},” marvels Ana Voss.", " now", 2, ANA),
]


@pytest.mark.parametrize(("language", "text", "word", "fewest", "speaker"), ENOUGH)
def test_so_many_words_make_it_speech(language: str, text: str, word: str, fewest: int, speaker: str) -> None:
    assert told(language, text.replace("{x}", word * fewest)) == speaker
    assert told(language, text.replace("{x}", word * (fewest - 1))) in ("", "-")


def has_speaker(quotes: tuple[Quote, ...]) -> bool:
    return any(quote.speaker for quote in quotes)


CHARACTERS = [
    ("en", "“It must hold,” Ana Voss said o{x}n. “And we will pay for it.”", "o", 141, lambda quotes: len(quotes) == 1),
    ("en", "So it was o{x}n that Ana Voss called it “a wall of shame.”", "o", 124, lambda quotes: quotes[0].lead is not None),
    ("en", "“It must hold,” Ana Voss said at a meeting o{x}n.", "o", 85, lambda quotes: quotes[0].venue != ""),
    ("en", "“It must hold,” said Ana V{x}.", "o", 75, has_speaker),
    ("en", "“It must hold,” said Ana Voss, mayor of G{x}.", "o", 70, lambda quotes: quotes[0].speaker.role != ""),
    ("ja", "田村氏は「もっと早く動くべきだった」と{x}語った。", "々", 6, has_speaker),
    ("sv", "– Bron är gammal, muttrar Karin V{x}.", "o", 72, has_speaker),
    ("sv", "– Bron är g{x}l, säger Karin Vik.", "o", 1470, has_speaker),
]


@pytest.mark.parametrize(("language", "text", "letter", "most", "holds"), CHARACTERS)
def test_so_many_characters_may_stand_between(language, text, letter, most, holds) -> None:
    assert holds(read(language, text.replace("{x}", letter * most)))
    assert not holds(read(language, text.replace("{x}", letter * (most + 1))))


@pytest.mark.parametrize(("words", "speaker"), [(154, KARLA), (155, "-")])
def test_a_sentence_that_never_ends_is_nobodys(words: int, speaker: str) -> None:
    """160 tokens in other languages than English."""
    assert told("de", f"„Der Damm ist alt“, sagte Karla Wenzel,{' so' * words}.") == speaker
