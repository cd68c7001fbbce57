"""`laurel sweep`: examines files that wait for the scanner; removes orphans with their page pictures, old packs,
and notes past their time."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass


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
        print(sweep_once(), flush=True)  # noqa: T201
        if not chosen.every:
            return 0
        time.sleep(chosen.every)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files left the quarantine, and how much is gone."""

    freed: int
    orphans: int
    packs: int
    notebooks: int

    def __str__(self) -> str:
        return (
            f"{self.freed} files left the quarantine; removed: {self.orphans} orphans, "
            f"{self.packs} reading packs, {self.notebooks} notebooks"
        )


def sweep_once() -> Swept:
    """One round through everything that does not stay."""
    from laurel.archive.selectors import is_needed
    from laurel.ballots.services import remove_old_packs
    from laurel.files.reading import forget_pages
    from laurel.files.services import sweep
    from laurel.files.storing import remove_orphans
    from laurel.kit import clock
    from laurel.meeting.services import forget_old_notebooks

    now = clock.now()
    return Swept(
        freed=sweep(actor=SWEEPER, now=now),
        orphans=remove_orphans(is_needed, now) + forget_pages(is_needed),
        packs=remove_old_packs(),
        notebooks=forget_old_notebooks(actor=SWEEPER, now=now),
    )


class Sweeper:
    """Who acts when no person does."""

    key = "sweep"
    label = "laurel sweep"


SWEEPER = Sweeper()
