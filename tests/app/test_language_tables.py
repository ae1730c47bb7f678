"""One set of tables for all reading processes: they tell languages as py3langid's own do."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from py3langid import langid

from bot.app.language_tables import use_tables
from bot.parse.language import language_of

TEXTS = {
    "en": "The harbour council meets again on Thursday to say what the repairs of the bridge may cost.",
    "de": "Der Rat der Stadt will am Donnerstag sagen, was die Reparatur der Brücke kosten wird.",
    "uk": "Міська рада збереться у четвер, щоб сказати, скільки коштуватиме ремонт мосту.",
    "ar": "يجتمع مجلس المدينة يوم الخميس ليقول كم ستكلف إصلاحات الجسر ومن سيدفع ثمنها.",
    "zh": "市议会将于星期四再次开会，说明修理大桥需要多少钱，由谁来支付这笔费用，以及何时可以重新开放通行给车辆和行人使用。",
}
MAPPED = "import sys, os; from bot.app.language_tables import use_tables; use_tables(int(sys.argv[1])); print(os.getpid())"


@pytest.fixture(autouse=True)
def own_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(langid, "IDENTIFIER", None)


def test_they_say_the_same_as_the_tables_of_ones_own() -> None:
    own = {text: langid.rank(text) for text in TEXTS.values()}
    with tempfile.TemporaryFile(buffering=0) as file:
        use_tables(file.fileno())
        assert {text: langid.rank(text) for text in TEXTS.values()} == own
        assert {language_of(text) for text in TEXTS.values()} == set(TEXTS)


def test_a_file_that_was_left_half_filled_is_filled_anew() -> None:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(bytes(100_000))  # Whoever filled it was killed before it said that all is there.
        use_tables(file.fileno())
        assert language_of(TEXTS["de"]) == "de"


def test_another_process_takes_what_is_there() -> None:
    with tempfile.TemporaryFile(buffering=0) as file:
        use_tables(file.fileno())
        written = os.fstat(file.fileno()).st_mtime_ns
        done = subprocess.run([sys.executable, "-c", MAPPED, str(file.fileno())], pass_fds=[file.fileno()], check=True)
        assert done.returncode == 0
        assert os.fstat(file.fileno()).st_mtime_ns == written


def test_without_room_the_error_says_so_and_ones_own_are_used(tmp_path: Path) -> None:
    read_only = tmp_path / "tables"
    read_only.touch()
    file = os.open(read_only, os.O_RDONLY)
    with pytest.raises(OSError, match="Bad file descriptor"):
        use_tables(file)
    os.close(file)
    assert language_of(TEXTS["en"]) == "en"
