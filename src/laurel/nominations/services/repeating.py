"""Entries written once more, for a rehearsal of the meeting."""

from __future__ import annotations

from collections.abc import Collection

from laurel.editions.models import Edition
from laurel.kit.copying import copy_of
from laurel.nominations.models import Nomination

LEFT_OUT = {
    "contact_name": "",
    "contact_title": "",
    "contact_phone": "",
    "contact_email": "",
    "recommendation": "",
    "head": None,
}
"""What no meeting asks of an entry."""


def repeat_nominations(edition: Edition, rehearsal: Edition, codes: Collection[str]) -> dict[int, Nomination]:
    """The entries of these codes stand in the rehearsal: key of the year's own entry → the entry that repeats it.

    Without contacts; the caller records the rows, and has locked the year and asked who rehearses.
    """
    entries = list(Nomination.objects.filter(edition=edition, code__in=codes))
    repeated = [copy_of(entry, edition=rehearsal, **LEFT_OUT) for entry in entries]
    made = Nomination.objects.bulk_create(repeated)
    return {entry.pk: row for entry, row in zip(entries, made, strict=True)}
