"""The list of outcomes as a table for a spreadsheet: a line for each entry, all years that are followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from laurel.documents.tables import Cell
from laurel.kit.dates import format_date
from laurel.kit.sentences.facts import value_in_words
from laurel.outcomes.facts import YearFollowed
from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.selectors import Case


def outcomes_header() -> list[str]:
    """The columns of the Ministry's and the national register in one table."""
    return [
        *(_("年度"), _("案件"), _("參獎單位"), _("類別")),
        *(_("發文日期"), _("發文字號")),
        *(_("部評名次"), _("部前三名"), _("推薦國發會"), _("來文日期"), _("來文字號")),
        *(_("國發會結果"), _("獎項年度"), _("獎項類別"), _("登記得獎機關"), _("執行單位")),
        *(_("得獎機關的分類"), _("公布日期"), _("公布的字號")),
    ]


def outcomes_table(years: Iterable[YearFollowed]) -> Iterator[list[Cell]]:
    """A line for each entry in the order of the page."""
    for year in years:
        sending = year.sending
        sent: list[Cell] = [_day(sending.sent_on), sending.document_no] if sending else ["", ""]
        for case in year.cases:
            nomination = case.recommendation.nomination
            entry: list[Cell] = [year.edition.roc_year, nomination.code, nomination.unit.name]
            yield [
                *entry,
                value_in_words("", nomination.category),
                *sent,
                *_of_ministry(case, case.ministry),
                *_of_national(case.national or case.postponed),
            ]


def _of_ministry(case: Case, row: MinistryOutcome | None) -> list[Cell]:
    if row is None:
        return [""] * 5
    place: Cell = _("不予評比") if row.disqualified else row.place or ""
    answers = [value_in_words("", case.is_top), value_in_words("", row.forwarded)]
    return [place, *answers, _day(row.announced_on), row.document_no]


def _of_national(row: NationalOutcome | None) -> list[Cell]:
    if row is None:
        return [""] * 8
    units = [unit.name if unit else "" for unit in (row.winner_of_record, row.executing_unit)]
    line = row.get_line_display() if row.line else ""
    said: list[Cell] = [row.get_result_display(), row.award_year, row.category_name, *units, line]
    return [*said, _day(row.announced_on), row.document_no]


def _day(day: date) -> str:
    return format_date(day)
