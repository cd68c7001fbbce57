"""Results from above, and persons on a roster."""

from datetime import date

from factories.year import at
from laurel.outcomes.services import record_ministry_outcome, record_national_outcome
from laurel.rewards.services import Proposed, order_rewards, propose_reward, record_review


def ministry(judging, row, place, forwarded, **more):
    return record_ministry_outcome(
        row,
        place=place,
        forwarded=forwarded,
        **{
            "announced_on": date(2026, 8, 31),
            "document_no": "部字第1號",
            "actor": judging.officer,
            "now": at(9, 1),
            **more,
        },
    )


def national(judging, row, result, **more):
    said = {
        "award_year": 115,
        "category_name": "",
        "winner_of_record": None,
        "executing_unit": None,
        "line": "",
        **more,
    }
    return record_national_outcome(
        row,
        result=result,
        announced_on=date(2026, 11, 20),
        document_no="會字第1號",
        **said,
        actor=judging.officer,
        now=at(11, 21),
    )


def won(judging, row):
    ministry(judging, row, 1, True)
    return national(judging, row, "won", winner_of_record=row.nomination.unit, line="first_line")


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
