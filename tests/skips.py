"""Which tests may be skipped, and where: what is promised is tested, or the run fails.

A skip whose reason is not listed ends the run with an error, as a failed test does.
"""

from collections.abc import Iterable, Sequence

import pytest

ALLOWED = {
    "no real feeds in EVAL or ../shared/eval": "labelled sets whose texts are their publishers'",
    "no cases in ../shared/cases": "cases that are told beside the project",
    "elsewhere heartbeats tell": "Linux alone says which process is dead",
    "macOS does not bound a process's memory": "Linux alone does",
    "this C library keeps no arenas": "glibc alone does",
    "there it is a word to leave out: `topics add Syria syria --football`": "another command line takes the same words",
    "the seed article is not beside": "the same",
    "the example article is not here": "the same",
    "root may read everything": "whoever runs the tests is root",
    "root may write everywhere": "whoever runs the tests is root",
    "nothing is read-only to root": "whoever runs the tests is root",
    "only root gives files away": "whoever runs the tests is not root",
    "only root can make a small disk": "whoever runs the tests is not root",
    "no disk can be mounted here": "a container without the right to mount",
    "SQLite has no server": "a contract of servers",
    "no Chromium on this machine": "pictures that are measured in a browser",
    "needs the openssl command to make a certificate": "a machine without openssl",
    "PostgreSQL cannot be had here": "`make test` brings one; see tests/postgresql.py",
}
"""How the reason of a skip begins, and when that is right."""


def unexpected(reasons: Iterable[str]) -> Sequence[str]:
    """Those that no entry of the list allows, each once."""
    told = (reason.removeprefix("Skipped: ") for reason in reasons)
    return [reason for reason in dict.fromkeys(told) if not reason.startswith(tuple(ALLOWED))]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where the reports are, which is not in the workers of a run in several processes."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter and not hasattr(session.config, "workerinput") else []
    reasons = [one.longrepr[2] for one in skipped if isinstance(one.longrepr, tuple)]
    if wrong := unexpected(reasons):
        reporter.write_sep("=", "skipped without leave (tests/skips.py)", red=True)
        reporter.write_line("\n".join(wrong))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
