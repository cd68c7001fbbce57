"""The time that an application's results must cover, and when a project may have begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met, silent
from laurel.rulebook.parameters import PROJECT_YEARS_BACK, first_day_of
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.roc import OFFSET

FIRST_VERSION = 1
UPDATED_VERSION = 2


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; None where it is not stated."""

    first: date | None
    last: date | None


def data_period_of(category: Category, roc_year: int, version: int = FIRST_VERSION) -> Period:
    """三(二)1(2)乙: January–May for overall service, January–June once updated for the Ministry.

    For projects: from 1 January two years before, to the present (no last day).
    """
    year = roc_year + OFFSET
    if category is Category.PROJECT_PLANNING:
        return Period(earliest_project_start_of(roc_year), None)
    return Period(date(year, 1, 1), date(year, 5, 31) if version == FIRST_VERSION else date(year, 6, 30))


def earliest_project_start_of(roc_year: int) -> date:
    """三(二)1(2)乙: 1 January of the year before last."""
    return first_day_of(roc_year - PROJECT_YEARS_BACK.at(roc_year))


def is_data_period_right(
    category: Category,
    roc_year: int,
    stated: Period,
    exception_reason: str = "",
    version: int = FIRST_VERSION,
) -> Decision:
    """三(二)1(2)乙: the stated period is the required one, or a special circumstance is stated with it.

    The text asks for no approval of a stated exception: it is shown to the panel, which checks it.
    """
    if stated.first is None or stated.last is None:
        return Decision((not_met(articles.DATA_PERIOD, "data_period_missing"),))
    seen = {"first": stated.first.isoformat(), "last": stated.last.isoformat()}
    if stated.first > stated.last:
        return Decision((not_met(articles.DATA_PERIOD, "data_period_reversed", **seen),))
    required = data_period_of(category, roc_year, version)
    assert required.first is not None  # nosec B101
    seen["required_first"] = required.first.isoformat()
    if category is Category.PROJECT_PLANNING:
        right = stated.first >= required.first
    else:
        right = stated == required
        seen["required_last"] = required.last.isoformat() if required.last else ""
    if right:
        return Decision((met(articles.DATA_PERIOD, "data_period_right", **seen),))
    if exception_reason.strip():
        return Decision(
            (
                for_people(
                    articles.DATA_PERIOD, "data_period_by_exception", **seen, reason=exception_reason.strip()
                ),
            )
        )
    return Decision((not_met(articles.DATA_PERIOD, "data_period_needs_reason", **seen),))


@dataclass(frozen=True, slots=True)
class Project:
    """A project's run: `end` is None while it goes on."""

    start: date | None
    end: date | None = None


def is_project_recent_enough(
    project: Project, roc_year: int, on: date, policy: Policy, admission: Admission | None = None
) -> Decision:
    """三(二)1(2)乙: the project began no earlier than 1 January of the year before last and runs to now (A-02)."""
    earliest = earliest_project_start_of(roc_year)
    if project.start is None:
        return Decision(
            (not_met(articles.DATA_PERIOD, "project_start_missing", earliest=earliest.isoformat()),)
        )
    seen = {"start": project.start.isoformat(), "earliest": earliest.isoformat()}
    grounds: list[Ground] = []
    if project.start > on:
        grounds.append(not_met(articles.DATA_PERIOD, "project_not_begun", **seen))
    elif project.start >= earliest:
        grounds.append(met(articles.DATA_PERIOD, "project_began_in_time", **seen))
    elif admission:
        grounds.append(
            for_people(
                articles.DATA_PERIOD,
                "early_project_admitted",
                **seen,
                authority=admission.authority,
                reason=admission.reason,
            )
        )
    elif policy.choice_of(Point.EARLY_PROJECT) == "results_since_count":
        grounds.append(
            silent(
                articles.DATA_PERIOD, "early_project_results_since", **seen, point=Point.EARLY_PROJECT.value
            )
        )
    else:
        grounds.append(not_met(articles.DATA_PERIOD, "project_began_too_early", **seen))
    if project.end and project.end < project.start:
        grounds.append(
            not_met(articles.DATA_PERIOD, "project_ends_before_it_begins", end=project.end.isoformat())
        )
    elif project.end and project.end < on:
        grounds.append(for_people(articles.DATA_PERIOD, "project_has_ended", end=project.end.isoformat()))
    return Decision(tuple(grounds))
