"""Findings written once more, for a rehearsal of the meeting."""

from __future__ import annotations

from collections.abc import Mapping

from laurel.kit.copying import copy_of
from laurel.nominations.models import Nomination
from laurel.screening.models import Finding


def repeat_findings(nominations: Mapping[int, Nomination]) -> list[Finding]:
    """Each entry of a rehearsal is eligible, as its own was found last: the rehearsal's list is the one judged.

    `nominations` goes from the key of the year's own entry to the one that repeats it. The caller records the rows,
    and has locked the year and asked who rehearses.
    """
    rows = Finding.objects.filter(nomination__in=nominations, outcome=Finding.Outcome.ELIGIBLE)
    newest = {row.nomination_id: row for row in rows.order_by("number")}
    return Finding.objects.bulk_create(
        copy_of(row, nomination=nominations[key]) for key, row in newest.items()
    )
