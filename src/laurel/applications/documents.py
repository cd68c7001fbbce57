"""參獎申請書 as the printed form, its letter, its receipt: from what is written, or from a frozen version."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from html import escape
from typing import Any

from laurel.applications.figures import Card, card_of, change_of, number_of, quotient_of
from laurel.applications.text import FigureHere, Grid, Paragraph, PictureHere, Text, numbered, tagged, text_of
from laurel.documents.charts import IN_PRINT, Point, bars
from laurel.documents.model import (
    Block,
    Column,
    Drawing,
    Fields,
    Heading,
    Issue,
    PageBreak,
    Paper,
    Signatures,
    Table,
    Words,
)
from laurel.documents.model import Paragraph as Plain
from laurel.documents.ranking_sheet import NAMES
from laurel.documents.verification import code_of, digest_of
from laurel.rulebook.criteria import Scope, dimensions_of, sections_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.roc import roc_year_of

INNOVATION = "開放創新"
WIDEST = 15.0
"""The widest picture in centimetres."""
Picture = tuple[bytes, int, int]
"""A picture as PNG, its width and its height."""


def application_paper(
    content: Mapping[str, Any],
    pictures: Mapping[str, Picture],
    *,
    draft_at: datetime | None = None,
    copies: int = 0,
    is_sample: bool = False,
) -> Paper:
    """The form of a category with all that the content says; a draft says so at the head of every page."""
    category = Category(content["category"])
    cards = {card["key"]: card_of(card["key"], card) for card in content.get("figures", ())}
    texts = {row["criterion"]: text_of(row["text"]) for row in content["sections"]}
    captions = {row["id"]: row["caption"] for row in content["files"]}
    blocks: list[Block] = [Fields(tuple(_cover(content, category))), PageBreak()]
    if content["summary"]:
        blocks += [Heading("摘要", key="summary"), Plain(content["summary"])]
    for dimension in dimensions_of(category):
        if dimension.scope is not Scope.INDIVIDUAL:
            continue
        blocks.append(Heading(f"{dimension.code} {dimension.name}"))
        for criterion in dimension.criteria:
            blocks.append(Heading(f"{criterion.code} {criterion.name}", 3, criterion.code))
            text = texts.get(criterion.code, Text())
            blocks += _written(text, cards, pictures, captions) if text else [Plain("（未填寫）")]
    blocks += _innovation(texts, category)
    blocks += _files(content)
    blocks += [
        Plain("本申請書所提報之成果與數據均與事實相符。"),
        Signatures(
            (
                f"單位主管：{content['head_name'] or '＿＿＿＿＿＿＿＿'}",
                "簽名：＿＿＿＿＿＿＿＿＿＿　　日期：____年___月___日",
            )
        ),
    ]
    header = "｜".join([content["unit"], NAMES[category], *_draft_mark(draft_at)])
    banner = "示範資料" if is_sample else ""
    title = f"{content['edition']} 年度參獎申請書（{NAMES[category]}）"
    return Paper("application", title, tuple(blocks), banner=banner, header=header, copies=copies)


def issue_of(paper: Paper, number: str, at: datetime) -> Issue:
    """The number, code and time at the foot of a form."""
    return Issue(number, code_of(digest_of(paper), number), at)


def _draft_mark(draft_at: datetime | None) -> list[str]:
    return [f"草稿 {_day(draft_at.date().isoformat())}"] if draft_at else []


def _cover(content: Mapping[str, Any], category: Category) -> Iterator[tuple[str, str]]:
    yield "參獎類別", NAMES[category]
    yield "案件", content["entry"]
    yield "參獎單位", content["unit"]
    yield "單位主管", content["head_name"] or "（未填寫）"
    if content["project_title"]:
        yield "專案名稱", content["project_title"]
        end = _day(content["project_end"]) if content["project_end"] else "執行中"
        yield "專案期程", f"{_day(content['project_start'])}至{end}"
    yield from _people(content)
    if content.get("is_update"):
        yield "版次", "送部前更新版（要點三(二)1(2)乙）"
    yield "資料統計期間", f"{_day(content['period_from'])}至{_day(content['period_to'])}"
    if content["period_exception_reason"]:
        yield "特殊狀況說明", content["period_exception_reason"]


def _people(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Team, budget and contact; what was frozen before they were part of the form does not have them."""
    members = [f"{row['unit']} {row['title']}".strip() for row in content.get("team") or ()]
    if total := content.get("team_total"):
        members.append(f"共 {total} 人")
    if members:
        yield "團隊", "、".join(members)
    if (budget := content.get("budget_thousand")) is not None:
        yield "經費", f"{budget:,} 千元"
    if contact := content.get("contact"):
        yield "聯絡人", "　".join(filter(None, contact))


def _day(iso: str | None) -> str:
    if not iso:
        return "（未填寫）"
    year, month, day = map(int, iso.split("-"))
    return f"{roc_year_of(datetime(year, month, day).date())}年{month}月{day}日"  # noqa: DTZ001


def _written(
    text: Text, cards: Mapping[str, Card], pictures: Mapping[str, Picture], captions: Mapping[str, str]
) -> Iterator[Block]:
    for number, block in numbered(text):
        match block:
            case Paragraph(runs=runs, level=level, innovation=innovation):
                yield Words(runs, number, level, INNOVATION if innovation else "")
            case Grid(rows=rows, caption=caption):
                yield from _grid(rows, caption)
            case FigureHere(figure=key) if key in cards:
                yield from drawn(cards[key])
            case PictureHere(attachment=key) if key in pictures:
                yield _picture(pictures[key], captions.get(key, ""))


