"""What every act on a roster begins with: the year locked, the actor one of its personnel."""

from __future__ import annotations

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import may_see_roster, reaches
from laurel.rewards.selectors import lines_standing
from laurel.rulebook import articles


def locked_year(recommendation: Recommendation, actor: Person) -> Edition:
    """The entry's year, locked; absent to all but personnel, for a rehearsal, and once the recommendation is withdrawn."""
    edition = lock_edition(recommendation.nomination.edition_id)
    stands = Recommendation.objects.filter(pk=recommendation.pk, withdrawal=None).exists()
    if edition.is_rehearsal or not stands or not may_see_roster(actor):
        raise Http404
    return edition


def must_reach(actor: Person, unit: Unit) -> None:
    """Absent to personnel of another agency: each agency proposes and orders for its own people."""
    if not reaches(actor, unit):
        raise Http404


def standing_again(line: RewardLine, edition: Edition, act: str, name: str = "this_person") -> RewardLine:
    """The line as it stands under the lock; refused when someone struck, corrected or revoked it meanwhile."""
    row = lines_standing().filter(pk=line.pk).first()
    if row is None:
        raise refuse(articles.HOUSE_PERSONNEL, "line_not_standing", act=act, chain=edition.chain, person=name)
    return row
