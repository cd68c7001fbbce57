"""What the rule on publication asks, and what becomes public: the content of the page as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of_chain
from laurel.kit.dates import in_taipei
from laurel.meeting.documents import subject_of
from laurel.meeting.selectors import issues_under, meeting_of, scans_of
from laurel.nominations.models import Nomination
from laurel.results.models import Approval, Publication
from laurel.results.selectors import OwnResult, approvals_of, public_of, recommendations_of, results_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.publication import Readiness
from laurel.screening.selectors import admitted_nominations

MINUTES, CERTIFICATE = "minutes", "certificate"
"""Kinds of issued papers."""


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One unit on the public page; `rank_sum` only in a year that publishes sums (A-17)."""

    entry: str
    unit: str
    unit_en: str
    project: str
    place: int
    recommended: bool
    rank_sum: int | None


@dataclass(frozen=True, slots=True)
class PublicCategory:
    """One category on the public page: its units, and whether the order recommended is not that of the places."""

    category: str
    is_otherwise: bool
    rows: tuple[PublicRow, ...]

    @property
    def has_projects(self) -> bool:
        """True where entries have titles."""
        return any(row.project for row in self.rows)

    @property
    def has_sums(self) -> bool:
        """True where sums are published."""
        return any(row.rank_sum is not None for row in self.rows)

    @property
    def has_others(self) -> bool:
        """True where units are named that do not go up."""
        return self.recommended < len(self.rows)

    @property
    def recommended(self) -> int:
        """How many go up."""
        return sum(row.recommended for row in self.rows)


def public_categories(content: list[dict[str, Any]]) -> list[PublicCategory]:
    """The content of a publication as the page shows it."""
    return [
        PublicCategory(
            each["category"], each["is_otherwise"], tuple(PublicRow(**row) for row in each["rows"])
        )
        for each in content
    ]


def content_of(edition: Edition, scope: str) -> list[dict[str, Any]]:
    """What would be public now of the approved categories, as JSON values (A-17).

    Of the recommended alone in the order recommended; of all entries by place.
    """
    approvals = approvals_of(edition)
    return [
        {
            "category": category.value,
            "is_otherwise": approvals[category].ruling == Approval.Ruling.OTHERWISE,
            "rows": _rows_of(edition, category, scope),
        }
        for category in Category
        if category in approvals
    ]


def _rows_of(edition: Edition, category: Category, scope: str) -> list[dict[str, Any]]:
    results = results_of(edition, category)
    if scope == Publication.Scope.RECOMMENDED_ONLY:
        order: Mapping[int, int] = dict(
            recommendations_of(edition, category).values_list("nomination_id", "order")
        )
        results = sorted(
            (row for row in results if row.recommended), key=lambda row: order[row.nomination.pk]
        )
    return [_row_of(result) for result in results]


def _row_of(result: OwnResult) -> dict[str, Any]:
    entry = result.nomination
    return {
        "entry": entry.public_id,
        "unit": entry.unit.name,
        "unit_en": entry.unit.name_en,
        "project": entry.project_title,
        "place": result.place,
        "recommended": result.recommended,
        "rank_sum": result.rank_sum,
    }


@dataclass(frozen=True, slots=True)
class Certified:
    """An entry that has a certificate, and the day on which its recommendation became public."""

    nomination: Nomination
    published_on: date


def certified_entries(edition: Edition, now: datetime) -> list[Certified]:
    """The entries that have a certificate: none before the results are public, then every standing recommendation
    that is named in what is public."""
    public = public_of(edition, now)
    if not public:
        return []
    entries = [row.nomination for row in recommendations_of(edition)]
    named = [(entry, [row for row in public if _names(row, entry.public_id)]) for entry in entries]
    return [Certified(entry, _day_of(rows[0])) for entry, rows in named if rows and rows[-1] == public[-1]]


def still_certifies(issued: IssuedPaper, now: datetime) -> bool:
    """Whether what is public still names the recommendation of a certificate; True for any other paper.

    A recommendation that was withdrawn is told when its correction is public, not before.
    """
    if issued.kind != CERTIFICATE:
        return True
    edition, entry_id = edition_of_chain(issued.chain), issued.subject.partition("/")[0]
    public = public_of(edition, now) if edition else []
    return bool(public) and _names(public[-1], entry_id)


def _names(publication: Publication, entry_id: str) -> bool:
    rows = (row for category in publication.content for row in category["rows"])
    return any(row["entry"] == entry_id and row["recommended"] for row in rows)


def _day_of(publication: Publication) -> date:
    assert publication.publishes_at is not None  # nosec B101
    return in_taipei(publication.publishes_at).date()


def readiness_of(edition: Edition) -> Readiness:
    """Which categories are approved, which wait although they have entries, and whose minutes have no signed scan."""
    approvals = approvals_of(edition)
    return Readiness(
        tuple(category for category in Category if category in approvals),
        tuple(c for c in Category if c not in approvals and admitted_nominations(edition, c)),
        tuple(c for c in Category if c in approvals and not _has_signed_minutes(edition, c)),
    )


def _has_signed_minutes(edition: Edition, category: Category) -> bool:
    meeting = meeting_of(edition)
    if meeting is None:
        return False
    return bool(scans_of(issues_under([subject_of(meeting, MINUTES, category)]).values()))
