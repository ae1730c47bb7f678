"""Sentences and all that is read in them: `attributions.txt` tells who is named and who speaks, `phrases.txt` their phrases."""

import pytest

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
