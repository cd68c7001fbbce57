"""A panel that changes: substitutes, challenges, absences."""

from factories.people import make_person
from factories.year import at
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


def division(code) -> Unit:
    return Unit.objects.get(code=code)
