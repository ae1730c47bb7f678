"""What an operator can do about an error that is worded for everybody: the setting's name, and the file that it belongs in."""

from pathlib import Path

from bot.model.problems import Code, Problem


def hint(problem: Problem, file: Path) -> str:
    """A line about the setting that an error is about, or "". `file` is the user's settings, be it there or not."""
    behind = problem.values.get("problem")
    if isinstance(behind, Problem):
        return hint(behind, file)
    if problem.code in (Code.HOST_NOT_PUBLIC, Code.PORT_NOT_FOR_WEB):
        host = problem.values["host"]
        variable = f"DATELINE_FETCH_ALLOW_HOSTS={host}"
        return f'If it is yours, allow it: [fetch] allow_hosts = ["{host}"] in {file}, or {variable}'
    if problem.code in (Code.CONFIGURED_CHANGE_THERE, Code.CONFIGURED_REMOVE_THERE):
        if file.exists():
            return f"The file is {file}."
        return (
            f"There is no {file} yet, so this is config/default.toml's. Copy config/example.toml there: its lists replace them."
        )
    return ""
