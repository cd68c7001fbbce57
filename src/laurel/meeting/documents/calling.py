"""開會通知單 and 簽到表 of the meeting."""

from __future__ import annotations

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit.dates import format_moment
from laurel.meeting.models import PanelMeeting
from laurel.panel.models import Member
from laurel.panel.selectors import members_of

GUESTS = ("會議幹事", "承辦人", "政風室", "", "")
"""Who signs in besides the panel, with lines left for others."""


def notice_of(meeting: PanelMeeting) -> Paper:
    """開會通知單: to come in person, and to keep what was read to oneself. It names the regular seats."""
    edition = meeting.edition
    seated = [member for member in members_of(edition) if not member.for_category]
    chair = next((member for member in seated if member.seat == "convener"), None)
    others = "、".join(
        f"{member.person.name}（{member.unit.short_name}）" if member.unit else member.person.name
        for member in seated
        if member != chair
    )
    opens, at = (
        moment_of(edition, kind) for kind in (CalendarDate.Kind.READING_OPENS, CalendarDate.Kind.MEETING)
    )
    rows = (
        ("受文者", "評審小組召集人及各委員"),
        ("開會事由", f"召開本署 {edition.roc_year} 年度政府服務獎評審會議"),
        ("開會時間", format_moment(at, "zh-hant") if at else "另行通知"),
        ("開會地點", meeting.place),
        ("主持人", f"{chair.person.name}（召集人）" if chair else "召集人"),
        ("出席者", others or "評審委員"),
        ("列席者", "會議幹事、政風室"),
        ("聯絡人", edition.contact or "綜合規劃組承辦人"),
        ("附件", "評審資料（線上閱讀）、序位表"),
    )
    notes = (
        "備註：",
        "一、請親自出席，不得委託他人代理；因故不能出席者，以其餘委員之序位表計算。",
        "二、評審資料、序位及討論內容請保密，開封前不得對外透露。",
        "三、應迴避類別之審查，請依迴避登記表離席。",
        f"四、參獎申請書自 {format_moment(opens, 'zh-hant')} 起開放閱讀。" if opens else "",
    )
    blocks: list[Block] = [Fields(rows), *(Paragraph(words) for words in notes if words)]
    blocks.append(Signatures(("承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿",)))
    return Paper("meeting_notice", "開會通知單", tuple(blocks), banner=edition.banner)


def sign_in_sheet(meeting: PanelMeeting) -> Paper:
    """簽到表: the regular seats with a line each to sign on, then those who attend."""
    edition = meeting.edition
    at = moment_of(edition, CalendarDate.Kind.MEETING)
    columns = (
        Column("編號", 1.2),
        Column("職稱／單位", 3),
        Column("姓名", 2),
        Column("簽名", 3),
        Column("備註", 2, Align.CENTER),
    )
    seated = tuple(
        (member.code, _office_of(member), member.person.name, "", "")
        for member in members_of(edition)
        if not member.for_category
    )
    facts = Fields(
        (
            ("會議", f"本署 {edition.roc_year} 年度政府服務獎評審會議"),
            ("時間", format_moment(at, "zh-hant") if at else ""),
            ("地點", meeting.place),
        )
    )
    blocks = (
        facts,
        Table(columns, seated, "評審小組", row_height=1.1),
        Table(columns, tuple(("", role, "", "", "") for role in GUESTS), "列席與工作人員", row_height=1.1),
        Paragraph("請親自簽名，不得代簽；缺席者不遞補，也不由他人代理。"),
    )
    return Paper("sign_in_sheet", "評審會議簽到表", blocks, banner=edition.banner)


def _office_of(member: Member) -> str:
    seat = str(member.get_seat_display())
    return f"{member.unit.short_name}　{seat}" if member.unit else seat
