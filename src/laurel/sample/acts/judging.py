"""Screening, the panel, the sheets, the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from laurel.ballots.selectors import is_opened, rounds_of, voters_of
from laurel.ballots.services import place_entry, seal_sheet
from laurel.editions.models import Edition
from laurel.meeting.facts import marked_pairs
from laurel.meeting.selectors import count_of, meeting_of
from laurel.meeting.services import (
    begin_judging,
    consent_to_open,
    convene_meeting,
    handle_differences,
    note_attendance,
    read_out_recusals,
    resolve_category,
    start_tie_round,
)
from laurel.nominations.selectors import nominations_of
from laurel.panel.models import Member
from laurel.panel.selectors import members_of
from laurel.panel.services import appoint_member, declare_conflict, lock_panel
from laurel.people.models import Person, Unit
from laurel.rulebook.entrants import Category
from laurel.rulebook.panel import EIGHT_DIVISIONS
from laurel.sample.acts.common import at, minutes_from, person, year
from laurel.sample.tables import sample_ranks
from laurel.screening.models import Finding
from laurel.screening.services import find


def screen_and_appoint() -> None:
    """The officer screens, appoints, locks; the members declare; the judging begins."""
    officer, edition, clock = person("officer"), year(), minutes_from(at(6, 16, 9))
    for nomination in list(nominations_of(edition)):
        find(nomination, Finding.Outcome.ELIGIBLE, "", actor=officer, now=next(clock))
    appoint_everyone(edition, officer, clock)
    lock_panel(edition, actor=officer, now=next(clock))
    begin_judging(edition, actor=officer, now=next(clock))


def appoint_everyone(edition: Edition, officer: Person, clock: Iterator[datetime]) -> None:
    """The convener, eight members and a deputy convener, by appointment number."""
    appoint_member(
        edition,
        person("convener"),
        seat=Member.Seat.CONVENER,
        unit=None,
        rank_level=12,
        appointment_no="示範字第1150616001號",
        actor=officer,
        now=next(clock),
    )
    for number, code in enumerate(EIGHT_DIVISIONS, start=1):
        sent = Person.objects.get(username=MEMBER_OF[code])
        appoint_member(
            edition,
            sent,
            seat=Member.Seat.MEMBER,
            unit=Unit.objects.get(code=code),
            rank_level=sent.rank_level,
            appointment_no=f"示範字第115061600{number + 1}號",
            actor=officer,
            now=next(clock),
        )
    appoint_member(
        edition,
        person("deputy"),
        seat=Member.Seat.DEPUTY,
        unit=None,
        rank_level=11,
        appointment_no="示範字第1150616010號",
        actor=officer,
        now=next(clock),
    )


MEMBER_OF = {code: f"member-{number}" for number, code in enumerate(EIGHT_DIVISIONS, start=1)}
"""The sample member of each division."""


def rank_and_seal() -> None:
    """Every member declares, ranks as the real judges did, and seals; the officer calls the meeting."""
    edition, clock = year(), minutes_from(at(6, 23, 9))
    for category in Category:
        for held in rounds_of(edition, category):
            fill(held, sample_ranks(), clock)
    convene_meeting(edition, "本署 4 樓會議室", actor=person("officer"), now=next(clock))


def fill(held: Any, ranks: list[list[int]], clock: Iterator[datetime]) -> None:
    """All who may file in a round place every entry by a table (a row an entry, a column a member) and seal."""
    for column, member in enumerate(voters_of(held)):
        declare_conflict(member, held.category, False, "", actor=member.person, now=next(clock))
        given = {code: ranks[row][column % len(ranks[row])] for row, code in enumerate(held.entries)}
        now = next(clock)
        for position, code in enumerate(sorted(given, key=given.__getitem__), start=1):
            place_entry(held, member, code, position, actor=member.person, now=now)
        seal_sheet(held, member, idempotency_key=f"sample-{member.pk}", actor=member.person, now=next(clock))


def hold_the_meeting() -> None:
    """Attendance, opening by two, the tie across the cut settled by a round, resolution."""
    edition, clock = year(), minutes_from(at(6, 30, 14, 5))
    convener, clerk = person("convener"), person("clerk")
    meeting = meeting_of(edition)
    assert meeting is not None  # nosec B101
    note_attendance(meeting, dict.fromkeys(members_of(edition), True), actor=clerk, now=next(clock))
    for category in Category:
        read_out_recusals(edition, category, actor=convener, now=next(clock))
        settle(edition, category, convener, clerk, clock)
        count = count_of(edition, category)
        if count and marked_pairs(count):
            handle_differences(edition, category, "discussed", actor=convener, now=next(clock))
        resolve_category(edition, category, actor=convener, now=next(clock))


def settle(
    edition: Edition, category: Category, convener: Person, clerk: Person, clock: Iterator[datetime]
) -> None:
    """Opens the round under way; while a tie is open, holds a round among the tied."""
    held = rounds_of(edition, category)[-1]
    if not is_opened(held):
        sheets = len(voters_of(held))
        consent_to_open(edition, category, sheets, actor=convener, now=next(clock))
        consent_to_open(edition, category, sheets, actor=clerk, now=next(clock))
    count = count_of(edition, category)
    if count is None or not count.tally.open_ties:
        return
    tie = count.tally.open_ties[0]
    again = start_tie_round(edition, category, tie.entries, actor=convener, now=next(clock))
    keep_order(again, count.first.sheets, clock)
    settle(edition, category, convener, clerk, clock)


def keep_order(again: Any, sheets: object, clock: Iterator[datetime]) -> None:
    """Everyone ranks the tied entries in the order already given."""
    for member in voters_of(again):
        given = sheets[member.code]  # type: ignore[index]
        now = next(clock)
        for position, code in enumerate(sorted(again.entries, key=given.__getitem__), start=1):
            place_entry(again, member, code, position, actor=member.person, now=now)
        seal_sheet(again, member, idempotency_key=f"sample-{member.pk}", actor=member.person, now=next(clock))
