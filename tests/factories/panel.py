"""A panel that changes: substitutes, challenges, absences."""

from factories.people import make_person
from factories.year import at
from laurel.applications.models import Submission
from laurel.applications.services import begin_application
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.panel.services import appoint_member, appoint_substitute, challenge_member
from laurel.people.models import Unit
from laurel.people.roles import Role


def make_senior(unit, level=11):
    return make_person(Role.PANEL_MEMBER, serves_at=unit, is_jianren=True, rank_level=level)


def make_deputy(edition, officer, now=None):
    person = make_person(Role.CONVENER)
    return appoint_member(
        edition,
        person,
        seat=Member.Seat.DEPUTY,
        unit=None,
        rank_level=11,
        appointment_no="測字第5號",
        actor=officer,
        now=now or at(6, 16, 13),
    )


def make_substitute(edition, officer, unit, category, now=None):
    return appoint_substitute(
        edition,
        make_senior(unit),
        category,
        unit=unit,
        rank_level=11,
        appointment_no="測字第6號",
        actor=officer,
        now=now or at(6, 16, 14),
    )


def make_challenge(member, nomination, actor=None, now=None):
    return challenge_member(
        member,
        nomination,
        reason="曾共同主持計畫",
        evidence="計畫書第 3 頁",
        actor=actor or nomination.nominated_by,
        now=now or at(6, 22),
    )


def make_sent(nomination, now) -> Submission:
    """The entry as sent, with its entry in the record, without the form in print: for walks of many entries."""
    application = begin_application(nomination, actor=nomination.nominated_by, now=now)
    submission = Submission.objects.create(
        application=application,
        number=1,
        content={"sections": [], "files": []},
        sha256="0" * 64,
        declared_by="主管",
        submitted_at=now,
        submitted_by=nomination.nominated_by,
    )
    record(
        "applications.submitted",
        actor=nomination.nominated_by,
        now=now,
        chain=nomination.edition.chain,
        rows=[submission],
    )
    return submission


def division(code) -> Unit:
    return Unit.objects.get(code=code)
