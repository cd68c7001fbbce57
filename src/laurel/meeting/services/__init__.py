"""The acts of the meeting, in the order of the agenda."""

from laurel.meeting.services.attendance import convene_meeting, note_attendance, read_out_recusals
from laurel.meeting.services.correcting import propose_correction, rule_on_correction
from laurel.meeting.services.forgetting import forget_old_notebooks
from laurel.meeting.services.judging import begin_judging
from laurel.meeting.services.leaving import recuse_late, strike_entry
from laurel.meeting.services.minutes import Minutes, handle_differences, note_dissent, write_minutes
from laurel.meeting.services.opening import consent_to_open, decide_missing_sheets
from laurel.meeting.services.resolving import resolve_category
from laurel.meeting.services.scanning import attach_signed_scan
from laurel.meeting.services.ties import record_convener_order, record_lot, start_tie_round

__all__ = [
    "Minutes",
    "attach_signed_scan",
    "begin_judging",
    "consent_to_open",
    "convene_meeting",
    "decide_missing_sheets",
    "forget_old_notebooks",
    "handle_differences",
    "note_attendance",
    "note_dissent",
    "propose_correction",
    "read_out_recusals",
    "record_convener_order",
    "record_lot",
    "recuse_late",
    "resolve_category",
    "rule_on_correction",
    "start_tie_round",
    "strike_entry",
    "write_minutes",
]
