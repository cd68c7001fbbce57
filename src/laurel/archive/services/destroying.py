"""Destruction: proposed by one person, confirmed by another, then the contents go and their rows stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model
from django.http import Http404
from django.utils import timezone

from laurel.applications.models import Application, Submission
from laurel.applications.services import empty_version, forget_draft
from laurel.archive.facts import Clock, clocks_in, destroyable_in, term_of
from laurel.archive.models import (
    DestructionConfirmation,
    DestructionItem,
    DestructionList,
    DestructionWithdrawal,
    Kind,
)
from laurel.archive.permissions import may_confirm, may_keep_archive
from laurel.archive.selectors import is_needed, waiting_list_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.models import DestroyedContent
from laurel.files.reading import forget_pages_of
from laurel.files.storing import key_of, remove_blob
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.retention import may_confirm_destruction

PROPOSED = "archive.destruction_proposed"
DESTROYED = "archive.contents_destroyed"
TAKEN_BACK = "archive.destruction_withdrawn"


@transaction.atomic
def propose_destruction(
    edition: Edition, kinds: Collection[str], *, actor: Person, now: datetime
) -> DestructionList:
    """Everything of these kinds that is past its term stands on a list for another person; nothing is destroyed yet.

    Refused while a list of the year waits, and when there is nothing to destroy. What is kept for good, or for a term
    that nobody decided, or of a year that is not closed, is never listed.
    """
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_keep_archive(actor):
        raise Http404
    if waiting_list_of(edition):
        raise refuse(articles.DESTRUCTION, "destruction_waits", act=PROPOSED, chain=edition.chain)
    clocks = destroyable_in(clocks_in([edition], in_taipei(now).date()), kinds)
    if not clocks:
        raise refuse(articles.DESTRUCTION, "nothing_to_destroy", act=PROPOSED, chain=edition.chain)
    row = DestructionList.objects.create(edition=edition, proposed_at=now, proposed_by=actor)
    items = [DestructionItem.objects.create(listed_in=row, **_as_listed(clock)) for clock in clocks]
    note = {"list": row.public_id, "items": len(items)}
    record(PROPOSED, actor=actor, now=now, chain=edition.chain, rows=[row, *items], note=note)
    return row


def _as_listed(clock: Clock) -> dict[str, object]:
    item, term = clock.item, term_of(clock.rule)
    return {
        "kind": item.kind,
        "holder": item.holder,
        "title": item.title[:300],
        "number": item.number,
        "dated_on": item.dated_on,
        "pages": item.pages,
        "sha256": item.sha256,
        "years": term.years if term else None,
        "kept_until": clock.until,
    }


@transaction.atomic
def confirm_destruction(
    listed: DestructionList, *, document_no: str, document_on: date, actor: Person, now: datetime
) -> DestructionConfirmation:
    """The contents on the list are destroyed by that document; rows, digests, numbers and this act stay.

    Refused to whoever proposed the list, and when something on it may no longer be destroyed: a term was made longer,
    the year closed anew. Files go after the transaction; what a crash leaves behind goes with `laurel sweep`. A file
    whose content another row needs stays for that row.
    """
    edition = lock_edition(listed.edition_id)
    if not may_confirm(actor):
        raise Http404
    _refuse_settled(listed, DESTROYED)
    refuse_unless(
        may_confirm_destruction(listed.proposed_by.key, actor.key), act=DESTROYED, chain=edition.chain
    )
    due = {clock.item.holder: clock for clock in destroyable_in(clocks_in([edition], in_taipei(now).date()))}
    items = list(listed.items.all())
    changed = sum(item.holder not in due for item in items)
    if changed:
        raise refuse(
            articles.DESTRUCTION, "destruction_changed", act=DESTROYED, chain=edition.chain, number=changed
        )
    row = DestructionConfirmation.objects.create(
        confirmed=listed,
        document_no=document_no,
        document_on=document_on,
        confirmed_at=now,
        confirmed_by=actor,
    )
    rows: list[Model] = [row]
    for item in items:
        rows += _destroyed(item, document_no, actor, now)
    note = {"list": listed.public_id, "items": len(items), "document": document_no}
    record(DESTROYED, actor=actor, now=now, chain=edition.chain, rows=rows, note=note)
    blobs = [due[item.holder].item.blob for item in items if due[item.holder].item.blob]
    transaction.on_commit(lambda: _remove(blobs))
    return row


def _destroyed(item: DestructionItem, document_no: str, actor: Person, now: datetime) -> list[Model]:
    key = item.holder.rpartition(":")[2]
    sha256, rows = item.sha256, []
    if item.kind == Kind.DRAFT:
        sha256 = forget_draft(Application.objects.get(pk=key))
    elif item.kind == Kind.APPLICATION:
        rows.append(empty_version(Submission.objects.get(pk=key)))
    gone = DestroyedContent.objects.create(
        holder=item.holder,
        sha256=sha256,
        document_no=document_no,
        destroyed_at=now,
        destroyed_by_key=actor.key,
    )
    return [*rows, gone]


def _remove(blobs: Sequence[str]) -> None:
    """Deletes the files and their page pictures, unless another row needs them."""
    for sha256 in dict.fromkeys(blobs):
        key = key_of(sha256)
        if not is_needed(key):
            forget_pages_of(sha256)
        remove_blob(key, is_needed, timezone.now())


@transaction.atomic
def withdraw_destruction(
    listed: DestructionList, reason: str, *, actor: Person, now: datetime
) -> DestructionWithdrawal:
    """The list is taken back by the office, or not agreed to by another person; nothing on it is destroyed."""
    edition = lock_edition(listed.edition_id)
    if not (may_keep_archive(actor) or may_confirm(actor)):
        raise Http404
    _refuse_settled(listed, TAKEN_BACK)
    row = DestructionWithdrawal.objects.create(
        withdrawn=listed, reason=reason, withdrawn_at=now, withdrawn_by=actor
    )
    record(TAKEN_BACK, actor=actor, now=now, chain=edition.chain, rows=[row], note={"list": listed.public_id})
    return row


def _refuse_settled(listed: DestructionList, act: str) -> None:
    if DestructionList.objects.get(pk=listed.pk).state != "waiting":
        raise refuse(
            articles.HOUSE_RECORD, "destruction_settled_already", act=act, chain=listed.edition.chain
        )
