"""The role before a name and the one behind it, and how a quotation stands in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Sentence
from bot.understand.quotes.attribution import last_mark
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.find import read_clauses
from bot.understand.quotes.framing import is_speech, sentences_of, stands_in_name
from bot.understand.quotes.nouns import trimmed
from bot.understand.quotes.quotation_marks import find_quotations
from bot.understand.quotes.roles import is_described, role_before, role_behind
from bot.understand.quotes.said_elsewhere import is_about_subject


def clause_of(text: str) -> Clause:
    """The first sentence of a text."""
    return read_clauses(text, find_quotations(text))[0][0]


BEFORE = [
    ("Mayor Ana Voss came.", "Mayor"),
    ("The mayor Ana Voss came.", "mayor"),
    ("His former deputy Ana Voss came.", "former deputy"),
    ("Ana Voss came.", ""),
    ("Ms. Ana Voss came.", ""),
    ("Secretary of Defence Ana Voss came.", "Secretary of Defence"),
    ("His wife Ana Voss came.", ""),
    ("Dover wife Ana Voss came.", ""),
    ("His Dover friend Ana Voss came.", ""),
    ("Former Ana Voss came.", ""),
]


@pytest.mark.parametrize(("text", "role"), BEFORE)
def test_the_role_before_a_name(text: str, role: str) -> None:
    clause = clause_of(text)
    assert role_before(text, clause.statement, clause.mentions[-1]) == role


BEHIND = [
    ("a farmer", "farmer", True),
    ("the farmer of Dover", "farmer of Dover", True),
    ("an old farmer", "old farmer", True),
    ("farmer", "farmer", True),
    ("44, a farmer", "farmer", True),
    ("101, a farmer", "farmer", True),
    ("1999, a farmer", "", False),
    ("44 a farmer", "44 a farmer", True),
    ("44, farmer", "farmer", True),
    ("44", "", False),
    ("a", "", False),
    ("a dam", "", False),
    ("of Dover", "", False),
    ("Director of Works", "Director of Works", True),
    ("Director, who left", "Director", True),
    ("Director at Dover", "Director at Dover", True),
    ("Director for Dover", "Director for Dover", True),
    ("Director Tom Birk", "", False),
    ("Dr. Tom Birk", "", False),
    ("a Dr. of laws", "", False),
    ("a mr of laws", "", False),
    ("the company's farmer", "farmer", True),
    ("the companies' farmer", "farmer", True),
    ("Acme's farmer", "", False),
    ("a farmer of Dams and Locks", "farmer of Dams and Locks", True),
    ("a farmer of Dams & Locks", "farmer of Dams & Locks", True),
    ("a farmer of Dams and Tom Birk", "farmer of Dams", True),
    ("a farmer of Dams and Mayor Birk", "farmer of Dams", True),
    ("a farmer of dams and locks", "farmer of dams", True),
    ("a farmer of Dams and locks", "farmer of Dams", True),
    ("a farmer of Dams and “Locks”", "farmer of Dams", True),
    ("a farmer of Dams and", "farmer of Dams", True),
    ("a farmer during May", "farmer", True),
    ("a farmer and teacher", "farmer", True),
    ("a farmer who left", "farmer", True),
    ("a farmer, who left", "farmer", True),
    ("a farmer such as", "farmer", True),
    ("a wife", "", True),
    ("a wife of Dover", "wife of Dover", True),
    ("a Dover wife", "", True),
    ("a dear Dover wife", "dear Dover wife", True),
    ("in a farmer", "", False),
    ("who is a farmer", "", False),
    ("a friend in a wet farmer", "friend in a wet farmer", True),
    ("a man in a farmer", "", False),
    ("a wet, old farmer", "", False),
    ("“a farmer” of old", "", False),
    ("a wet wet wet wet wet farmer", "wet wet wet wet wet farmer", True),
    ("a wet wet wet wet wet wet farmer", "", False),
    ("a farmer of old wet wet wet wet wet wet", "farmer of old wet wet wet wet wet wet", True),
    ("a farmer of old wet wet wet wet wet wet wet", "", True),
]


@pytest.mark.parametrize(("behind", "role", "described"), BEHIND)
def test_the_role_behind_a_name(behind: str, role: str, described: bool) -> None:
    text = f"Sil Marrow, {behind}."
    clause = clause_of(text)
    assert role_behind(text, clause.statement, clause.mentions[0]) == role
    assert is_described(clause.statement, clause.mentions[0]) is described


@pytest.mark.parametrize(
    "text", ["Sil Marrow's, a farmer.", "Sil Marrow; a farmer.", "Sil Marrow", "Sil Marrow,", "Sil Marrow a farmer."]
)
def test_no_role_stands_elsewhere(text: str) -> None:
    clause = clause_of(text)
    assert role_behind(text, clause.statement, clause.mentions[0]) == ""
    assert is_described(clause.statement, clause.mentions[0]) is False


SPEECH = [
    ("“we go now”", True),
    ("“go now”", False),
    ("“The Wall of Gask”", False),
    ("“The Wall fell”", True),
    ("“The Wall of gask”", True),
    ("“The Wall fell over Gask”", True),
    ("“Walls and Dams”", False),
    ("“Walls! And Dams”", True),
    ("“Walls And Dams!”", True),
    ("“Walls And Dams?”", True),
    ("“Walls And Dams.”", False),
    ("“The One Two Three Four Five Six Seven Eight”", False),
    ("“The One Two Three Four Five Six Seven Eight Nine”", True),
    ("“堤防はもう”", True),
    ("“堤防はも”", False),
    ("“堤防はも堤”", True),
    ("“1 2 3”", True),
]


@pytest.mark.parametrize(("text", "is_one"), SPEECH)
def test_what_can_be_speech(text: str, is_one: bool) -> None:
    assert is_speech(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_inside"),
    [
        ("Ana “we go now” Voss left.", True),
        ("Ana “we go now” left.", False),
        ("She “we go now” Voss left.", True),
        ("so “we go now” Voss left.", False),
        ("Ana “we go now” Monday left.", False),
        ("“We go now” Voss left.", False),
        ("Ana “we go now”", False),
        ("The work “we go now” by Voss.", True),
        ("The work “we go now” by then.", False),
        ("“we go now” by Voss.", True),
        ("“we go now” by", False),
        ("Ana “we go” “we stay” Voss.", False),
    ],
)
def test_a_quotation_within_a_name(text: str, is_inside: bool) -> None:
    clause = clause_of(text)
    assert stands_in_name(clause, clause.statement.quotes[0]) is is_inside


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the mayor", "the mayor"),
        ("the mayor of Gask", "the mayor of Gask"),
        ("the mayor of it all", "the mayor"),
        ("the mayor of two towns", "the mayor of two towns"),
        ("the mayor of farmers and", "the mayor of farmers"),
        ("the mayor of Gask of the", "the mayor of Gask"),
        ("the mayor of Gask filed it", "the mayor of Gask"),
        ("the mayor of Gask on it", "the mayor of Gask"),
        ("the mayor close by", "the mayor"),
        ("the mayor Monday", "the mayor"),
        ("the mayor Monday Tuesday", "the mayor"),
        ("the mayor has gone", None),
        ("the mayor and Voss", "the mayor"),
        ("Gask and the past", "Gask and the past"),
        ("gask and the past", None),
        ("some of the farmers", "some of the farmers"),
        ("some of", None),
        ("all of the past", None),
        ("the past", None),
        ("the Past", "the Past"),
        ("a 44-year-old", "a 44-year-old"),
        ("another", None),
        ("the", None),
        ("monday", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_part_of_a_phrase_that_says_who_speaks(text: str, part: str | None) -> None:
    tokens = clause_of(f"x {text}").tokens
    found = trimmed(tokens, [token.text.lower() for token in tokens], 1, len(tokens))
    assert (" ".join(token.text for token in tokens[found[0] : found[1]]) if found else None) == part


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("“pulled me down”", True),
        ("“pulled him down”", False),
        ("“Pulled me down”", False),
        ("“pulled down; me.”", True),
        ("“”", False),
    ],
)
def test_words_about_the_subject_are_somebody_elses(text: str, is_so: bool) -> None:
    assert is_about_subject(text) is is_so


@pytest.mark.parametrize(
    ("text", "mark"), [("“We go,”", ","), ("“We go.”", "."), ("“We ‘go’?”", "?"), ("“We ‘go!’”", "!"), ("“We go ”", "o")]
)
def test_the_last_mark_of_a_quotation(text: str, mark: str) -> None:
    assert last_mark(clause_of(text), 0) == mark


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.integers(0, 80), st.integers(1, 30))
def test_the_sentences_that_a_stretch_touches(lengths: list[int], start: int, length: int) -> None:
    """Each sentence is so long and one blank apart from the next."""
    sentences, at = [], 0
    for size in lengths:
        sentences.append(Sentence(text="x" * size, start=at, end=at + size, paragraph=0))
        at += size + 1
    touched = tuple(n for n, one in enumerate(sentences) if one.start < start + length and one.end > start)
    assert sentences_of([one.start for one in sentences], sentences, start, start + length) == touched
