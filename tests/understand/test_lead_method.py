import pytest

from bot.understand.lead_method import MOST_SENTENCES
from bot.understand.sentences import split_sentences
from bot.understand.sumy_methods import pick

FILLER = "Norvik is an island town. Gulls live there. Snow falls late. Boats rest in winter. Shops close at six."


def picked(text: str, *, title: str = "", count: int = 3) -> list[str]:
    sentences = split_sentences(text.split("\n\n"))
    return [sentences[index].text for index in sorted(pick("lead", title, sentences, language="en", count=count))]


def test_the_opening_comes_first() -> None:
    text = "The council of Norvik voted to close the ferry pier. The ferry pier has served Norvik since 1911. " + FILLER
    assert picked(text, count=2) == [
        "The council of Norvik voted to close the ferry pier.",
        "The ferry pier has served Norvik since 1911.",
    ]


def test_a_hanging_sentence_comes_only_with_the_one_before() -> None:
    text = (
        "The council of Norvik voted to close the pier. Gulls live there. This vote on the Norvik council pier was close. "
        + FILLER
    )
    for count in range(1, 7):
        summary = picked(text, count=count)
        assert not any(s.startswith("This vote") for s in summary) or "Gulls live there." in summary


@pytest.mark.parametrize(
    "unwanted",
    [
        "“The Norvik council pier must close. We all voted for it,” said the council of Norvik.",
        "Read more about the Norvik council and the pier vote.",
        "The Norvik council (right) at the pier before the vote.",
        "Council of Norvik closes pier in close vote.",
    ],
)
def test_what_cannot_stand_alone_is_not_picked(unwanted: str) -> None:
    text = f"{unwanted} The council of Norvik voted six to three on Monday to end the ferry. {FILLER}"
    summary = picked(text, title="Council of Norvik closes pier in close vote")
    assert summary[0] == "The council of Norvik voted six to three on Monday to end the ferry."
    assert not any(sentence in unwanted for sentence in summary)


def test_the_same_thing_is_not_said_twice() -> None:
    text = "The council of Norvik voted to close the pier. The council of Norvik has voted to close the pier. " + FILLER
    assert len([s for s in picked(text, count=2) if "council" in s]) == 1


def test_an_acronym_comes_with_its_explanation_or_not_at_all() -> None:
    text = (
        "The Norvik Ferry Company (NFC) closed the pier on Monday. The NFC said the pier was old. "
        "Norvik is an island town. Gulls live there. The NFC owns the pier."
    )
    summary = picked(text, count=2)
    assert summary[0].startswith("The Norvik Ferry Company (NFC)")


def test_fewer_come_where_no_more_can_stand_alone_but_one_at_least() -> None:
    assert picked("“We go. We stay. We wait. We hope,” he said.", count=2) == ["“We go."]
    assert len(picked("The council met. “We go. We stay. We wait. We hope,” Ina Berg said.")) == 1


def test_sentences_far_down_are_not_considered() -> None:
    told = "The council of Norvik counted gulls on every roof."
    for before, considered in ((MOST_SENTENCES - 1, True), (MOST_SENTENCES, False)):
        long_quotation = " ".join(f"Gull {n} sat on roof {n}." for n in range(before))
        assert (told in picked(f"“{long_quotation}” {told}")) is considered


@pytest.mark.parametrize("title", ["The council of Norvik voted to close the pier.", "The council of Norvik voted to…"])
def test_a_title_taken_from_the_opening_does_not_keep_the_opening_out(title: str) -> None:
    text = f"The council of Norvik voted to close the pier. {FILLER}"
    assert picked(text, title=title)[0] == "The council of Norvik voted to close the pier."


def test_a_headline_left_over_the_text_is_kept_out() -> None:
    text = f"Council of Norvik votes to close the pier\n\nThe council met on Monday. {FILLER}"
    assert picked(text, title="Council of Norvik votes to close the pier")[0] == "The council met on Monday."
