"""Saving while people write: one address, JSON in and out, for every page of an application."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laurel.applications.fields import BadValue
from laurel.applications.models import Field
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import fields_of, presences_of
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import Change, Saved, Theirs, be_here, save_fields
from laurel.applications.words import fault_in_words, place_in_words
from laurel.kit import clock, dates
from laurel.kit.cards import card_of
from laurel.kit.refusals import Refused
from laurel.ledger.faces import UNPROCESSABLE
from laurel.ledger.services import record_refusal
from laurel.people.permissions import opens_to

BAD_REQUEST = 400
MOST_CHANGES = 60


@opens_to(*ENTRANTS)
@require_POST
def save(request: HttpRequest, public_id: str) -> JsonResponse:
    """Saves the changed fields; answers their versions, what others changed meanwhile, and who is here.

    With no changes it is the page's sign of life. `known` names the fields on the page with the versions read.
    """
    application = access_own_application(request.user, public_id)
    try:
        tab, place, changes, known = _read(request.body)
    except ValueError:
        return JsonResponse({"error": _("送來的內容無法讀取，請重新整理這一頁。")}, status=BAD_REQUEST)
    now = clock.now()
    saved = Saved({})
    if changes:
        try:
            saved = save_fields(application, changes, tab=tab, actor=request.user, now=now)  # type: ignore[arg-type]
        except Refused as refused:
            entry = record_refusal(refused, actor=request.user, now=now)  # type: ignore[arg-type]
            grounds = card_of(refused.decision, record_id=entry.mark).grounds
            words = " ".join(str(ground.sentence) for ground in grounds)
            return JsonResponse({"refusal": words}, status=UNPROCESSABLE)
    answer = {
        "versions": saved.versions,
        "conflicts": [_theirs(other) for other in saved.conflicts],
        "faults": [_fault(bad) for bad in saved.faults],
        "saved_at": f"{dates.in_taipei(now):%H:%M}",
    }
    if not changes:
        be_here(application, place, actor=request.user, now=now)  # type: ignore[arg-type]
        rows = fields_of(application)
        answer["others"] = [
            _other(row) for name, row in rows.items() if row.version > known.get(name, row.version)
        ]
        answer["here"] = [
            {"name": row.person.name, "place": str(place_in_words(row.place))}
            for row in presences_of(application, now)
            if row.person_id != request.user.pk
        ]
    return JsonResponse(answer)


def _read(body: bytes) -> tuple[str, str, list[Change], Mapping[str, int]]:
    """The tab, the place, the changes and the versions read; ValueError when the body is not what a page sends."""
    match json.loads(body):
        case {"tab": str(tab), "place": str(place), "changes": list(sent), "known": dict(known)}:
            if len(sent) > MOST_CHANGES or not all(isinstance(version, int) for version in known.values()):
                raise ValueError("known")
            return tab[:40], place, [_change(one) for one in sent], known
    raise ValueError("body")


def _change(sent: Any) -> Change:
    match sent:
        case {"name": str(name), "value": value, "base": int(base)}:
            return Change(name, value, base)
    raise ValueError("change")


def _theirs(other: Theirs) -> dict[str, Any]:
    return {
        "name": other.name,
        "value": other.value,
        "version": other.version,
        "by": other.by,
        "at": f"{dates.in_taipei(other.at):%H:%M}",
    }


def _other(row: Field) -> dict[str, Any]:
    return _theirs(Theirs(row.name, row.value, row.version, row.saved_by.name, row.saved_at))


def _fault(bad: BadValue) -> dict[str, str]:
    return {"name": bad.name, "words": str(fault_in_words(bad))}
