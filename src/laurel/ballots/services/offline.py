"""A sheet that was filled offline: its order, or what is wrong in which row and cell. Nothing is kept of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from django.utils.translation import gettext as _

from laurel.ballots.documents import offline_id
from laurel.ballots.models import Round
from laurel.ballots.services.rows import NotAnOrder, order_of, rows_in_full_width
from laurel.files.receiving import IncomingFile
from laurel.panel.models import Member
from laurel.register.facts.reading import BadFile, Table, table_of

MOST_BYTES = 1024 * 1024
CODE, RANK, ID = 0, 2, 3
"""Where the code, the rank and the file's id stand in a row."""
LETTERS = "ABCD"
LONGEST_CELL = 20
"""Letters of a cell that are looked at: no code and no rank is longer."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which cells."""

    cells: tuple[str, ...]
    words: str


class BadOfflineSheet(ValueError):
    """A file that gives no order: all that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__([fault.words for fault in faults])
        self.faults = faults


@dataclass(frozen=True, slots=True)
class OfflineOrder:
    """The order of a good file, and the cells whose full-width digits were read as digits."""

    codes: list[str]
    full_width: tuple[str, ...]


def read_offline(incoming: IncomingFile, held: Round, member: Member) -> OfflineOrder:
    """The order in an uploaded sheet of this round and member. Raises BadOfflineSheet with every fault."""
    with closing(incoming):
        content = incoming.path.read_bytes() if (incoming.size or 0) <= MOST_BYTES else None
    if content is None or incoming.too_large:
        raise BadOfflineSheet(Fault((), _("這個檔案超過 1 MB，不是下載的序位表；請重新下載一份填寫。")))
    try:
        table = table_of(content)
    except BadFile as bad:
        raise BadOfflineSheet(Fault((), str(bad))) from bad
    header = [*table.header, *[""] * 4]
    if header[ID] != offline_id(held, member):
        words = _("這個檔案不是您這一輪的序位表，或第 1 列被改過。請重新下載一份填寫。")
        raise BadOfflineSheet(Fault((_cell(ID, table.first_row - 1),), words))
    return _order_in(table, held)


def _order_in(table: Table, held: Round) -> OfflineOrder:
    rows: dict[str, list[int]] = {}
    written: dict[str, str] = {}
    for number, row in enumerate(table.rows, start=table.first_row):
        cells = [cell.strip()[:LONGEST_CELL] for cell in [*row, *[""] * 3]]
        if any(cells):
            rows.setdefault(cells[CODE], []).append(number)
            written[cells[CODE]] = cells[RANK]
    faults = list(_faults_of_codes(rows))
    if faults:
        raise BadOfflineSheet(*faults)
    try:
        codes = order_of(written, held.entries)
    except NotAnOrder as bad:
        raise BadOfflineSheet(
            *(Fault(tuple(_cells(fault.codes, rows, held)), fault.words) for fault in bad.faults)
        ) from bad
    full_width = rows_in_full_width(written, held.entries)
    return OfflineOrder(codes, tuple(_cells(full_width, rows, held)))


def _faults_of_codes(rows: Mapping[str, list[int]]) -> Iterator[Fault]:
    for code, numbers in rows.items():
        cells = tuple(_cell(CODE, number) for number in numbers)
        if not code:
            yield Fault(cells, _("沒有編號；請不要刪改編號。"))
        elif len(numbers) > 1:
            yield Fault(cells, _("%(code)s 出現不只一次。") % {"code": code})


def _cells(codes: tuple[str, ...], rows: Mapping[str, list[int]], held: Round) -> Iterator[str]:
    for code in codes:
        column = RANK if code in held.entries else CODE
        yield from (_cell(column, number) for number in rows.get(code, ()))


def _cell(column: int, row: int) -> str:
    return f"{LETTERS[column]}{row}"
