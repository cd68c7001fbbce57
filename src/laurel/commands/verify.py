"""`laurel verify`: replays the record of the live database and names every row changed behind its back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Answers 0 when the record is sound, 1 when anything differs."""
    options = argparse.ArgumentParser("laurel verify")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    import django

    django.setup()
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
