"""Who must be there for the panel to meet. 三(二)2(1) says nothing of it."""

from __future__ import annotations

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, met, not_met
from laurel.rulebook.parameters import QUORUM_SHARE


def is_meeting_quorate(present: int, appointed: int) -> Decision:
    """At least half of those appointed are there.

    The text is silent; the house follows 採購評選委員會審議規則 §9, by which fewer than half decide nothing.
    """
    needed = -(-appointed * QUORUM_SHARE.numerator // QUORUM_SHARE.denominator)
    seen = {"present": present, "appointed": appointed, "needed": needed}
    if present >= needed:
        return Decision((met(articles.MEETING_AND_QUOTAS, "meeting_quorate", **seen),))
    return Decision((not_met(articles.MEETING_AND_QUOTAS, "meeting_below_half", **seen),))