def _grid(rows: tuple[tuple[str, ...], ...], caption: str) -> Iterator[Block]:
    if caption:
        yield Words(((caption, True),))
    head, *rest = rows
    yield Table(tuple(Column(cell) for cell in head), tuple(rest), caption or "表")


def drawn(card: Card) -> Iterator[Block]:
    """An evidence figure: its name and value, a chart where it has a trend, its particulars as a small table."""
    yield Words(((f"{card.indicator}：{card.value}{card.unit}", True),))
    points = points_of(card)
    if len(points) > 1 and card.drawn_as != "table":
        alt = f"{card.indicator}：" + "、".join(f"{label} {typed}" for label, typed, _ in points)
        yield Drawing(bars(points, alt), alt, *IN_PRINT)
    rows = tuple(_particulars(card))
    if rows:
        yield Table(
            (Column("數據卡", 1.2), Column(card.indicator or "—", 4)), rows, f"數據卡 {card.indicator}"
        )


def points_of(card: Card) -> list[Point]:
    """The bars of a card: its trend, then the same period last year, then its value."""
    typed = [*card.trend]
    if card.last_year and not card.trend:
        typed.append(("去年同期", card.last_year))
    typed.append(("本期", card.value))
    numbers = [(label, value, number_of(value)) for label, value in typed]
    return [(label, value, number) for label, value, number in numbers if isinstance(number, Decimal)]


def _particulars(card: Card) -> Iterator[tuple[str, str]]:
    if card.definition:
        yield "定義", card.definition
    if card.numerator or card.denominator:
        computed = quotient_of(card)
        answer = f" ＝ {computed}" if computed is not None else ""
        parts = f"{card.numerator_label} {card.numerator}／{card.denominator_label} {card.denominator}"
        yield "計算", parts.strip() + answer
    if card.period_from or card.period_to:
        yield "統計期間", f"{_day(card.period_from)}至{_day(card.period_to)}"
    if card.last_year:
        change = change_of(card)
        yield "去年同期", f"{card.last_year}{card.unit}" + (f"（{change:+}）" if change is not None else "")
    if card.unchanged:
        yield "未變動理由", card.unchanged
    if card.source:
        yield "資料來源", card.source


def _picture(picture: Picture, caption: str) -> Drawing:
    content, width, height = picture
    shown = min(WIDEST, width / 40)
    code = base64.b64encode(content).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<title>{escape(caption)}</title><image width="{width}" height="{height}" href="data:image/png;base64,{code}"/></svg>'
    )
    return Drawing(svg, caption, round(shown, 1), round(shown * height / width, 1), caption)


def _innovation(texts: Mapping[str, Text], category: Category) -> Iterator[Block]:
    found = [
        (criterion, paragraph)
        for criterion in sections_of(category)
        for paragraph in tagged(texts.get(criterion.code, Text()))
    ]
    if not found:
        return
    yield Heading("開放創新（各項標記段落摘錄）", key="innovation")
    for criterion, paragraph in found:
        yield Words(((f"{criterion.code} {criterion.name}：", True), (paragraph.words, False)))


def _files(content: Mapping[str, Any]) -> Iterator[Block]:
    if not content["files"]:
        return
    yield Heading("附件清單", key="files")
    columns = (Column("說明", 3), Column("檔名", 3), Column("頁數", 0.8), Column("SHA-256（前 16 碼）", 2.4))
    rows = tuple(
        (row["caption"], row["name"], str(row["pages"] or "—"), row["sha256"][:16])
        for row in content["files"]
    )
    yield Table(columns, rows, "附件清單")


def letter_paper(
    content: Mapping[str, Any], *, sender: str, copies: int, pages: int, is_sample: bool = False
) -> Paper:
    """函稿: the words of the letter that carries an application; number and date are left to fill."""
    category = NAMES[Category(content["category"])]
    unit, year = content["unit"], content["edition"]
    edition = "更新版（1–6 月）" if content.get("is_update") else ""
    return Paper(
        "application_letter",
        f"{sender}　函（稿）",
        (
            Fields(
                (
                    ("受文者", "勞動部勞動力發展署綜合規劃組"),
                    ("發文日期", "____年___月___日"),
                    ("發文字號", "＿＿＿＿字第＿＿＿＿＿＿號"),
                )
            ),
            Words(
                (
                    ("主旨：", True),
                    (f"檢送{unit}參加{year}年度服務績優獎（{category}）參獎申請書{edition}，請查照。", False),
                )
            ),
            Words((("說明：", True),)),
            Words(
                ((f"案件編號 {content['entry']}，申請書共 {pages} 頁，內容與系統送出的版本相同。", False),),
                "一、",
                1,
            ),
            Words(
                ((f"隨函檢附推薦參獎名單及參獎申請書紙本一式 {copies} 份，電子檔已於系統送出。", False),),
                "二、",
                1,
            ),
            Fields((("附件", f"推薦參獎名單 1 份、參獎申請書 {copies} 份"),)),
        ),
        banner="示範資料" if is_sample else "",
    )


def receipt_paper(content: Mapping[str, Any], facts: Mapping[str, str], *, is_sample: bool = False) -> Paper:
    """送出收據: what was sent, when, under which digest."""
    return Paper(
        "application_receipt",
        "參獎申請書送出收據",
        (
            Fields((("案件", content["entry"]), ("參獎單位", content["unit"]), *facts.items())),
            Plain("本收據由系統依已保存的版本產生；系統送出後仍須函送，並登錄發文日期與文號。"),
        ),
        banner="示範資料" if is_sample else "",
    )
