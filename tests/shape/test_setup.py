"""The environment that `make` makes: one that works is never emptied, also where several checkouts share it by a link."""

import subprocess
import sys
from pathlib import Path

SETUP = Path(__file__).parents[2] / ".ci" / "setup.py"


def a_checkout_with_a_shared_environment(folder: Path) -> tuple[Path, Path]:
    """An environment that only looks like one (a real one takes seconds): its python answers as this one does."""
    shared = folder / "shared"
    (shared / "bin").mkdir(parents=True)
    (shared / "bin" / "python").symlink_to(sys.executable)
    (shared / "bin" / "pip").touch()
    checkout = folder / "checkout"
    checkout.mkdir()
    (checkout / ".venv").symlink_to(shared)
    return checkout, shared


def test_an_environment_that_works_is_left_as_it_is(tmp_path: Path) -> None:
    checkout, shared = a_checkout_with_a_shared_environment(tmp_path)
    (shared / "bin" / "somebodys-tool").touch()
    (shared / "pyvenv.cfg").write_text(Path(sys.prefix, "pyvenv.cfg").read_text(encoding="utf-8"), encoding="utf-8")
    site = Path("lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "site-packages")
    (shared / site).parent.mkdir(parents=True)
    (shared / site).symlink_to(Path(sys.prefix, site))

    subprocess.run([sys.executable, SETUP], cwd=checkout, check=True, capture_output=True)

    assert (shared / "bin" / "somebodys-tool").exists()
