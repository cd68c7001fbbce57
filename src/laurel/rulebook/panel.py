"""Who sits on the panel: a convener, senior staff of eight divisions, and who may take a place. 三(二)2(2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met, silent
from laurel.rulebook.policy import Point, Policy

EIGHT_DIVISIONS: Final = ("HQ-PLN", "HQ-TRN", "HQ-EMP", "HQ-DIS", "HQ-CMP", "HQ-MGT", "HQ-INN", "HQ-CWA")
"""The unit codes of the eight divisions, in the regulation's order."""
JIANREN_LEVELS: Final = range(10, 15)
"""簡任 is grade 10 to 14 (公務人員任用法)."""


@dataclass(frozen=True, slots=True)
class Member:
    """A seat: who, for which division, at which grade, by which document."""

    key: str
    unit: str | None
    rank_level: int | None
    is_convener: bool = False
    appointment_no: str = ""
    exception_authority: str = ""
    is_deputy: bool = False
    """A deputy convener: named like the convener, and chairs only in the convener's place."""


def is_member_lawful(member: Member) -> Decision:
    """三(二)2(2)乙: a member comes from one of the eight divisions and holds a 簡任 grade.

    An authority may record an exception for the grade, not for the division; then it is for people.
    The convener is named by the Director-General, with the appointment's number.
    """
    if member.is_deputy:
        code = "deputy_appointed" if member.appointment_no else "deputy_without_appointment"
        ground = met if member.appointment_no else not_met
        return Decision((ground(articles.CONVENER, code, member=member.key, document=member.appointment_no),))
    if member.is_convener:
        code = "convener_appointed" if member.appointment_no else "convener_without_appointment"
        ground = met if member.appointment_no else not_met
        return Decision((ground(articles.CONVENER, code, member=member.key, document=member.appointment_no),))
    grounds = [_division(member), _grade(member)]
    return Decision(tuple(grounds))


def _division(member: Member) -> Ground:
    if member.unit in EIGHT_DIVISIONS:
        return met(articles.PANEL_MEMBERS, "member_of_the_eight", member=member.key, unit=member.unit)
    return not_met(articles.PANEL_MEMBERS, "member_not_of_the_eight", member=member.key, unit=member.unit)


def _grade(member: Member) -> Ground:
    seen = {"member": member.key, "level": member.rank_level}
    if member.rank_level in JIANREN_LEVELS:
        return met(articles.PANEL_MEMBERS, "member_is_senior", **seen)
    if member.exception_authority:
        return for_people(
            articles.PANEL_MEMBERS, "member_by_exception", **seen, authority=member.exception_authority
        )
    return not_met(articles.PANEL_MEMBERS, "member_not_senior", **seen)


def is_substitute_lawful(member: Member, entering: Collection[str]) -> Decision:
    """A-09: a substitute for one category is named by the Director-General, by letter.

    The person holds a 簡任 grade and comes from a unit that has no entry in the category; only this authority
    lets somebody from outside the eight divisions review.
    """
    grounds = [_letter(member, articles.RECUSAL, "substitute_by_letter", "substitute_without_letter")]
    seen = {"member": member.key, "unit": member.unit}
    if member.unit is None:
        grounds.append(not_met(articles.RECUSAL, "substitute_without_unit", **seen))
    elif member.unit in entering:
        grounds.append(not_met(articles.RECUSAL, "substitute_of_entering_unit", **seen))
    else:
        grounds.append(met(articles.RECUSAL, "substitute_of_other_unit", **seen))
    return Decision((*grounds, _grade(member)))


def is_stand_in_lawful(member: Member, departed_unit: str | None, policy: Policy) -> Decision:
    """A-14: a member who left after locking is not replaced, unless the year lets the same unit send another.

    Then it is a 簡任 of the same unit, by document.
    """
    if policy.choice_of(Point.ABSENCE) != "same_unit_substitute":
        return Decision((not_met(articles.RANK_SUM, "absent_member_not_replaced", member=member.key),))
    seen = {"member": member.key, "unit": member.unit}
    if member.unit is None or member.unit != departed_unit:
        same = not_met(articles.RANK_SUM, "stand_in_of_other_unit", **seen)
    else:
        choice = policy.choice_of(Point.ABSENCE)
        same = silent(
            articles.RANK_SUM, "stand_in_of_same_unit", **seen, point=Point.ABSENCE.value, choice=choice
        )
    letter = _letter(member, articles.RANK_SUM, "stand_in_by_document", "stand_in_without_document")
    return Decision((letter, same, _division(member), _grade(member)))


def _letter(member: Member, article: Article, given: str, missing: str) -> Ground:
    seen = {"member": member.key, "document": member.appointment_no}
    return met(article, given, **seen) if member.appointment_no.strip() else not_met(article, missing, **seen)


def is_panel_lawful(members: Sequence[Member]) -> Decision:
    """三(二)2(2): exactly one convener (and deputies), every member lawful; vacancies and double seats are for people.

    The text sets no number for each division: a division without a member, or with two, is shown.
    """
    conveners = [member for member in members if member.is_convener]
    if len(conveners) == 1:
        decision = is_member_lawful(conveners[0])
    else:
        code = "two_conveners" if conveners else "no_convener"
        decision = Decision((not_met(articles.CONVENER, code, conveners=len(conveners)),))
    seated = [member for member in members if not (member.is_convener or member.is_deputy)]
    for member in seated:
        decision += Decision(is_member_lawful(member).refusals)
    return decision + Decision(tuple(_vacancies_and_doubles(seated)))


def _vacancies_and_doubles(seated: Iterable[Member]) -> list[Ground]:
    seats = Counter(member.unit for member in seated)
    grounds = [
        for_people(articles.PANEL_MEMBERS, "division_without_member", unit=unit)
        for unit in EIGHT_DIVISIONS
        if not seats[unit]
    ]
    grounds += [
        for_people(articles.PANEL_MEMBERS, "division_with_two_members", unit=unit, members=count)
        for unit, count in seats.items()
        if count > 1
    ]
    return grounds or [met(articles.PANEL_MEMBERS, "all_divisions_seated", members=sum(seats.values()))]
