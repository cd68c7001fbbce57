"""Rows as the rules on outcomes see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from laurel.editions.models import Edition
from laurel.outcomes.models import MinistryOutcome, NationalOutcome, Sending
from laurel.outcomes.selectors import Case
from laurel.people.models import Unit
from laurel.people.selectors import successions
from laurel.rulebook.entrants import Category
from laurel.rulebook.history import Follows, Line, lineage_of
from laurel.rulebook.outcomes import Came, Ministry, National, Result, YearCame


@dataclass(frozen=True, slots=True)
class Kin:
    """Which units are of one line: above and below each other, under any name they have or had."""

    above: dict[str, str]
    below: dict[str, list[str]]
    follows: tuple[Follows, ...]

    @classmethod
    def read(cls) -> Kin:
        """The units and successions of the register; two queries."""
        above, below = {}, defaultdict(list)
        for code, parent in Unit.objects.exclude(parent=None).values_list("code", "parent__code"):
            above[code] = parent
            below[parent].append(code)
        follows = (Follows(row.predecessor.code, row.successor.code, row.on) for row in successions())
        return cls(above, below, tuple(follows))

    def of(self, code: str) -> frozenset[str]:
        """The unit, all above it and all below it, with those whom they continue and who continue them."""
        line, found = {code}, code
        while found := self.above.get(found, ""):
            line.add(found)
        waiting = [code]
        while waiting:
            waiting += (children := self.below.get(waiting.pop(), []))
            line.update(children)
        later = (Follows(link.successor, link.predecessor, link.on) for link in self.follows)
        both = (self.follows, tuple(later))
        return frozenset(key for links in both for member in line for key in lineage_of(member, links))


def ministry_of(row: MinistryOutcome) -> Ministry:
    """The Ministry's result of one row."""
    return Ministry(row.announced_on, row.place, row.is_shared, row.disqualified, row.forwarded)


def national_of(row: NationalOutcome) -> National:
    """The national result of one row."""
    taken = row.scheme.category if row.scheme else ""
    return National(
        on=row.announced_on,
        result=Result(row.result),
        award_year=row.award_year,
        winner=row.winner_of_record.code if row.winner_of_record else "",
        executing=row.executing_unit.code if row.executing_unit else "",
        line=Line(row.line) if row.line else None,
        category=Category(taken) if taken else None,
    )


def came_of(case: Case, kin: Kin | None = None) -> Came:
    """A recommended entry with what came back; without kin nobody's line is looked at."""
    nomination, national = case.recommendation.nomination, case.national or case.postponed
    return Came(
        entry=nomination.code,
        category=Category(nomination.category),
        kin=kin.of(nomination.unit.code) if kin else frozenset(),
        withdrawn=case.is_withdrawn,
        ministry=ministry_of(case.ministry) if case.ministry else None,
        national=national_of(national) if national else None,
        ministry_before=ministry_of(case.ministry_before) if case.ministry_before else None,
        national_before=national_of(case.national_before) if case.national_before else None,
    )


def year_came_of(edition: Edition, cases: Iterable[Case], sending: Sending | None, kin: Kin) -> YearCame:
    """A year with everything that came back for its entries."""
    rows = list(cases)
    asked = {
        Category.OVERALL_SERVICE: sending.asked_overall if sending else None,
        Category.PROJECT_PLANNING: sending.asked_project if sending else None,
    }
    winners = (unit for case in rows if case.national for unit in _units_of(case.national))
    return YearCame(
        edition.roc_year,
        tuple(came_of(case, kin) for case in rows),
        sending.sent_on if sending else None,
        {category: number for category, number in asked.items() if number is not None},
        {unit.code: unit.name for unit in winners},
    )


def _units_of(row: NationalOutcome) -> list[Unit]:
    return [unit for unit in (row.winner_of_record, row.executing_unit) if unit]
