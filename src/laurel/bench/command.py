"""`laurel bench`: makes a year of its own, serves it, measures, and says what it saw."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laurel.bench.jobs import Bench, Row

SIZES = (50, 500, 2_000)
"""Entries in the year when the lists are measured."""
PEOPLE = 41


def main(argv: Sequence[str]) -> int:
    """Prints a table, or with `--json` one document; answers 0."""
    options = argparse.ArgumentParser("laurel bench", description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON document")
    options.add_argument("--quick", action="store_true", help="fewer samples, for a look")
    options.add_argument(
        "--only",
        metavar="JOB",
        action="append",
        help="start, floor, open, lists, pdf, autosave, uploads, judging, meeting",
    )
    options.add_argument("--postgresql", action="store_true", help="on the wheel's PostgreSQL (test group)")
    options.add_argument("--workers", type=int, default=2, help="web processes (2)")
    chosen = options.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="laurel-bench-") as home, database(home, chosen.postgresql):
        rows = measured(chosen.quick, chosen.only, chosen.workers)
        load = os.getloadavg()[0]
    report = {
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": load,
        "rows": [asdict(row) for row in rows],
    }
    if chosen.json:
        print(json.dumps(report, ensure_ascii=False))  # noqa: T201
    else:
        show(rows, load)
    return 0


@contextmanager
def database(home: str, postgresql: bool) -> Iterator[None]:
    """A home of its own, on SQLite or on the wheel's PostgreSQL."""
    os.environ.update(LAUREL_HOME=home, LAUREL_BENCH="true", DATABASE_URL="")
    del os.environ["DATABASE_URL"]
    if not postgresql:
        yield
        return
    from pathlib import Path

    from laurel.commands.testing import postgresql as server

    with server(Path(home) / "postgresql") as address:
        os.environ["DATABASE_URL"] = address
        yield


def measured(quick: bool, only: list[str] | None, workers: int) -> list[Row]:
    """All rows of the chosen jobs."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from laurel.bench.jobs import JOBS
    from laurel.bench.judging import judging
    from laurel.bench.meeting import meeting
    from laurel.bench.server import running
    from laurel.bench.world import fill_entries, make_application, make_year, session_of, write_thirty_pages

    edition, officer = make_year()
    people = 1 if only and not {"autosave", "uploads"}.intersection(only) else PEOPLE
    made = [make_application(edition, number) for number in range(1, people + 1)]
    write_thirty_pages(*made[0])
    writers = tuple((application.public_id, session_of(writer)) for application, writer in made)
    rows: list[Row] = []
    with running(workers) as server:
        bench = _bench(server, session_of(officer), writers, quick)
        for name, job in {**JOBS, "judging": judging, "meeting": meeting}.items():
            if only and name not in only:
                continue
            if name != "lists":
                rows += job(bench)
                continue
            for size in SIZES:
                fill_entries(edition, officer, size)
                rows += [_renamed(row, size) for row in job(bench)]
    return rows


def _bench(server: object, officer: str, writers: tuple[tuple[str, str], ...], quick: bool) -> Bench:
    from laurel.bench.jobs import Bench

    return Bench(server, officer, writers, 10 if quick else 30, 8 if quick else 30)  # type: ignore[arg-type]


def _renamed(row: Row, size: int) -> Row:
    from dataclasses import replace

    return replace(row, name=f"{row.name}_{size}")


def show(rows: Sequence[Row], load: float) -> None:
    """The table: times in milliseconds, × floor of the same run, queries, bytes (packed), memory of a worker."""
    print(f"load {load:.1f}; times in ms; × is the median as a multiple of the floor's in this run")  # noqa: T201
    for row in rows:
        ratio = f"{row.to_floor:5.2f} ×" if row.to_floor else "       "
        size = f"{row.size:,} ({row.packed:,})" if row.packed else ""
        memory = f"{row.memory} MB" if row.memory else ""
        line = f"{row.name:<26}{row.median:>10.1f}{row.p95:>10.1f}  {ratio}  {row.queries or '':>3}  {size:<18} {memory:<7} {row.note}"
        print(line.rstrip())  # noqa: T201
