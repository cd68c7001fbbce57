"""敘獎: which case applies to an entry, its pool and ceiling, who may be rewarded and how. 三(五)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met, silent
from laurel.rulebook.parameters import (
    CONFIRMATION_MONTHS,
    MAJOR_MERIT_UNITS,
    MERIT_UNITS,
    MINISTRY_TOP,
    POOL_NATIONAL,
    POOL_RECOMMENDED,
)
from laurel.rulebook.policy import Point, Policy


class RewardKind(StrEnum):
    """The ordinary rewards of the civil service."""

    COMMENDATION = "commendation"
    MERIT = "merit"
    MAJOR_MERIT = "major_merit"


class RewardRole(StrEnum):
    """What a person was to the entry."""

    HEAD = "head"
    LEAD_OFFICER = "lead_officer"
    OTHER_CONTRIBUTOR = "other_contributor"
    SUPERIOR_GUIDANCE = "superior_guidance"
    CO_ORGANISER = "co_organiser"
    MERITORIOUS = "meritorious"


class NationalResult(StrEnum):
    """What the national award made of an entry."""

    PENDING = "pending"
    WON = "won"
    NOT_WON = "not_won"


class RewardCase(StrEnum):
    """The cases of 三(五), and those that it does not cover."""

    NONE = "none"
    HOLD = "hold"
    RECOMMENDED = "recommended"
    NATIONAL_WON = "national_won"
    NATIONAL_NOT_WON = "national_not_won"
    NOT_COVERED = "not_covered"


UNITS: Final = {
    RewardKind.COMMENDATION: 1,
    RewardKind.MERIT: MERIT_UNITS.value,
    RewardKind.MAJOR_MERIT: MAJOR_MERIT_UNITS.value,
}
"""Commendation units of one reward (1 : 3 : 9)."""
ROLES: Final = {
    RewardCase.RECOMMENDED: frozenset(
        {RewardRole.HEAD, RewardRole.LEAD_OFFICER, RewardRole.OTHER_CONTRIBUTOR}
    ),
    RewardCase.NATIONAL_WON: frozenset(RewardRole) - {RewardRole.MERITORIOUS},
    RewardCase.NATIONAL_NOT_WON: frozenset(RewardRole),
    RewardCase.NOT_COVERED: frozenset(RewardRole),
}
"""Who may be rewarded in each case."""
MAJOR_MERIT_ROLES: Final = frozenset({RewardRole.HEAD, RewardRole.LEAD_OFFICER})


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far an entry came. `ministry_known` is False while the Ministry's result is awaited."""

    recommended: bool
    ministry_known: bool = False
    ministry_place: int | None = None
    forwarded: bool = False
    national: NationalResult = NationalResult.PENDING


@dataclass(frozen=True, slots=True)
class Pool:
    """The case that applies, its article, and the ceiling in commendation units (None: none set)."""

    case: RewardCase
    article: Article
    ceiling: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One proposed or existing reward. `cause` is the entry it is for, `person` identifies who."""

    person: str
    role: RewardRole
    kind: RewardKind
    times: int
    cause: str
    committee_on: date | None = None
    sat_on_panel: bool = False
    """True for a member or the convener of that year's panel, by name."""

    @property
    def units(self) -> int:
        """Commendation units of this line."""
        return UNITS[self.kind] * self.times


def pool_of(outcome: Outcome, decided_ceiling: int | None = None) -> Pool:
    """三(五): the case of an entry and its ceiling; `decided_ceiling` is what an authority set where it is silent.

    A result still awaited holds everything (三(五)3). Placed in the Ministry's top three but not forwarded, or
    forwarded without being placed, is not covered: people decide.
    """
    if not outcome.recommended:
        return Pool(RewardCase.NONE, articles.REWARD_RECOMMENDED, 0)
    if not outcome.ministry_known:
        return Pool(RewardCase.HOLD, articles.SAME_CAUSE, 0)
    top = outcome.ministry_place is not None and outcome.ministry_place <= MINISTRY_TOP.value
    if outcome.forwarded and outcome.national is NationalResult.PENDING:
        return Pool(RewardCase.HOLD, articles.SAME_CAUSE, 0)
    if top and outcome.forwarded:
        won = outcome.national is NationalResult.WON
        case = RewardCase.NATIONAL_WON if won else RewardCase.NATIONAL_NOT_WON
        return Pool(case, articles.REWARD_NATIONAL, POOL_NATIONAL.value)
    if not top and not outcome.forwarded:
        return Pool(RewardCase.RECOMMENDED, articles.REWARD_RECOMMENDED, POOL_RECOMMENDED.value)
    return Pool(RewardCase.NOT_COVERED, articles.REWARD_NATIONAL, decided_ceiling)


