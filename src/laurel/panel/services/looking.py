"""A person has seen what changed on the panel."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.panel.models import PanelLook
from laurel.panel.permissions import may_see_panel
from laurel.people.models import Person


@transaction.atomic
def mark_looked(edition: Edition, *, actor: Person, now: datetime) -> None:
    """Changes up to now are no longer shown as new to this person. Not an act of the award: no entry."""
    if not may_see_panel(actor):
        raise Http404
    PanelLook.objects.update_or_create(edition=edition, person=actor, defaults={"looked_at": now})
