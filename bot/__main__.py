"""`dateline`, or `python -m bot`.

What stands here runs under any Python, also one that has none of the libraries: then it says which one to use instead.
"""

import os
import signal
import sys
import threading

# The bot's matrices are small: threads of the linear algebra library would only wait for each other. It reads this as it loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """Run the command line. Where a library is missing, say what to run instead."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs this may have any Python)
        sys.exit(_elsewhere("this Python is " + ".".join(map(str, sys.version_info[:3])) + ", and 3.11 or newer is needed"))
    try:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.default_int_handler)  # The command begins with it ignored, until here.
        from bot.app.cli.main import main as command_line

        command_line()
    except ModuleNotFoundError as missing:
        sys.exit(_elsewhere((missing.name or "a library") + " is not installed for " + sys.executable))
    except KeyboardInterrupt:  # Pressed while the libraries are loaded.
        sys.exit(130)


def _elsewhere(why: str) -> str:
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    script = os.path.join(home, ".venv", "bin", "dateline")
    if os.path.exists(script):
        way_out = "Run " + " ".join([script, *sys.argv[1:]])
    elif os.path.exists(os.path.join(home, "Makefile")):
        way_out = "Set it up once: cd " + home + " && make run"
    else:
        way_out = "Install it anew: pip install --force-reinstall dateline"
    return "Error: " + why + ".\n" + way_out


if __name__ == "__main__":
    main()
