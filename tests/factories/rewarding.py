"""Persons on a roster, and what becomes of them."""

from datetime import date

from factories.above import ministry, national
from factories.year import at
from laurel.rewards.services import Proposed, order_rewards, propose_reward, record_review


def won(judging, row, **more):
    """The Ministry's first, which won; `more` may hold the reason where it corrects what came before."""
    ministry(judging, row, 1, True, **more)
    return national(judging, row, "won", **more)


def person_of(row, person="P1", reward="commendation", times=1, role="lead_officer", **more) -> Proposed:
    told = {
        "person_key": person,
        "person_name": f"同仁{person}",
        "unit": row.nomination.unit,
        "title": "專員",
        "role": role,
        "deeds": "主辦",
        "reward": reward,
        "times": times,
    }
    return Proposed(**{**told, **more})


def propose(row, personnel, person="P1", reward="commendation", times=1, role="lead_officer", **more):
    now = more.pop("now", at(12, 1))
    return propose_reward(row, person_of(row, person, reward, times, role, **more), actor=personnel, now=now)


def order(row, lines, personnel, ordered_on=date(2026, 12, 2), now=None, document_no="測令字第1號"):
    return order_rewards(
        row, lines, ordered_on=ordered_on, document_no=document_no, actor=personnel, now=now or at(12, 2)
    )


def review(row, lines, personnel, met_on=date(2026, 12, 1), answer="agreed", now=None):
    return record_review(
        row,
        lines,
        met_on=met_on,
        document_no="考績字第1號",
        answer=answer,
        actor=personnel,
        now=now or at(12, 2),
    )
