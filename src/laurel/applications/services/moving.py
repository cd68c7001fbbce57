"""Moving an entry to the other category, as long as no application of it was sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laurel.applications.models import Submission
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.nominations.models import Nomination
from laurel.nominations.services import Particulars, move_nomination
from laurel.people.models import Person
from laurel.rulebook import articles


@transaction.atomic
def move_entry(
    nomination: Nomination,
    category: str,
    particulars: Particulars,
    *,
    reason: str,
    actor: Person,
    now: datetime,
) -> Nomination:
    """The unit stands in the other category under a new code; refused once its application was sent.

    What was written for the old entry stays readable there; the other category asks for other criteria.
    """
    edition = lock_edition(nomination.edition_id)
    if Submission.objects.filter(application__nomination=nomination).exists():
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "moved_after_submission",
            act="nominations.moved",
            chain=edition.chain,
            entry=nomination.code,
        )
    return move_nomination(nomination, category, particulars, reason=reason, actor=actor, now=now)
