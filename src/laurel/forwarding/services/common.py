"""What every act on what goes up begins with."""

from __future__ import annotations

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.forwarding.permissions import may_forward
from laurel.forwarding.selectors import closing_of
from laurel.kit.refusals import refuse
from laurel.people.models import Person
from laurel.rulebook import articles


def locked(edition: Edition, actor: Person) -> Edition:
    """The year, locked, for the officer; absent to others and in a rehearsal."""
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_forward(actor):
        raise Http404
    return edition


def open_package(edition: Edition, actor: Person, *, act: str) -> Edition:
    """The year, locked, while its package is open; refused once it is closed."""
    edition = locked(edition, actor)
    if closing := closing_of(edition):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "package_closed",
            act=act,
            chain=edition.chain,
            at=closing.closed_at.isoformat(),
        )
    return edition
