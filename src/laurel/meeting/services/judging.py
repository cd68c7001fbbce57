"""Letting the judging begin: the first round of each category."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.ballots.selectors import rounds_of
from laurel.ballots.services import begin_round
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import lock_edition, moment_of
from laurel.kit.refusals import refuse
from laurel.meeting.permissions import may_prepare_meeting
from laurel.panel.selectors import effective_members, is_locked
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.screening.selectors import admitted_nominations

JUDGING_BEGUN = "meeting.judging_begun"


@transaction.atomic
def begin_judging(edition: Edition, *, actor: Person, now: datetime) -> list[Any]:
    """Each category with admitted entries and members has its first round, until the sheets close.

    Refused before the panel is locked, while a point without a default is undecided (A-03), when the judging
    has begun, and when no category has both entries and members.
    """
    edition = lock_edition(edition.pk)
    if not may_prepare_meeting(actor):
        raise Http404
    undecided = policy_of(edition).undecided()
    if undecided:
        raise refuse(
            undecided[0].article,
            "points_undecided",
            act=JUDGING_BEGUN,
            chain=edition.chain,
            points="、".join(question.point.value for question in undecided),
        )
    if not is_locked(edition):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "panel_not_locked_yet", act=JUDGING_BEGUN, chain=edition.chain
        )
    if any(rounds_of(edition, category) for category in Category):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "judging_begun_already", act=JUDGING_BEGUN, chain=edition.chain
        )
    closes_at = moment_of(edition, CalendarDate.Kind.SHEETS_CLOSE)
    rounds = []
    for category in Category:
        entries = [row.code for row in admitted_nominations(edition, category)]
        if entries and effective_members(edition, category):
            rounds.append(begin_round(edition, category, entries, None, closes_at, actor=actor, now=now))
    if not rounds:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "nothing_to_judge", act=JUDGING_BEGUN, chain=edition.chain
        )
    return rounds
