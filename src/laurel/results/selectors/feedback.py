"""The feedback to entrants: what was released, what is still being written, and who may write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import is_closed
from laurel.nominations.models import Nomination
from laurel.panel.selectors import categories_open_to, seat_of
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role
from laurel.results.models import Feedback, FeedbackDraft
from laurel.results.selectors.approvals import approvals_of
from laurel.results.selectors.own import OwnResult, results_of
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """An entry on the writer's list: its result, what was released last, and what is being written."""

    result: OwnResult
    released: Feedback | None
    draft: FeedbackDraft | None

    @property
    def state(self) -> str:
        """`released`, `correcting`, `draft`, or `unwritten`."""
        if self.released:
            return "correcting" if self.draft else "released"
        return "draft" if self.draft else "unwritten"


def categories_to_write_on(person: Anyone, edition: Edition) -> list[Category]:
    """The categories on whose entries a person may write: all for the officer, for a convener or deputy of that year
    those without a recusal, until the year is closed; none for others."""
    if holds(person, Role.PROGRAMME_OFFICER):
        return list(Category)
    if not holds(person, Role.CONVENER) or seat_of(person, edition) is None or is_closed(edition):
        return []
    return categories_open_to(person, edition)


def feedback_rows(person: Anyone, edition: Edition) -> list[FeedbackRow]:
    """Every entry with a result that the person may write on, by category and place."""
    categories = categories_to_write_on(person, edition)
    results = [row for category in categories for row in results_of(edition, category)]
    entries = [row.nomination for row in results]
    released = newest_feedback(entries)
    drafts = {row.nomination_id: row for row in FeedbackDraft.objects.filter(nomination__in=entries)}
    return [
        FeedbackRow(row, released.get(row.nomination.pk), drafts.get(row.nomination.pk)) for row in results
    ]


def newest_feedback(entries: Iterable[Nomination]) -> dict[int, Feedback]:
    """What was released last to each entry: key of the entry → feedback; one query."""
    rows = Feedback.objects.filter(nomination__in=list(entries)).order_by("pk")
    return {row.nomination_id: row for row in rows}


def feedback_to(nomination: Nomination) -> list[Feedback]:
    """Everything that was released to an entry, newest first."""
    rows = Feedback.objects.filter(nomination=nomination).select_related("released_by")
    return list(rows.order_by("-pk"))


def draft_to(nomination: Nomination) -> FeedbackDraft | None:
    """What is being written to an entry, or None."""
    return FeedbackDraft.objects.filter(nomination=nomination).select_related("saved_by").first()


def base_of(nomination: Nomination) -> str:
    """What somebody who begins to write now has before them: it changes with every draft and every release."""
    draft = draft_to(nomination)
    released = Feedback.objects.filter(nomination=nomination).count()
    return f"{released}-{draft.saves if draft else 0}"


def access_entry_to_write_on(person: Anyone, edition: Edition, public_id: str) -> Nomination:
    """An entry of the year with a result, for whoever may write on it; absent to others, and before approval."""
    entry = (
        Nomination.objects.filter(public_id=public_id, edition=edition)
        .select_related("unit", "edition", "nominated_by_unit")
        .first()
    )
    if entry is None or entry.category not in categories_to_write_on(person, edition):
        raise Http404
    if entry.category not in approvals_of(edition):
        raise Http404
    return entry
