"""開會通知單 of the meeting, and 評審總表 of one category as it stands or as it was resolved."""

from __future__ import annotations

from django.utils import timezone

from laurel.documents.master_sheet import Attendance, MasterSheetFacts, master_sheet
from laurel.documents.model import Block, Fields, Paper, Paragraph, Signatures
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit.cards import in_words
from laurel.kit.dates import format_date, format_moment
from laurel.meeting.facts import table_of
from laurel.meeting.models import PanelMeeting
from laurel.meeting.selectors import Count, attendance_of, resolution_of
from laurel.panel.selectors import members_of, ranking_members, room_of


def master_sheet_of(meeting: PanelMeeting, count: Count, *, sums_only: bool = False) -> Paper:
    """The master sheet with sums, rounds, lots, recusals, absences and the lines to sign."""
    edition = meeting.edition
    table, noted = table_of(edition, count, sums_only=sums_only), attendance_of(meeting)
    ranking, room = ranking_members(edition, count.category), room_of(edition)
    recused = []
    for member in ranking:
        decision = room.decision(member, count.category)
        if not decision.granted:
            recused.append((member.code, in_words(decision.refusals[0]).sentence))
    resolution = resolution_of(edition, count.category)
    held_at = resolution.resolved_at if resolution else meeting.convened_at
    return master_sheet(
        MasterSheetFacts(
            roc_year=edition.roc_year,
            category=count.category,
            tally=count.tally,
            names={row.code: row.unit for row in table.rows},
            attendance=Attendance(
                appointed=sum(not member.for_category for member in ranking),
                recused=tuple(recused),
                absent=tuple(
                    member.code for member in ranking if member.pk in noted and not noted[member.pk].present
                ),
                noted=bool(noted),
                signers=tuple(
                    member.code
                    for member in members_of(edition)
                    if member.seat != "member" or member.code in count.tally.members
                ),
            ),
            rounds=[
                {code: sum(ranks[code] for ranks in held.sheets.values()) for code in held.entries}
                for held in count.rounds
            ],
            lots=[*count.lots, *count.convener_orders],
            place=meeting.place,
            held_on=format_date(timezone.localdate(held_at), "zh-hant"),
            remarks=resolution.remarks if resolution else "",
            marked_differences=tuple(
                f"{row.member} 將 {row.entry} 排第 {row.rank}" for row in table.differences
            ),
            banner="示範資料" if edition.is_sample else "",
            sums_only=sums_only,
        )
    )


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
    return Paper(
        "meeting_notice", "開會通知單", tuple(blocks), banner="示範資料" if edition.is_sample else ""
    )
