"""The package of a year, when the next word is expected, and what people found out about a contradiction."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.receiving import IncomingFile
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.outcomes.facts import Contradiction, came_of
from laurel.outcomes.models import Clarification, Expectation, Sending
from laurel.outcomes.permissions import may_record_outcomes
from laurel.outcomes.selectors import cases_of, sending_of
from laurel.outcomes.services.evidence import kept, looked_at
from laurel.people.models import Person
from laurel.rulebook.outcomes import YearCame, may_record_sending

SENT = "outcomes.sending_recorded"
EXPECTED = "outcomes.expectation_set"
CLARIFIED = "outcomes.contradiction_clarified"


def record_sending(
    edition: Edition,
    *,
    sent_on: date,
    document_no: str,
    asked_overall: int | None = None,
    asked_project: int | None = None,
    evidence: IncomingFile | None = None,
    reason: str = "",
    actor: Person,
    now: datetime,
) -> Sending:
    """送部: the day and number of a year's letter to the Ministry stand recorded, and how many entries it asked for.

    A later row corrects the one before and says why. Refused before anything is recommended, for a day ahead, and when
    the file is none that may be kept.
    """
    _only_recorders(edition, actor)
    looked = looked_at(evidence, act=SENT, chain=edition.chain)
    with transaction.atomic():
        edition = lock_edition(edition.pk)
        before = sending_of(edition)
        entries = tuple(came_of(case) for case in cases_of(edition))
        year = YearCame(edition.roc_year, entries, before.sent_on if before else None)
        decision = refuse_unless(
            may_record_sending(year, sent_on, in_taipei(now).date(), reason), act=SENT, chain=edition.chain
        )
        file, files = kept(looked, before, document_no, actor=actor, now=now)
        sending = Sending.objects.create(
            edition=edition,
            sent_on=sent_on,
            asked_overall=asked_overall,
            asked_project=asked_project,
            document_no=document_no,
            file=file,
            reason=reason if before else "",
            recorded_at=now,
            recorded_by=actor,
        )
        record(SENT, actor=actor, now=now, chain=edition.chain, rows=[*files, sending], grounds=decision)
    return sending


@transaction.atomic
def expect_on(
    edition: Edition, step: str, expected_on: date | None, *, actor: Person, now: datetime
) -> Expectation:
    """From now on the next word on a step is expected on that day, or on none; only the officer is reminded."""
    _only_recorders(edition, actor)
    edition = lock_edition(edition.pk)
    row = Expectation.objects.create(
        edition=edition, step=step, expected_on=expected_on, recorded_at=now, recorded_by=actor
    )
    record(EXPECTED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"step": step})
    return row


@transaction.atomic
def clarify(
    edition: Edition, contradiction: Contradiction, note: str, *, actor: Person, now: datetime
) -> Clarification:
    """What people found out stands beside the contradiction for as long as its facts are these; the row says who and when."""
    _only_recorders(edition, actor)
    edition = lock_edition(edition.pk)
    row = Clarification.objects.create(
        edition=edition,
        ground=contradiction.ground.as_record(),
        note=note,
        clarified_at=now,
        clarified_by=actor,
    )
    record(
        CLARIFIED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        note={"code": contradiction.ground.code},
    )
    return row


def _only_recorders(edition: Edition, actor: Person) -> None:
    if edition.is_rehearsal or not may_record_outcomes(actor):
        raise Http404
