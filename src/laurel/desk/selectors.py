"""Where the year stands: computed here and nowhere else, from the dated rows of the stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from laurel.applications.selectors import submitted_nominations
from laurel.ballots.selectors import is_opened, rounds_of
from laurel.documents.models import IssuedPaper
from laurel.documents.verification import normal_code
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of, edition_of_chain
from laurel.ledger.models import Entry
from laurel.meeting.selectors import resolution_of
from laurel.nominations.selectors import nominations_of
from laurel.outcomes.selectors import pending_outcomes
from laurel.panel.selectors import categories_open_to, is_locked
from laurel.people.models import Person
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of
from laurel.rulebook.entrants import Category
from laurel.screening.selectors import admitted_nominations

STAGES = ("nominations", "screening", "panel", "judging", "meeting", "approval", "outcomes", "rewards")


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many entries of a category stand where."""

    category: str
    nominated: int
    submitted: int
    admitted: int
    recommended: int


def funnel_of(edition: Edition) -> list[Funnel]:
    """The counts of both categories."""
    recommended = list(recommendations_of(edition))
    return [
        Funnel(
            category.value,
            nominations_of(edition, category).count(),
            len(submitted_nominations(edition, category)),
            len(admitted_nominations(edition, category)),
            sum(row.nomination.category == category.value for row in recommended),
        )
        for category in Category
    ]


def stage_of(edition: Edition, person: Anyone, now: datetime) -> str:
    """The stage that the year is in: the first whose work is not done, in the categories open to the person."""
    close = calendar_of(edition).get(CalendarDate.Kind.NOMINATIONS_CLOSE)
    categories = categories_open_to(person, edition)
    if recommendations_of(edition).filter(nomination__category__in=categories).exists():
        return "outcomes" if pending_outcomes(edition, categories) else "rewards"
    rounds = [row for category in categories for row in rounds_of(edition, category)]
    if rounds:
        if all(resolution_of(edition, category) for category in {row.category for row in rounds}):
            return "approval"
        return "meeting" if any(is_opened(row) for row in rounds) else "judging"
    if is_locked(edition):
        return "judging"
    if close and now < close:
        return "nominations"
    submitted = sum(len(submitted_nominations(edition, category)) for category in categories)
    admitted = sum(len(admitted_nominations(edition, category)) for category in categories)
    return "panel" if submitted and admitted == submitted else "screening"


def timeline(edition: Edition | None, person: Anyone) -> QuerySet[Entry]:
    """The record of a year, newest first; before a round is opened, without the acts on its sheets."""
    if not holds(person, Role.AUDITOR, Role.PROGRAMME_OFFICER):
        return Entry.objects.none()
    entries = Entry.objects.order_by("-pk")
    if edition is None:
        return entries
    entries = entries.filter(chain__in=[edition.chain, "house"])
    sealed = [row for category in Category for row in rounds_of(edition, category) if not is_opened(row)]
    if sealed:
        hidden = Q(act__in=["ballots.sheet_sealed", "ballots.sheet_withdrawn"])
        under_way = Q(note__round__in=[row.public_id for row in sealed]) | Q(kind=Entry.Kind.REFUSAL)
        entries = entries.exclude(hidden & under_way)
    return entries


def paper_of(code: str, person: Anyone) -> IssuedPaper | None:
    """The newest issue of the paper with this verification code, or None.

    To whoever is recused from the category of the paper there is none.
    """
    paper = IssuedPaper.objects.filter(verification_code=normal_code(code)).first()
    if paper is None or not paper.category or not isinstance(person, Person):
        return paper
    edition = edition_of_chain(paper.chain)
    return paper if edition is None or paper.category in categories_open_to(person, edition) else None