def units_used(lines: Iterable[Line], case: RewardCase) -> int:
    """The commendation units that count against the pool: major merits of a national win stand beside it."""
    return sum(
        line.units
        for line in lines
        if not (case is RewardCase.NATIONAL_WON and line.kind is RewardKind.MAJOR_MERIT)
    )


def may_reward(
    line: Line, pool: Pool, roster: Collection[Line], elsewhere: Collection[Line], policy: Policy
) -> Decision:
    """三(五): may this line stand on the roster of its entry, beside those already there?

    `roster` holds the lines of the same entry, `elsewhere` all others ever ordered. Checked: the case, the
    role, the kind, the ceiling with its arithmetic (A-11: in all, or for each person), the same cause.
    """
    if pool.case in (RewardCase.NONE, RewardCase.HOLD):
        code = "not_recommended_no_reward" if pool.case is RewardCase.NONE else "reward_waits_for_result"
        return Decision((not_met(pool.article, code, entry=line.cause),))
    if pool.ceiling is None:
        return Decision(
            (silent(pool.article, "pool_not_decided", entry=line.cause), _undecided_pool(pool, line))
        )
    grounds = [_kind(line, pool), _role(line, pool), _ceiling(line, pool, roster, policy)]
    return Decision(tuple(grounds + _panel(line) + _same_cause(line, roster, elsewhere)))


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


def _ceiling(line: Line, pool: Pool, roster: Collection[Line], policy: Policy) -> Ground:
    ceiling = pool.ceiling or 0
    per_person = policy.choice_of(Point.REWARD_TOTAL) == "per_person"
    counted = [other for other in roster if other.person == line.person] if per_person else list(roster)
    used, proposed = units_used(counted, pool.case), units_used([line], pool.case)
    total = used + proposed
    seen = {"used": used, "proposed": proposed, "total": total, "ceiling": ceiling}
    ground = met if total <= ceiling else not_met
    return ground(pool.article, "within_ceiling" if total <= ceiling else "above_ceiling", **seen)


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


@dataclass(frozen=True, slots=True)
class Order:
    """A reward that was ordered: when, when the committee met on it, and whether it agreed."""

    person: str
    kind: RewardKind
    ordered_on: date
    committee_on: date | None = None
    agreed: bool = True


def is_confirmed(order: Order, on: date) -> Decision:
    """考績法施行細則§13: merits and below may be ordered first; the committee confirms within three months.

    A major merit is never ordered before the committee. Where the committee disagrees the order is changed.
    """
    due = confirmation_due_on(order.ordered_on)
    seen = {"person": order.person, "ordered_on": order.ordered_on.isoformat(), "due": due.isoformat()}
    article, met_on = articles.CIVIL_SERVICE_REWARD_ORDER, order.committee_on
    if order.kind is RewardKind.MAJOR_MERIT and (met_on is None or met_on > order.ordered_on):
        return Decision((not_met(article, "major_merit_needs_committee", **seen),))
    if met_on is None or met_on > on:
        ground = for_people if on <= due else not_met
        return Decision(
            (ground(article, "confirmation_awaited" if on <= due else "confirmation_overdue", **seen),)
        )
    seen["committee_on"] = met_on.isoformat()
    if not order.agreed:
        return Decision((not_met(article, "committee_disagreed", **seen),))
    if met_on > due:
        return Decision((for_people(article, "confirmed_late", **seen),))
    return Decision((met(article, "confirmed", **seen),))


def confirmation_due_on(ordered_on: date) -> date:
    """The day by which a reward ordered first must be before the committee: three months on (考績法施行細則§13)."""
    month = ordered_on.month - 1 + CONFIRMATION_MONTHS.value
    year, month = ordered_on.year + month // 12, month % 12 + 1
    for day in range(ordered_on.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
