"""Write the command `dateline` into the environment of a checkout: `python .ci/command.py .venv/bin/dateline`.

`pip install -e .` would do the same, and want a build backend for it. Standard library only.
"""

import sys
from pathlib import Path

SCRIPT = """\
#!/bin/sh
'''trap' "" INT; exec "{python}" "$0" "$@"
' '''
import sys

sys.path.insert(0, {home!r})
from bot.__main__ import main

if __name__ == "__main__":
    main()
"""
"""A shell starts it, since the path in a first line may hold no blanks. To Python the shell's lines are a text. Ctrl-C waits
until Python is there, and can take it without a traceback (`bot.__main__`)."""


def main(script: Path) -> None:
    """Write the script; it begins with the environment's own Python."""
    home = Path(__file__).resolve().parents[1]
    script.write_text(SCRIPT.format(python=script.absolute().with_name("python"), home=str(home)), encoding="utf-8")
    script.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
