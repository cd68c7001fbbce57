"""Answering whether colleagues may learn from an entry, taking it back, asking again. A house rule beside the regulation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.models import Submission
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.library.facts import criteria_in, shown_of
from laurel.library.models import LibraryAsking, LibraryConsent, SharedWords
from laurel.library.selectors import (
    access_to_answer,
    access_to_ask,
    consent_of,
    is_head_of,
    is_recommended,
)
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.library import Answer, may_agree, may_ask_again

AGREED = "library.agreed"
DECLINED = "library.declined"
POSTPONED = "library.postponed"
WITHDRAWN = "library.agreement_withdrawn"
ASKED = "library.asked_again"


@transaction.atomic
def agree(
    nomination: Nomination,
    submission: Submission,
    *,
    whole: bool,
    sections: Collection[str] = (),
    with_files: bool = False,
    document_no: str = "",
    actor: Person,
    now: datetime,
) -> LibraryConsent:
    """The entry is shown from now on: this frozen version, whole or these criteria, with or without attachments.

    Refused while the entry is not recommended, without a criterion, with one that the version has no words on, and
    without the unit's letter where its branch answers. Absent to whoever does not answer for the unit.
    """
    edition = _locked(nomination, actor, now)
    if submission.application.nomination_id != nomination.pk:
        raise Http404
    category = Category(nomination.category)
    written = [criterion.code for criterion in criteria_in(submission.content, category)]
    agreed = [code for code in written if code in sections] if not whole else written
    asked = [*agreed, *(code for code in sections if code not in written)]
    decision = refuse_unless(
        may_agree(nomination.code, recommended=is_recommended(nomination), sections=asked, written=written),
        act=AGREED,
        chain=edition.chain,
    )
    _refuse_without_letter(nomination, document_no, AGREED, edition, actor)
    consent = LibraryConsent.objects.create(
        nomination=nomination,
        answer=LibraryConsent.Answer.AGREED,
        submission=submission,
        whole=whole,
        sections=agreed,
        with_files=with_files,
        document_no=document_no,
        answered_at=now,
        answered_by=actor,
    )
    shown = shown_of(submission.content, category, consent)
    SharedWords.objects.bulk_create(
        SharedWords(consent=consent, criterion=criterion, words=words) for criterion, words in shown.words
    )
    record(
        AGREED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[consent],
        grounds=decision,
        note={"entry": nomination.code, "version": submission.number, "sections": agreed, "whole": whole},
    )
    return consent


@transaction.atomic
def do_not_agree(
    nomination: Nomination, *, later: bool, document_no: str = "", actor: Person, now: datetime
) -> LibraryConsent:
    """The entry is not shown: the unit declined, or wants to decide later. Nothing refuses it but a missing letter."""
    edition = _locked(nomination, actor, now)
    answer, act = (
        (LibraryConsent.Answer.LATER, POSTPONED) if later else (LibraryConsent.Answer.DECLINED, DECLINED)
    )
    _refuse_without_letter(nomination, document_no, act, edition, actor)
    return _not_shown(nomination, answer, act, edition, document_no=document_no, actor=actor, now=now)


@transaction.atomic
def withdraw_agreement(
    nomination: Nomination, reason: str = "", *, actor: Person, now: datetime
) -> LibraryConsent:
    """The entry is no longer shown, at once and without a ground; refused where nothing is shown."""
    edition = _locked(nomination, actor, now)
    standing = consent_of(nomination)
    if standing is None or not standing.is_agreement:
        raise refuse(
            articles.HOUSE_LIBRARY,
            "library_nothing_to_withdraw",
            act=WITHDRAWN,
            chain=edition.chain,
            entry=nomination.code,
        )
    answer = LibraryConsent.Answer.DECLINED
    return _not_shown(nomination, answer, WITHDRAWN, edition, reason=reason, actor=actor, now=now)


@transaction.atomic
def ask_again(nomination: Nomination, *, actor: Person, now: datetime) -> LibraryAsking:
    """The question stands among the duties of whoever answers for the unit again; refused after a yes or a no."""
    edition = lock_edition(nomination.edition_id)
    access_to_ask(actor, nomination.public_id)
    standing = consent_of(nomination)
    decision = refuse_unless(
        may_ask_again(
            nomination.code,
            recommended=is_recommended(nomination),
            answer=Answer(standing.answer) if standing else None,
        ),
        act=ASKED,
        chain=edition.chain,
    )
    asking = LibraryAsking.objects.create(nomination=nomination, asked_at=now, asked_by=actor)
    record(
        ASKED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[asking],
        grounds=decision,
        note={"entry": nomination.code},
    )
    return asking


def _locked(nomination: Nomination, actor: Person, now: datetime) -> Edition:
    """The year, locked; absent to whoever does not answer for the entry."""
    edition = lock_edition(nomination.edition_id)
    access_to_answer(actor, nomination.public_id, in_taipei(now).date())
    return edition


def _refuse_without_letter(
    nomination: Nomination, document_no: str, act: str, edition: Edition, actor: Person
) -> None:
    if not document_no.strip() and not is_head_of(actor, nomination):
        raise refuse(
            articles.HOUSE_LIBRARY,
            "library_branch_without_letter",
            act=act,
            chain=edition.chain,
            entry=nomination.code,
        )


def _not_shown(
    nomination: Nomination,
    answer: LibraryConsent.Answer,
    act: str,
    edition: Edition,
    *,
    document_no: str = "",
    reason: str = "",
    actor: Person,
    now: datetime,
) -> LibraryConsent:
    consent = LibraryConsent.objects.create(
        nomination=nomination,
        answer=answer,
        document_no=document_no,
        reason=reason,
        answered_at=now,
        answered_by=actor,
    )
    record(act, actor=actor, now=now, chain=edition.chain, rows=[consent], note={"entry": nomination.code})
    return consent
