"""Dateline as pip and pipx install it, and as `make` puts its command into a checkout."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.app.paths import HOME, SHIPPED, VERSION, home_of

NEEDED = (
    "bot/config/default.toml",
    "bot/config/sample/feed.xml",
    "bot/requirements.txt",
    "bot/store/migrations/env.py",
    "bot/store/migrations/versions/0001_newsroom.py",
    "bot/understand/data/en.toml",
    "bot/words/en.po",
)


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads((SHIPPED / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == VERSION


@pytest.mark.e2e
def test_an_installed_dateline_has_all_it_needs_and_keeps_its_things_in_the_users_folder(tmp_path: Path) -> None:
    hatchling = "import sys, hatchling.build; hatchling.build.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", hatchling, str(tmp_path)], cwd=HOME, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        assert set(NEEDED) <= set(packed.namelist())
        assert not [name for name in packed.namelist() if name.startswith(("tests", "config", "docs"))]
        points = next(name for name in packed.namelist() if name.endswith("entry_points.txt"))
        assert b"dateline = bot.__main__:main" in packed.read(points)
        packed.extractall(tmp_path / "site")
    user = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "XDG_"))}
    user |= {"PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path / "ada")}
    ask = [sys.executable, "-c", "from bot.__main__ import main; main()", "brief", "floods"]
    done = subprocess.run(ask, cwd=tmp_path, env=user, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Arle" in done.stdout
    assert (tmp_path / "ada" / ".local" / "share" / "dateline" / "var" / "dateline.db").exists()


@pytest.mark.parametrize(
    ("environ", "checkout", "home"),
    [
        ({}, Path("/src/dateline"), "/src/dateline"),
        ({"DATELINE_HOME": "/srv/news"}, Path("/src/dateline"), "/srv/news"),
        ({"XDG_DATA_HOME": "/home/ada/data"}, None, "/home/ada/data/dateline"),
        ({"XDG_DATA_HOME": "relative"}, None, str(Path("~/.local/share/dateline").expanduser())),
    ],
    ids=["checkout", "chosen", "installed", "a relative one does not count (XDG)"],
)
def test_the_home_folder(environ: dict[str, str], checkout: Path | None, home: str) -> None:
    assert home_of(environ, checkout=checkout) == Path(home)


def test_the_command_of_a_checkout_runs_where_folders_have_blanks_in_their_names(tmp_path: Path) -> None:
    place = tmp_path / "my news" / "bin"
    place.mkdir(parents=True)
    (place / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (place / "python").chmod(0o755)
    subprocess.run([sys.executable, HOME / ".ci" / "command.py", place / "dateline"], check=True)
    done = subprocess.run([place / "dateline", "--version"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"dateline {VERSION}\n"), done.stderr
