"""An entrant asks that a member be recused: what it must say, who rules, by when, what waits. 行政程序法第33條."""

from __future__ import annotations

from datetime import datetime, timedelta

from laurel.rulebook import articles
from laurel.rulebook.calendar import TAIPEI, end_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, met, not_met
from laurel.rulebook.parameters import RULING_DAYS


def is_challenge_complete(reason: str, evidence: str) -> Decision:
    """行政程序法第33條第2項, by analogy: a challenge states its reason and the facts that show it."""
    grounds = [
        not_met(articles.CHALLENGE, code)
        for code, words in (
            ("challenge_without_reason", reason),
            ("challenge_without_evidence", evidence),
        )
        if not words.strip()
    ]
    return Decision(tuple(grounds) or (met(articles.CHALLENGE, "challenge_complete"),))


def ruling_due_of(made_at: datetime) -> datetime:
    """The first instant at which a ruling is late: ten days after the day of the challenge have ended.

    The law gives ten days to the authority above that decides again (第33條第3項); for the first ruling it
    states none, so the figure is a house analogy and binds nobody but the clock on the page.
    """
    return end_of(made_at.astimezone(TAIPEI).date() + timedelta(days=RULING_DAYS.value))


def is_ruling_lawful(*, by_convener: bool, convener_is_out: bool, reason: str, document: str) -> Decision:
    """The convener rules, with a reason; on a challenge to the convener (or where the convener is recused) the
    Director-General does, and the officer records it by its document.
    """
    if by_convener and convener_is_out:
        return Decision((not_met(articles.CHALLENGE, "convener_cannot_rule_on_own_challenge"),))
    if not by_convener and not convener_is_out:
        return Decision((not_met(articles.CHALLENGE, "convener_rules_first"),))
    if not by_convener and not document.strip():
        return Decision((not_met(articles.CHALLENGE, "ruling_needs_document"),))
    if not reason.strip():
        return Decision((not_met(articles.CHALLENGE, "ruling_needs_reason"),))
    return Decision((met(articles.CHALLENGE, "ruling_lawful", document=document),))


def no_challenge_waits(category: Category, waiting: tuple[str, ...]) -> Decision:
    """行政程序法第33條第4項, by analogy: until a challenge is ruled on, the sheets of its category stay closed."""
    if waiting:
        seen = {"category": category.value, "members": "、".join(waiting)}
        return Decision((not_met(articles.CHALLENGE, "challenge_not_ruled", **seen),))
    return Decision((met(articles.CHALLENGE, "no_challenge_waits", category=category.value),))
