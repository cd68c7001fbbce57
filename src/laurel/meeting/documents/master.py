"""評審總表 of one category, as it stands or as it was resolved."""

from __future__ import annotations

from django.utils import timezone

from laurel.documents.master_sheet import Attendance, MasterSheetFacts, master_sheet
from laurel.documents.model import Paper
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit.dates import format_date
from laurel.meeting.documents.words import handling_in_words
from laurel.meeting.facts import state_of, table_of
from laurel.meeting.models import PanelMeeting
from laurel.meeting.selectors import Count
from laurel.panel.selectors import members_of, ranking_members


def master_sheet_of(meeting: PanelMeeting, count: Count, *, sums_only: bool = False) -> Paper:
    """The master sheet with sums, rounds, lots, recusals, absences and the lines to sign."""
    edition = meeting.edition
    table, state = table_of(edition, count, sums_only=sums_only), state_of(meeting, count.category)
    presence = state.presence
    ranking = ranking_members(edition, count.category)
    handling, resolution = state.handling(table.marked), state.happened.resolution
    held_at = resolution.resolved_at if resolution else moment_of(edition, CalendarDate.Kind.MEETING)
    return master_sheet(
        MasterSheetFacts(
            roc_year=edition.roc_year,
            category=count.category,
            tally=count.tally,
            names={row.code: row.unit for row in table.rows},
            attendance=Attendance(
                appointed=sum(not member.for_category for member in ranking),
                recused=tuple((member.code, ground.sentence) for member, ground in state.recused),
                absent=tuple(member.code for member in ranking if presence.is_absent(member)),
                noted=presence.is_noted,
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
            held_on=format_date(timezone.localdate(held_at), "zh-hant") if held_at else "",
            remarks=resolution.remarks if resolution else "",
            marked_differences=tuple(
                f"{row.member} 將 {row.entry} 排第 {row.rank}" for row in table.differences
            ),
            handling=handling_in_words(handling) if handling else "",
            banner=edition.banner,
            sums_only=sums_only,
        )
    )
