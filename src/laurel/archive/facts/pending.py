"""What a year still waits for before it can be closed."""

from __future__ import annotations

from datetime import date

from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.forwarding.selectors import closing_of
from laurel.meeting.models import SignedScan
from laurel.meeting.selectors import resolved_categories
from laurel.outcomes.selectors import pending_outcomes
from laurel.panel.selectors import waiting_challenges
from laurel.results.selectors import approvals_of, recommendations_of
from laurel.rewards.facts import clocks_of, sheets_of
from laurel.rewards.selectors import lines_standing
from laurel.rulebook.entrants import Category
from laurel.rulebook.retention import Pending
from laurel.rulebook.rewards import RewardCase
from laurel.screening.selectors import admitted_nominations, undecided_nominations


def pending_in(edition: Edition, today: date) -> list[Pending]:
    """What is pending on a day, in the order of the award, each with how many; nothing that is done."""
    resolved = resolved_categories(edition)
    entered = {row.category for row in admitted_nominations(edition)}
    approved = set(approvals_of(edition))
    found = (
        ("pending_findings", len(undecided_nominations(edition))),
        ("pending_challenges", len(waiting_challenges(edition, *Category))),
        ("pending_resolutions", len(entered - resolved)),
        ("pending_minutes", len(resolved - _with_signed_minutes(edition))),
        ("pending_approvals", len(resolved - approved)),
        ("pending_package", int(_has_open_package(edition))),
        ("pending_outcomes", len(pending_outcomes(edition))),
        ("pending_rewards", _undecided_pools(edition)),
        ("pending_confirmations", _unconfirmed_orders(edition, today)),
    )
    return [Pending(code, number) for code, number in found if number]


def _with_signed_minutes(edition: Edition) -> set[str]:
    """The categories of which a signed copy of the minutes was scanned."""
    minutes = IssuedPaper.objects.filter(chain=edition.chain, kind="minutes")
    return set(SignedScan.objects.filter(issued__in=minutes).values_list("issued__category", flat=True))


def _undecided_pools(edition: Edition) -> int:
    """The entries whose case the regulation does not cover and whose ceiling nobody has decided."""
    return sum(
        sheet.pool.case == RewardCase.NOT_COVERED and sheet.pool.ceiling is None
        for sheet in sheets_of(edition)
    )


def _has_open_package(edition: Edition) -> bool:
    """True while entries are recommended and what goes up is not closed."""
    return recommendations_of(edition).exists() and closing_of(edition) is None


def _unconfirmed_orders(edition: Edition, today: date) -> int:
    """The rewards ordered first on which the committee has yet to be heard, or that it did not agree to."""
    ordered = lines_standing().filter(recommendation__nomination__edition=edition, ordered__isnull=False)
    return sum(clock.needs_work for clock in clocks_of(ordered, today))
