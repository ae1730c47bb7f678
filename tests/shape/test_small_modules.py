"""A module of a few lines that one other module uses is read with it, unless it is a concept of its own."""

import ast
from collections import defaultdict
from fnmatch import fnmatch
from pathlib import Path

from tests.shape.test_house_rules import FILES, HOME

SMALL = 60

EXCEPT = {
    "bot/app/cli/init_sources.py": "what a source may be named by; `init` has its questions",
    "bot/app/fair_queue.py": "an algorithm: whose turn it is",
    "bot/app/neighbours.py": "a rule: which processes may work beside each other",
    "bot/app/privacy.py": "a check of files; those of the machine know nothing of what the bot keeps",
    "bot/app/queues.py": "a choice: the queue of this process, or the shared one",
    "bot/app/setting_words.py": "the words for wrong settings; the settings themselves are long enough",
    "bot/app/stopping.py": "what a signal does",
    "bot/app/upkeep_settings.py": "settings of upkeep; the other settings are long enough",
    "bot/app/visits.py": "progress, as a reader around readers",
    "bot/compose/alert.py": "a document",
    "bot/compose/picture.py": "a part of a document: its words for those who do not see it",
    "bot/compose/subscription_words.py": "a document",
    "bot/flows/commands/restoring.py": "brings back what the attic keeps; every group that removes something imports the attic",
    "bot/flows/furniture.py": "a use case",
    "bot/flows/ingest.py": "a use case",
    "bot/flows/jobs.py": "a use case: which flow a job is for",
    "bot/flows/pictures.py": "a use case",
    "bot/flows/shares.py": "a use case: what one workspace may take",
    "bot/flows/source_notices.py": "a use case",
    "bot/model/quiet_hours.py": "a noun of the model",
    "bot/parse/asking.py": "a parser",
    "bot/parse/feed/keys.py": "a rule: by what an entry is known again",
    "bot/parse/page/picture.py": "a parser",
    "bot/parse/page/extraction.py": "the one home of trafilatura",
    "bot/platforms/*/cli.py": "every chat has one: its commands of the command line",
    "bot/platforms/*/descriptor.py": "every chat has one: what the table lists",
    "bot/platforms/discord/forum.py": "a kind of channel",
    "bot/platforms/*/subject.py": "every chat has one: its markup taken off a message",
    "bot/platforms/discord/menu.py": "the same, which Discord calls a menu's",
    "bot/platforms/slack/pictures.py": "blocks with pictures; the other blocks are enough for a file",
    "bot/platforms/slack/helping.py": "help as Slack shows it; its reception is long enough",
    "bot/platforms/slack/token.py": "a token of Slack's and how it is read",
    "bot/platforms/terminal/safe.py": "a rule of safety",
    "bot/ports/people.py": "a port",
    "bot/queue/codec.py": "how a job is written",
    "bot/queue/listener.py": "a way around a library's faults, to be read beside it",
    "bot/sources/pictures.py": "a rule of safety: no picture of a host that is not public",
    "bot/store/*": "one class for one port, and tables by what they hold",
    "bot/understand/fair.py": "an algorithm: each outlet has its share",
    "bot/understand/fates.py": "an algorithm: what became of each report",
    "bot/understand/steps.py": "an algorithm: what was new when",
}
"""Files, or patterns of files, with the reason why they stand alone."""


def importers() -> dict[str, set[Path]]:
    """By a module's name the files that import it."""
    found: dict[str, set[Path]] = defaultdict(set)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                    found[name].add(path)
            elif isinstance(node, ast.Import):
                for one in node.names:
                    found[one.name].add(path)
    return found


def small_with_one_importer() -> list[str]:
    by = importers()
    return [
        path.relative_to(HOME).as_posix()
        for path in FILES
        if path.name != "__init__.py"
        and len(path.read_text(encoding="utf-8").splitlines()) < SMALL
        and len(by[".".join(path.relative_to(HOME).with_suffix("").parts)]) == 1
    ]


def test_a_small_module_with_one_importer_is_a_concept_of_its_own() -> None:
    alone = small_with_one_importer()
    assert [path for path in alone if not any(fnmatch(path, allowed) for allowed in EXCEPT)] == []


def test_every_exception_is_still_one() -> None:
    alone = small_with_one_importer()
    assert [allowed for allowed in EXCEPT if not any(fnmatch(path, allowed) for path in alone)] == []
