"""Lines of a roster as the rules see them; grounds that name nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from laurel.results.models import Recommendation
from laurel.rewards.models import CommitteeReview, RewardLine
from laurel.rewards.permissions import agency_of
from laurel.rewards.selectors import lines_of_person
from laurel.rulebook.grounds import Decision
from laurel.rulebook.reward_orders import Review
from laurel.rulebook.rewards import Declared, Line, RewardKind, RewardRole

THIS_PERSON = "this_person"


def line_of(row: RewardLine, judges: Collection[str] = (), same_projects: Iterable[str] = ()) -> Line:
    """A roster's line as the rules see it; its cause is the entry of its year.

    `judges` are the names of that year's panel, `same_projects` the causes of other years' entries of the project.
    """
    return Line(
        person=row.person_key,
        role=RewardRole(row.role),
        kind=RewardKind(row.reward),
        times=row.times,
        cause=cause_of(row.recommendation),
        committee_on=row.committee_on,
        sat_on_panel=row.person_name in judges,
        agency=agency_code_of(row),
        declared=Declared(row.declared),
        document=row.declared_document,
        same_project=frozenset(same_projects),
        is_civil_servant=row.engagement == RewardLine.Engagement.CIVIL_SERVANT,
    )


def agency_code_of(row: RewardLine) -> str:
    """The code of the agency that orders a line's reward."""
    return agency_of(row.unit).code


def cause_of(recommendation: Recommendation) -> str:
    """What a reward is for: one entry of one year."""
    nomination = recommendation.nomination
    return f"{nomination.edition.roc_year}-{nomination.code}"


def elsewhere_of(row: RewardLine) -> list[Line]:
    """What the same person is proposed for in other entries and years."""
    others = lines_of_person(row.person_key).exclude(recommendation=row.recommendation)
    return [line_of(other) for other in others]


def newest_review(row: RewardLine) -> Review | None:
    """What the committee said of a line last; the reviews are read with the line."""
    rows = list(row.reviews.all())
    if not rows:
        return None
    return Review(rows[-1].met_on, rows[-1].answer == CommitteeReview.Answer.AGREED)


def nobody_named(decision: Decision, names: Mapping[str, str]) -> Decision:
    """The grounds with each person as its word in `names`: more people read the record than read a roster."""
    return Decision(
        tuple(
            replace(
                ground, seen={**ground.seen, "person": names.get(str(ground.seen["person"]), THIS_PERSON)}
            )
            if "person" in ground.seen
            else ground
            for ground in decision
        )
    )
