"""What a year that is opened must show a document for: where it departs from the text, and what it takes over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from laurel.rulebook import articles
from laurel.rulebook.calendar import TAIPEI, meeting_deadline_of, nomination_deadline_of
from laurel.rulebook.grounds import Decision, Ground, met, not_met
from laurel.rulebook.parameters import COPIES
from laurel.rulebook.policy import BY_POINT, Point, Policy

CLOSE, MEETING, COPIES_KEY, LIMITS = "nominations_close", "meeting", "copies", "limits"
"""What a document may be named for, beside the silent points."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A year before it stands: its dates, copies, whether applications are limited, and its choices.

    `documents` names the document of each departure by its key, of each choice by its point (A-01 …).
    """

    roc_year: int
    close: datetime
    meeting: datetime
    copies: int = COPIES.value
    is_limited: bool = False
    choices: Mapping[Point, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)

    def has_document(self, key: str) -> bool:
        """True when a document is named for it."""
        return bool(self.documents.get(key, "").strip())


def in_order(moments: Sequence[tuple[str, datetime]]) -> Decision:
    """House rule: the moments of a year come in this order; each one that comes before an earlier one forbids."""
    return Decision(
        tuple(
            not_met(
                articles.HOUSE_ORDER_OF_STAGES,
                "dates_run_backwards",
                earlier=earlier,
                first=first.isoformat(),
                later=later,
                second=second.isoformat(),
            )
            for (earlier, first), (later, second) in pairwise(moments)
            if first > second
        )
    )


def may_be_opened(opening: Opening, non_working: Collection[date] = ()) -> Decision:
    """A year opens on the text's own terms; each departure, and each choice, names the document that decided it.

    三(二)1(1)丙 and A-01: a deadline other than the one that the text and the year's own choice give. 三(二)2(1): a
    meeting after the last day of June. 三(二)1(2)甲: other than twelve copies. The text sets no limit on pages, so
    a limit needs a document. A choice on a silent point never carries over with last year's document.
    """
    grounds = [_close(opening, non_working), _meeting(opening), _copies(opening)]
    if opening.is_limited and not opening.has_document(LIMITS):
        grounds.append(not_met(articles.COPIES_AND_FILE, "limits_without_document"))
    grounds += [
        not_met(BY_POINT[point].article, "choice_without_document", point=point.value)
        for point in opening.choices
        if not opening.has_document(point.value)
    ]
    return Decision(tuple(grounds))


def _close(opening: Opening, non_working: Collection[date]) -> Ground:
    stated = nomination_deadline_of(opening.roc_year, Policy(opening.choices), non_working)
    seen = {"stated": stated.late_from.isoformat(), "chosen": opening.close.isoformat()}
    if opening.close == stated.late_from or opening.has_document(CLOSE):
        return met(articles.NOMINATION_DEADLINE, "deadline_as_stated_or_decided", **seen)
    return not_met(articles.NOMINATION_DEADLINE, "deadline_without_document", **seen)


def _meeting(opening: Opening) -> Ground:
    last = meeting_deadline_of(opening.roc_year)
    seen = {"stated": last.isoformat(), "chosen": opening.meeting.isoformat()}
    if opening.meeting.astimezone(TAIPEI).date() <= last or opening.has_document(MEETING):
        return met(articles.MEETING_AND_QUOTAS, "meeting_in_time_or_decided", **seen)
    return not_met(articles.MEETING_AND_QUOTAS, "meeting_late_without_document", **seen)


def _copies(opening: Opening) -> Ground:
    stated = COPIES.at(opening.roc_year)
    seen = {"stated": stated, "chosen": opening.copies}
    if opening.copies == stated or opening.has_document(COPIES_KEY):
        return met(articles.COPIES_AND_FILE, "copies_as_stated_or_decided", **seen)
    return not_met(articles.COPIES_AND_FILE, "copies_without_document", **seen)
