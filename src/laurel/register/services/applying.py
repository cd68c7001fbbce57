"""Applying an import: all of it or nothing, one entry of the record, and what undoes it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.http import Http404

from laurel.kit.refusals import Refused, refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Unit
from laurel.register.facts import Preview, preview_of
from laurel.register.facts.lines import NEW, Line
from laurel.register.facts.of_undo import state_of
from laurel.register.facts.states import REMOVED, RESTORED, State, digest_of
from laurel.register.models import ImportDraft
from laurel.register.permissions import may_import
from laurel.register.services.undoing import undo_lines
from laurel.register.services.writing import write_people, write_units
from laurel.rulebook import articles

UNITS_IMPORTED = "register.units_imported"
PEOPLE_IMPORTED = "register.people_imported"
UNDONE = "register.import_undone"


@transaction.atomic
def apply_import(
    draft: ImportDraft, *, seen: str, leave_out: bool, actor: Person, now: datetime
) -> ImportDraft:
    """Every row of the draft is written, or none; refused with problems left or when the preview has changed.

    `seen` is the seal of the preview that the person looked at. Rows with problems are written never, and
    left out only when `leave_out` is chosen. The draft keeps what an undo file needs.
    """
    draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if not may_import(actor) or draft.owner_id != actor.pk:
        raise Http404
    act = _act_of(draft)
    if draft.applied_at:
        raise _refused("import_applied_already", act)
    list(Unit.objects.select_for_update().order_by("pk").values_list("pk"))
    preview = preview_of(draft, actor=actor)
    if preview.seal != seen:
        raise _refused("import_changed_since", act)
    if preview.with_problems and not leave_out:
        raise _refused("import_has_problems", act, problems=len(preview.with_problems))
    if not preview.to_write:
        raise _refused("import_nothing_to_apply", act)
    counts = dict(preview.counts)
    rows, undo = _write(draft, preview)
    note = {"file": draft.sha256, "counts": counts}
    record(act, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note=note)
    draft.applied_at, draft.outcome, draft.undo, draft.rows = now, counts, undo, []
    draft.save()
    return draft


def _act_of(draft: ImportDraft) -> str:
    if draft.is_undo:
        return UNDONE
    return UNITS_IMPORTED if draft.subject == ImportDraft.Subject.UNITS else PEOPLE_IMPORTED


def _write(draft: ImportDraft, preview: Preview) -> tuple[list[Model], list[list[str | State]]]:
    """The rows written, and the rows of the undo file (none for an undo)."""
    if draft.is_undo:
        return undo_lines(preview.to_write, draft.subject), []
    before = {line.key: state_of(line.row) for line in preview.to_write if line.row is not None}
    new = {line.key for line in preview.to_write if line.status == NEW}
    units = draft.subject == ImportDraft.Subject.UNITS
    rows = write_units(preview.to_write) if units else write_people(preview.to_write)
    return rows, _undo_of(preview.to_write, new, before, draft.subject)


def _undo_of(
    lines: list[Line], new: set[str], before: dict[str, State], subject: str
) -> list[list[str | State]]:
    """Action, key, name, state before and digest of the state after, a row each."""
    keys = [line.key for line in lines]
    stored: dict[str, Unit | Person]
    if subject == ImportDraft.Subject.UNITS:
        stored = {unit.code: unit for unit in Unit.objects.all()}
    else:
        people = Person.objects.prefetch_related("postings", "role_grants")
        pks = [line.row.pk for line in lines]
        stored = {person.username: person for person in people.filter(pk__in=pks)}
    return [
        [
            REMOVED if key in new else RESTORED,
            key,
            stored[key].name,
            before.get(key, {}),
            digest_of(state_of(stored[key])),
        ]
        for key in keys
    ]


def _refused(code: str, act: str, **seen: int) -> Refused:
    return refuse(articles.HOUSE_REGISTER, code, act=act, chain=HOUSE_CHAIN, **seen)
