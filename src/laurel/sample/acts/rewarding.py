"""A roster of rewards, the committee, the first order."""

from __future__ import annotations

from datetime import date

from laurel.people.models import Unit
from laurel.results.selectors import recommendations_of
from laurel.rewards.services import Proposed, order_rewards, propose_reward, record_review
from laurel.rulebook.entrants import Category
from laurel.sample.acts.common import at, minutes_from, person, year


def propose_rewards() -> None:
    """Personnel of headquarters propose, ask the committee, order one reward first; made-up roles, no people."""
    edition, personnel, clock = year(), person("hr"), minutes_from(at(12, 1, 9))
    won = recommendations_of(edition, Category.OVERALL_SERVICE)[0]
    lines = [
        propose_reward(won, row, actor=personnel, now=next(clock))
        for row in sample_proposals(won.nomination.unit)
    ]
    record_review(
        won,
        lines[:1],
        met_on=date(2026, 12, 1),
        document_no="示範考績字第1151201001號",
        answer="agreed",
        actor=personnel,
        now=next(clock),
    )
    order_rewards(
        won,
        lines[:2],
        ordered_on=date(2026, 12, 2),
        document_no="示範令字第1151202001號",
        actor=personnel,
        now=at(12, 2, 9),
    )


def sample_proposals(unit: Unit) -> list[Proposed]:
    """Four persons of a sample roster: the head by major merit, then five of six units."""
    told = (
        ("同仁甲（示範）", "主任", "head", "major_merit", "統籌本案（示範）"),
        ("同仁乙（示範）", "業務督導員", "other_contributor", "merit", "設計便民措施（示範）"),
        ("同仁丙（示範）", "就業服務員", "other_contributor", "commendation", "蒐集服務數據（示範）"),
        ("同仁丁（示範）", "專員", "co_organiser", "commendation", "協助跨機關資料介接（示範）"),
    )
    return [
        Proposed(
            person_key=f"S00{number}",
            person_name=name,
            unit=unit,
            title=title,
            role=role,
            deeds=deeds,
            reward=reward,
            engagement="contract" if number == 3 else "civil_servant",
            committee_on=date(2026, 12, 1) if reward == "major_merit" else None,
        )
        for number, (name, title, role, reward, deeds) in enumerate(told, start=1)
    ]
