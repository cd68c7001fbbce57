"""Nominating, withdrawing, reviving, moving to the other category; windows, reminders, drafts."""

from laurel.nominations.services.drafting import discard_draft, keep_draft, nominate_from_draft
from laurel.nominations.services.moving import move_nomination
from laurel.nominations.services.nominating import Particulars, nominate
from laurel.nominations.services.reminding import remind_branch
from laurel.nominations.services.repeating import repeat_nominations
from laurel.nominations.services.windows import open_window
from laurel.nominations.services.withdrawing import revive_nomination, withdraw_nomination

__all__ = [
    "Particulars",
    "discard_draft",
    "keep_draft",
    "move_nomination",
    "nominate",
    "nominate_from_draft",
    "open_window",
    "remind_branch",
    "repeat_nominations",
    "revive_nomination",
    "withdraw_nomination",
]
