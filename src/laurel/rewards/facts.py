"""Rows as the reward rules see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.outcomes.models import NationalOutcome
from laurel.outcomes.selectors import Case, case_of, cases_of
from laurel.results.models import Recommendation
from laurel.rewards.models import PoolDecision, RewardLine
from laurel.rewards.selectors import lines_standing, panel_names_of, pool_decisions_of
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.rewards import (
    Line,
    NationalResult,
    Outcome,
    Pool,
    RewardCase,
    RewardKind,
    RewardRole,
    may_reward,
    pool_of,
    units_used,
)

THIS_PERSON = "this_person"


@dataclass(frozen=True, slots=True)
class RewardSheet:
    """An entry's case, pool and what of it is used, in commendation units."""

    recommendation: Recommendation
    pool: Pool
    decision: PoolDecision | None
    used: int

    @property
    def is_open(self) -> bool:
        """True when lines may be proposed."""
        return self.pool.case not in (RewardCase.NONE, RewardCase.HOLD) and self.pool.ceiling is not None

    @property
    def left(self) -> int:
        """Units still free."""
        return (self.pool.ceiling or 0) - self.used


def outcome_of(case: Case) -> Outcome:
    """How far an entry came, as the rules ask for it."""
    national = NationalResult.PENDING
    if case.national:
        won = case.national.result == NationalOutcome.Result.WON
        national = NationalResult.WON if won else NationalResult.NOT_WON
    return Outcome(
        recommended=True,
        ministry_known=case.ministry is not None,
        ministry_place=case.ministry.place if case.ministry else None,
        forwarded=bool(case.ministry and case.ministry.forwarded),
        national=national,
    )


def line_of(row: RewardLine) -> Line:
    """A roster's line as the rules see it; its cause is the entry of its year."""
    nomination = row.recommendation.nomination
    return Line(
        person=row.person_key,
        role=RewardRole(row.role),
        kind=RewardKind(row.reward),
        times=row.times,
        cause=cause_of(row.recommendation) if nomination else "",
        committee_on=row.committee_on,
    )


def cause_of(recommendation: Recommendation) -> str:
    """What a reward is for: one entry of one year."""
    nomination = recommendation.nomination
    return f"{nomination.edition.roc_year}-{nomination.code}"


def unnamed(line: Line, person_key: str) -> Line:
    """The line with its person as 「this one」: more people read grounds in the record than read the roster."""
    return replace(line, person=THIS_PERSON if line.person == person_key else line.person)


def remarks_on(sheet: RewardSheet, roster: Sequence[RewardLine]) -> dict[int, Decision]:
    """What people should look at on each standing line: key of the line → grounds for people, if any."""
    edition = sheet.recommendation.nomination.edition
    judges, policy = panel_names_of(edition), policy_of(edition)
    own = {row.pk for row in roster}
    elsewhere = [line_of(row) for row in lines_standing() if row.pk not in own]
    remarks = {}
    for row in roster:
        line = replace(line_of(row), sat_on_panel=row.person_name in judges)
        others = [unnamed(other, line.person) for other in elsewhere]
        decision = may_reward(unnamed(line, line.person), sheet.pool, (), others, policy)
        remarks[row.pk] = Decision(tuple(g for g in decision if g.verdict is Verdict.FOR_PEOPLE))
    return remarks


def sheet_of(recommendation: Recommendation) -> RewardSheet:
    """One entry's reward sheet."""
    decision = pool_decisions_of([recommendation]).get(recommendation.pk)
    pool = pool_of(outcome_of(case_of(recommendation)), decision.ceiling_units if decision else None)
    lines = [line_of(row) for row in lines_standing().filter(recommendation=recommendation)]
    return RewardSheet(recommendation, pool, decision, units_used(lines, pool.case))


def sheets_of(edition: Edition) -> list[RewardSheet]:
    """The reward sheets of all recommended entries of a year; a constant number of queries."""
    cases = cases_of(edition)
    decisions = pool_decisions_of([case.recommendation for case in cases])
    lines: dict[int, list[Line]] = {}
    keys = [case.recommendation.pk for case in cases]
    for row in lines_standing().filter(recommendation__in=keys):
        lines.setdefault(row.recommendation_id, []).append(line_of(row))
    sheets = []
    for case in cases:
        key = case.recommendation.pk
        decision = decisions.get(key)
        pool = pool_of(outcome_of(case), decision.ceiling_units if decision else None)
        sheets.append(
            RewardSheet(case.recommendation, pool, decision, units_used(lines.get(key, []), pool.case))
        )
    return sheets
