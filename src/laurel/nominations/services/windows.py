"""Opening a window after the deadline for one unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.nominations.models import AdmissionWindow
from laurel.nominations.permissions import may_open_windows
from laurel.people.models import Person, Unit
from laurel.rulebook import articles

WINDOW_OPENED = "nominations.window_opened"


@transaction.atomic
def open_window(
    edition: Edition,
    unit: Unit,
    *,
    for_nomination: bool,
    for_submission: bool,
    until: datetime,
    authority: str,
    reason: str,
    article: str,
    actor: Person,
    now: datetime,
) -> AdmissionWindow:
    """That unit, and no other, may still be nominated or send its application until then.

    The window stands with the authority's document number, the reason and the article cited.
    """
    edition = lock_edition(edition.pk)
    if not may_open_windows(actor):
        raise Http404
    if until <= now:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "window_ends_in_the_past",
            act=WINDOW_OPENED,
            chain=edition.chain,
            until=until.isoformat(),
        )
    if not (for_nomination or for_submission):
        raise refuse(articles.HOUSE_RECORD, "window_for_nothing", act=WINDOW_OPENED, chain=edition.chain)
    row = AdmissionWindow.objects.create(
        edition=edition,
        unit=unit,
        for_nomination=for_nomination,
        for_submission=for_submission,
        until=until,
        authority=authority,
        reason=reason,
        article=article,
        opened_at=now,
        opened_by=actor,
    )
    note = {"unit": unit.code, "until": until, "authority": authority}
    record(WINDOW_OPENED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
