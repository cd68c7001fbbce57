"""`laurel verify`: replays the record of the live database and names every row changed behind its back.

With a package it compares the signature and every hash instead; it needs no database then.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

BAD_INPUT = 2


def main(argv: Sequence[str]) -> int:
    """Answers 0 when the record, or the package, is sound, 1 when anything differs."""
    options = argparse.ArgumentParser("laurel verify")
    options.add_argument("package", type=Path, nargs="?", help="a package to check, instead of the record")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    import django

    django.setup()
    if chosen.package:
        return _check(chosen.package)
    from laurel.ledger.verification import verify

    report = verify()
    if chosen.json:
        document = {
            "sound": report.sound,
            "entries": report.entries,
            "rows": report.rows,
            "heads": report.heads,
            "faults": [{"place": fault.place, "what": fault.what} for fault in report.faults],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))  # noqa: T201
        return 0 if report.sound else 1
    for fault in report.faults:
        print(fault)  # noqa: T201
    for chain, digest in report.heads.items():
        print(f"{chain}: head {digest}")  # noqa: T201
    print(  # noqa: T201
        f"{'sound' if report.sound else f'{len(report.faults)} faults'}: "
        f"{report.entries} entries, {report.rows} rows"
    )
    return 0 if report.sound else 1


def _check(path: Path) -> int:
    """Prints a line for each file that differs, and the key that signed."""
    from laurel.documents.packages import check_package

    if not path.is_file():
        print(f"{path}: there is no such file", file=sys.stderr)  # noqa: T201
        return BAD_INPUT
    checked = check_package(path)
    for fault in checked.faults:
        print(fault)  # noqa: T201
    state = f"{len(checked.faults)} faults" if checked.faults else "sound"
    print(f"{state}: {len(checked.files)} files, signed with {checked.fingerprint or 'nothing'}")  # noqa: T201
    return 1 if checked.faults else 0
