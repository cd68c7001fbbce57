"""How long each item is kept, by the rule that is in force and the closing of its year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from laurel.archive.models import Kind, RetentionRule
from laurel.archive.selectors import Item, items_in, rules_in_force
from laurel.editions.models import Edition, YearClosing
from laurel.editions.selectors import closings_of
from laurel.rulebook.retention import Term, is_soon, keep_until, may_destroy


@dataclass(frozen=True, slots=True)
class Clock:
    """An item with the rule of its kind and the last day on which it is kept.

    `state` is `destroyed`, `undecided`, `permanent`, `not_closed`, `running`, `soon` or `ended`.
    """

    item: Item
    rule: RetentionRule | None
    until: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    """All items of one kind and year: they share their term. `contents` counts those with something to destroy."""

    edition: Edition
    kind: Kind
    number: int
    contents: int
    rule: RetentionRule | None
    until: date | None
    state: str


def term_of(rule: RetentionRule | None) -> Term | None:
    """The term that a rule sets; None where nothing was decided."""
    return Term(rule.years) if rule else None


def clock_of(item: Item, rule: RetentionRule | None, closing: YearClosing | None, today: date) -> Clock:
    """How long an item is kept, as of a day."""
    until = keep_until(closing.closed_on, Term(rule.years)) if rule and closing else None
    return Clock(item, rule, until, _state(item, rule, closing, until, today))


def _state(
    item: Item, rule: RetentionRule | None, closing: YearClosing | None, until: date | None, today: date
) -> str:
    if item.destroyed:
        return "destroyed"
    if rule is None:
        return "undecided"
    if rule.is_permanent:
        return "permanent"
    if closing is None:
        return "not_closed"
    if may_destroy(closing.closed_on, term_of(rule), today).granted:
        return "ended"
    return "soon" if is_soon(until, today) else "running"


def clocks_in(years: Collection[Edition], today: date) -> list[Clock]:
    """Every item of these years with its clock; a constant number of queries."""
    rules, closings = rules_in_force(today), closings_of(years)
    return [
        clock_of(item, rules.get(item.kind), closings.get(item.edition.pk), today) for item in items_in(years)
    ]


def destroyable_in(clocks: Iterable[Clock], kinds: Collection[str] | None = None) -> list[Clock]:
    """Those whose term has ended and whose content is still there, of all kinds or of those named."""
    return [
        clock
        for clock in clocks
        if clock.state == "ended" and clock.item.has_content and (kinds is None or clock.item.kind in kinds)
    ]


def groups_of(clocks: Iterable[Clock]) -> list[Group]:
    """The items put together by year and kind, those first whose term ends first; for good and undecided last."""
    together: dict[tuple[int, str], list[Clock]] = {}
    for clock in clocks:
        together.setdefault((clock.item.edition.pk, clock.item.kind), []).append(clock)
    groups = [_group(rows) for rows in together.values()]
    return sorted(groups, key=lambda row: (row.until or date.max, -row.edition.roc_year))


def _group(rows: Sequence[Clock]) -> Group:
    live = [row for row in rows if row.state != "destroyed"]
    shown = (live or rows)[0]
    return Group(
        shown.item.edition,
        shown.item.kind,
        len(rows),
        sum(row.item.has_content for row in rows),
        shown.rule,
        shown.until,
        shown.state,
    )
