"""The regulation's figures, dated: each with its article, so that an amendment is a new row, not an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.articles import Article

FIRST_EDITION: Final = 106
"""ROC year of the regulation (30 June 106): its own edition already stood past its own deadline."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in force from an ROC year on.

    An amendment is one more (first ROC year, value) in `amended`, oldest first; whoever reads an amended figure
    asks for its value `at` a year.
    """

    value: int
    unit: str
    article: Article
    since: int = FIRST_EDITION
    amended: tuple[tuple[int, int], ...] = ()

    def at(self, roc_year: int) -> int:
        """The value in force in an ROC year."""
        begun = [value for first, value in self.amended if first <= roc_year]
        return begun[-1] if begun else self.value

    def in_force_since(self, roc_year: int) -> int:
        """The ROC year from which the value of a year has stood."""
        begun = [first for first, _ in self.amended if first <= roc_year]
        return begun[-1] if begun else self.since


NOMINATION_MONTH = Figure(6, "month", articles.NOMINATION_DEADLINE)
NOMINATION_DAY = Figure(15, "day of month, inclusive by default (A-01)", articles.NOMINATION_DEADLINE)
MEETING_MONTH = Figure(6, "month, by its last day", articles.MEETING_AND_QUOTAS)
COPIES = Figure(12, "paper copies", articles.COPIES_AND_FILE)
FILES = Figure(1, "electronic files", articles.COPIES_AND_FILE)
PROJECT_YEARS_BACK = Figure(2, "years before the edition, from 1 January", articles.DATA_PERIOD)
STREAK_YEARS = Figure(3, "editions in a row", articles.TOP_SIX_STREAK)
STREAK_PLACE = Figure(6, "last place that counts", articles.TOP_SIX_STREAK)
NATIONAL_AWARD_YEARS = Figure(3, "years before the edition", articles.NATIONAL_AWARD)
OVERALL_QUOTA = Figure(6, "entries recommended", articles.MEETING_AND_QUOTAS)
PROJECT_QUOTA = Figure(2, "entries recommended", articles.MEETING_AND_QUOTAS)
NOMINATIONS_PER_BRANCH = Figure(1, "entries at least, overall service", articles.AT_LEAST_ONE)
MINISTRY_TOP = Figure(3, "last Ministry place that counts", articles.REWARD_RECOMMENDED)
MERIT_UNITS = Figure(3, "commendation units in one merit", articles.CIVIL_SERVICE_REWARD_UNITS)
MAJOR_MERIT_UNITS = Figure(9, "commendation units in one major merit", articles.CIVIL_SERVICE_REWARD_UNITS)
POOL_RECOMMENDED = Figure(3, "commendation units", articles.REWARD_RECOMMENDED)
POOL_NATIONAL = Figure(6, "commendation units", articles.REWARD_NATIONAL)
RULING_DAYS = Figure(10, "days to rule on a challenge, by analogy with paragraph 3", articles.CHALLENGE)
CONFIRMATION_MONTHS = Figure(3, "months to the committee", articles.CIVIL_SERVICE_REWARD_ORDER)

QUORUM_BALLOTS: Final = 3
"""House default of A-09: at least three sheets."""
QUORUM_SHARE: Final = Fraction(1, 2)
"""House default of A-09, and of the meeting: at least half of the appointed members."""
NOTEBOOKS_KEPT_DAYS: Final = 30
"""House rule: private notes are deleted so many days after the resolution, and members are told beforehand."""
MOST_EVALUATIONS: Final = 3
"""House default of A-08, after 政府採購法 §56: an evaluation is held at most three times."""

REWARD_MONTHS: Final = 3
"""House default: rewards are arranged within so many months of the result that they rest on; the text sets no term."""

FIGURES: Final[Mapping[str, Figure]] = {
    "NOMINATION_MONTH": NOMINATION_MONTH,
    "NOMINATION_DAY": NOMINATION_DAY,
    "MEETING_MONTH": MEETING_MONTH,
    "COPIES": COPIES,
    "FILES": FILES,
    "PROJECT_YEARS_BACK": PROJECT_YEARS_BACK,
    "STREAK_YEARS": STREAK_YEARS,
    "STREAK_PLACE": STREAK_PLACE,
    "NATIONAL_AWARD_YEARS": NATIONAL_AWARD_YEARS,
    "OVERALL_QUOTA": OVERALL_QUOTA,
    "PROJECT_QUOTA": PROJECT_QUOTA,
    "NOMINATIONS_PER_BRANCH": NOMINATIONS_PER_BRANCH,
    "QUORUM_BALLOTS": Figure(QUORUM_BALLOTS, "sheets at least", articles.RECUSAL),
    "QUORUM_PERCENT": Figure(int(QUORUM_SHARE * 100), "percent of the appointed at least", articles.RECUSAL),
    "MOST_EVALUATIONS": Figure(MOST_EVALUATIONS, "evaluations at most", articles.RANK_SUM),
    "RULING_DAYS": RULING_DAYS,
    "NOTEBOOKS_KEPT_DAYS": Figure(NOTEBOOKS_KEPT_DAYS, "days after the resolution", articles.HOUSE_SEALED),
    "MINISTRY_TOP": MINISTRY_TOP,
    "MERIT_UNITS": MERIT_UNITS,
    "MAJOR_MERIT_UNITS": MAJOR_MERIT_UNITS,
    "POOL_RECOMMENDED": POOL_RECOMMENDED,
    "POOL_NATIONAL": POOL_NATIONAL,
    "CONFIRMATION_MONTHS": CONFIRMATION_MONTHS,
    "REWARD_MONTHS": Figure(REWARD_MONTHS, "months after the result", articles.SAME_CAUSE),
}
"""Every figure by its name, in the order of the regulation: what two years are compared by."""


def first_day_of(roc_year: int) -> date:
    """1 January of an ROC year."""
    return date(roc_year + 1911, 1, 1)
