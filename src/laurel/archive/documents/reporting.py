"""年度辦理情形報告 as a paper and as a table."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import override

from laurel.archive.documents.listing import PAPER_LANGUAGE
from laurel.archive.facts import Section, Step, YearReport, YearRow
from laurel.archive.facts.drawing import IN_PRINT
from laurel.documents.charts import IN_PRINT as BARS_IN_PRINT
from laurel.documents.model import Align, Block, Column, Drawing, Fields, Heading, Paper, Paragraph, Table
from laurel.kit.dates import format_short

FIGURES = (
    Column("項目", 3),
    Column("整體服務類", 1.6, Align.END),
    Column("專案規劃類", 1.6, Align.END),
    Column("合計", 1.6, Align.END),
)
STEPS = (
    Column("階段", 1.8),
    Column("開始", 1.6),
    Column("結束", 1.6),
    Column("預定結束", 1.6),
    Column("晚於預定", 1, Align.END),
)
YEARS = (
    Column("年度", 1, Align.CENTER),
    Column("整體服務類", 1.2, Align.END),
    Column("專案規劃類", 1.2, Align.END),
    Column("合計", 1, Align.END),
    Column("推薦至本部", 1.2, Align.END),
    Column("國發會獲獎", 1.2, Align.END),
)
NOTHING = "—"


def report_paper(read: Callable[[], YearReport]) -> Paper:
    """The report as a paper; `read` reads it in the language of papers."""
    with override(PAPER_LANGUAGE):
        report = read()
        edition = report.edition
        basis = edition.basis or "勞動部勞動力發展署服務躍升評審及獎勵要點"
        blocks: list[Block] = [Fields((("年度", f"{edition.roc_year} 年度"), ("依據", basis)))]
        for section in report.sections:
            blocks += [Heading(section.title), Table(FIGURES, _figures(section), section.title)]
        blocks.append(Heading("辦理時程"))
        if report.timeline:
            blocks.append(Drawing(report.timeline, report.timeline_alt, *IN_PRINT))
        blocks.append(Table(STEPS, tuple(map(_step, report.steps)), "辦理時程"))
        if report.years:
            blocks.append(Heading("與歷年比較"))
            if report.chart:
                blocks.append(Drawing(report.chart, report.chart_alt, *BARS_IN_PRINT))
            blocks.append(Table(YEARS, tuple(map(_year, report.years)), "與歷年比較"))
        blocks.append(Heading("檢討與建議"))
        words = report.text.words if report.text else "（尚未填寫）"
        blocks += [Paragraph(line) for line in words.splitlines() if line.strip()]
    title = f"{edition.roc_year} 年度服務績優獎辦理情形報告"
    return Paper("year_report", title, tuple(blocks), banner=edition.banner)


def report_table(report: YearReport) -> list[tuple[str, ...]]:
    """The figures and the timeline as rows of one table: part, item, and up to five values."""
    rows: list[tuple[str, ...]] = [
        (section.title, row.label, row.overall, row.project, row.total)
        for section in report.sections
        for row in section.rows
    ]
    rows += [
        ("辦理時程", step.label, _iso(step.first), _iso(step.last), _iso(step.planned))
        for step in report.steps
    ]
    return rows


def _iso(day: object) -> str:
    return str(day) if day else ""


def _figures(section: Section) -> tuple[tuple[str, ...], ...]:
    return tuple((row.label, row.overall, row.project, row.total) for row in section.rows)


def _step(step: Step) -> tuple[str, ...]:
    days = (step.first, step.last, step.planned)
    shown = (format_short(day, PAPER_LANGUAGE) if day else NOTHING for day in days)
    return (step.label, *shown, f"{step.days_late} 天" if step.days_late else NOTHING)


def _year(row: YearRow) -> tuple[str, ...]:
    counts = (row.overall, row.project, row.total)
    shown = (NOTHING if number is None else str(number) for number in counts)
    return (str(row.roc_year), *shown, str(row.recommended), str(row.won))
