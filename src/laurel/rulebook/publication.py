"""What becomes public of a year's results, and from when on. The text is silent: A-17."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, for_people, holds, met, not_met, silent
from laurel.rulebook.policy import Point


class Scope(StrEnum):
    """Who is named."""

    RECOMMENDED_ONLY = "recommended_only"
    ALL_PLACES = "all_places"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One decision on publication: when it was taken, and from when on it is public.

    `publishes_at` is None where it withdraws what was to come.
    """

    decided_at: datetime
    publishes_at: datetime | None


def public_at(announcements: Sequence[Announcement], now: datetime) -> tuple[int, ...]:
    """A-17: the positions of all announcements that have become public by a moment; the last is the one that counts.

    One that was decided before the time of an earlier one takes its place; one that was decided afterwards leaves
    the earlier one public until its own time, and beside it as what was corrected.
    """
    return tuple(
        position
        for position, row in enumerate(announcements)
        if row.publishes_at is not None
        and row.publishes_at <= now
        and not _is_overruled(row.publishes_at, announcements[position + 1 :])
    )


def pending_at(announcements: Sequence[Announcement], now: datetime) -> int | None:
    """A-17: the position of the announcement whose time is still to come, None when there is none."""
    if not announcements:
        return None
    last = announcements[-1]
    waits = last.publishes_at is not None and last.publishes_at > now
    return len(announcements) - 1 if waits else None


def _is_overruled(publishes_at: datetime, later: Sequence[Announcement]) -> bool:
    return any(row.decided_at < publishes_at for row in later)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands in the way of publishing: categories with entries that are not approved, minutes without a scan."""

    approved: tuple[Category, ...] = ()
    unapproved: tuple[Category, ...] = ()
    unscanned: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be published: who is named, on whose authority, from when on; why, where it corrects."""

    scope: Scope
    publishes_at: datetime
    authority: str = ""
    reason: str = ""
    is_correction: bool = False
    """True where something is public already."""


def is_ready(readiness: Readiness) -> Decision:
    """三(二)2(1), A-17: results are public only once every category with entries is approved.

    Minutes of which no signed scan is kept do not forbid it: whoever publishes is told.
    """
    approved = [
        met(articles.MEETING_AND_QUOTAS, "category_approved", category=c.value) for c in readiness.approved
    ]
    waiting = [
        not_met(articles.MEETING_AND_QUOTAS, "publication_before_approval", category=c.value)
        for c in readiness.unapproved
    ]
    nothing = [] if approved or waiting else [not_met(articles.MEETING_AND_QUOTAS, "nothing_to_publish")]
    unsigned = [
        for_people(articles.HOUSE_RECORD, "minutes_without_scan", category=c.value)
        for c in readiness.unscanned
    ]
    return Decision((*approved, *waiting, *nothing, *unsigned))


def may_publish(readiness: Readiness, wish: Wish, choice: str, now: datetime) -> Decision:
    """三(二)2(1), A-17: whether this may become public at its time.

    Never in the past; naming more than the recommended needs an authority; a correction of what is public needs
    its reason. `choice` is the year's on A-17: whether sums are shown.
    """
    shown = "sums_are_published" if choice == "sums_too" else "places_are_published"
    in_time = wish.publishes_at >= now
    when = "publication_in_time" if in_time else "publication_in_the_past"
    return is_ready(readiness) + Decision(
        (
            silent(articles.MEETING_AND_QUOTAS, shown, point=Point.PUBLICATION.value),
            _scope(wish),
            holds(in_time, articles.HOUSE_RECORD, when, publishes_at=wish.publishes_at.isoformat()),
            *_correction(wish),
        )
    )


def may_withdraw_publication(announcements: Sequence[Announcement], now: datetime) -> Decision:
    """A-17: only what is still to come is withdrawn; what is public is corrected, never unsaid."""
    if pending_at(announcements, now) is not None:
        return Decision((met(articles.HOUSE_RECORD, "publication_still_to_come"),))
    public = bool(public_at(announcements, now))
    code = "published_already" if public else "no_publication_to_withdraw"
    return Decision((not_met(articles.HOUSE_RECORD, code),))


def _scope(wish: Wish) -> Ground:
    if wish.scope is Scope.RECOMMENDED_ONLY:
        return met(articles.MEETING_AND_QUOTAS, "recommended_are_named")
    if not wish.authority.strip():
        return not_met(articles.MEETING_AND_QUOTAS, "all_places_without_authority")
    return silent(articles.MEETING_AND_QUOTAS, "all_places_by_authority", authority=wish.authority.strip())


def _correction(wish: Wish) -> tuple[Ground, ...]:
    if not wish.is_correction:
        return ()
    said = bool(wish.reason.strip())
    code = "publication_corrected" if said else "correction_without_reason"
    return (holds(said, articles.HOUSE_RECORD, code),)
