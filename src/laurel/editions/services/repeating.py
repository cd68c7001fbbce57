"""The year written once more, for a rehearsal of its meeting."""

from __future__ import annotations

from datetime import datetime

from laurel.editions.models import CalendarDate, Edition, RuleDecision
from laurel.editions.selectors import dates_of, decisions_of
from laurel.kit.copying import copy_of
from laurel.people.models import Person


def repeat_edition(
    edition: Edition, *, actor: Person, now: datetime
) -> tuple[Edition, list[CalendarDate | RuleDecision]]:
    """The year's next rehearsal, with the moments and decisions as they stand; the caller records all of it.

    The caller has locked the year and asked who rehearses.
    """
    rehearsals = Edition.objects.filter(roc_year=edition.roc_year).order_by("rehearsal_no")
    number = rehearsals.values_list("rehearsal_no", flat=True).last() or 0
    rehearsal = copy_of(edition, rehearsal_no=number + 1, opened_at=now, opened_by=actor)
    rehearsal.save()
    moments = {row.kind: copy_of(row, edition=rehearsal) for row in dates_of(edition)}
    decisions = [copy_of(row, edition=rehearsal) for row in decisions_of(edition).values()]
    return rehearsal, [
        *CalendarDate.objects.bulk_create(moments.values()),
        *RuleDecision.objects.bulk_create(decisions),
    ]
