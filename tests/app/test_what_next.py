"""What is said under the first digest: where files go, by a path that can be pasted where the bot was started."""

from pathlib import Path

import pytest

from bot.app.paths import HOME
from bot.app.run import drop_place


@pytest.mark.parametrize(
    ("started", "said"),
    [(HOME, "var/inbox"), (Path("/"), str(HOME / "var" / "inbox").lstrip("/")), (HOME / "docs", str(HOME / "var" / "inbox"))],
    ids=["in the project", "above it", "beside the inbox"],
)
def test_the_inbox_is_named_as_it_is_reached_from_here(monkeypatch: pytest.MonkeyPatch, started: Path, said: str) -> None:
    monkeypatch.chdir(started)
    assert drop_place("var/inbox") == said


def test_a_folder_elsewhere_keeps_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    assert drop_place(str(tmp_path)) == str(tmp_path)
