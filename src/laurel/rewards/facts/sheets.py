"""One entry's reward sheet: its case, its ceiling with what is used, what it waits for, what people look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.kit.dates import in_taipei
from laurel.outcomes.models import NationalOutcome
from laurel.outcomes.selectors import Case, case_of, cases_of
from laurel.results.models import Recommendation
from laurel.rewards.facts.lines import cause_of, line_of, nobody_named
from laurel.rewards.models import NobodyProposed, PoolDecision, RewardLine, RewardOrder, RewardReading
from laurel.rewards.selectors import (
    lines_standing,
    nobody_proposed_for,
    orders_of,
    panel_names_of,
    pool_decisions_of,
    readings_of,
    same_projects_of,
)
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, Verdict, for_people
from laurel.rulebook.policy import Policy
from laurel.rulebook.reward_lines import may_reward
from laurel.rulebook.reward_orders import is_as_ordered, rewards_due_on
from laurel.rulebook.rewards import (
    DEFAULT_READINGS,
    Budget,
    Line,
    NationalResult,
    Outcome,
    Pool,
    PoolScope,
    Readings,
    RewardCase,
    budgets_of,
    pool_of,
    units_used,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a locked case waits for, and since which day."""

    what: str
    """`ministry` or `national`."""
    since: date


@dataclass(frozen=True, slots=True)
class RewardSheet:
    """An entry's case, its pool and what of it is used, in commendation units."""

    case: Case
    pool: Pool
    decision: PoolDecision | None
    policy: Policy
    readings: Readings
    lines: tuple[Line, ...]
    nobody: NobodyProposed | None = None

    @property
    def recommendation(self) -> Recommendation:
        """The entry that is rewarded."""
        return self.case.recommendation

    @property
    def is_open(self) -> bool:
        """True when lines may be proposed."""
        return self.pool.case not in (RewardCase.NONE, RewardCase.HOLD) and self.pool.ceiling is not None

    @property
    def used(self) -> int:
        """Units that count against the ceiling."""
        return units_used(self.lines, self.pool.case)

    @property
    def left(self) -> int:
        """Units still free."""
        return (self.pool.ceiling or 0) - self.used

    @property
    def budgets(self) -> tuple[Budget, ...]:
        """Every ceiling that applies, with what is used."""
        return budgets_of(self.lines, self.pool, self.policy, self.readings)

    @property
    def waiting(self) -> Waiting | None:
        """What the case waits for; None where nothing is awaited."""
        if self.pool.case is not RewardCase.HOLD:
            return None
        if self.case.ministry is None:
            return Waiting("ministry", in_taipei(self.recommendation.recommended_at).date())
        return Waiting("national", self.case.ministry.announced_on)

    @property
    def settled_on(self) -> date | None:
        """The day of the result that the rewards rest on, or of the decision where the text covers no case."""
        if self.decision and self.pool.case is RewardCase.NOT_COVERED:
            return in_taipei(self.decision.decided_at).date()
        if not self.is_open:
            return None
        last = self.case.national or self.case.ministry
        return last.announced_on if last else None

    @property
    def due_on(self) -> date | None:
        """The day by which the rewards are arranged; None while nothing can be."""
        return rewards_due_on(self.settled_on) if self.settled_on else None


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


def readings_as_rules(row: RewardReading | None) -> Readings:
    """How a year reads what 三(五)2 leaves open, as the rules ask for it."""
    return Readings(PoolScope(row.scope), row.most_major_merits) if row else DEFAULT_READINGS


def sheet_of(recommendation: Recommendation) -> RewardSheet:
    """One entry's reward sheet."""
    edition = recommendation.nomination.edition
    return _sheets([case_of(recommendation)], edition)[0]


def sheets_of(edition: Edition) -> list[RewardSheet]:
    """The reward sheets of all recommended entries of a year; a constant number of queries."""
    return _sheets(cases_of(edition), edition)


def _sheets(cases: Sequence[Case], edition: Edition) -> list[RewardSheet]:
    recommendations = [case.recommendation for case in cases]
    decisions, nobody = pool_decisions_of(recommendations), nobody_proposed_for(recommendations)
    policy, readings = policy_of(edition), readings_as_rules(readings_of(edition))
    lines: dict[int, list[Line]] = {}
    for row in lines_standing().filter(recommendation__in=recommendations):
        lines.setdefault(row.recommendation_id, []).append(line_of(row))
    return [
        _sheet(case, decisions, policy, readings, lines.get(case.recommendation.pk, []), nobody)
        for case in cases
    ]


def _sheet(
    case: Case,
    decisions: Mapping[int, PoolDecision],
    policy: Policy,
    readings: Readings,
    lines: Iterable[Line],
    nobody: Mapping[int, NobodyProposed],
) -> RewardSheet:
    key, standing = case.recommendation.pk, tuple(lines)
    decision = decisions.get(key)
    pool = pool_of(outcome_of(case), decision.ceiling_units if decision else None)
    return RewardSheet(
        case, pool, decision, policy, readings, standing, None if standing else nobody.get(key)
    )


def remarks_on(sheet: RewardSheet, roster: Sequence[RewardLine]) -> dict[int, Decision]:
    """What people should look at on each standing line: key of the line → grounds for people, and what no longer
    holds since a result was corrected. Two queries beside the panel's names, however long the roster.
    """
    edition = sheet.recommendation.nomination.edition
    judges, projects = panel_names_of(edition), causes_of_same_project(sheet.recommendation)
    facts = {row.pk: line_of(row, judges, projects) for row in roster}
    keys = {row.person_key for row in roster}
    elsewhere = [
        line_of(row)
        for row in lines_standing().filter(person_key__in=keys).exclude(recommendation=sheet.recommendation)
    ]
    remarks = {}
    for row in roster:
        others = [line for line in sheet.lines if line.person != row.person_key]
        decision = may_reward(facts[row.pk], sheet.pool, others, elsewhere, sheet.policy, sheet.readings)
        seen = tuple(g for g in decision if g.verdict in (Verdict.FOR_PEOPLE, Verdict.NOT_MET))
        remarks[row.pk] = nobody_named(Decision(seen), {})
    return remarks


def remarks_on_case(sheet: RewardSheet) -> Decision:
    """What people should look at on a whole sheet: the same project rewarded in another year (三(五)3), and orders
    under a case that a corrected result has changed.
    """
    grounds = [g for order in orders_of(sheet.recommendation) for g in _changed(order, sheet.pool)]
    if causes := _rewarded_causes_of_same_project(sheet.recommendation):
        entries = "、".join(sorted(causes))
        grounds.insert(0, for_people(articles.SAME_CAUSE, "project_rewarded_in_other_year", entries=entries))
    return Decision(tuple(grounds))


def _changed(order: RewardOrder, pool: Pool) -> tuple[Ground, ...]:
    standing = order.lines.filter(revocation=None).exists()
    decision = is_as_ordered(RewardCase(order.case), order.ceiling_units, order.document_no, pool)
    return decision.open_questions if standing else ()


def causes_of_same_project(recommendation: Recommendation) -> set[str]:
    """The entries of other years for the same project of the same unit."""
    keys = same_projects_of([recommendation])[recommendation.pk]
    rows = Recommendation.objects.filter(pk__in=keys).select_related("nomination__edition")
    return {cause_of(row) for row in rows}


def _rewarded_causes_of_same_project(recommendation: Recommendation) -> set[str]:
    keys = same_projects_of([recommendation])[recommendation.pk]
    return {cause_of(row.recommendation) for row in lines_standing().filter(recommendation__in=keys)}
