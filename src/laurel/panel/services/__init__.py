"""Appointing, recusing, deciding on depletion, locking, and following what changes."""

from laurel.panel.services.challenging import challenge_member, rule_on_challenge
from laurel.panel.services.depleting import appoint_substitute, decide_depletion
from laurel.panel.services.following import follow_changes
from laurel.panel.services.locking import lock_panel, lockable
from laurel.panel.services.looking import mark_looked
from laurel.panel.services.reading import complete_reading_orders
from laurel.panel.services.recusing import declare_conflict, find_recusals, order_recusal
from laurel.panel.services.repeating import repeat_panel
from laurel.panel.services.seating import (
    appoint_member,
    appoint_stand_in,
    depart_member,
    note_convener_presence,
    replace_member,
)

__all__ = [
    "appoint_member",
    "appoint_stand_in",
    "appoint_substitute",
    "challenge_member",
    "complete_reading_orders",
    "decide_depletion",
    "declare_conflict",
    "depart_member",
    "find_recusals",
    "follow_changes",
    "lock_panel",
    "lockable",
    "mark_looked",
    "note_convener_presence",
    "order_recusal",
    "repeat_panel",
    "replace_member",
    "rule_on_challenge",
]
