"""Examining a file in a sandboxed process; whatever happens there, the answer is a verdict."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from laurel.files.examiner.sandbox import SECONDS

AT_ONCE = BoundedSemaphore(2)
"""Examiners that one worker runs at a time: forty uploads at once wait, they do not fill the memory."""
UNREADABLE = "file_unreadable"
PACKAGE_PARENT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an examination found; `code` is empty when the file may be kept."""

    code: str
    media_type: str = ""
    pages: int | None = None


def examine_file(path: Path) -> Verdict:
    """What the file is. A crash, a time-out or the end of memory is the verdict `file_unreadable`."""
    return examine_files([path])[0]


def examine_files(paths: Sequence[Path]) -> list[Verdict]:
    """The same for several files, in one process as long as it lives."""
    verdicts: list[Verdict] = []
    while len(verdicts) < len(paths):
        verdicts += _run(paths[len(verdicts) :])
    return verdicts


def _run(paths: Sequence[Path]) -> list[Verdict]:
    command = [sys.executable, "-m", "laurel.files.examiner", *map(str, paths)]
    with AT_ONCE:
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=SECONDS * 2, env=bare_environment(), check=False
            )
            output = done.stdout
        except subprocess.TimeoutExpired as late:
            output = late.stdout or b""
    verdicts = [Verdict(**json.loads(line)) for line in output.splitlines() if line.endswith(b"}")]
    return verdicts if len(verdicts) == len(paths) else [*verdicts, Verdict(UNREADABLE)]


def bare_environment() -> dict[str, str]:
    """What a sandboxed process may know: where Python's packages lie, nothing else."""
    paths = os.pathsep.join([str(PACKAGE_PARENT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": paths,
        "LANG": "C.UTF-8",
        "HOME": "/nonexistent",
    }
