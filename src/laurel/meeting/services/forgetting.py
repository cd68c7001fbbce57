"""What does not outlive the meeting for long: the members' private notes."""

from __future__ import annotations

from datetime import datetime, timedelta

from laurel.ballots.services import forget_notebooks
from laurel.ledger.services import Actor
from laurel.meeting.models import Resolution
from laurel.rulebook.parameters import NOTEBOOKS_KEPT_DAYS


def forget_old_notebooks(*, actor: Actor, now: datetime) -> int:
    """The private notes on categories resolved thirty days ago or more are gone. Answers how many notebooks."""
    until = now - timedelta(days=NOTEBOOKS_KEPT_DAYS)
    old = Resolution.objects.filter(resolved_at__lte=until).select_related("meeting__edition")
    return sum(forget_notebooks(row.meeting.edition, row.category, actor=actor, now=now) for row in old)
