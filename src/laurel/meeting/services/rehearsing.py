"""The rehearsal: the whole meeting on a year of its own that repeats the real one, with sheets that are made up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.selectors import categories_under_review, is_opened, rounds_of, voters_of
from laurel.ballots.services import Scenario, begin_round, make_up_sheets
from laurel.ballots.services.making_up import MADE_UP
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.editions.services import repeat_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import may_rehearse
from laurel.meeting.selectors import meeting_of
from laurel.meeting.services.room import enter_room
from laurel.nominations.services import repeat_nominations
from laurel.panel.services import repeat_panel
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.screening.services import repeat_findings

REHEARSAL_BEGUN = "meeting.rehearsal_begun"
PLACE = "演練"


@transaction.atomic
def begin_rehearsal(
    edition: Edition, scenario: Scenario, *, borrowed: Edition | None = None, actor: Person, now: datetime
) -> PanelMeeting:
    """The year's next rehearsal: its meeting is called, and its first rounds wait with made-up sheets.

    It repeats entries, findings, seats, recusals, moments and decisions as they stand, under a chain of its own;
    nothing of anybody's ballot, no application, no file. Before its own judging has begun a year may rehearse on its
    own moments and decisions with what is `borrowed` from an earlier year: entries, findings, seats and recusals.
    Nothing of either year changes. Absent to all but officer, convener and clerk; refused where there is nothing
    under review to repeat.
    """
    edition = lock_edition(edition.pk)
    source = borrowed or edition
    if edition.is_rehearsal or source.is_rehearsal or not may_rehearse(actor):
        raise Http404
    if borrowed and categories_under_review(edition):
        raise Http404
    judged = {category: rows[0].entries for category in Category if (rows := rounds_of(source, category))}
    if not judged:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "nothing_to_rehearse", act=REHEARSAL_BEGUN, chain=edition.chain
        )
    meeting = _repeat(edition, source, judged, scenario, actor=actor, now=now)
    for category, codes in judged.items():
        held = begin_round(meeting.edition, category, codes, None, None, actor=actor, now=now)
        if voters_of(held):
            make_up_sheets(held, scenario, actor=actor, now=now)
    return meeting


def _repeat(
    edition: Edition,
    source: Edition,
    judged: dict[Category, list[str]],
    scenario: Scenario,
    *,
    actor: Person,
    now: datetime,
) -> PanelMeeting:
    """The year written once more, entered into the chain of the rehearsal by one act."""
    rehearsal, decided = repeat_edition(edition, actor=actor, now=now)
    codes = [code for entries in judged.values() for code in entries]
    nominations = repeat_nominations(source, rehearsal, codes)
    findings = repeat_findings(nominations)
    panel = repeat_panel(source, rehearsal)
    called = meeting_of(edition)
    meeting = PanelMeeting.objects.create(
        edition=rehearsal, place=called.place if called else PLACE, convened_at=now, convened_by=actor
    )
    record(
        REHEARSAL_BEGUN,
        actor=actor,
        now=now,
        chain=rehearsal.chain,
        rows=[rehearsal, *decided, *nominations.values(), *findings, *panel, meeting],
        note={
            "year": edition.roc_year,
            "number": rehearsal.rehearsal_no,
            "scenario": str(scenario),
            "entries_of": source.roc_year,
        },
    )
    return meeting


@transaction.atomic
def make_up(edition: Edition, category: str, scenario: Scenario, *, actor: Person, now: datetime) -> None:
    """The sheets still missing in the rehearsal's round under way are made up and sealed.

    Absent in a real year, and to whoever is not in the room; refused when no round waits, or no sheet is missing.
    """
    if not edition.is_rehearsal:
        raise Http404
    meeting = enter_room(edition, category, may_rehearse, actor=actor, now=now)
    sealed = [held for held in rounds_of(meeting.edition, category) if not is_opened(held)]
    if not sealed:
        raise refuse(
            articles.HOUSE_SEALED,
            "no_sealed_round",
            act=MADE_UP,
            chain=meeting.edition.chain,
            category=category,
        )
    make_up_sheets(sealed[-1], scenario, actor=actor, now=now)
