"""`laurel tally SHEET`: reads, counts, says how it stands. Exit codes: 0 settled, 2 bad input, 3 unsettled."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from laurel.rulebook.ranking import Unusable, tally_of_table
from laurel.tally.reading import BadSheet, read_sheet
from laurel.tally.report import json_of, table_of

SETTLED, BAD_INPUT, UNSETTLED = 0, 2, 3
DEFAULT_QUOTA = 6


def main(argv: Sequence[str]) -> int:
    """Counts the table and prints the result; every fault of the input goes to stderr, and nothing else is written."""
    options = argparse.ArgumentParser(
        "laurel tally", description="以序位法計算一張序位表 · counts ranks by rank sums"
    )
    options.add_argument("sheet", type=Path, help="CSV, ODS or XLSX: a row an entry, a column a member")
    options.add_argument("--quota", type=int, default=DEFAULT_QUOTA, help="how many are recommended (6)")
    options.add_argument(
        "--round", type=Path, action="append", default=[], help="a re-evaluation among tied entries"
    )
    options.add_argument(
        "--lot", action="append", default=[], help="drawn order of entries still tied: NAME,NAME"
    )
    options.add_argument("--json", action="store_true", help="print one JSON document")
    chosen = options.parse_args(argv)
    gc.disable()
    try:
        if chosen.quota < 1:
            raise BadSheet("--quota", [f"{chosen.quota} is not a number of places (名額至少為 1)"])
        sheets = [read_sheet(path) for path in (chosen.sheet, *chosen.round)]
        count = tally_of_table(
            sheets[0].table,
            chosen.quota,
            [sheet.table for sheet in sheets[1:]],
            [[name.strip() for name in lot.split(",")] for lot in chosen.lot],
        )
    except (BadSheet, Unusable, OSError) as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return BAD_INPUT
    for sheet in sheets:
        for remark in sheet.remarks:
            print(remark, file=sys.stderr)  # noqa: T201
    print(json_of(count) if chosen.json else table_of(count))  # noqa: T201
    return SETTLED if count.settled else UNSETTLED
