"""`laurel sweep`: examines the files that wait for the scanner, and removes what nobody points to."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Sweeps once, or every so many seconds; answers 0."""
    options = argparse.ArgumentParser("laurel sweep", description=__doc__)
    options.add_argument(
        "--every", type=int, metavar="SECONDS", help="go on, with a pause of so many seconds"
    )
    chosen = options.parse_args(argv)
    import django

    django.setup()
    while True:
        freed, removed = sweep_once()
        print(f"{freed} files left the quarantine, {removed} orphans removed", flush=True)  # noqa: T201
        if not chosen.every:
            return 0
        time.sleep(chosen.every)


def sweep_once() -> tuple[int, int]:
    """How many files left the quarantine, and how many orphans are gone."""
    from laurel.applications.selectors import is_kept
    from laurel.files.services import sweep
    from laurel.files.storing import remove_orphans
    from laurel.kit import clock

    freed = sweep(actor=SWEEPER, now=clock.now())
    return freed, remove_orphans(is_kept, clock.now())


class Sweeper:
    """Who acts when no person does."""

    key = "sweep"
    label = "laurel sweep"


SWEEPER = Sweeper()
