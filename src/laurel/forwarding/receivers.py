"""What this stage follows: a recommendation withdrawn ends its update; the entrant's pages ask what is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from laurel.applications.selectors import application_of
from laurel.applications.services import end_update
from laurel.forwarding.facts.notices import notices_of
from laurel.kit import clock
from laurel.kit.notices import Notice, asked
from laurel.ledger.signals import acted
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.results.models import RecommendationWithdrawal


@receiver(acted)
def end_the_update(*, rows: Iterable[Model], actor: Person, now: datetime, **_: Any) -> None:
    """In the act's own transaction: an entry that no longer goes up has nothing to update."""
    for row in rows:
        if isinstance(row, RecommendationWithdrawal):
            application = application_of(row.recommendation.nomination)
            if application:
                end_update(application, actor=actor, now=now)


@receiver(asked)
def tell_the_entrant(*, about: Model, **_: Any) -> list[Notice]:
    """That the update is asked for, until when, and how far it is."""
    return notices_of(about, clock.now()) if isinstance(about, Nomination) else []
