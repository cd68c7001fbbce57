"""迴避登記表 as rows: who, out of what, why, by which article, when found, by whom, when lapsed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.panel.models import Recusal, RecusalLapse
from laurel.panel.selectors import recusals_on_record
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One recusal on record with the entry behind it, where the rule found it."""

    recusal: Recusal
    entry: Nomination | None

    @property
    def lapse(self) -> RecusalLapse | None:
        """When it ended, or None while it stands."""
        return getattr(self.recusal, "lapse", None)


def register_of(edition: Edition, categories: Collection[Category] = tuple(Category)) -> list[RegisterRow]:
    """The register in the order of members, categories and time; a constant number of queries."""
    entries = {row.code: row for row in all_nominations(edition)}
    rows = recusals_on_record(edition).filter(category__in=list(categories))
    return [RegisterRow(row, entries.get(row.entry_code)) for row in rows]
