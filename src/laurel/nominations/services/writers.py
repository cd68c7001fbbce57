"""Who may write the application of an entry: the people that its nomination names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from laurel.kit.refusals import refuse
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.people.permissions import holds_for
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.people.services import grant_role
from laurel.rulebook import articles


def give_writers(
    nomination: Nomination, writers: Iterable[Person], *, act: str, actor: Person, now: datetime
) -> None:
    """Each of them may write for the unit; refused for a person who serves neither there nor in its branch.

    A role that is held already is left as it is; a new one is an act of its own in the register's record.
    """
    today = timezone.localdate(now)
    near = {nomination.unit_id, nomination.nominated_by_unit_id, nomination.unit.parent_id}
    for person in writers:
        serves_at = unit_of(person, today)
        if serves_at is None or serves_at.pk not in near or not person.is_active:
            raise refuse(
                articles.HOUSE_ROLES,
                "writer_serves_elsewhere",
                act=act,
                chain=nomination.edition.chain,
                person=person.name,
                unit=nomination.unit.name,
            )
        if not holds_for(person, nomination.unit, Role.APPLICANT_EDITOR):
            grant_role(person, Role.APPLICANT_EDITOR, nomination.unit, today, actor=actor, now=now)
