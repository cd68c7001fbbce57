"""Ordering a reward: the evaluation committee, what may be ordered before it meets, and the three months after."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, Seen, for_people, met, not_met
from laurel.rulebook.parameters import CONFIRMATION_MONTHS, REWARD_MONTHS
from laurel.rulebook.policy import Policy
from laurel.rulebook.reward_lines import may_reward
from laurel.rulebook.rewards import DEFAULT_READINGS, Line, Pool, Readings, RewardCase, RewardKind


@dataclass(frozen=True, slots=True)
class Review:
    """What the evaluation committee said of a reward, and when it met."""

    met_on: date
    agreed: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The day of an order, today, and the day of the result that the rewards rest on (None while it is awaited)."""

    ordered_on: date
    today: date
    settled_on: date | None


def may_order(
    line: Line,
    review: Review | None,
    pool: Pool,
    roster: Collection[Line],
    elsewhere: Collection[Line],
    policy: Policy,
    days: Days,
    readings: Readings = DEFAULT_READINGS,
) -> Decision:
    """三(五), 考績法施行細則§13: may this line be ordered on that day?

    Everything that let it onto the roster is asked again. A major merit waits for the committee; merits and below
    may be ordered first. Nothing is ordered ahead of its day, nor before the day of the result it rests on.
    """
    may_stand = may_reward(line, pool, roster, elsewhere, policy, readings)
    if pool.case in (RewardCase.NONE, RewardCase.HOLD) or pool.ceiling is None:
        return may_stand
    return Decision((*may_stand, *_day(days), _committee(line, review, days.ordered_on)))


def _day(days: Days) -> list[Ground]:
    ordered_on = days.ordered_on.isoformat()
    if days.ordered_on > days.today:
        return [not_met(articles.CIVIL_SERVICE_REWARD_ORDER, "order_ahead_of_its_day", ordered_on=ordered_on)]
    if days.settled_on and days.ordered_on < days.settled_on:
        settled_on = days.settled_on.isoformat()
        return [
            not_met(articles.SAME_CAUSE, "order_before_result", ordered_on=ordered_on, settled_on=settled_on)
        ]
    return []


def _committee(line: Line, review: Review | None, ordered_on: date) -> Ground:
    article = articles.CIVIL_SERVICE_REWARD_ORDER
    seen = {"person": line.person, "ordered_on": ordered_on.isoformat()}
    if review and not review.agreed:
        return not_met(
            article, "committee_disagreed_no_order", committee_on=review.met_on.isoformat(), **seen
        )
    if review and review.met_on <= ordered_on:
        return met(article, "committee_agreed_before", committee_on=review.met_on.isoformat(), **seen)
    if line.kind is RewardKind.MAJOR_MERIT:
        return not_met(article, "major_merit_before_committee", **seen)
    return met(article, "may_be_ordered_first", due=confirmation_due_on(ordered_on).isoformat(), **seen)


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


def is_as_ordered(case: RewardCase, ceiling: int, document: str, pool: Pool) -> Decision:
    """三(五)3: does the case under which rewards were ordered still apply? A corrected result is for people."""
    now = pool.ceiling or 0
    seen: dict[str, Seen] = {
        "document": document,
        "ordered_case": f"reward_{case.value}",
        "ordered_ceiling": ceiling,
        "case": f"reward_{pool.case.value}",
        "ceiling": now,
    }
    if case is pool.case and ceiling == now:
        return Decision((met(pool.article, "case_as_ordered", **seen),))
    return Decision((for_people(pool.article, "case_changed_after_order", **seen),))


def rewards_due_on(settled_on: date) -> date:
    """The day by which rewards are arranged: three months after the result that they rest on; a house default."""
    return _months_after(settled_on, REWARD_MONTHS)


def confirmation_due_on(ordered_on: date) -> date:
    """The day by which a reward ordered first must be before the committee: three months on (考績法施行細則§13)."""
    return _months_after(ordered_on, CONFIRMATION_MONTHS.value)


def _months_after(start: date, months: int) -> date:
    """The same day so many months on, or the last of its month where it has no such day."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    for day in range(start.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
