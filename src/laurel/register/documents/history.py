"""Years and honours as a table that an import reads back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from laurel.documents.tables import Cell
from laurel.kit import clock
from laurel.people.models import CATEGORY_CHOICES, Honour, PastYear, Unit
from laurel.register.documents.listings import Listing, day_of, yes_no
from laurel.register.facts.columns import HISTORY_COLUMNS
from laurel.register.words import UNPLACED_WORDS, NationalResult
from laurel.rulebook.roc import OFFSET, roc_year_of


def listing_of_history(years: Iterable[PastYear], honours: Iterable[Honour]) -> Listing:
    """Years and honours with every column that an import reads; what rests on one paper is one row of a unit."""
    rows = [row for year in years for row in _rows_of_year(year)]
    told: dict[tuple[Cell, ...], dict[str, Cell]] = {}
    for honour in honours:
        award = honour.award_key if honour.level == Honour.Level.NATIONAL else ""
        about = (honour.roc_year, honour.category, honour.unit.code, honour.project_title, award)
        told.setdefault((*about, *_evidence_of(honour).values()), {}).update(_told_of(honour))
    rows += told.values()
    return _history(_("歷屆成績"), rows)


def listing_of_sample() -> Listing:
    """A sheet to fill in: a year, places, and a national award, as examples with units of the register."""
    codes = [*Unit.objects.exclude(parent=None).values_list("code", flat=True)[:2], "", ""]
    evidence = {"evidence": _("範例：請換成證明文件的名稱或文號"), "evidence_on": "2025-07-01"}
    overall, project = (words for _code, words in CATEGORY_CHOICES)
    last_year = roc_year_of(clock.today()) - 1
    rows: list[dict[str, Cell]] = [
        {"roc_year": last_year, "category": str(overall), "entries": 15, "held": _("是"), **evidence},
        {"roc_year": last_year, "category": str(project), "entries": 6, **evidence},
        {
            "roc_year": last_year,
            "category": str(overall),
            "unit": codes[0],
            "place": 1,
            "recommended": _("是"),
            "ministry": 2,
            **evidence,
        },
        {
            "roc_year": last_year,
            "unit": codes[1],
            "national": str(NationalResult.WON.label),
            "award_name": _("範例：第8屆政府服務獎"),
            "share": str(Honour.Share.WINNER_OF_RECORD.label),
            "line": str(Honour.Line.FIRST_LINE.label),
            "announced_on": f"{last_year + OFFSET}-11-21",
            **evidence,
        },
    ]
    return _history(_("歷屆成績範例"), rows)


def _history(name: str, rows: Iterable[Mapping[str, Cell]]) -> Listing:
    return Listing(
        name,
        [str(column.words) for column in HISTORY_COLUMNS],
        [[row.get(column.key, "") for column in HISTORY_COLUMNS] for row in rows],
    )


def _rows_of_year(year: PastYear) -> Iterator[dict[str, Cell]]:
    counts = (year.overall_entries, year.project_entries)
    for (_code, words), entries in zip(CATEGORY_CHOICES, counts, strict=True):
        yield {
            "roc_year": year.roc_year,
            "category": str(words),
            "entries": "" if entries is None else entries,
            "held": yes_no(year.held),
            **_evidence_of(year),
        }


def _told_of(honour: Honour) -> dict[str, Cell]:
    told: dict[str, Cell] = {
        "roc_year": honour.roc_year,
        "category": str(honour.get_category_display()),
        "unit": honour.unit.code,
        **({"project_title": honour.project_title} if honour.project_title else {}),
        **_evidence_of(honour),
    }
    place = honour.place or ""
    if honour.level == Honour.Level.AGENCY:
        return {
            **told,
            "place": place,
            "is_shared": yes_no(honour.is_shared),
            "recommended": yes_no(honour.recommended),
        }
    if honour.level == Honour.Level.MINISTRY:
        return {**told, "ministry": place or str(UNPLACED_WORDS)}
    return {
        **told,
        "national": str((NationalResult.WON if honour.won else NationalResult.NOT_WON).label),
        "award_name": honour.award_name,
        "scheme": honour.scheme,
        "share": str(Honour.Share(honour.share).label) if honour.share else "",
        "line": str(Honour.Line(honour.line).label) if honour.line else "",
        "announced_on": day_of(honour.announced_on),
        "revoked_on": day_of(honour.revoked_on),
    }


def _evidence_of(row: Honour | PastYear) -> dict[str, Cell]:
    return {
        "evidence": row.evidence,
        "evidence_on": day_of(row.evidence_on),
        "named_verifier": row.named_verifier,
    }
