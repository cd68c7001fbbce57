"""`laurel check`: formatting, lint, types, floors, migrations, messages, templates, spelling, security."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TEMPLATES = sorted(str(path) for path in Path("src/laurel").rglob("templates/**/*.html"))
RUN_DJADE = (
    "import pathlib, subprocess, sys; "
    "sys.exit(subprocess.call([str(pathlib.Path(sys.executable).with_name('djade')), *sys.argv[1:]]))"
)
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("formatting", ["-m", "ruff", "format", "--check", "src", "tests"]),
    ("lint", ["-m", "ruff", "check", "src", "tests"]),
    ("types", ["-m", "mypy", "src/laurel"]),
    (
        "floors",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"],
    ),
    ("migrations", ["-m", "laurel", "makemigrations", "--check", "--dry-run"]),
    ("messages", ["-m", "laurel", "messages", "--check"]),
    ("templates", ["-c", RUN_DJADE, "--target-version", "5.2", "--check", *TEMPLATES]),
    ("spelling", ["-m", "codespell_lib", "src", "tests", "docs", "README.md", "CHANGELOG.md"]),
    ("security", ["-m", "bandit", "-q", "-r", "src", "-c", "pyproject.toml"]),
)


def main(argv: Sequence[str]) -> int:
    """Runs every check, or those named; answers 1 when one of them finds something."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="laurel-check-") as home:
        for name, command in CHECKS:
            if argv and name not in argv:
                continue
            print(f"── {name}", flush=True)  # noqa: T201
            if subprocess.call([sys.executable, *command], env={**os.environ, "LAUREL_HOME": home}):
                failed.append(name)
    if failed:
        print(f"to mend: {', '.join(failed)}", file=sys.stderr)  # noqa: T201
    return 1 if failed else 0
