"""Install the libraries of a lock file: `python .ci/libraries.py requirements.txt`. What goes wrong is said in words.

Run by the environment's own Python. Standard library only.
"""

import subprocess
import sys
import tempfile
import time

PIP = (
    "-m",
    "pip",
    "install",
    "-qq",
    "--disable-pip-version-check",
    "--retries",
    "2",
    "--timeout",
    "20",
    "--require-hashes",
    "-r",
)
SHOWN_AFTER, PAUSE = 2.0, 0.5

CAUSES = (
    (("No space left",), "there is no room left on the disk. Free some, then run make again"),
    (
        ("Permission denied", "EACCES"),
        "the folder .venv cannot be written. Give it to yourself: sudo chown -R $(id -un) .venv, then run make again",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "what was fetched is not what was expected: a proxy or mirror changed it, or the download was cut. Run make again",
    ),
    (
        ("NewConnectionError", "name resolution", "ConnectTimeout", "Retrying (", "ProxyError", "Could not fetch URL", "SSLError",
         "Connection refused", "Network is unreachable", "No matching distribution"),
        "the package index (PyPI) cannot be reached. Is there a network? Behind a proxy: HTTPS_PROXY=http://proxy:3128 make run. "
        "Without a network: docs/faq.md says how the libraries are brought along",
    ),
)  # fmt: skip


def main(lock: str) -> int:
    began = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        pip = subprocess.Popen([sys.executable, *PIP, lock], stdout=told, stderr=subprocess.STDOUT)
        try:
            while pip.poll() is None:
                show(time.monotonic() - began)
                time.sleep(PAUSE)
        except KeyboardInterrupt:
            pip.terminate()
            pip.wait()
            clear()
            sys.stderr.write("Broken off. Nothing is lost: make run begins again.\n")
            return 130
        clear()
        told.seek(0)
        said = told.read()
    if pip.returncode:
        sys.stderr.write(f"Error: {in_words(said)}\n")
    return pip.returncode


def in_words(said: str) -> str:
    """What pip's output means, and what to do; its last lines where that is not known."""
    cause = next((words for marks, words in CAUSES if any(mark in said for mark in marks)), "")
    if cause:
        return f"the libraries were not set up: {cause}."
    return "the libraries were not set up. pip says:\n" + "\n".join(said.strip().splitlines()[-5:])


def show(seconds: float) -> None:
    if sys.stderr.isatty() and seconds >= SHOWN_AFTER:
        sys.stderr.write(f"\r\x1b[KFetching and unpacking libraries … ({seconds:.0f} s)")
        sys.stderr.flush()


def clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
