"""Publication: what becomes public, and when; moved or withdrawn before its time, corrected afterwards. A-17."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.facts import content_of, readiness_of
from laurel.results.models import Publication
from laurel.results.permissions import may_publish_results
from laurel.results.selectors import announcements_among, pending_of, public_of, publications_of
from laurel.rulebook.policy import Point
from laurel.rulebook.publication import Scope, Wish, may_publish, may_withdraw_publication

SET = "results.publication_set"
WITHDRAWN = "results.publication_withdrawn"


@transaction.atomic
def set_publication(
    edition: Edition,
    *,
    scope: str,
    publishes_at: datetime | None,
    document_no: str,
    authority: str = "",
    reason: str = "",
    actor: Person,
    now: datetime,
) -> Publication:
    """From `publishes_at` on (None: at once) the results as they stand now are public.

    Before the time of an earlier row it takes that row's place; afterwards it corrects it, and its reason is shown.
    Refused before every category with entries is approved, for a time that has passed, for all places without an
    authority, and for a correction without its reason. A-17.
    """
    edition = _locked(edition, actor)
    at = publishes_at or now
    corrects = bool(public_of(edition, now))
    decision = may_publish(
        readiness_of(edition),
        Wish(Scope(scope), at, authority, reason, corrects),
        policy_of(edition).choice_of(Point.PUBLICATION),
        now,
    )
    grounds = refuse_unless(decision, act=SET, chain=edition.chain)
    publication = Publication.objects.create(
        edition=edition,
        publishes_at=at,
        scope=scope,
        document_no=document_no,
        authority=authority,
        reason=reason,
        content=content_of(edition, scope),
        decided_at=now,
        decided_by=actor,
    )
    note = {"document": document_no, "publishes_at": at.isoformat(), "scope": scope}
    record(SET, actor=actor, now=now, chain=edition.chain, rows=[publication], grounds=grounds, note=note)
    return publication


@transaction.atomic
def withdraw_publication(edition: Edition, reason: str, *, actor: Person, now: datetime) -> Publication:
    """What was to become public does not; what is public already stays.

    Refused when nothing waits: what is public is corrected by a new publication. A-17.
    """
    edition = _locked(edition, actor)
    rows = announcements_among(publications_of(edition))
    grounds = refuse_unless(may_withdraw_publication(rows, now), act=WITHDRAWN, chain=edition.chain)
    pending = pending_of(edition, now)
    assert pending is not None  # nosec B101
    withdrawal = Publication.objects.create(
        edition=edition, scope=pending.scope, reason=reason, decided_at=now, decided_by=actor
    )
    note = {"document": pending.document_no}
    record(
        WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[withdrawal], grounds=grounds, note=note
    )
    return withdrawal


def renewed_publication(edition: Edition, *, actor: Person, now: datetime) -> list[Publication]:
    """What waits for its time says again how the results stand, after they changed; the caller records the row."""
    pending = pending_of(edition, now)
    if pending is None:
        return []
    renewed = Publication.objects.create(
        edition=edition,
        publishes_at=pending.publishes_at,
        scope=pending.scope,
        document_no=pending.document_no,
        authority=pending.authority,
        reason=pending.reason,
        content=content_of(edition, pending.scope),
        decided_at=now,
        decided_by=actor,
    )
    return [renewed]


def _locked(edition: Edition, actor: Person) -> Edition:
    """The year, locked; absent to whoever may not publish, and in a rehearsal."""
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_publish_results(actor):
        raise Http404
    return edition
