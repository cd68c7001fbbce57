"""敘獎: which case of 三(五) applies to an entry, its ceiling in commendation units, and what of it is used.

Who may stand on a roster is in `reward_lines`; the order and the evaluation committee are in `reward_orders`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.parameters import (
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


class Declared(StrEnum):
    """What whoever proposes says of rewards given elsewhere: none, for something near to it, for this very cause."""

    NONE = "none"
    RELATED = "related"
    SAME = "same"


class PoolScope(StrEnum):
    """Whose the ceiling of 三(五)2 is, where several agencies share in an entry."""

    PER_ENTRY = "per_entry"
    PER_AGENCY = "per_agency"


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
class Readings:
    """How a year reads what 三(五)2 leaves open: whose the ceiling is, and how many major merits at most (None: any)."""

    scope: PoolScope = PoolScope.PER_ENTRY
    most_major_merits: int | None = None


DEFAULT_READINGS: Final = Readings()


@dataclass(frozen=True, slots=True)
class Line:
    """One proposed or existing reward. `cause` is the entry it is for, `person` identifies who."""

    person: str
    role: RewardRole
    kind: RewardKind
    times: int
    cause: str
    committee_on: date | None = None
    """The meeting of the evaluation committee that a major merit is put before, held or called."""
    sat_on_panel: bool = False
    """True for a member or the convener of that year's panel, by name."""
    agency: str = ""
    """The agency where the person serves: it orders the reward."""
    declared: Declared = Declared.NONE
    document: str = ""
    """The document that a declared reward stands in."""
    same_project: frozenset[str] = frozenset()
    """Other entries of the same project: what a person got for one of them is looked at."""
    is_civil_servant: bool = True
    """False for staff by contract, whom the evaluation act does not cover."""

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


@dataclass(frozen=True, slots=True)
class Budget:
    """One ceiling and what of it is used: of the entry, of one person, or of one agency (`key`; empty: the entry)."""

    key: str
    ceiling: int
    counted: tuple[Line, ...]
    beside: tuple[Line, ...]
    """Major merits of a national win: they stand beside the ceiling."""

    @property
    def used(self) -> int:
        """Commendation units used."""
        return sum(line.units for line in self.counted)

    @property
    def left(self) -> int:
        """Commendation units still free; below nought when a corrected result left less."""
        return self.ceiling - self.used


def key_of_budget(line: Line, pool: Pool, policy: Policy, readings: Readings) -> str:
    """Which ceiling a line counts against: of all, of its person (A-11), or of its agency (三(五)2, by decision)."""
    if policy.choice_of(Point.REWARD_TOTAL) == "per_person":
        return line.person
    shared = pool.case in (RewardCase.NATIONAL_WON, RewardCase.NATIONAL_NOT_WON)
    return line.agency if shared and readings.scope is PoolScope.PER_AGENCY else ""


def budgets_of(
    lines: Iterable[Line], pool: Pool, policy: Policy, readings: Readings = DEFAULT_READINGS
) -> tuple[Budget, ...]:
    """三(五): every ceiling that lines were proposed under, with what is used; one that is empty when there are none."""
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(key_of_budget(line, pool, policy, readings), []).append(line)
    return tuple(
        Budget(
            key,
            pool.ceiling or 0,
            tuple(line for line in group if not _stands_beside(line, pool.case)),
            tuple(line for line in group if _stands_beside(line, pool.case)),
        )
        for key, group in (grouped or {"": []}).items()
    )


def _stands_beside(line: Line, case: RewardCase) -> bool:
    return case is RewardCase.NATIONAL_WON and line.kind is RewardKind.MAJOR_MERIT


def units_used(lines: Iterable[Line], case: RewardCase) -> int:
    """The commendation units that count against the pool: major merits of a national win stand beside it."""
    return sum(line.units for line in lines if not _stands_beside(line, case))
