"""Beginning, saving field by field, bringing an earlier value back, being here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.applications.fields import DATES, BadValue, clean
from laurel.applications.models import Application, Field, Presence, Revision
from laurel.applications.permissions import may_write
from laurel.applications.selectors import application_of
from laurel.applications.services.common import open_copy
from laurel.editions.selectors import lock_edition
from laurel.ledger.digests import canonical
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import may_see
from laurel.people.models import Person
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import data_period_of

BEGUN = "applications.begun"
SAVED = "applications.saved"
ONE_GO = timedelta(minutes=10)
"""Saves of one person in one field within this time of each other are one revision of its history."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field as a page wants it saved; `base` is the version that the page had read, 0 for none."""

    name: str
    value: Any
    base: int


@dataclass(frozen=True, slots=True)
class Theirs:
    """What another person saved in the same field in the meantime."""

    name: str
    value: Any
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the new versions, the fields that somebody else changed, the values that cannot stand."""

    versions: dict[str, int]
    conflicts: tuple[Theirs, ...] = ()
    faults: tuple[BadValue, ...] = ()


@transaction.atomic
def begin_application(nomination: Nomination, *, actor: Person, now: datetime) -> Application:
    """The entry has its working copy; the one that is there is answered when it was begun before."""
    edition = lock_edition(nomination.edition_id)
    if not may_see(actor, nomination):
        raise Http404
    if begun := application_of(nomination):
        return begun
    application = Application.objects.create(nomination=nomination, begun_at=now, begun_by=actor)
    for name, day in zip(DATES, _usual_period_of(nomination), strict=True):
        _keep(application, None, name, day.isoformat() if day else "", "", actor, now)
    record(
        BEGUN, actor=actor, now=now, chain=edition.chain, rows=[application], note={"entry": nomination.code}
    )
    return application


def _usual_period_of(nomination: Nomination) -> tuple[date | None, date | None]:
    """The data period that the regulation asks for; a project's own start where that is later."""
    required = data_period_of(Category(nomination.category), nomination.edition.roc_year)
    first = max(filter(None, (required.first, nomination.project_start)))
    return first, required.last


@transaction.atomic
def save_fields(
    application: Application, changes: Sequence[Change], *, tab: str = "", actor: Person, now: datetime
) -> Saved:
    """Each change stands, but those whose field another person changed since: both versions are kept.

    `tab` names the browser tab: when the answer to its last save was lost, its next save is no conflict.
    Drafts are outside the record; their history is kept as revisions.
    """
    names = [change.name for change in changes]
    application = open_copy(application, actor, now, act=SAVED, names=names)
    category = Category(application.nomination.category)
    rows = {row.name: row for row in application.fields.filter(name__in=names).select_related("saved_by")}
    versions: dict[str, int] = {}
    conflicts: list[Theirs] = []
    faults: list[BadValue] = []
    for change in changes:
        try:
            value = clean(change.name, change.value, category)
        except BadValue as bad:
            faults.append(bad)
            continue
        row = rows.get(change.name)
        if row is not None and _is_newer(row, change, value, tab, actor):
            conflicts.append(Theirs(row.name, row.value, row.version, row.saved_by.name, row.saved_at))
            continue
        versions[change.name] = _keep(application, row, change.name, value, tab, actor, now)
    return Saved(versions, tuple(conflicts), tuple(faults))


def _is_newer(row: Field, change: Change, value: Any, tab: str, actor: Person) -> bool:
    """True when another person, or another tab, saved something else since the page was read."""
    own = bool(tab) and row.saved_in == tab and row.saved_by_id == actor.pk
    return row.version != change.base and row.value != value and not own


def _keep(
    application: Application, row: Field | None, name: str, value: Any, tab: str, actor: Person, now: datetime
) -> int:
    if row is None:
        row = Field(application=application, name=name, version=0)
    elif row.value == value:
        return row.version
    row.value, row.saved_at, row.saved_by, row.saved_in = value, now, actor, tab
    row.version += 1
    row.save()
    newest = row.revisions.last() if row.version > 1 else None
    if newest and newest.saved_by_id == actor.pk and _is_one_go(newest, value, now):
        newest.version, newest.value, newest.saved_at = row.version, value, now
        newest.save()
    else:
        Revision.objects.create(
            field=row, version=row.version, value=value, begun_at=now, saved_at=now, saved_by=actor
        )
    return row.version


def _is_one_go(newest: Revision, value: Any, now: datetime) -> bool:
    """True while writing goes on; what takes much away is kept apart, so that what was there can come back."""
    before, after = len(canonical(newest.value)), len(canonical(value))
    return now - newest.saved_at <= ONE_GO and after * 3 >= before * 2


@transaction.atomic
def restore_revision(application: Application, revision: Revision, *, actor: Person, now: datetime) -> Saved:
    """The field says again what it said then; what it says now stays in its history."""
    change = Change(revision.field.name, revision.value, revision.field.version)
    return save_fields(application, [change], actor=actor, now=now)


def be_here(application: Application, place: str, *, actor: Person, now: datetime) -> None:
    """The person is seen at that place of the application."""
    if not may_write(actor, application):
        raise Http404
    Presence.objects.update_or_create(
        application=application, person=actor, defaults={"place": place[:60], "seen_at": now}
    )
