"""Whose duties they are: one list for a person over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from laurel.desk.duties.entrants import of_a_branch, of_an_entrant, of_an_updater, of_the_library
from laurel.desk.duties.model import Desk, Duty
from laurel.desk.duties.office import of_a_confirmer, of_a_reviewer, of_personnel, of_the_officer, rulings
from laurel.desk.duties.panel import of_a_member, of_the_meeting
from laurel.editions.models import Edition
from laurel.editions.selectors import calendar_of
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

OF_THE_NEWEST = (
    "screening:list",
    "panel:show",
    "meeting:list",
    "nominations:list",
    "nominations:duties",
    "nominations:new",
    "ballots:list",
)
"""Pages that show the newest year only."""


def duties_of(person: Anyone, edition: Edition, now: datetime) -> list[Duty]:
    """The person's duties in all their roles."""
    desk = Desk(person, edition, calendar_of(edition), now)
    return [duty for roles, duties in DUTIES if holds(person, *roles) for duty in duties(desk)]


def duties_of_years(person: Anyone, editions: Sequence[Edition], now: datetime) -> list[Duty]:
    """The person's duties in the newest year, then what earlier ones still ask for; what two years ask, once.

    Of an earlier year nothing is told whose page shows the newest only: its judging is over by then.
    """
    found: dict[tuple[str, str], Duty] = {}
    for place, edition in enumerate(editions):
        for duty in duties_of(person, edition, now):
            if place and duty.url.partition("?")[0] in {reverse(name) for name in OF_THE_NEWEST}:
                continue
            told = replace(duty, year=edition.roc_year) if place else duty
            found.setdefault((duty.url, str(duty.words)), told)
    return list(found.values())


DUTIES: tuple[tuple[tuple[Role, ...], Callable[[Desk], Iterator[Duty]]], ...] = (
    ((Role.PROGRAMME_OFFICER,), of_the_officer),
    ((Role.SCREENING_REVIEWER,), of_a_reviewer),
    ((Role.BRANCH_COORDINATOR,), of_a_branch),
    ((Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD), of_an_updater),
    ((Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD), of_an_entrant),
    ((Role.PANEL_MEMBER, Role.CONVENER), of_a_member),
    ((Role.CONVENER,), rulings),
    ((Role.CONVENER, Role.MEETING_CLERK), of_the_meeting),
    ((Role.HR_OFFICER,), of_personnel),
    ((Role.UNIT_HEAD, Role.BRANCH_COORDINATOR), of_the_library),
    ((Role.AUDITOR, Role.SYSTEM_ADMIN), of_a_confirmer),
)
