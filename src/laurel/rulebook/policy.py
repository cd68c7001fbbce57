"""The silent points of the regulation: each a question with a default, its alternatives, and why.

An edition records a choice for a point with its authority; where it has none the default applies.
The ids are those used on screen and on paper (A-01 … A-17).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.articles import Article


class Point(StrEnum):
    """The questions that the text leaves open."""

    DEADLINE = "A-01"
    EARLY_PROJECT = "A-02"
    CONVENER_RANKS = "A-03"
    CLOSED_LIST = "A-04"
    ENTRIES_PER_UNIT = "A-05"
    STREAK_SCOPE = "A-06"
    NATIONAL_WINDOW = "A-07"
    TIE_LADDER = "A-08"
    DEPLETION = "A-09"
    NAMES = "A-10"
    REWARD_TOTAL = "A-11"
    WITHDRAWAL = "A-12"
    MINISTRY_TOP = "A-13"
    ABSENCE = "A-14"
    LATE_CURE = "A-15"
    EQUAL_RANKS = "A-16"
    PUBLICATION = "A-17"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One silent point: the provision it belongs to, the default choice and the others allowed."""

    point: Point
    article: Article
    default: str
    alternatives: tuple[str, ...]
    must_be_decided: bool = False
    """True where no default may apply silently: the edition must record a decision first."""
    by_people: tuple[str, ...] = ()
    """Choices that no rule carries out: the decision stands on record, and people act on it."""

    @property
    def choices(self) -> tuple[str, ...]:
        return (self.default, *self.alternatives)


OPEN_QUESTIONS: tuple[OpenQuestion, ...] = (
    OpenQuestion(
        Point.DEADLINE,
        articles.NOMINATION_DEADLINE,
        "inclusive_earlier_of_letter_and_submission",
        ("exclusive", "received_date", "next_working_day"),
    ),
    OpenQuestion(Point.EARLY_PROJECT, articles.DATA_PERIOD, "not_eligible", ("results_since_count",)),
    OpenQuestion(
        Point.CONVENER_RANKS, articles.CONVENER, "chairs_only", ("ranks_too",), must_be_decided=True
    ),
    OpenQuestion(Point.CLOSED_LIST, articles.OVERALL_SERVICE, "closed", ("open_by_analogy",)),
    OpenQuestion(Point.ENTRIES_PER_UNIT, articles.ONE_CATEGORY, "one_entry", ("several_projects",)),
    OpenQuestion(
        Point.STREAK_SCOPE,
        articles.TOP_SIX_STREAK,
        "any_category_editions_held",
        ("overall_service_only", "calendar_years", "recommended_only"),
    ),
    OpenQuestion(
        Point.NATIONAL_WINDOW,
        articles.NATIONAL_AWARD,
        "award_years_winner_and_executing_unit",
        ("rolling_three_years", "winner_of_record_only", "deadline_date_only"),
    ),
    OpenQuestion(
        Point.TIE_LADDER,
        articles.RANK_SUM,
        "touching_quota_once_then_lot",
        ("all_ties", "first_places", "convener_decides"),
    ),
    OpenQuestion(
        Point.DEPLETION,
        articles.RECUSAL,
        "block_and_substitute",
        ("convener_alone", "entry_only_recusal"),
        by_people=("convener_alone", "entry_only_recusal"),
    ),
    OpenQuestion(
        Point.NAMES, articles.RANKING_SHEET_FORM, "literal", ("harmonised",), by_people=("harmonised",)
    ),
    OpenQuestion(Point.REWARD_TOTAL, articles.REWARD_RECOMMENDED, "per_entry", ("per_person",)),
    OpenQuestion(
        Point.WITHDRAWAL,
        articles.RANK_SUM,
        "compress_before_signature_skip_after",
        ("new_sheets", "always_recompute"),
    ),
    OpenQuestion(
        Point.MINISTRY_TOP,
        articles.REWARD_RECOMMENDED,
        "per_category",
        ("overall",),
        by_people=("overall",),
    ),
    OpenQuestion(
        Point.ABSENCE,
        articles.RANK_SUM,
        "not_replaced",
        ("same_unit_substitute",),
        by_people=("same_unit_substitute",),
    ),
    OpenQuestion(
        Point.LATE_CURE, articles.COPIES_AND_FILE, "until_papers_go_out", ("none",), by_people=("none",)
    ),
    OpenQuestion(
        Point.EQUAL_RANKS,
        articles.RANK_SUM,
        "refused",
        ("shared_rank", "mid_rank"),
        by_people=("shared_rank", "mid_rank"),
    ),
    OpenQuestion(Point.PUBLICATION, articles.MEETING_AND_QUOTAS, "places_and_recommended", ("sums_too",)),
)
BY_POINT: Mapping[Point, OpenQuestion] = {question.point: question for question in OPEN_QUESTIONS}


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices of one edition; a point without a choice has its default."""

    choices: Mapping[Point, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for point, choice in self.choices.items():
            if choice not in BY_POINT[point].choices:
                raise ValueError(f"{point.value}: {choice!r} is not among {BY_POINT[point].choices}")

    def choice_of(self, point: Point) -> str:
        """The choice that applies to a point."""
        return self.choices.get(point, BY_POINT[point].default)

    def is_decided(self, point: Point) -> bool:
        """True when the edition has recorded a choice itself."""
        return point in self.choices

    def undecided(self) -> tuple[OpenQuestion, ...]:
        """The points that must be decided and are not."""
        return tuple(q for q in OPEN_QUESTIONS if q.must_be_decided and q.point not in self.choices)


DEFAULT_POLICY = Policy()
