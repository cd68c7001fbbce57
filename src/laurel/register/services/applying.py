"""Applying an import: all of it or nothing, one entry of the record, and what undoes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.http import Http404

from laurel.kit.refusals import Refused, refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Person, Unit
from laurel.register.facts import Preview, preview_of
from laurel.register.facts.lines import NEW, Line
from laurel.register.facts.states import REMOVED, RESTORED, State, digest_of
from laurel.register.facts.subjects import SUBJECTS, Subject
from laurel.register.models import ImportDraft
from laurel.register.permissions import may_import
from laurel.register.services.undoing import undo_lines
from laurel.register.services.writing import Hand, write_people, write_units
from laurel.register.services.writing_history import write_history
from laurel.rulebook import articles

UNDONE = "register.import_undone"
ACTS: dict[str, str] = {
    ImportDraft.Subject.UNITS: "register.units_imported",
    ImportDraft.Subject.PEOPLE: "register.people_imported",
    ImportDraft.Subject.HISTORY: "register.history_imported",
}
WRITERS: dict[str, Callable[[list[Line], Hand], list[Model]]] = {
    ImportDraft.Subject.UNITS: write_units,
    ImportDraft.Subject.PEOPLE: write_people,
    ImportDraft.Subject.HISTORY: write_history,
}


@transaction.atomic
def apply_import(
    draft: ImportDraft, *, seen: str, leave_out: bool, actor: Person, now: datetime
) -> ImportDraft:
    """Every row of the draft is written, or none; refused with problems left or when the preview has changed.

    `seen` is the seal of the preview that the person looked at. Rows with problems are written never, and
    left out only when `leave_out` is chosen. The draft keeps what an undo file needs.
    """
    draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if not may_import(actor, draft.subject) or draft.owner_id != actor.pk:
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
    rows, undo = _write(draft, preview, Hand(actor, now, draft.file_name))
    note = {"file": draft.sha256, "counts": counts}
    record(act, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note=note)
    draft.applied_at, draft.outcome, draft.undo, draft.rows = now, counts, undo, []
    draft.save()
    return draft


def _act_of(draft: ImportDraft) -> str:
    return UNDONE if draft.is_undo else ACTS[draft.subject]


def _write(draft: ImportDraft, preview: Preview, hand: Hand) -> tuple[list[Model], list[list[str | State]]]:
    """The rows written, and the rows of the undo file (none for an undo)."""
    lines = preview.to_write
    if draft.is_undo:
        return undo_lines(lines, draft.subject, hand), []
    subject = SUBJECTS[draft.subject]
    before = {key: subject.state_of(thing) for key, thing in subject.find(line.key for line in lines).items()}
    new = {line.key for line in lines if line.status == NEW}
    rows = WRITERS[draft.subject](lines, hand)
    return rows, _undo_of(lines, new, before, subject)


def _undo_of(
    lines: list[Line], new: set[str], before: Mapping[str, State], subject: Subject
) -> list[list[str | State]]:
    """Action, key, name, state before and digest of the state after, a row each."""
    keys = [line.key for line in lines]
    stored = subject.find(keys)
    return [
        [
            REMOVED if key in new else RESTORED,
            key,
            stored[key].name,
            before.get(key, {}),
            digest_of(subject.state_of(stored[key])),
        ]
        for key in keys
    ]


def _refused(code: str, act: str, **seen: int) -> Refused:
    return refuse(articles.HOUSE_REGISTER, code, act=act, chain=HOUSE_CHAIN, **seen)
