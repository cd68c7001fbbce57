"""Closing the package for the Ministry, and opening it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.services import end_update
from laurel.editions.models import Edition
from laurel.forwarding.facts import cases_of, closing_decision
from laurel.forwarding.models import ForwardedVersion, PackageClosing, PackageReopening
from laurel.forwarding.selectors import closing_of, letter_signed_on, versions_to_forward
from laurel.forwarding.services.common import locked, open_package
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook.updating import may_reopen_package

CLOSED = "forwarding.package_closed"
REOPENED = "forwarding.package_reopened"


@transaction.atomic
def close_package(edition: Edition, *, actor: Person, now: datetime) -> PackageClosing:
    """What goes up is fixed, entry by entry, and no update is open any more.

    三(二)1(2)乙: refused while a recommended entry of overall service is neither updated nor decided on, naming each;
    while a category waits for its approval, and when it is closed already.
    """
    edition = open_package(edition, actor, act=CLOSED)
    cases = cases_of(edition, now)
    decision = refuse_unless(closing_decision(edition, cases), act=CLOSED, chain=edition.chain)
    versions = versions_to_forward(edition)
    closing = PackageClosing.objects.create(edition=edition, closed_at=now, closed_by=actor)
    rows = [
        ForwardedVersion.objects.create(
            closing=closing, recommendation=recommendation, submission=submission, position=position
        )
        for position, (recommendation, submission) in enumerate(versions, start=1)
    ]
    for case in cases:
        end_update(case.application, actor=actor, now=now)
    note = {
        "versions": [f"{row.recommendation.nomination.code}-{row.submission.number}" for row in rows],
    }
    record(
        CLOSED, actor=actor, now=now, chain=edition.chain, rows=[closing, *rows], grounds=decision, note=note
    )
    return closing


@transaction.atomic
def reopen_package(
    edition: Edition, *, authority: str, reason: str, actor: Person, now: datetime
) -> PackageReopening:
    """The package is open again on that word; refused once the letter that carries it is signed. Absent while open."""
    edition = locked(edition, actor)
    closing = closing_of(edition)
    if closing is None:
        raise Http404
    decision = refuse_unless(
        may_reopen_package(letter_signed_on(edition, closing)), act=REOPENED, chain=edition.chain
    )
    row = PackageReopening.objects.create(
        closing=closing, authority=authority, reason=reason, reopened_at=now, reopened_by=actor
    )
    note = {"authority": authority, "reason": reason}
    record(REOPENED, actor=actor, now=now, chain=edition.chain, rows=[row], grounds=decision, note=note)
    return row
