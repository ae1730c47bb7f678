"""Sentences and all that is read in them: `attributions.txt` tells who is named and who speaks, `phrases.txt` their phrases."""

import pytest

from bot.understand.quotes.find import read_clauses
from bot.understand.quotes.quotation_marks import find_quotations
from tests.understand.quotes.tables import READINGS, Row, rows

CASES = [(name, row) for name in READINGS for row in rows(name)]


@pytest.mark.parametrize(("name", "row"), CASES, ids=[f"{name[:-4]}-{row[0]}-{n}" for n, (name, row) in enumerate(CASES)])
def test_a_sentence_is_read_as_the_file_says(name: str, row: Row) -> None:
    language, text, reading = row
    assert READINGS[name](language, text) == reading


@pytest.mark.parametrize("name", READINGS)
def test_a_file_has_each_sentence_once(name: str) -> None:
    found = [row[:2] for row in rows(name)]
    assert len(found) == len(set(found)) > 100


def test_no_phrase_reaches_beyond_the_border_that_it_is_looked_for_within() -> None:
    """Whatever token it ends or begins at, and wherever the border is, but for one in the middle of a name."""
    looked_for = 0
    for _, text, _ in (row for name in READINGS for row in rows(name) if row[0] == "en"):
        for clause in read_clauses(text, find_quotations(text))[0]:
            inside = {at for mention in clause.mentions for at in range(mention.first + 1, mention.stop)}
            for border in sorted({*range(len(clause.low))} - inside):
                found = [clause.ending_at(at, border) for at in range(border, len(clause.low))]
                assert all(phrase is None or phrase.first >= border for phrase in found), (text, border)
                subject = clause.first_subject(border, len(clause.low))
                assert subject is None or subject.first >= border, (text, border)
                looked_for += len(found)
    assert looked_for > 10_000
