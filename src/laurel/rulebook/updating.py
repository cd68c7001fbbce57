"""The January–June update of what goes up to the Ministry, and when the package may be closed. 三(二)1(2)乙."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met
from laurel.rulebook.periods import UPDATED_VERSION, Period, data_period_of, is_data_period_right


class Stand(StrEnum):
    """How an evidence figure that ended in May stands in the update."""

    CARRIED_ON = "carried_on"
    UNCHANGED = "unchanged"
    TAKEN_OUT = "taken_out"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Figure:
    """An evidence figure that ended in May, as it is now: its last day, whether it has a value, why it did not change."""

    name: str
    last: date | None = None
    has_value: bool = True
    unchanged_reason: str = ""
    is_taken_out: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """The period that an update states, and the special circumstance with it, now and in the version judged."""

    period: Period
    reason: str = ""
    judged_reason: str = ""


def ends_in_the_first_period(last: date | None, roc_year: int) -> bool:
    """三(二)1(2)乙: the figure ends in the last month of the first version, which is May of the year."""
    end = data_period_of(Category.OVERALL_SERVICE, roc_year).last
    return last is not None and end is not None and (last.year, last.month) == (end.year, end.month)


def owes_an_update(category: Category) -> bool:
    """三(二)1(2)乙: overall service does; a project's results run from its start to now and owe no second period."""
    return category is Category.OVERALL_SERVICE


def stand_of(figure: Figure, said: Statement, roc_year: int) -> Stand:
    """Carried on when it ends later than May, or on the day that a special circumstance of the update states."""
    if figure.is_taken_out:
        return Stand.TAKEN_OUT
    if figure.unchanged_reason.strip():
        return Stand.UNCHANGED
    end = data_period_of(Category.OVERALL_SERVICE, roc_year).last
    is_later = figure.last is not None and end is not None and figure.last > end
    is_excused = figure.last == said.period.last and _states_another_end(said, roc_year) and _is_new(said)
    return Stand.CARRIED_ON if figure.has_value and (is_later or is_excused) else Stand.WAITING


def update_is_complete(
    category: Category, roc_year: int, said: Statement, figures: Sequence[Figure]
) -> Decision:
    """三(二)1(2)乙: the period is January–June, or a special circumstance is stated with the update itself, and no
    figure still ends in May unless its writers say why it did not change.

    A reason that the version judged gave already explains its first day, never why its last day stays. For a
    project only the period is asked: it owes no update.
    """
    decision = is_data_period_right(category, roc_year, said.period, said.reason, UPDATED_VERSION)
    if not owes_an_update(category):
        return decision
    if decision.granted and _states_another_end(said, roc_year) and not _is_new(said):
        decision = Decision((_reason_needed(said, roc_year),))
    return decision + Decision(tuple(_ground_of(row, said, roc_year) for row in figures))


def _states_another_end(said: Statement, roc_year: int) -> bool:
    return said.period.last != data_period_of(Category.OVERALL_SERVICE, roc_year, UPDATED_VERSION).last


def _is_new(said: Statement) -> bool:
    reason = said.reason.strip()
    return bool(reason) and reason != said.judged_reason.strip()


def _reason_needed(said: Statement, roc_year: int) -> Ground:
    required = data_period_of(Category.OVERALL_SERVICE, roc_year, UPDATED_VERSION).last
    return not_met(
        articles.DATA_PERIOD,
        "update_needs_a_reason_of_its_own",
        last=said.period.last.isoformat() if said.period.last else "",
        required_last=required.isoformat() if required else "",
    )


def _ground_of(figure: Figure, said: Statement, roc_year: int) -> Ground:
    match stand_of(figure, said, roc_year):
        case Stand.WAITING:
            return not_met(articles.DATA_PERIOD, "figure_still_ends_in_may", figure=figure.name)
        case Stand.UNCHANGED:
            reason = figure.unchanged_reason.strip()
            return for_people(
                articles.DATA_PERIOD, "figure_said_unchanged", figure=figure.name, reason=reason
            )
        case Stand.TAKEN_OUT:
            return for_people(articles.DATA_PERIOD, "figure_taken_out", figure=figure.name)
        case Stand.CARRIED_ON:
            return met(articles.DATA_PERIOD, "figure_carried_on", figure=figure.name)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A recommended entry before the package is closed.

    `without` is the authority's word that it goes up as it was judged.
    """

    entry: str
    category: Category
    is_updated: bool = False
    without: Admission | None = None
    is_withdrawn: bool = False


def may_go_without(entry: str, due_at: datetime | None, now: datetime, *, is_updated: bool) -> Decision:
    """Whether it may be decided now what becomes of an entry that is not updated: asked, its time past, nothing sent.

    三(二)1(2)乙 orders the update and says nothing on one that does not come: the authority decides.
    """
    code, due = "", due_at.isoformat() if due_at else ""
    if is_updated:
        code = "updated_already"
    elif due_at is None:
        code = "update_not_asked_for"
    elif now <= due_at:
        code = "update_not_due_yet"
    ground = (
        not_met(articles.DATA_PERIOD, code, entry=entry, deadline=due)
        if code
        else for_people(articles.DATA_PERIOD, "update_did_not_come", entry=entry, deadline=due)
    )
    return Decision((ground,))


def may_close_package(entries: Sequence[Forwarded], unapproved: Sequence[Category] = ()) -> Decision:
    """三(二)2(1), 三(二)1(2)乙: every category resolved is approved, and every entry of overall service is updated, or
    an authority decided that it goes up as it was judged. Each entry that is in the way is named.
    """
    grounds = [
        not_met(articles.MEETING_AND_QUOTAS, "category_awaits_approval", category=row.value)
        for row in unapproved
    ]
    if not entries:
        grounds.append(not_met(articles.MEETING_AND_QUOTAS, "nothing_to_forward"))
    return Decision((*grounds, *map(_forwarding_of, entries)))


def _forwarding_of(row: Forwarded) -> Ground:
    if row.is_withdrawn:
        return not_met(articles.MEETING_AND_QUOTAS, "recommended_entry_withdrew", entry=row.entry)
    if row.is_updated:
        return met(articles.DATA_PERIOD, "entry_updated", entry=row.entry)
    if not owes_an_update(row.category):
        return met(articles.DATA_PERIOD, "project_owes_no_update", entry=row.entry)
    if row.without:
        return for_people(
            articles.DATA_PERIOD,
            "entry_goes_up_as_judged",
            entry=row.entry,
            authority=row.without.authority,
            reason=row.without.reason,
        )
    return not_met(articles.DATA_PERIOD, "entry_not_updated", entry=row.entry)


def may_reopen_package(letter_signed_on: date | None) -> Decision:
    """House rule: a closed package opens again on an authority's word, until the letter that carries it is signed."""
    if letter_signed_on is None:
        return Decision((for_people(articles.HOUSE_ORDER_OF_STAGES, "package_opens_again"),))
    seen = letter_signed_on.isoformat()
    return Decision((not_met(articles.HOUSE_ORDER_OF_STAGES, "letter_signed_already", signed_on=seen),))
