"""更新版成果對照表: what the update of one entry changed, figure by figure and line by line. Document 22."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from laurel.applications.fields import HEAD, SECTION, SUMMARY
from laurel.applications.figures import Card
from laurel.applications.models import Submission
from laurel.documents.model import (
    Align,
    Block,
    Column,
    Drawing,
    Fields,
    Heading,
    Paper,
    Paragraph,
    Signatures,
    Table,
)
from laurel.documents.ranking_sheet import NAMES, date_line
from laurel.forwarding.documents.picture import WIDTH, picture_of
from laurel.forwarding.facts import Difference, FigureChange, TextChange, signed
from laurel.forwarding.facts.difference import IN, OUT
from laurel.kit.dates import in_taipei
from laurel.rulebook.criteria import criterion_of
from laurel.rulebook.entrants import Category

FIGURES = (
    Column("序", 0.5, Align.CENTER),
    Column("指標", 2.4),
    Column("評審的版本", 1.4, Align.END),
    Column("更新版", 1.4, Align.END),
    Column("增減", 1.1, Align.END),
    Column("增減率", 1.1, Align.END),
    Column("更新版期間", 2.2),
    Column("說明", 2.2),
)
TEXTS = (Column("項目", 1.6), Column("評審的版本", 4), Column("更新版", 4))
KINDS = {"same": "數值相同", "taken_out": "已移除", "added": "新增", "changed": ""}
PLACES = {HEAD: "單位主管", SUMMARY: "摘要"}
IN_PRINT = 16.0
SIGNED = ("填表人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿　　承辦人：＿＿＿＿＿＿＿＿",)


def change_table(judged: Submission, update: Submission, difference: Difference) -> Paper:
    """The paper; landscape, for figures have eight columns."""
    nomination = update.application.nomination
    edition, category = nomination.edition, Category(nomination.category)
    blocks: list[Block] = [
        Fields(
            (
                ("案件", f"{nomination.code} {nomination.unit.name}"),
                ("類別", NAMES[category]),
                ("評審的版本", _version(judged, *difference.period[0])),
                ("更新版", _version(update, *difference.period[1])),
                *((("特殊狀況說明", difference.reason[1]),) if difference.reason[1] else ()),
            )
        ),
        Heading("數據卡"),
        *_figures(difference.changed_figures),
        Heading("文字"),
        *_texts(difference.texts, category),
        Heading("附件"),
        Paragraph(_files(difference)),
        Signatures(SIGNED),
    ]
    title = f"{edition.roc_year} 年度參獎申請書更新版成果對照表"
    return Paper("change_table", title, tuple(blocks), landscape=True, banner=edition.banner)


def _version(version: Submission, first: str | None, last: str | None) -> str:
    sent = date_line(in_taipei(version.submitted_at).date())
    return (
        f"第 {version.number} 版，{sent}送出，資料統計期間 {_day(first)}至{_day(last)}，共 {version.pages} 頁"
    )


def _day(value: str | None) -> str:
    return date_line(date.fromisoformat(value)) if value else "（未填寫）"


def _figures(changes: Sequence[FigureChange]) -> Iterator[Block]:
    if not changes:
        yield Paragraph("沒有變動的數據卡。")
        return
    rows = tuple(_figure(place, row) for place, row in enumerate(changes, start=1))
    yield Table(FIGURES, rows, "數據卡對照")
    picture = picture_of(changes)
    if picture:
        alt = "各指標的增減率"
        yield Drawing(
            picture.svg(alt), alt, IN_PRINT, round(IN_PRINT * picture.height / WIDTH, 1), "各指標的增減率"
        )


def _figure(place: int, row: FigureChange) -> tuple[str, ...]:
    return (
        str(place),
        row.card.indicator,
        _value(row.before),
        _value(row.after),
        signed(row.absolute, "個百分點" if row.is_share else ""),
        row.percent_in_words,
        _span(row.after),
        _note(row),
    )


def _note(row: FigureChange) -> str:
    return f"沒有變動：{row.card.unchanged}" if row.card.unchanged else KINDS.get(row.kind, "")


def _value(card: Card | None) -> str:
    return f"{card.value}{card.unit if card.unit not in card.value else ''}" if card else "—"


def _span(card: Card | None) -> str:
    return f"{_day(card.period_from)}至{_day(card.period_to)}" if card and card.period_to else "—"


def _texts(texts: Sequence[TextChange], category: Category) -> Iterator[Block]:
    if not texts:
        yield Paragraph("文字沒有變動。")
        return
    rows = [
        (
            _place(text.place, category),
            "".join(piece.words for piece in line if piece.sign != IN) or "—",
            "".join(piece.words for piece in line if piece.sign != OUT) or "—",
        )
        for text in texts
        for line in text.lines
    ]
    yield Table(TEXTS, tuple(rows), "文字對照")


def _place(place: str, category: Category) -> str:
    code = place.removeprefix(SECTION)
    criterion = criterion_of(category, code) if place.startswith(SECTION) else None
    return f"{code} {criterion.name}" if criterion else PLACES.get(place, place)


def _files(difference: Difference) -> str:
    said = [f"新增：{'、'.join(difference.files_in)}"] if difference.files_in else []
    said += [f"移除：{'、'.join(difference.files_out)}"] if difference.files_out else []
    return "；".join(said) + "。" if said else "附件沒有變動。"
