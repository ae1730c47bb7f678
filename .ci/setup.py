"""Make .venv with pip in it, also where the system's Python comes without ensurepip (Debian splits it off).

Standard library only: it runs before anything is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

VENV = Path(".venv")
OLDEST = (3, 11)
DEBIAN_WHEELS = "usr/share/python-wheels"


def main() -> str | None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return f"Dateline needs Python 3.11 or newer; {sys.executable} is {found}. Name another one: make PYTHON=python3.12 run"
    if works():
        (VENV / "bin" / "pip").touch()  # make compares its time with this file's.
        return None
    if find_spec("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        return None
    with tempfile.TemporaryDirectory() as folder:
        wheel = debian_pip(Path(folder))
        if wheel is None:
            return "This Python has neither pip nor ensurepip. Install them once: sudo apt install python3-venv"
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV], check=True)
        pip = [VENV / "bin" / "python", wheel / "pip", "install", "--quiet", "--no-index", wheel]
        subprocess.run(pip, check=True)
    return None


def works() -> bool:
    """Whether an environment is there that can be used: it may be shared or at work, and making it anew would empty it."""
    with suppress(OSError):
        found = subprocess.run([VENV / "bin" / "python", "-m", "pip", "--version"], capture_output=True)
        return found.returncode == 0 and (VENV / "bin" / "pip").exists()
    return False


def debian_pip(folder: Path) -> Path | None:
    """Debian's own pip wheel: where it is installed, else out of its package, which needs no root and installs nothing."""
    if not any(Path("/", DEBIAN_WHEELS).glob("pip-*.whl")):
        if not shutil.which("apt-get"):
            return None
        fetch = ["apt-get", "-qq", "download", "python3-pip-whl"]
        if subprocess.run(fetch, cwd=folder, capture_output=True).returncode:
            # A fresh container has no package lists yet.
            if os.geteuid() or subprocess.run(["apt-get", "-qq", "update"]).returncode:
                return None
            subprocess.run(fetch, cwd=folder, check=True, stderr=subprocess.DEVNULL)
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
    found = sorted([*Path("/", DEBIAN_WHEELS).glob("pip-*.whl"), *(folder / DEBIAN_WHEELS).glob("pip-*.whl")])
    return found[-1] if found else None


if __name__ == "__main__":
    sys.exit(main())
