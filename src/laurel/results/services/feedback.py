"""The feedback to entrants: written as a draft, released as an act, corrected by a new version."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.results.models import Feedback, FeedbackDraft
from laurel.results.selectors import (
    approval_of,
    base_of,
    categories_to_write_on,
    draft_to,
    feedback_to,
)
from laurel.rulebook import articles

SAVED = "results.feedback_saved"
RELEASED = "results.feedback_released"


@transaction.atomic
def save_feedback(
    nomination: Nomination,
    *,
    strengths: str,
    improvements: str,
    base: str,
    actor: Person,
    now: datetime,
) -> FeedbackDraft:
    """The draft says this, and nobody but its writers sees it; nothing enters the record.

    `base` is what the writer had before them (`base_of`): refused when somebody else wrote or released since, so
    that nothing is overwritten unseen; and before the category is approved.
    """
    edition = _opened(nomination, actor, SAVED)
    _refuse_stale(nomination, base, SAVED, edition)
    draft = draft_to(nomination) or FeedbackDraft(nomination=nomination)
    draft.strengths, draft.improvements = strengths, improvements
    draft.saves += 1
    draft.saved_at, draft.saved_by = now, actor
    draft.save()
    return draft


@transaction.atomic
def release_feedback(
    nomination: Nomination,
    *,
    strengths: str,
    improvements: str,
    reason: str = "",
    base: str,
    actor: Person,
    now: datetime,
) -> Feedback:
    """The unit and its branch read this from now on; an earlier version is kept beside it, and the draft is gone.

    Refused when it says nothing, when it corrects without a reason or changes nothing, when somebody else wrote or
    released since `base`, and before the category is approved.
    """
    edition = _opened(nomination, actor, RELEASED)
    _refuse_stale(nomination, base, RELEASED, edition)
    before = feedback_to(nomination)
    wrong = _fault(strengths, improvements, reason, before[0] if before else None)
    if wrong:
        raise refuse(articles.HOUSE_RECORD, wrong, act=RELEASED, chain=edition.chain, entry=nomination.code)
    feedback = Feedback.objects.create(
        nomination=nomination,
        strengths=strengths,
        improvements=improvements,
        reason=reason if before else "",
        released_at=now,
        released_by=actor,
    )
    FeedbackDraft.objects.filter(nomination=nomination).delete()
    note = {"entry": nomination.code, "version": len(before) + 1}
    record(RELEASED, actor=actor, now=now, chain=edition.chain, rows=[feedback], note=note)
    return feedback


def _fault(strengths: str, improvements: str, reason: str, before: Feedback | None) -> str:
    """The code of what forbids the release, empty when nothing does."""
    if not (strengths.strip() or improvements.strip()):
        return "feedback_says_nothing"
    if before is None:
        return ""
    if (strengths, improvements) == (before.strengths, before.improvements):
        return "feedback_unchanged"
    return "" if reason.strip() else "feedback_correction_without_reason"


def _opened(nomination: Nomination, actor: Person, act: str) -> Edition:
    """The year of an entry with a result, locked; absent to whoever may not write on it."""
    edition = lock_edition(nomination.edition_id)
    if edition.is_rehearsal or nomination.category not in categories_to_write_on(actor, edition):
        raise Http404
    if approval_of(edition, nomination.category) is None:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "feedback_before_approval",
            act=act,
            chain=edition.chain,
            entry=nomination.code,
        )
    return edition


def _refuse_stale(nomination: Nomination, base: str, act: str, edition: Edition) -> None:
    if base != base_of(nomination):
        raise refuse(
            articles.HOUSE_RECORD,
            "feedback_written_meanwhile",
            act=act,
            chain=edition.chain,
            entry=nomination.code,
        )
