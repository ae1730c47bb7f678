"""Names that people list, some of which hold the very marks that divide a list."""

from hypothesis import given
from hypothesis import strategies as st

from bot.parse.names import listed_names, named_lines

KNOWN = ("Floods", "Ukraine, Russia", "US: election", "Oil; gas", "Us")


def test_a_known_name_is_taken_whole_whatever_its_case_and_spaces() -> None:
    assert list(listed_names("floods,  ukraine,  russia , Owls", KNOWN)) == ["floods", "ukraine, russia", "Owls"]


@given(st.lists(st.sampled_from([name for name in KNOWN if ";" not in name]), max_size=6))
def test_known_names_come_back_as_they_were_listed(names: list[str]) -> None:
    assert list(listed_names(", ".join(names), KNOWN)) == names


@given(st.lists(st.sampled_from(KNOWN), max_size=6))
def test_known_names_on_lines_of_their_own_say_nothing_new(names: list[str]) -> None:
    assert sorted(named_lines("\n".join(names), KNOWN)) == sorted((name, "") for name in names)


def test_lines_name_topics_with_words_or_without() -> None:
    text = "Climate: climate, emissions; Owls\nTrams, Ukraine, Russia\nUS: election: vote, ballot\n\n"
    assert named_lines(text, KNOWN) == [
        ("Climate", "climate, emissions"),
        ("US: election", "vote, ballot"),
        ("Owls", ""),
        ("Trams", ""),
        ("Ukraine, Russia", ""),
    ]


def test_where_nothing_is_known_every_mark_divides() -> None:
    assert list(listed_names("Ukraine, Russia,, ", ())) == ["Ukraine", "Russia"]
    assert named_lines("US: election", ()) == [("US", "election")]
