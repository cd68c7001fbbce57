"""The agency's terms, and the words of a year's report."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.archive.models import ReportText, RetentionRule
from laurel.archive.permissions import may_keep_archive
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition, lock_newest_edition
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person
from laurel.rulebook.retention import Term, is_term_lawful

TERM_SET = "archive.term_set"
REPORT_WRITTEN = "archive.report_written"


@transaction.atomic
def set_term(
    kind: str,
    *,
    years: int | None,
    openness: str,
    openness_reason: str,
    authority: str,
    valid_from: date,
    actor: Person,
    now: datetime,
) -> RetentionRule:
    """The agency's term for a kind of item stands (whole years, None for good), with the document that set it.

    Refused for a term that 機關檔案保存年限及銷毀辦法 §4 does not have. Earlier rows stay to be read.
    """
    lock_newest_edition()
    if not may_keep_archive(actor):
        raise Http404
    grounds = refuse_unless(is_term_lawful(Term(years)), act=TERM_SET, chain=HOUSE_CHAIN)
    row = RetentionRule.objects.create(
        kind=kind,
        years=years,
        openness=openness,
        openness_reason=openness_reason,
        authority=authority,
        valid_from=valid_from,
        set_at=now,
        set_by=actor,
    )
    note = {"kind": kind, "years": years, "authority": authority}
    record(TERM_SET, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[row], grounds=grounds, note=note)
    return row


@transaction.atomic
def write_report(edition: Edition, words: str, *, actor: Person, now: datetime) -> ReportText:
    """檢討與建議 says this from now on; what it said before stays to be read."""
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_keep_archive(actor):
        raise Http404
    row = ReportText.objects.create(edition=edition, words=words, written_at=now, written_by=actor)
    record(REPORT_WRITTEN, actor=actor, now=now, chain=edition.chain, rows=[row])
    return row
