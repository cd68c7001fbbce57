"""What the sample applications say: every kind of block, every word marked as sample."""

from __future__ import annotations

from typing import Any

from laurel.applications.fields import FIGURE, evidence_field, section_field
from laurel.applications.text import Block, FigureHere, Grid, Paragraph, Text, value_of
from laurel.people.models import Unit
from laurel.rulebook.criteria import Criterion, Level, sections_of
from laurel.rulebook.entrants import Category

CARD, VISITORS, WAIT = "5a3b1e", "5a3b2e", "5a3b3e"
"""The ids of the evidence figures of a sample application; the first stands in a text."""


def written(unit: Unit, category: Category) -> dict[str, Any]:
    """The fields of a sample application: each section, its ticked evidence, and its evidence figures."""
    fields: dict[str, Any] = {f"{FIGURE}{CARD}": card(), **more_cards()}
    for number, criterion in enumerate(sections_of(category)):
        fields[section_field(criterion.code)] = value_of(text(criterion, unit, with_figure=number == 0))
        fields[evidence_field(criterion.code)] = [
            place for place, prompt in enumerate(criterion.evidence) if prompt.level is Level.SHALL
        ]
    return fields


def more_cards() -> dict[str, Any]:
    """Two more evidence figures, which stand in no text: a number of visitors and a wait."""
    wait = {**card(), "numerator": "", "denominator": "", "trend": [], "definition": ""}
    return {
        f"{FIGURE}{VISITORS}": {
            **wait,
            "indicator": "服務人次（示範）",
            "unit": "人次",
            "value": "12,400",
            "last_year": "11,900",
        },
        f"{FIGURE}{WAIT}": {
            **wait,
            "indicator": "平均等候（示範）",
            "unit": "分鐘",
            "value": "8.5",
            "last_year": "9.2",
        },
    }


def updated(order: int, judged: dict[str, Any]) -> dict[str, Any]:
    """What an update changes in a sample application: the period, each figure a month longer, the summary."""
    done, all_cases = 1460 + 2 * order, 1500
    later = {"period_to": "2026-06-30"}
    visitors, wait = more_cards().values()
    return {
        f"{FIGURE}{VISITORS}": {
            **visitors,
            **later,
            "value": f"{14800 + 110 * order:,}",
            "last_year": "14,150",
        },
        f"{FIGURE}{WAIT}": {**wait, **later, "value": "7.9"},
        "period_to": "2026-06-30",
        "summary": "示範摘要，更新至 1–6 月。",
        f"{FIGURE}{CARD}": {
            **judged,
            "numerator": f"{done:,}",
            "denominator": f"{all_cases:,}",
            "value": f"{done / all_cases * 100:.1f}",
            "period_to": "2026-06-30",
        },
    }


def text(criterion: Criterion, unit: Unit, *, with_figure: bool) -> Text:
    """The text on one criterion: numbered, a table or a figure, one paragraph marked as 開放創新."""
    blocks: list[Block] = [
        paragraph(f"示範內容：{criterion.name}。本項為示範資料，不是真實的成果。"),
        paragraph("作法", level=1),
    ]
    blocks += [paragraph(line.split("：")[0], level=2) for line in criterion.guidance[:2]]
    blocks += [
        paragraph(f"{unit.short_name}邀請服務對象一起檢討流程（示範）。", innovation=True),
        paragraph("成效", level=1),
    ]
    blocks.append(
        FigureHere(CARD)
        if with_figure
        else Grid((("年度", "件數"), ("113年（示範）", "1,180"), ("114年（示範）", "1,250")), "示範數據")
    )
    return Text(tuple(blocks))


def paragraph(words: str, level: int = 0, *, innovation: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(((words, False),), level, innovation)


def card() -> dict[str, Any]:
    """The evidence figure of the sample; its quotient agrees with its value."""
    return {
        "indicator": "期限內辦結比率（示範）",
        "definition": "處理時限內完成的案件占全部案件的比率",
        "numerator_label": "期限內完成件數",
        "numerator": "1,220",
        "denominator_label": "全部件數",
        "denominator": "1,250",
        "unit": "%",
        "value": "97.6",
        "last_year": "96.1",
        "period_from": "2026-01-01",
        "period_to": "2026-05-31",
        "source": "示範資料",
        "trend": [["112年", "93.2"], ["113年", "95"], ["114年", "96.1"]],
    }
