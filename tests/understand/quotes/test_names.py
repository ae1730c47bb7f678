"""What is a speaker's name and what only says what sort of person it is; roles that stand on their own. All invented."""

import pytest

from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

SAID = "“We have seen worse than this,”"


def told(text: str) -> tuple[str, str]:
    quote = find_quotes(text, split_sentences(text.split("\n\n"), "en"))[-1]
    return (quote.speaker.name, quote.speaker.role) if quote.speaker else ("", "")


NAMES = [
    ("plural_owner", f"{SAID} the Bakers’ Federation said.", "Bakers’ Federation"),
    ("office_as_owner", f"{SAID} the Governor’s Office said.", "Governor’s Office"),
    ("short_for_a_full_name", f"The Sallow Bakers Federation met. {SAID} the Federation said.", "Sallow Bakers Federation"),
    ("bare_institution", f"It was late. {SAID} the Federation said.", ""),
    ("listed", f"{SAID} the Ministry of Youth and Sport said.", "Ministry of Youth and Sport"),
    (
        "two_of_them",
        f"{SAID} the Ministry of Youth and President Anna Voss said.",
        "the Ministry of Youth and President Anna Voss",
    ),
    ("office_within", f"{SAID} the Justice Department said.", "Justice Department"),
    ("party_within", f"{SAID} the Republican National Committee said.", "Republican National Committee"),
    ("church_as_surname", f"{SAID} said Sen. Tom Church.", "Tom Church"),
    ("trade_first", f"Goalkeeper Sil Marrow came home. {SAID} Marrow said.", "Sil Marrow"),
    ("where_from", f"{SAID} said London-based Sil Marrow.", "Sil Marrow"),
    ("elect", f"{SAID} said President-elect Sil Marrow.", "Sil Marrow"),
    ("people_first", f"{SAID} said Norlandian Anna Voss.", "Anna Voss"),
    ("adjective_of_a_headline", f"Defiant Anna Voss stays. {SAID} Voss said.", "Anna Voss"),
    ("described_by_one_word", f"{SAID} said a beaming Anna Voss.", "Anna Voss"),
    ("described_before_the_cue", f"{SAID} an angry Anna Voss said.", "Anna Voss"),
    ("town_and_state", f"Anna Voss of Dover, Delaware, said: {SAID[:-2]}.”", "Anna Voss"),
    ("short_state", f"{SAID} Anna Voss, 30, of Dover, N.C., who was there, said.", "Anna Voss"),
    ("degree", f"{SAID} Anna Voss, M.D., head of the ward, said.", "Anna Voss"),
    ("constituency", f"{SAID} Sen. Anna Voss, R-Texas, who was there, said.", "Anna Voss"),
    ("given_name_that_is_an_office", f"Dean Voss came. {SAID} said Dean Voss.", "Dean Voss"),
    ("two_speak", f"{SAID} Anna Voss and Tom King said.", "Anna Voss and Tom King"),
    ("river", f"{SAID} the River Morl said.", ""),
    ("word_of_the_article", "The music was loud. Music said “we have seen worse than this.”", ""),
    ("told_to_somebody", "Anna Voss wrote to the TWU saying “we have seen worse than this.”", "Anna Voss"),
    ("and_with", "With Anna Voss shouting “we have seen worse than this,” they left.", "Anna Voss"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_name_is_the_whole_name_and_nothing_else(text: str, name: str) -> None:
    assert told(text)[0] == name


NOUNS = [
    ("adviser_of_somebody", f"Anna Voss left. {SAID} said a senior Voss adviser.", "a senior Voss adviser"),
    ("spokesman_apposed", f"{SAID} said a Sallow Hall spokesman, Tom Birk.", "Tom Birk"),
    ("aide_to_somebody", f"{SAID} an aide to Anna Voss said.", "an aide to Anna Voss"),
    ("words_of_somebody", f"{SAID} the mouth of Anna Voss said.", ""),
    ("close_to", f"{SAID} said a source close to the talks.", "a source"),
    ("paper_with_its_author", f"{SAID} said a petition filed by the bakers.", "a petition"),
    ("verb_behind_a_name", f"{SAID} said a member of Dam Watch alerted on Monday.", "a member of Dam Watch"),
    ("only_an_article", f"{SAID} said another.", ""),
    ("no_person", f"{SAID} said the past.", ""),
    ("town_that_asked", "Anna Voss spoke. She said the town had asked for “a wall that holds for ever.”", "Anna Voss"),
    ("office_alone", f"{SAID} the Attorney General said.", "the Attorney General"),
    ("member_for", f"Sil Marrow, MP for Dover, added: {SAID[:-2]}.”", "Sil Marrow"),
    ("plural_first", f"Prosecutors said {SAID[:-2]}.”", "Prosecutors"),
    ("object_of_a_verb", "Anna Voss, 50, who says allies should send boats, wrote that it “will not hold now.”", "Anna Voss"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in NOUNS], ids=[row[0] for row in NOUNS])
def test_who_has_no_name_is_called_what_the_article_calls_them(text: str, name: str) -> None:
    assert told(text)[0] == name


ROLES = [
    ("trade_of_an_ending", f"{SAID} said Anna Voss, a glaciologist at the institute.", "glaciologist at the institute"),
    ("another_ending", f"{SAID} said Anna Voss, a lighthouse keeper.", "lighthouse keeper"),
    ("behind_an_age", f"{SAID} said Anna Voss, 44, a teacher who lives there.", "teacher"),
    ("its", f"The firm lost money. Its chief executive, Anna Voss, said {SAID[:-2]}.”", "chief executive"),
    ("her", f"Her spokesman, Anna Voss, said {SAID[:-2]}.”", "spokesman"),
    ("kin_alone", f"His wife, Anna Voss, said {SAID[:-2]}.”", ""),
    ("kin_of_somebody", f"{SAID} said Anna Voss, daughter of the mayor.", "daughter of the mayor"),
    ("two_abbreviations", f"{SAID} said Brig. Gen. Anna Voss.", "Brig. Gen."),
    (
        "goes_on_with_a_name",
        f"{SAID} said Anna Voss, head of the Office of Dams and Locks.",
        "head of the Office of Dams and Locks",
    ),
    ("two_people", f"{SAID} said Anna Voss, head of the dam and Tom Birk’s aunt.", "head of the dam"),
    ("such_as", f"{SAID} said Anna Voss, aide to ministers such as Birk.", "aide to ministers"),
    ("verb_phrase", f"{SAID} said Anna Voss, thinking about running for mayor.", ""),
    ("only_former", f"{SAID} said former Anna Voss.", ""),
    ("first_word_of_a_sentence", f"Goalkeeper Anna Voss came home. {SAID} Voss said.", "Goalkeeper"),
]


@pytest.mark.parametrize(("text", "role"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_a_role_says_something_on_its_own(text: str, role: str) -> None:
    assert told(text) == ("Anna Voss", role)
