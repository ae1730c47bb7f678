"""The table of how often each rule is right can be made from articles of our own alone."""

import pytest

from tests.quality import calibrate


def test_the_table_is_made_without_any_larger_sets(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(calibrate, "scorer", lambda: None)
    monkeypatch.setattr(calibrate, "_RESAMPLES", 10)
    calibrate.main()
    said = capsys.readouterr().out
    assert "English: " in said
    assert "name-said" in said
