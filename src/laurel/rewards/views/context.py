"""What the pages on rewards show: ceilings in words and as a picture, a roster with remarks and states."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.people.models import Person, Unit
from laurel.rewards.facts import (
    RewardSheet,
    clocks_of,
    flow_of,
    parts_of,
    picture_of,
    remarks_on,
)
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import agency_of, agency_reached
from laurel.rewards.words import (
    CASE_WORDS,
    FLOW_WORDS,
    ROLE_WORDS,
    WAITING_WORDS,
    arithmetic_of,
    beside_in_words,
    units_in_words,
)
from laurel.rulebook.policy import Point
from laurel.rulebook.rewards import UNITS, Budget, PoolScope, RewardCase, RewardKind


def sheet_shown(sheet: RewardSheet) -> dict[str, Any]:
    """One case as its page and the list of its year show it; nothing of any person."""
    waiting = sheet.waiting
    return {
        "sheet": sheet,
        "nomination": sheet.recommendation.nomination,
        "words": CASE_WORDS[sheet.pool.case],
        "used": units_in_words(sheet.used) if sheet.used else _("尚未編列"),
        "ceiling": units_in_words(sheet.pool.ceiling or 0),
        "waiting": waiting,
        "waiting_words": WAITING_WORDS[waiting.what] if waiting else "",
        "waiting_days": (clock.today() - waiting.since).days if waiting else 0,
        "is_shared": len(sheet.budgets) == 1 and sheet.budgets[0].key == "",
        "is_uncovered": sheet.pool.case is RewardCase.NOT_COVERED,
        "lines": len(sheet.lines),
        "is_empty": sheet.is_open and not sheet.lines and sheet.nobody is None,
    }


def budgets_shown(sheet: RewardSheet) -> list[dict[str, Any]]:
    """Every ceiling that applies, as arithmetic and as a picture."""
    if not sheet.is_open:
        return []
    budgets, names = sheet.budgets, _names_of(sheet)
    return [
        {
            "whose": names.get(budget.key, _("第 %(number)s 人") % {"number": number}) if budget.key else "",
            "words": arithmetic_of(budget, parts_of(budget)),
            "beside": beside_in_words(budget),
            "picture": picture_of(budget),
            "is_over": budget.left < 0,
            "ceiling": units_in_words(budget.ceiling),
        }
        for number, budget in enumerate(_by_key(budgets), start=1)
    ]


def _by_key(budgets: tuple[Budget, ...]) -> list[Budget]:
    return sorted(budgets, key=lambda budget: budget.key)


def _names_of(sheet: RewardSheet) -> dict[str, str]:
    """The agencies by code; a person's ceiling has no name."""
    per_agency = sheet.readings.scope is PoolScope.PER_AGENCY
    if not per_agency or sheet.policy.choice_of(Point.REWARD_TOTAL) == "per_person":
        return {}
    codes = {line.agency for line in sheet.lines}
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))


def roster_shown(sheet: RewardSheet, roster: list[RewardLine]) -> list[dict[str, Any]]:
    """The roster's lines, numbered, with what people should look at and how far each is."""
    remarks = remarks_on(sheet, roster)
    clocks = {row.line.pk: row for row in clocks_of(roster, clock.today())}
    return [
        {
            "number": number,
            "line": line,
            "agency": agency_of(line.unit),
            "role": ROLE_WORDS[line.role],
            "units": UNITS[RewardKind(line.reward)] * line.times,
            "remarks": grounds_in_words(remarks[line.pk]),
            "flow": FLOW_WORDS[flow_of(line)],
            "clock": clocks.get(line.pk),
            "reviews": list(line.reviews.all()),
        }
        for number, line in enumerate(roster, start=1)
    ]


def versions_shown(lines: list[RewardLine]) -> list[dict[str, Any]]:
    """The lines that no longer stand, and what became of each: struck, corrected, revoked."""
    shown = []
    for line in lines:
        revocation = getattr(getattr(line, "ordered", None), "revocation", None)
        removal, correction = getattr(line, "removal", None), getattr(line, "correction", None)
        if removal or correction or revocation:
            shown.append(
                {
                    "line": line,
                    "role": ROLE_WORDS[line.role],
                    "removal": removal,
                    "correction": correction,
                    "revocation": revocation,
                    "may_propose_again": revocation is not None and correction is None,
                }
            )
    return shown


def units_of(person: Person) -> Any:
    """The units whose people the person keeps: of the own agency, or all."""
    agency = agency_reached(person)
    units = Unit.objects.select_related("parent__parent__parent").order_by("code")
    if agency is None:
        return units
    return units.filter(pk__in=[unit.pk for unit in units if agency_of(unit) == agency])
