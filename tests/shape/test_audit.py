"""What `make audit` makes of pip-audit's words: silence is no all-clear."""

import runpy
from typing import Any

import pytest

from bot.app.settings import HOME

AUDIT = runpy.run_path(str(HOME / ".ci" / "audit.py"))


def library(name: str, *ids: str) -> dict[str, Any]:
    return {"name": name, "version": "1", "vulns": [{"id": one, "fix_versions": ["2"]} for one in ids]}


@pytest.mark.parametrize(
    ("libraries", "code", "told"),
    [
        ([library("a")], 0, "1 libraries, none to mend."),
        ([library("a", "PYSEC-1"), library("b")], 1, "ADVISORY: a PYSEC-1, fixed in: 2"),
        ([library("nltk", "PYSEC-2")], 0, "accepted: nltk PYSEC-2"),
        ([library("a"), {"name": "b", "skip_reason": "not found"}], 2, "Nothing is known of 1 of 2 libraries"),
        ([library("a", "PYSEC-1"), {"name": "b", "skip_reason": "not found"}], 1, "Nothing is known of 1"),
    ],
)
def test_what_is_said_and_done(libraries: list[dict[str, Any]], code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert AUDIT["judge"](libraries) == code
    assert told in capsys.readouterr().out


def test_what_is_accepted_names_the_test_that_shows_why() -> None:
    for why in AUDIT["ACCEPTED"].values():
        assert (HOME / why.rpartition(" ")[2]).is_file()
