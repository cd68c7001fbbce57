"""評審小組名單 (簽), 迴避聲明, 迴避登記表, and the blank sheets of Annex 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.documents.ranking_sheet import NAMES, date_line, ranking_sheet
from laurel.editions.models import Edition
from laurel.kit.dates import format_moment
from laurel.nominations.models import Nomination
from laurel.panel.facts import RegisterRow
from laurel.panel.models import Member, Recusal
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.panel import EIGHT_DIVISIONS, JIANREN_LEVELS

LIST_COLUMNS = (
    Column("職稱", 2),
    Column("姓名", 1.4),
    Column("單位", 2.6),
    Column("官職等", 2.5),
    Column("召集人／委員", 2, Align.CENTER),
    Column("是否簡任", 1.4, Align.CENTER),
    Column("核定日期", 2.5),
    Column("文號", 2.4),
)
REGISTER_COLUMNS = (
    Column("委員", 1.7),
    Column("所屬單位", 1.9),
    Column("該單位提案（類別／案名）", 3.2),
    Column("應迴避類別", 1.5),
    Column("自行／依職權", 1.7),
    Column("日期", 2.2),
    Column("簽名", 1.6),
)
HOW = {
    Recusal.Source.OWN_UNIT: "依職權（所屬單位提案）",
    Recusal.Source.DECLARED: "自行聲明",
    Recusal.Source.ORDERED: "召集人命迴避",
    Recusal.Source.CHALLENGE: "申請迴避經核准",
}
SEATS = {Member.Seat.CONVENER: "召集人", Member.Seat.DEPUTY: "副召集人", Member.Seat.MEMBER: "委員"}
SIGN_OFF = "承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿　　署長：＿＿＿＿＿＿＿＿"


def panel_list(edition: Edition, members: Sequence[Member]) -> Paper:
    """評審小組名單: the convener first, then the eight divisions in the regulation's order, substitutes last."""
    rows = tuple(_list_row(member) for member in sorted(members, key=_place))
    seated = {member.unit.code for member in members if member.unit and not member.for_category}
    blocks: list[Block] = [
        Paragraph(f"主旨：檢陳 {edition.roc_year} 年度服務績優獎評審小組名單，請核示。"),
        Paragraph(
            "說明：依本署服務躍升評審及獎勵要點第三點第二款第二目之(二)辦理。"
            f"委員 {sum(member.seat == Member.Seat.MEMBER for member in members)} 人；"
            f"尚未指定委員之單位 {len(set(EIGHT_DIVISIONS) - seated)} 個。"
        ),
        Table(LIST_COLUMNS, rows, "評審小組名單") if rows else Paragraph("本年度尚未指派評審小組成員。"),
        Signatures((SIGN_OFF,)),
    ]
    title = f"{edition.roc_year} 年度服務績優獎評審小組名單（簽）"
    return Paper("panel_list", title, tuple(blocks), landscape=True, banner=_banner(edition))


def _place(member: Member) -> tuple[int, int, int]:
    order = list(Member.Seat.values).index(member.seat)
    unit = member.unit.code if member.unit else ""
    division = EIGHT_DIVISIONS.index(unit) if unit in EIGHT_DIVISIONS else len(EIGHT_DIVISIONS)
    return (order, bool(member.for_category), division)


def _list_row(member: Member) -> tuple[str, ...]:
    senior = member.rank_level in JIANREN_LEVELS
    seat = SEATS[Member.Seat(member.seat)]
    if member.for_category:
        seat = f"替代委員（{NAMES[Category(member.for_category)]}）"
    return (
        member.person.title,
        member.person.name,
        member.unit.name if member.unit else "—",
        f"{'簡任' if senior else ''}第 {member.rank_level} 職等" if member.rank_level else "—",
        seat,
        "是" if senior else f"否（{member.exception_authority}）" if member.exception_authority else "—",
        date_line(member.document_on),
        member.appointment_no,
    )


def declaration_sheet(member: Member, decisions: Mapping[Category, Decision]) -> Paper:
    """迴避聲明 of one member: what the rule found, and the boxes for what only the member knows."""
    edition = member.edition
    rows = []
    for category, decision in decisions.items():
        if decision.granted:
            rows.append((NAMES[category], "□ 無應迴避情形　□ 有應迴避情形（整個類別迴避）", ""))
        else:
            rows.append((NAMES[category], "依要點三(二)2(4) 迴避，不參與本類之審查", "—"))
    blocks: list[Block] = [
        Fields(
            (
                ("評審委員", f"{member.code}　{member.person.name}"),
                ("所屬單位", member.unit.name if member.unit else "—"),
            )
        ),
        Paragraph("本人與參獎單位有無行政程序法第32條、第33條所定應迴避或足認有偏頗之虞之情形，聲明如下："),
        Table(
            (Column("類別", 1.2), Column("聲明", 3.6), Column("情形與對象", 2.4)),
            tuple(rows),
            "迴避聲明",
            row_height=1.4,
        ),
        Paragraph("每位委員須排完類別內全部案件，序位合計才可以比較，所以迴避以整個類別為範圍。"),
        Paragraph("評審資料及序位於結果公布前應予保密。"),
        Signatures((f"聲明人簽名：{'　' * 10}日期：{date_line(None)}",)),
    ]
    title = f"{edition.roc_year} 年度服務績優獎評審委員迴避聲明"
    return Paper("recusal_declaration", title, tuple(blocks), banner=_banner(edition))


def recusal_register(edition: Edition, rows: Sequence[RegisterRow]) -> Paper:
    """迴避登記表: one line a cause, with how it came, when it was found and when it ended."""
    blocks: list[Block] = [
        Fields((("年度", f"{edition.roc_year} 年度"), ("依據", "要點三(二)2(4)；行政程序法第33條")))
    ]
    if rows:
        blocks.append(
            Table(REGISTER_COLUMNS, tuple(_register_row(row) for row in rows), "迴避登記表", row_height=1.2)
        )
    else:
        blocks.append(Paragraph("本年度沒有迴避。"))
    blocks.append(Signatures(("承辦人：＿＿＿＿＿＿＿＿　　召集人：＿＿＿＿＿＿＿＿",)))
    title = f"{edition.roc_year} 年度服務績優獎評審委員迴避登記表"
    return Paper("recusal_register", title, tuple(blocks), landscape=True, banner=_banner(edition))


def _register_row(row: RegisterRow) -> tuple[str, ...]:
    recusal, member = row.recusal, row.recusal.member
    when = format_moment(recusal.found_at, "zh-hant")
    if row.lapse:
        when += f"；{format_moment(row.lapse.lapsed_at, 'zh-hant')} 失效（閱讀開放前該案撤回）"
    return (
        f"{member.code} {member.person.name}",
        member.unit.name if member.unit else "—",
        _entry_words(row.entry) if row.entry else recusal.reason or "—",
        NAMES[Category(recusal.category)],
        HOW[Recusal.Source(recusal.source)],
        when,
        "",
    )


def _entry_words(entry: Nomination) -> str:
    title = f"：{entry.project_title}" if entry.project_title else ""
    return f"{entry.code} {entry.unit.short_name}{title}"


def blank_sheet(member: Member, category: Category, entries: Sequence[Nomination]) -> Paper:
    """The sheet of Annex 3 for one member to fill by hand."""
    return ranking_sheet(
        category,
        [(row.code, row.unit.name) for row in entries],
        member=member.code,
        banner=_banner(member.edition),
    )


def _banner(edition: Edition) -> str:
    return edition.banner
