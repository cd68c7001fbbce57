"""Rows of history as the rules of the record see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from laurel.editions.facts import year_held_of
from laurel.people.models import Honour, PastYear
from laurel.rulebook.honours import Claim, Level, Record


def claim_of(honour: Honour) -> Claim:
    """An honour as the rules see it."""
    return Claim(
        level=Level(honour.level),
        roc_year=honour.roc_year,
        unit=honour.unit.code,
        unit_name=honour.unit.name,
        category=honour.category,
        place=honour.place,
        is_shared=honour.is_shared,
        recommended=honour.recommended,
        award=honour.award_key,
        award_name=honour.award_name,
        won=honour.won,
        of_record=honour.share == Honour.Share.WINNER_OF_RECORD,
        announced_on=honour.announced_on,
        revoked_on=honour.revoked_on,
        unit_from=honour.unit.valid_from,
        unit_to=honour.unit.valid_to,
    )


def as_if(row: Any, changes: Mapping[str, Any]) -> Any:
    """The row as it would be with these changes; the row itself stays as it is."""
    imagined = copy(row)
    imagined._state = copy(row._state)
    imagined._state.fields_cache = dict(row._state.fields_cache)
    for name, value in changes.items():
        setattr(imagined, name, value)
    return imagined


def record_with(honours: Iterable[Honour], years: Iterable[PastYear]) -> Record:
    """These rows as a record to ask."""
    return Record.of((claim_of(row) for row in honours), (year_held_of(year) for year in years))


def record_beside(*rows: Honour | PastYear) -> Record:
    """All that is on record, with these rows as they are now instead of as they are stored; two queries."""
    honours = {row.pk: row for row in Honour.objects.select_related("unit")}
    years = {row.pk: row for row in PastYear.objects.all()}
    new: list[Honour | PastYear] = []
    for row in rows:
        if row.pk is None:
            new.append(row)
        elif isinstance(row, Honour):
            honours[row.pk] = row
        else:
            years[row.pk] = row
    return record_with(
        [*honours.values(), *(row for row in new if isinstance(row, Honour))],
        [*years.values(), *(row for row in new if isinstance(row, PastYear))],
    )
