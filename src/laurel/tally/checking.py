"""Whether rows of text are a table of complete orders; if not, every fault with its row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from laurel.rulebook.grounds import Ground, Verdict
from laurel.rulebook.ranking import Table
from laurel.rulebook.sheets import is_sheet_valid, read_rank
from laurel.tally.faults import BadSheet, Fault

Rows = Callable[[], Iterable[Sequence[str]]]
"""The rows of a file; they can be asked for again, to name what a first, fast reading found to be wrong."""
Line = tuple[int, Sequence[str]]
MOST_FAULTS = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that can be counted, and what should be said about how it was read."""

    table: Table
    remarks: tuple[Fault, ...] = ()


class _Spellings(dict[str, int]):
    """The rank that each spelling stands for, 0 for none: a spelling is read once, however often it is written."""

    full_width = False

    def __missing__(self, written: str) -> int:
        rank, full_width = read_rank(written)
        self.full_width |= full_width
        self[written] = rank or 0
        return self[written]


def sheet_of(rows: Rows) -> Sheet:
    """The rows as a table: a first row of members, then an entry a row. Raises BadSheet with every fault."""
    spellings = _Spellings()
    rank_of = spellings.__getitem__
    lines = _lines(rows())
    _, header = next(lines, (0, ()))
    entries, ranks = [], []
    for _, row in lines:
        entries.append(row[0].strip())
        ranks.append(tuple(map(rank_of, row[1:])))
    table = Table(tuple(name.strip() for name in header[1:]), tuple(entries), tuple(ranks))
    is_complete = _is_complete(table, spellings.values())
    if is_complete and not spellings.full_width:
        return Sheet(table)
    faults, remarks = _named(list(_lines(rows())))
    if not is_complete:
        raise BadSheet(*faults)
    return Sheet(table, tuple(remarks))


def _is_complete(table: Table, written: Iterable[int]) -> bool:
    """Every member and entry named once, and every column 1 to n: n different ranks, none outside."""
    size, width = len(table.entries), len(table.members)
    return (
        size > 0
        and width > 0
        and all(table.members)
        and all(table.entries)
        and len(set(table.members)) == width
        and len(set(table.entries)) == size
        and all(len(row) == width for row in table.rows)
        and all(1 <= rank <= size for rank in written)
        and all(len(set(column)) == size for column in zip(*table.rows, strict=True))
    )


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """The rows that hold anything, with their numbers; empty cells beyond the header belong to no table."""
    width = 0
    for number, row in enumerate(rows, start=1):
        if len(row) != width or not row[0]:
            if not any(cell.strip() for cell in row):
                continue
            filled = max(place for place, cell in enumerate(row, start=1) if cell.strip())
            row = row[: max(width, filled)]
            width = width or len(row)
        yield number, row


def _named(lines: Sequence[Line]) -> tuple[list[Fault], list[Fault]]:
    """Every fault, and what is worth saying though it is none."""
    if not lines:
        return [Fault("empty")], []
    (first, header), body = lines[0], lines[1:]
    members = [name.strip() for name in header[1:]]
    faults = [*_header_faults(first, members), *_entry_faults(body, len(header))]
    remarks: list[Fault] = []
    for column, member in enumerate(members, start=2):
        for ground in _grounds_of(body, column):
            target = faults if ground.verdict is Verdict.NOT_MET else remarks
            target.append(_at(ground, column, member, dict(body)))
        if len(faults) > MOST_FAULTS:
            return [*faults[:MOST_FAULTS], Fault("more_faults", {"most": MOST_FAULTS})], []
    return faults, remarks


def _grounds_of(body: Sequence[Line], column: int) -> Iterator[Ground]:
    """What the rule says of one member's column; its entries go by the numbers of their rows."""
    written = {
        str(row): cells[column - 1] for row, cells in body if "".join(cells[column - 1 : column]).strip()
    }
    decision = is_sheet_valid(written, [str(row) for row, _ in body])
    return (ground for ground in decision if ground.verdict is not Verdict.MET)


def _at(ground: Ground, column: int, member: str, cells: dict[int, Sequence[str]]) -> Fault:
    seen = dict(ground.seen)
    rows = [int(row) for row in str(seen.get("entries") or seen.get("entry") or "").split("、") if row]
    named = {"rows": rows, "entries": [cells[row][0].strip() for row in rows]}
    return Fault(ground.code, {**seen, **named, "column": column, "member": member})


def _header_faults(row: int, members: Sequence[str]) -> Iterator[Fault]:
    if not members:
        yield Fault("no_member", {"row": row})
    for member, columns in _places(enumerate(members, start=2)).items():
        if not member:
            yield from (Fault("member_unnamed", {"row": row, "column": column}) for column in columns)
        elif len(columns) > 1:
            yield Fault("member_named_twice", {"row": row, "columns": columns, "member": member})


def _entry_faults(body: Sequence[Line], width: int) -> Iterator[Fault]:
    if not body:
        yield Fault("no_entry")
    for entry, rows in _places((row, cells[0].strip()) for row, cells in body).items():
        if not entry:
            yield from (Fault("entry_unnamed", {"row": row}) for row in rows)
        elif len(rows) > 1:
            yield Fault("entry_named_twice", {"rows": rows, "entry": entry})
    for row, cells in body:
        if len(cells) > width:
            yield Fault("row_too_long", {"row": row, "entry": cells[0].strip(), "column": width + 1})


def _places(named: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, name in named:
        places.setdefault(name, []).append(place)
    return places
