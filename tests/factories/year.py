"""A year in the making: edition, entries, findings, panel, rounds; each by the real services."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from factories.people import make_person, make_unit
from factories.remembering import remembered
from laurel.applications.selectors import fields_of
from laurel.applications.services import (
    Change,
    attach_file,
    begin_application,
    record_dispatch,
    save_fields,
    submit_application,
)
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.ballots.services import place_entry, seal_sheet
from laurel.documents.model import Issue, Paper, Paragraph
from laurel.documents.pdf import pdf_of
from laurel.editions.services import decide_point, open_edition, proposed_calendar
from laurel.files.receiving import incoming_from
from laurel.meeting.services import begin_judging, convene_meeting, note_attendance
from laurel.nominations.models import Nomination
from laurel.nominations.services import Particulars, nominate
from laurel.panel.models import Member
from laurel.panel.selectors import members_of
from laurel.panel.services import appoint_member, declare_conflict, lock_panel
from laurel.people.models import Unit
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.panel import EIGHT_DIVISIONS
from laurel.rulebook.periods import data_period_of
from laurel.rulebook.policy import Point
from laurel.screening.services import find

TAIPEI = ZoneInfo("Asia/Taipei")
YEAR = 115
OVERALL, PROJECT = "overall_service", "project_planning"


def at(month, day, hour=10, minute=0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=TAIPEI)


def make_officer():
    return make_person(Role.PROGRAMME_OFFICER)


def make_edition(officer=None, roc_year=YEAR, *, decided=True, **overrides):
    officer = officer or make_officer()
    edition = open_edition(
        roc_year,
        title=f"{roc_year} 年度服務績優獎",
        calendar=proposed_calendar(roc_year),
        actor=officer,
        now=at(4, 1),
        **overrides,
    )
    if decided:
        decide_point(
            edition,
            Point.CONVENER_RANKS,
            "chairs_only",
            authority="測字第1號",
            reason="",
            actor=officer,
            now=at(4, 1, 11),
        )
    return edition


@dataclass(frozen=True)
class Branch:
    unit: Unit
    coordinator: object


def make_branch(**overrides) -> Branch:
    unit = make_unit(UnitKind.BRANCH, **overrides)
    return Branch(unit, make_person(Role.BRANCH_COORDINATOR, unit=unit))


def make_centre(branch: Branch, **overrides) -> Unit:
    return make_unit(UnitKind.EMPLOYMENT_SERVICE_CENTER, parent=branch.unit, **overrides)


CONTACT = {"contact_name": "聯絡人", "contact_phone": "0000"}


def make_nomination(edition, branch=None, unit=None, now=None):
    branch = branch or make_branch()
    unit = unit or make_centre(branch)
    return nominate(
        edition,
        unit,
        OVERALL,
        nominated_by_unit=branch.unit,
        particulars=Particulars(**CONTACT),
        actor=branch.coordinator,
        now=now or at(5, 20),
    )


def make_project(edition, unit=None, actor=None, start=date(2024, 1, 1), now=None):
    unit = unit or make_unit(UnitKind.DIVISION)
    actor = actor or make_person(Role.UNIT_HEAD, unit=unit)
    return nominate(
        edition,
        unit,
        PROJECT,
        nominated_by_unit=unit,
        particulars=Particulars(**CONTACT, project_title="測試專案", project_start=start),
        actor=actor,
        now=now or at(5, 20),
    )


@cache
def some_pdf() -> bytes:
    return pdf_of(Paper("test", "測試", (Paragraph("測試"),)), Issue("1", "", at(5, 1))).content


def make_application(nomination, actor=None):
    actor = actor or nomination.nominated_by
    application = begin_application(nomination, actor=actor, now=at(5, 21))
    required = data_period_of(nomination.category, nomination.edition.roc_year)
    write(
        application,
        actor,
        at(5, 21, 11),
        head_name="主管",
        summary="摘要",
        period_from=required.first.isoformat(),
        period_to=(required.last or date(2026, 5, 31)).isoformat(),
    )
    return application


def write(application, actor, now=None, base=None, **values):
    """Saves fields by name; a section is named `section_A1`."""
    rows = fields_of(application)
    changes = [
        Change(name, value, base if base is not None else getattr(rows.get(name), "version", 0))
        for name, value in ((key.replace("section_", "section."), value) for key, value in values.items())
    ]
    return save_fields(application, changes, actor=actor, now=now or at(5, 22))


def make_submission(nomination, actor=None, now=None, dispatched_on=date(2026, 6, 10)):
    actor = actor or nomination.nominated_by
    application = make_application(nomination, actor)
    attach_file(
        application,
        incoming_from([some_pdf()], "申請書.pdf"),
        caption="申請書",
        is_application_file=True,
        actor=actor,
        now=at(5, 22),
    )
    submission = submit_application(application, declared_by="主管", actor=actor, now=now or at(6, 1))
    if dispatched_on:
        record_dispatch(
            application,
            dispatched_on=dispatched_on,
            dispatch_no="測字第2號",
            copies=12,
            actor=actor,
            now=at(6, 10),
        )
    return submission


def make_admitted(edition, officer, nomination):
    make_submission(nomination)
    find(nomination, "eligible", "", actor=officer, now=at(6, 16))
    return nomination


@dataclass(frozen=True)
class Judging:
    """A year under judging: who runs it, who ranks, what is ranked."""

    edition: object
    officer: object
    convener: object
    clerk: object
    people: tuple
    members: tuple

    def round(self, category=OVERALL):
        return rounds_of(self.edition, category)[-1]

    def fill(self, orders, category=OVERALL, now=None):
        """Each member places the entries in the order given (codes, best first) and seals."""
        held = self.round(category)
        for member, order in zip(voters_of(held), orders, strict=False):
            rank_and_seal(held, member, order, now=now or at(6, 23))
        return held


def rank_and_seal(held, member, order, now=None):
    now = now or at(6, 23)
    for position, code in enumerate(order, start=1):
        place_entry(held, member, code, position, actor=member.person, now=now)
    return seal_sheet(held, member, idempotency_key=f"{held.pk}-{member.pk}", actor=member.person, now=now)


def make_panel(edition, officer, size=8):
    convener = make_person(Role.CONVENER)
    appoint_member(
        edition,
        convener,
        seat=Member.Seat.CONVENER,
        unit=None,
        rank_level=12,
        appointment_no="測字第3號",
        actor=officer,
        now=at(6, 16, 11),
    )
    people, members = [], []
    for code in EIGHT_DIVISIONS[:size]:
        unit = Unit.objects.filter(code=code).first() or make_unit(code=code)
        person = make_person(Role.PANEL_MEMBER, serves_at=unit, is_jianren=True, rank_level=11)
        people.append(person)
        members.append(
            appoint_member(
                edition,
                person,
                seat=Member.Seat.MEMBER,
                unit=unit,
                rank_level=11,
                appointment_no="測字第4號",
                actor=officer,
                now=at(6, 16, 12),
            )
        )
    return convener, tuple(people), tuple(members)


def make_meeting(edition, officer, now=None):
    """The meeting called, with everyone of the panel there."""
    now = now or at(6, 18)
    meeting = convene_meeting(edition, "測試會議室", actor=officer, now=now)
    note_attendance(meeting, dict.fromkeys(members_of(edition), True), actor=officer, now=now)
    return meeting


@remembered
def make_judging(entries=4, projects=0, members=8, declared=True) -> Judging:
    """A year with that many admitted entries and panel members, judging begun, the meeting called."""
    officer = make_officer()
    edition = make_edition(officer)
    branch = make_branch()
    for _ in range(entries):
        make_admitted(edition, officer, make_nomination(edition, branch))
    for _ in range(projects):
        make_admitted(edition, officer, make_project(edition))
    convener, people, seats = make_panel(edition, officer, members)
    lock_panel(edition, actor=officer, now=at(6, 17))
    begin_judging(edition, actor=officer, now=at(6, 18))
    make_meeting(edition, officer)
    if declared:
        for member in seats:
            for category in (OVERALL, PROJECT):
                declare_conflict(member, category, False, "", actor=member.person, now=at(6, 19))
    clerk = make_person(Role.MEETING_CLERK)
    return Judging(edition, officer, convener, clerk, people, seats)


def named(judging, category, *names):
    """The entries of a category get names that a paper can be searched for."""
    entries = list(Nomination.objects.filter(edition=judging.edition, category=category).order_by("code"))
    for entry, name in zip(entries, names, strict=True):
        entry.unit.name = entry.unit.short_name = name
        entry.unit.save(update_fields=["name", "short_name"])
    return entries
