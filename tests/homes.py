"""Homes of Laurel that cost much to make: made once a run, by whichever test asks first, and copied by all."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def copy_of(name: str, make: Callable[[Path], None], to: Path) -> Path:
    """A copy of the home of that name at a place of one's own; `make` lays the original where it finds none."""
    folder = Path(os.environ["LAUREL_HOME"]) / "homes"
    folder.mkdir(exist_ok=True)
    home = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            unfinished = folder / f"{name}.unfinished"
            make(unfinished)
            unfinished.rename(home)
    return Path(shutil.copytree(home, to))


def migrate(home: Path, database: str = "") -> None:
    """Lays the tables as `laurel serve` does before it serves: of a new file in the home, or in the database at an address."""
    environment = {**os.environ, "LAUREL_HOME": str(home), "DATABASE_URL": database}
    if not database:
        del environment["DATABASE_URL"]
    for command in ("migrate", "createcachetable"):
        subprocess.run(
            [sys.executable, "-m", "laurel", command, "--verbosity", "0"], env=environment, check=True
        )
