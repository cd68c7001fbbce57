"""評審會議紀錄 of a category: who met, what was found, how it was settled. No member's rank is in it."""

from __future__ import annotations

from collections.abc import Iterator

from laurel.ballots.selectors import consents_of, is_opened, voided_sheets_of
from laurel.documents.master_sheet import RECOMMENDED
from laurel.documents.model import Align, Block, Column, Fields, Heading, Paper, Paragraph, Signatures, Table
from laurel.documents.ranking_sheet import NAMES
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import moment_of
from laurel.kit.dates import format_moment
from laurel.meeting.documents.words import handling_in_words, in_lines
from laurel.meeting.facts import RoomState, TallyTable, state_of, table_of
from laurel.meeting.models import Lot, MinutesNote, PanelMeeting
from laurel.meeting.selectors import Count, dissents_of, minutes_note_of, missing_decisions_of
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.panel.selectors import acting_convener, is_recused
from laurel.rulebook.entrants import Category
from laurel.screening.selectors import admitted_nominations

Rows = tuple[tuple[str, str], ...]


def minutes_paper(meeting: PanelMeeting, count: Count) -> Paper:
    """The minutes as they stand: a draft before the resolution, and marked as one."""
    edition, category = meeting.edition, count.category
    state, table = state_of(meeting, category), table_of(edition, count, sums_only=True)
    note = minutes_note_of(meeting, category) or MinutesNote(meeting=meeting, category=category)
    blocks: list[Block] = [
        Fields(_who_met(state, note)),
        Heading("壹、報告事項"),
        *map(Paragraph, (_eligibility(edition, category), *in_lines(note.reports, "無其他報告。"))),
        Heading("貳、迴避"),
        *map(Paragraph, _recusals(state)),
        Heading("參、評審方式與開封"),
        *map(Paragraph, (METHOD, *_openings(state), *_counted_though_absent(state, count))),
        Heading("肆、評審結果"),
        _result(table),
        *map(Paragraph, _settled(state, count)),
        Heading("伍、討論與明顯差異"),
        *map(Paragraph, (*in_lines(note.discussion, "無其他討論。"), _differences(state, table))),
        Heading("陸、決議"),
        *map(Paragraph, _resolved(state, table)),
        Heading("柒、不同意見"),
        *map(Paragraph, _dissents(meeting, category)),
        Heading("捌、臨時動議"),
        *map(Paragraph, in_lines(note.motions)),
        Heading("玖、散會"),
        Paragraph(format_moment(note.ended_at, "zh-hant") if note.ended_at else "（時間待登錄）"),
        Signatures(("主席：＿＿＿＿＿＿＿＿　　記錄：＿＿＿＿＿＿＿＿",)),
    ]
    banner = "　".join(word for word in (edition.banner, "" if state.happened.resolution else "草稿") if word)
    title = f"本署 {edition.roc_year} 年度政府服務獎評審會議紀錄({NAMES[category]})"
    return Paper("minutes", title, tuple(blocks), banner=banner)


METHOD = (
    "依要點三(二)2(3)，委員就受評單位排定序位，序位不得相同；"
    "合計值最低者為第一名，合計相同而影響推薦者再行綜合評選。個別委員之序位不列入紀錄。"
)


def _who_met(state: RoomState, note: MinutesNote) -> Rows:
    meeting, presence = state.meeting, state.presence
    edition = meeting.edition
    chair = acting_convener(edition, state.category)
    at = moment_of(edition, CalendarDate.Kind.MEETING)
    absent = "、".join(
        f"{member.code}（{row.note}）" if row and row.note else member.code
        for member, row in presence.rows
        if member in presence.absent
    )
    recorder = note.written_by.name if note.written_at else ""
    return (
        ("會議", f"第 {note.session} 次會議"),
        ("時間", format_moment(at, "zh-hant") if at else ""),
        ("地點", meeting.place),
        ("主席", f"{chair.person.name}（{chair.get_seat_display()}）" if chair else ""),
        ("出席", "、".join(member.code for member in presence.present) or "尚未報到"),
        ("請假或缺席", absent or "無"),
        ("列席", note.observers or "無"),
        ("記錄", recorder or "會議幹事"),
    )


def _eligibility(edition: Edition, category: Category) -> str:
    entered = all_nominations(edition).filter(category=category).count()
    standing = nominations_of(edition, category).count()
    admitted = len(admitted_nominations(edition, category))
    return (
        f"資格審查：{NAMES[category]}受理推薦 {entered} 案，撤回 {entered - standing} 案，"
        f"資格符合 {admitted} 案。"
    )


def _recusals(state: RoomState) -> Iterator[str]:
    yield from (ground.sentence for _, ground in state.recused)
    if not state.recused:
        yield "本類沒有委員迴避（要點三(二)2(4)）。"
    elif state.reading:
        at = format_moment(state.reading.read_at, "zh-hant")
        yield f"以上於 {at} 當場宣讀，迴避委員於審查本類時離席（要點三(二)2(4)）。"


