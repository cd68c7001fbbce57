"""`laurel tally SHEET`: reads, counts, says how it stands. Exit codes: 0 settled, 2 bad input, 3 unsettled."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from laurel.rulebook.ranking import Unusable, tally_of_table
from laurel.tally.checking import Sheet
from laurel.tally.faults import BadSheet, Fault
from laurel.tally.reading import read_sheet
from laurel.tally.report import json_of, table_of
from laurel.tally.words import LANGUAGES, sentence_of

SETTLED, BAD_INPUT, UNSETTLED = 0, 2, 3
DEFAULT_QUOTA = 6


def main(argv: Sequence[str]) -> int:
    """Counts the table and prints the result; every fault of the input goes to stderr, and nothing else is written."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        return _main(_options().parse_args(argv))
    finally:
        if was_collecting:
            gc.enable()


def _options() -> argparse.ArgumentParser:
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
    options.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of what is said (zh)"
    )
    return options


def _main(chosen: argparse.Namespace) -> int:
    paths = [chosen.sheet, *chosen.round]
    sheets: list[Sheet] = []
    faults = [("--quota", Fault("quota_too_small", {"quota": chosen.quota}))] if chosen.quota < 1 else []
    for path in paths:
        try:
            sheets.append(read_sheet(path))
        except OSError as error:
            faults.append((path.name, Fault("cannot_be_read", {"reason": error.strerror or error})))
        except BadSheet as bad:
            faults += [(path.name, fault) for fault in bad.faults]
    if faults:
        return _refuse(faults, chosen.lang)
    lots = [[name.strip() for name in lot.split(",")] for lot in chosen.lot]
    tables = [sheet.table for sheet in sheets]
    try:
        count = tally_of_table(tables[0], chosen.quota, tables[1:], lots)
    except Unusable as fault:
        path = paths[int(fault.seen.get("round") or 1) - 1]
        return _refuse([(path.name, Fault(fault.code, fault.seen))], chosen.lang)
    for path, sheet in zip(paths, sheets, strict=True):
        _say([(path.name, remark) for remark in sheet.remarks], chosen.lang)
    print(json_of(count) if chosen.json else table_of(count, chosen.lang))  # noqa: T201
    return SETTLED if count.settled else UNSETTLED


def _refuse(faults: Sequence[tuple[str, Fault]], language: str) -> int:
    _say(faults, language)
    return BAD_INPUT


def _say(faults: Sequence[tuple[str, Fault]], language: str) -> None:
    for name, fault in faults:
        print(f"{name}: {sentence_of(fault, language)}", file=sys.stderr)  # noqa: T201
