"""Kinds of English sentences in which somebody else stands nearer than who speaks: a table, "" for nobody."""

import pytest

from tests.understand.quotes.test_other_languages import speakers

DANA = "Dana Moffat"

CASES = [
    # a verb that is in no table, right behind a whole sentence
    ("“We were awful tonight,” coach Dana Moffat fumed after the match.", [DANA]),
    ("“Your reputation is amazing,” Dana Moffat assured Tom Roe.", [DANA]),
    ("“France will always be France,” an angry Moffat retaliated.", ["Moffat"]),
    ("“We never agreed to that plan,” Dana Moffat snorted.", [DANA]),
    ("“We never agreed to that plan,” Dana Moffat needed to hear.", [""]),
    ("“We never agreed to that plan,” Dana Moffat, watched by dozens, had written on a wall.", [""]),
    ("“The water never came this high,” marvels Dana Moffat, 79, pointing at the wall.", [DANA]),
    # what somebody will do, or who is spoken of, reports nothing
    ("Moffat said she is certain Roe will continue to be “a champion for limitless work.”", ["Moffat"]),
    ("In an interview, Moffat said any candidate who wants to win “owes it to the men and women” there.", ["Moffat"]),
    # papers: what words are read in, and who gave it out
    ("According to a police report, the man “ran into the street.”", ["a police report"]),
    ("The report said the dam was “a disaster in waiting.”", ["The report"]),
    ("The inspector's report found that the dam was “a disaster in waiting.”", ["The inspector's report"]),
    ("The dam was “a disaster in waiting,” as Moffat put it.", ["Moffat"]),
    ("Dana Moffat, its chairwoman, backs Roe and in a statement credited him for “an inspiring campaign.”", [DANA]),
    ("Dana Moffat released a statement on Monday saying the plan was “not based on any facts.”", [DANA]),
    # nouns with what tells them apart
    ("“Not one of them called me,” a woman who lives next door said.", ["a woman"]),
    ("“Not one of them called me,” says the father of four.", ["the father of four"]),
    ("It was “not what was promised to us,” one user commented.", ["one user"]),
    ("Dana Moffat, president and chief executive of Harbour Foods stated, “It is a math problem for us.”", [DANA]),
    # somebody new
    ("Dana Moffat tweeted, “Tom did the same last week.”\n\nAnother tweeted, “She thinks she is above it.”", [DANA, ""]),
    # peoples of the whole world
    ("Kenyan reports that “we are the victims here” were denied.", [""]),
    ("Tibetan claims that “we are the victims here” were denied.", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), CASES, ids=[str(n) for n in range(len(CASES))])
def test_who_speaks_in_english(text: str, names: list[str]) -> None:
    assert speakers("en", text) == names


NOBODY_SHE_IS = [
    "Lagos", "Toyota", "Milan", "Florence", "Siemens", "Santa Rosa", "San Diego", "Lourdes", "Adelaide", "JPMorgan Chase",
    "Marks and Spencer", "Louis Vuitton", "Kaiser Permanente", "Mount Sinai", "St. Mary's", "Great Ormond Street Hospital",
    "Charlotte", "Mercedes", "Ann Arbor", "Queen Victoria Hospital", "St. Helena", "Virginia", "Johns Hopkins", "Jordan",
]  # fmt: skip


@pytest.mark.parametrize("name", NOBODY_SHE_IS)
@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_he_and_she_are_no_place_firm_or_hospital(name: str, pronoun: str) -> None:
    assert speakers("en", f"{name} closed early on Monday. “We want to be heard at last,” {pronoun} said.") == [""]
