"""The clocks of ordered rewards: ordered when, due when, what the committee said, how it stands today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from laurel.rewards.facts.lines import newest_review, nobody_named
from laurel.rewards.models import RewardLine, RewardOrder
from laurel.rewards.words import CLOCK_WORDS, Words
from laurel.rulebook.grounds import Decision
from laurel.rulebook.reward_orders import Order, Review, confirmation_due_on, is_confirmed
from laurel.rulebook.rewards import RewardKind

AWAITED, OVERDUE, DISAGREED = "confirmation_awaited", "confirmation_overdue", "committee_disagreed"


@dataclass(frozen=True, slots=True)
class Clock:
    """One ordered line: its order, the day by which the committee confirms, the review, the decision of today."""

    line: RewardLine
    order: RewardOrder
    due: date
    review: Review | None
    decision: Decision

    @property
    def code(self) -> str:
        """How it stands: the code of the one ground."""
        return self.decision.grounds[0].code

    @property
    def has_term(self) -> bool:
        """True when the three months run: the committee had not agreed before the order."""
        before = (
            self.review is not None and self.review.agreed and self.review.met_on <= self.order.ordered_on
        )
        return not before

    @property
    def tag(self) -> tuple[Words, str, str]:
        """How it stands in words, with the tone and the icon of its tag."""
        return CLOCK_WORDS[self.code]

    @property
    def is_running(self) -> bool:
        """True while the committee has not met on it."""
        return self.code in (AWAITED, OVERDUE)

    @property
    def is_late(self) -> bool:
        """True when its three months ran out unconfirmed, or the committee disagreed and the order still stands."""
        return self.code in (OVERDUE, DISAGREED)

    @property
    def needs_work(self) -> bool:
        """True while somebody has something to do: put it before the committee, or change the order."""
        return self.is_running or self.code == DISAGREED


def flow_of(line: RewardLine) -> str:
    """How far a standing line is: proposed, reviewed (agreed or disagreed) or ordered."""
    if hasattr(line, "ordered"):
        return "ordered"
    review = newest_review(line)
    return "proposed" if review is None else "agreed" if review.agreed else "disagreed"


def clocks_of(lines: Iterable[RewardLine], today: date) -> list[Clock]:
    """The clock of every ordered line among these, in their order; lines are read with orders and reviews."""
    return [_clock(line, today) for line in lines if hasattr(line, "ordered")]


def _clock(line: RewardLine, today: date) -> Clock:
    order, review = line.ordered.order, newest_review(line)
    facts = Order(
        line.person_key,
        RewardKind(line.reward),
        order.ordered_on,
        review.met_on if review else None,
        review.agreed if review else True,
    )
    decision = nobody_named(is_confirmed(facts, today), {})
    return Clock(line, order, confirmation_due_on(order.ordered_on), review, decision)
