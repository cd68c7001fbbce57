"""`laurel receive`: takes a package of another Laurel on the server, of any size."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

BAD_INPUT = 2


def main(argv: Sequence[str]) -> int:
    """Answers 0 when the package was taken, 2 when it was not: every fault is named on stderr."""
    options = argparse.ArgumentParser("laurel receive", description=__doc__)
    options.add_argument("package", type=Path)
    options.add_argument("--by", required=True, metavar="ACCOUNT", help="the officer who takes it")
    options.add_argument(
        "--fingerprint", default="", help="the key's fingerprint on the slip that came on paper"
    )
    chosen = options.parse_args(argv)
    import django

    django.setup()
    from django.http import Http404

    from laurel.forwarding.services import FaultyPackage, receive_package
    from laurel.kit import clock
    from laurel.kit.cards import grounds_in_words
    from laurel.kit.refusals import Refused
    from laurel.ledger.services import record_refusal
    from laurel.people.models import Person

    actor = Person.objects.filter(username=chosen.by, is_active=True).first()
    if actor is None:
        return _bad(f"--by {chosen.by}: there is no such account")
    if not chosen.package.is_file():
        return _bad(f"{chosen.package}: there is no such file")
    now = clock.now()
    try:
        received = receive_package(chosen.package, chosen.fingerprint, actor=actor, now=now)
    except FaultyPackage as faulty:
        return _bad(*(str(fault) for fault in faulty.checked.faults))
    except Refused as refused:
        record_refusal(refused, actor=actor, now=now)
        return _bad(*(ground.sentence for ground in grounds_in_words(refused.decision)))
    except Http404:
        return _bad(f"--by {chosen.by}: this account may not take packages")
    print(f"taken: {len(received.files)} files, all hashes match, signed with {received.fingerprint}")  # noqa: T201
    return 0


def _bad(*faults: str) -> int:
    print("\n".join(faults), file=sys.stderr)  # noqa: T201
    return BAD_INPUT
