"""Lists of the register as tables, with the headings that an import knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from laurel.documents.services import IssuedFile
from laurel.documents.tables import DANGEROUS, Cell, csv_of, ods_of
from laurel.ledger.digests import canonical
from laurel.people.models import Person, RoleGrant, Unit
from laurel.people.roles import Role
from laurel.register.facts.columns import PEOPLE_COLUMNS, UNDO_HEADER, UNIT_COLUMNS
from laurel.register.facts.states import sealed
from laurel.register.models import ImportDraft
from laurel.register.words import kind_words

FORMATS = {"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet"}


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with its name."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def file_of(listing: Listing, file_format: str) -> IssuedFile:
    """The table as a file of a format of `FORMATS`; text that could be a formula is disarmed."""
    rows = [[_told_apart(cell) for cell in row] for row in listing.rows]
    if file_format == "csv":
        content = csv_of(listing.header, rows)
    else:
        content = ods_of(listing.name, listing.header, rows)
    return IssuedFile(content, FORMATS[file_format], f"{listing.name}.{file_format}")


def _told_apart(cell: Cell) -> Cell:
    """A name's own apostrophe before a formula's sign is doubled: an import takes one away."""
    disarmed = isinstance(cell, str) and cell.startswith("'") and cell.lstrip("'").startswith(DANGEROUS)
    return f"'{cell}" if disarmed else cell


def listing_of_units(units: Iterable[Unit], codes: dict[int, str]) -> Listing:
    """Units with every column that an import reads; `codes` names the parents."""
    rows = [
        (
            unit.code,
            unit.name,
            unit.short_name,
            unit.name_en,
            unit.short_name_en,
            kind_words(unit.kind),
            codes.get(unit.parent_id or 0, ""),
            day_of(unit.valid_from),
            day_of(unit.valid_to),
            yes_no(unit.commissioned_to_local_government),
        )
        for unit in units
    ]
    return Listing(_("單位一覽"), [str(column.words) for column in UNIT_COLUMNS], rows)


def listing_of_people(people: Iterable[Person]) -> Listing:
    """People with where they serve and what they hold: `served` and `held` of a day."""
    return Listing(
        _("人員一覽"),
        [str(column.words) for column in PEOPLE_COLUMNS],
        [_row_of(person) for person in people],
    )


def _row_of(person: Person) -> tuple[Cell, ...]:
    posting = next(iter(person.served), None)  # type: ignore[attr-defined]
    grants = person.held  # type: ignore[attr-defined]
    of_unit = next((grant.unit for grant in grants if grant.unit), None)
    return (
        person.username,
        person.name,
        person.name_en,
        person.title,
        person.email,
        person.extension,
        yes_no(person.is_jianren),
        person.rank_level or "",
        day_of(person.valid_until),
        posting.unit.code if posting else "",
        day_of(posting.valid_from) if posting else "",
        "；".join(_role_words(grant, of_unit) for grant in grants),
        of_unit.code if of_unit else "",
        day_of(min((grant.valid_from for grant in grants), default=None)),
        "",
    )


def _role_words(grant: RoleGrant, usual: Unit | None) -> str:
    words = str(Role(grant.role).label)
    return words if grant.unit in (None, usual) else f"{words}（{grant.unit.code}）"


def listing_of_undo(draft: ImportDraft) -> Listing:
    """What restores the register to before the import, a row each, sealed by this installation."""
    rows = []
    for action, key, name, before, after in draft.undo:
        words = canonical(before).decode()
        rows.append((action, key, name, words, after, sealed(draft.subject, action, key, words, after)))
    return Listing(f"{_('還原')}-{draft.public_id[:8]}", UNDO_HEADER, rows)


def day_of(day: date | None) -> str:
    """A day as an import reads it, empty for none."""
    return day.isoformat() if day else ""


def yes_no(value: bool) -> str:
    """Yes or no as an import reads it."""
    return _("是") if value else _("否")
