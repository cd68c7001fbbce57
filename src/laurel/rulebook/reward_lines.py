"""敘獎: who may stand on the roster of an entry, with which reward, and for what only once. 三(五)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met, silent
from laurel.rulebook.policy import Policy
from laurel.rulebook.rewards import (
    DEFAULT_READINGS,
    ROLES,
    Declared,
    Line,
    Pool,
    Readings,
    RewardCase,
    RewardKind,
    RewardRole,
    key_of_budget,
    units_used,
)

MAJOR_MERIT_ROLES: Final = frozenset({RewardRole.HEAD, RewardRole.LEAD_OFFICER})


def may_reward(
    line: Line,
    pool: Pool,
    roster: Collection[Line],
    elsewhere: Collection[Line],
    policy: Policy,
    readings: Readings = DEFAULT_READINGS,
) -> Decision:
    """三(五): may this line stand on the roster of its entry, beside those already there?

    `roster` holds the lines of the same entry, `elsewhere` those of all other entries and years. Checked: the case,
    the role, the kind, the ceiling with its arithmetic (A-11: in all, or for each person), the same cause.
    """
    if pool.case in (RewardCase.NONE, RewardCase.HOLD):
        code = "not_recommended_no_reward" if pool.case is RewardCase.NONE else "reward_waits_for_result"
        return Decision((not_met(pool.article, code, entry=line.cause),))
    if pool.ceiling is None:
        return Decision(
            (silent(pool.article, "pool_not_decided", entry=line.cause), _undecided_pool(pool, line))
        )
    grounds = [_kind(line, pool), _role(line, pool), _ceiling(line, pool, roster, policy, readings)]
    return Decision(
        (
            *grounds,
            *_cap(line, roster, readings),
            *_panel(line),
            *_contract(line),
            *_declared(line),
            *_same_cause(line, roster, elsewhere),
        )
    )


def _undecided_pool(pool: Pool, line: Line) -> Ground:
    return not_met(pool.article, "reward_needs_a_decision", entry=line.cause)


def _kind(line: Line, pool: Pool) -> Ground:
    if line.times < 1:
        return not_met(pool.article, "reward_without_times", person=line.person)
    if line.kind is not RewardKind.MAJOR_MERIT:
        return met(articles.CIVIL_SERVICE_REWARD_ORDER, "ordinary_reward", person=line.person)
    if pool.case is not RewardCase.NATIONAL_WON:
        return not_met(pool.article, "major_merit_only_for_award", person=line.person)
    if line.role not in MAJOR_MERIT_ROLES:
        return not_met(
            articles.REWARD_NATIONAL, "major_merit_only_for_heads", person=line.person, role=line.role.value
        )
    if line.times > 1:
        return not_met(articles.REWARD_NATIONAL, "major_merit_once", person=line.person, times=line.times)
    if line.committee_on is None:
        return not_met(articles.CIVIL_SERVICE_REWARD_ORDER, "major_merit_needs_committee", person=line.person)
    return met(
        articles.REWARD_NATIONAL,
        "major_merit_lawful",
        person=line.person,
        committee_on=line.committee_on.isoformat(),
    )


def _role(line: Line, pool: Pool) -> Ground:
    inside = line.role in ROLES[pool.case]
    ground = met if inside else not_met
    code = "role_may_be_rewarded" if inside else "role_not_in_this_case"
    return ground(pool.article, code, person=line.person, role=line.role.value)


def _panel(line: Line) -> list[Ground]:
    """Who judged and is rewarded for guidance is not named in the text: people look at it (公平性及利益迴避)."""
    if not line.sat_on_panel:
        return []
    return [for_people(articles.RECUSAL, "judge_on_roster", person=line.person, entry=line.cause)]


def _ceiling(line: Line, pool: Pool, roster: Collection[Line], policy: Policy, readings: Readings) -> Ground:
    ceiling, key = pool.ceiling or 0, key_of_budget(line, pool, policy, readings)
    counted = [other for other in roster if key_of_budget(other, pool, policy, readings) == key]
    used, proposed = units_used(counted, pool.case), units_used([line], pool.case)
    total = used + proposed
    seen = {"used": used, "proposed": proposed, "total": total, "ceiling": ceiling}
    ground = met if total <= ceiling else not_met
    return ground(pool.article, "within_ceiling" if total <= ceiling else "above_ceiling", **seen)


def _cap(line: Line, roster: Collection[Line], readings: Readings) -> list[Ground]:
    """三(五)2 names no number of major merits; a year may set one by its own decision."""
    most = readings.most_major_merits
    if most is None or line.kind is not RewardKind.MAJOR_MERIT:
        return []
    number = sum(other.kind is RewardKind.MAJOR_MERIT for other in roster) + 1
    if number <= most:
        return [met(articles.REWARD_NATIONAL, "major_merits_within_decision", number=number, most=most)]
    return [not_met(articles.REWARD_NATIONAL, "too_many_major_merits", number=number, most=most)]


def _contract(line: Line) -> list[Ground]:
    if line.is_civil_servant:
        return []
    return [for_people(articles.CIVIL_SERVICE_REWARD_ORDER, "outside_evaluation_act", person=line.person)]


def _declared(line: Line) -> list[Ground]:
    if line.declared is Declared.NONE:
        return []
    seen = {"person": line.person, "document": line.document}
    if line.declared is Declared.SAME:
        return [not_met(articles.SAME_CAUSE, "declared_rewarded_for_same_cause", **seen)]
    return [for_people(articles.SAME_CAUSE, "declared_rewarded_for_related_cause", **seen)]


def _same_cause(line: Line, roster: Collection[Line], elsewhere: Collection[Line]) -> list[Ground]:
    if any(other.person == line.person for other in roster):
        return [
            not_met(articles.SAME_CAUSE, "person_on_roster_already", person=line.person, entry=line.cause)
        ]
    same = [other for other in elsewhere if other.person == line.person and other.cause == line.cause]
    if same:
        return [
            not_met(articles.SAME_CAUSE, "same_cause_rewarded_already", person=line.person, entry=line.cause)
        ]
    others = sorted({other.cause for other in elsewhere if other.person == line.person})
    again = [cause for cause in others if cause in line.same_project]
    if again:
        return [
            for_people(
                articles.SAME_CAUSE,
                "same_project_rewarded_before",
                person=line.person,
                entries="、".join(again),
            )
        ]
    if others:
        return [
            for_people(
                articles.SAME_CAUSE,
                "person_rewarded_for_other_entry",
                person=line.person,
                entries="、".join(others),
            )
        ]
    return [met(articles.SAME_CAUSE, "cause_not_rewarded_before", person=line.person)]
