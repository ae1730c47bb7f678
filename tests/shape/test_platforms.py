"""A chat is one folder and a line of the table: no other part of the bot knows one by its name."""

import re
from pathlib import Path

import pytest

from bot.platforms.table import PLATFORMS
from tests.shape.test_house_rules import FILES, HOME

EXCEPT = {
    "bot/__init__.py": "says what Dateline is",
    "bot/model/problems.py": "codes are stored in every database; each says whose words it stands for",
    "bot/parse/private.py": "says which alternative of a pattern hides whose tokens",
    "bot/store/migrations": "what was released stays as it is",
    "bot/store/schema/slack.py": "its tables belong to the one database, which is copied and compared as a whole",
    "bot/store/schema/tables.py": "the same",
    "bot/store/workspaces/installations.py": "the same",
    "bot/platforms/table.py": "the table",
}
"""Files and folders with the reason why they may."""

NAMES = re.compile("|".join(chat.name for chat in PLATFORMS), re.IGNORECASE)
_PROSE = re.compile(r'"""[\s\S]*?"""|(?m:#.*$)')


def of_a_chat(path: str) -> bool:
    return any(path.startswith(f"bot/platforms/{chat.name}/") for chat in PLATFORMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_chat_is_known_by_its_name_outside_its_folder_and_the_table(path: Path) -> None:
    """In docstrings and comments one may be named as an example."""
    name = path.relative_to(HOME).as_posix()
    if of_a_chat(name) or any(name.startswith(allowed) for allowed in EXCEPT):
        return
    text = path.read_text(encoding="utf-8")
    assert not NAMES.search(_PROSE.sub("", text)), "what is about one chat belongs into its folder"


def test_every_exception_is_still_one() -> None:
    for allowed in EXCEPT:
        place = HOME / allowed
        files = place.rglob("*.py") if place.is_dir() else [place]
        assert any(NAMES.search(file.read_text(encoding="utf-8")) for file in files), allowed
