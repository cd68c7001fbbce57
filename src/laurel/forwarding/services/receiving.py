"""Taking a package that another Laurel made: every hash is compared before anything is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.http import Http404

from laurel.documents.packages import Checked, Item, check_package
from laurel.files.storing import keep
from laurel.forwarding.models import ReceivedPackage
from laurel.forwarding.permissions import may_forward
from laurel.forwarding.selectors import known_fingerprints
from laurel.kit.refusals import refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person
from laurel.rulebook import articles

RECEIVED = "forwarding.package_received"


class FaultyPackage(ValueError):
    """A package that is not taken; `checked` says what is wrong with it, file by file."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(", ".join(fault.code for fault in checked.faults))
        self.checked = checked


@transaction.atomic
def receive_package(path: Path, fingerprint: str, *, actor: Person, now: datetime) -> ReceivedPackage:
    """The package is kept whole and stands in the record.

    `fingerprint` is the one on the slip that came on paper; it may stay empty for a key that was compared before.
    FaultyPackage when a file or the signature differs from the manifest; refused for another key than the slip
    names, for an unknown key without a slip, and for a package that was taken already.
    """
    if not may_forward(actor):
        raise Http404
    checked, whole = check_package(path), Item("", "", "", path)
    if checked.faults:
        raise FaultyPackage(checked)
    _refuse_stranger(checked.fingerprint, fingerprint)
    sha256 = whole.sha256
    if ReceivedPackage.objects.filter(sha256=sha256).exists():
        raise refuse(articles.HOUSE_UPLOADS, "package_received_already", act=RECEIVED, chain=HOUSE_CHAIN)
    keep(path, sha256)
    package = ReceivedPackage.objects.create(
        sha256=sha256,
        size=whole.size,
        manifest_sha256=checked.manifest_sha256,
        fingerprint=checked.fingerprint,
        about=dict(checked.about),
        files=[dict(line) for line in checked.files],
        received_at=now,
        received_by=actor,
    )
    record(RECEIVED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[package])
    return package


def _refuse_stranger(signed_with: str, on_the_slip: str) -> None:
    typed = "".join(letter for letter in on_the_slip.upper() if letter.isalnum())
    if typed and typed != signed_with.replace("-", ""):
        raise refuse(
            articles.HOUSE_UPLOADS,
            "package_of_another_key",
            act=RECEIVED,
            chain=HOUSE_CHAIN,
            signed_with=signed_with,
            on_the_slip=on_the_slip,
        )
    if not typed and signed_with not in known_fingerprints():
        raise refuse(
            articles.HOUSE_UPLOADS,
            "package_key_unknown",
            act=RECEIVED,
            chain=HOUSE_CHAIN,
            signed_with=signed_with,
        )
