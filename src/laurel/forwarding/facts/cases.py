"""Every recommended entry with how far its update is, and whether the package may be closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from laurel.applications.facts import Update, updates_in
from laurel.applications.models import Application, Submission
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import applications, newest_updates
from laurel.editions.models import Edition
from laurel.forwarding.models import PackageClosing, UpdateDecision, UpdateRequest
from laurel.forwarding.selectors import (
    closing_of,
    newest_decisions,
    newest_requests,
    unapproved_categories,
    years_to_forward,
)
from laurel.kit.dates import in_taipei
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_of
from laurel.people.models import RoleGrant
from laurel.results.models import Recommendation
from laurel.results.selectors import recommendations_of
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.updating import Forwarded, may_close_package, owes_an_update


@dataclass(frozen=True, slots=True)
class Case:
    """A recommended entry: its application, what was asked and decided, what it sent, how far its writers are."""

    recommendation: Recommendation
    application: Application
    update: Update
    request: UpdateRequest | None
    decision: UpdateDecision | None
    sent: Submission | None
    is_withdrawn: bool
    has_writer: bool
    """whether anybody of the unit itself may write today"""

    @property
    def nomination(self) -> Nomination:
        """The entry."""
        return self.recommendation.nomination

    @property
    def owes(self) -> bool:
        """三(二)1(2)乙: overall service does."""
        return owes_an_update(Category(self.nomination.category))

    @property
    def due_on(self) -> date | None:
        """The last day on which its update may be sent, in Taipei."""
        return in_taipei(self.request.due_at - timedelta(microseconds=1)).date() if self.request else None

    @property
    def is_asked_again(self) -> bool:
        """True when it was asked once more after it had sent its update."""
        return bool(self.sent and self.request and self.request.requested_at >= self.sent.submitted_at)

    def state_at(self, now: datetime) -> str:
        """Where it stands, a code of `words.STATES`."""
        if self.is_withdrawn:
            return "withdrawn"
        if self.sent:
            return "asked_again" if self.is_asked_again else "updated"
        if self.decision:
            return "as_judged"
        if self.request is None:
            return "not_asked" if self.owes else "not_owed"
        return "overdue" if now > self.request.due_at else "waiting"

    @property
    def forwarded(self) -> Forwarded:
        """The entry as the rule on closing sees it."""
        word = self.decision and Admission(self.decision.document_no, self.decision.reason)
        category = Category(self.nomination.category)
        return Forwarded(
            self.nomination.code, category, self.sent is not None, word or None, self.is_withdrawn
        )


def cases_of(edition: Edition, now: datetime) -> list[Case]:
    """The standing recommendations of a year in their order; a constant number of queries."""
    return _cases(list(recommendations_of(edition)), in_taipei(now).date())


def case_of(recommendation: Recommendation, now: datetime) -> Case:
    """One recommended entry."""
    return _cases([recommendation], in_taipei(now).date())[0]


def _cases(rows: Sequence[Recommendation], on: date) -> list[Case]:
    entries = [row.nomination for row in rows]
    begun = {row.nomination_id: row for row in applications().filter(nomination__in=entries)}
    updates = updates_in(list(begun.values()))
    asked, decisions, sent = newest_requests(rows), newest_decisions(rows), newest_updates(entries)
    standing = _standing(entries)
    writers = _units_with_writers({row.unit_id for row in entries}, on)
    return [
        Case(
            row,
            begun[row.nomination_id],
            updates[begun[row.nomination_id].pk],
            asked.get(row.pk),
            decisions.get(row.pk),
            sent.get(row.nomination_id),
            row.nomination_id not in standing,
            row.nomination.unit_id in writers,
        )
        for row in rows
        if row.nomination_id in begun
    ]


def _standing(entries: Sequence[Nomination]) -> set[int]:
    years = {row.edition_id: row.edition for row in entries}
    return {key for edition in years.values() for key in nominations_of(edition).values_list("pk", flat=True)}


def _units_with_writers(units: Collection[int], on: date) -> set[int]:
    """The units for which an active person may write on a day; one query."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=on)
    grants = RoleGrant.objects.filter(
        lasting, unit__in=units, role__in=ENTRANTS, valid_from__lte=on, person__is_active=True
    )
    return set(grants.values_list("unit_id", flat=True))


def closing_decision(edition: Edition, cases: Sequence[Case]) -> Decision:
    """三(二)2(1), 三(二)1(2)乙: may the package be closed as its entries stand?"""
    return may_close_package([case.forwarded for case in cases], unapproved_categories(edition))


@dataclass(frozen=True, slots=True)
class Year:
    """A year's package in a line: how many entries owe an update, are still to be asked, are dealt with; its closing."""

    edition: Edition
    entries: int
    owing: int
    to_ask: int
    dealt_with: int
    closing: PackageClosing | None


def years_of(now: datetime) -> list[Year]:
    """Every year that recommended an entry, newest first."""
    return [_year(edition, cases_of(edition, now)) for edition in years_to_forward()]


def _year(edition: Edition, cases: Sequence[Case]) -> Year:
    owing = [case for case in cases if case.owes]
    dealt_with = sum(bool(case.sent or case.decision) for case in owing)
    to_ask = sum(case.request is None and not case.is_withdrawn for case in owing)
    return Year(edition, len(cases), len(owing), to_ask, dealt_with, closing_of(edition))