def _openings(state: RoomState) -> Iterator[str]:
    decisions = {row.round_key: row for row in missing_decisions_of(state.meeting)}
    for held in state.happened.rounds:
        if decision := decisions.get(held.public_id):
            codes = "、".join(decision.member_codes)
            yield f"第 {held.number} 次評選：{codes}之序位表不計，理由：{decision.reason}。"
        if is_opened(held):
            sheets = consents_of(held)[0].sheets_named
            at = format_moment(held.opening.opened_at, "zh-hant")
            yield f"第 {held.number} 次評選由召集人與會議幹事會同，於 {at} 開封 {sheets} 份。"
    for row in voided_sheets_of(state.happened.rounds):
        at = format_moment(row.voided_at, "zh-hant")
        number = row.sheet.round.number
        yield f"{row.sheet.member.code}於開封後認定應迴避，其第 {number} 次評選之序位表自 {at} 起不計，重新計算。"
    for row in state.happened.agreed_corrections:
        at = format_moment(row.ruling.ruled_at, "zh-hant")
        yield f"{row.sheet.member.code}之序位表於 {at} 更正，理由：{row.reason}；兩個版本另附紀錄。"
    for struck in state.happened.struck:
        how = "其餘案件重行評選" if struck.round_key else "其後之序位依序遞進"
        yield f"{struck.code} 移出計算：{struck.reason}；{how}。"


def _counted_though_absent(state: RoomState, count: Count) -> Iterator[str]:
    absent = [member.code for member in state.presence.absent if member.code in count.tally.members]
    if absent:
        yield f"{'、'.join(absent)}未出席，其會前親自彌封之序位表仍計入。"


def _result(table: TallyTable) -> Table:
    columns = (
        Column("名次", 0.8, Align.CENTER),
        Column("編號", 0.9, Align.CENTER),
        Column("受評單位", 5),
        Column("序位合計", 1, Align.CENTER),
        *(Column(f"第{number}次", 0.9, Align.CENTER) for number in table.rounds),
        Column("推薦", 0.9, Align.CENTER),
    )
    rows = tuple(
        (
            str(row.place),
            row.code,
            row.unit,
            str(row.standing.rank_sum),
            *("" if again.rank_sum is None else str(again.rank_sum) for again in row.again),
            RECOMMENDED[row.standing.recommended],
        )
        for row in table.rows
    )
    quota = table.count.tally.quota
    return Table(columns, rows, "評審結果", cut_after=quota if len(rows) > quota else 0)


def _settled(state: RoomState, count: Count) -> Iterator[str]:
    for tie in count.tally.ties:
        codes, (first, last) = "、".join(tie.entries), tie.places
        where = f"序位合計同為 {tie.rank_sum}，占第 {first} 至第 {last} 名"
        if not tie.must_settle:
            yield f"{codes} {where}，不影響推薦，並列。"
        elif tie in count.tally.open_ties:
            yield f"{codes} {where}，影響推薦，待再行綜合評選。"
        else:
            yield f"{codes} {where}，影響推薦，已再行綜合評選。"
    for row in state.happened.lots:
        order = "、".join(row.drawn)
        if row.kind == Lot.Kind.LOT:
            yield f"再行綜合評選後仍相同，由{row.drawer}抽籤（{row.method}），{row.witness}見證，順序為 {order}。"
        else:
            yield f"再行綜合評選後仍相同，由召集人決定順序為 {order}，理由：{row.method}。"


def _differences(state: RoomState, table: TallyTable) -> str:
    if not table.marked:
        return "委員間評比無明顯差異。"
    handling = state.handling(table.marked)
    how = handling_in_words(handling) if handling else "處理方式待登錄"
    count = len(table.marked)
    return f"委員間評比有 {count} 處明顯差異（與其他委員的中位數相差超過全部案件的一半）；{how}。"


def _resolved(state: RoomState, table: TallyTable) -> Iterator[str]:
    resolution = state.happened.resolution
    if resolution is None:
        yield "（尚未決議）"
        return
    names = "、".join(f"{row.code} {row.unit}" for row in table.rows if row.standing.recommended)
    at = format_moment(resolution.resolved_at, "zh-hant")
    yield f"照前項結果通過，於 {at} 決議。推薦至勞動部者 {len(table.count.tally.recommended)} 案：{names}。"
    yield from in_lines(resolution.remarks, "") if resolution.remarks else ()


def _dissents(meeting: PanelMeeting, category: Category) -> list[str]:
    rows = [row for row in dissents_of(meeting, category) if not is_recused(row.member, category)]
    return [f"{row.member.code}：{row.words}" for row in rows] or ["無委員要求記載。"]
