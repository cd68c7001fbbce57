"""Reading dossiers: the submitted versions, for the members who rank them."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import submission_of
from laurel.ballots.models import Round
from laurel.ballots.selectors.rounds import access_round, entries_of
from laurel.nominations.models import Nomination
from laurel.people.permissions import Anyone


def access_dossier(person: Anyone, round_id: str, code: str) -> tuple[Round, Nomination, Submission]:
    """The submitted version of an entry under review, for a member who ranks it; absent to all others."""
    held, _ = access_round(person, round_id)
    if code not in held.entries:
        raise Http404
    nomination = entries_of(held)[code]
    submission = submission_of(nomination)
    if submission is None:
        raise Http404
    return held, nomination, submission


def access_dossier_file(person: Anyone, round_id: str, code: str, file_id: str) -> dict[str, Any]:
    """A file of the submitted version: its name and digest; absent to all who may not read the dossier."""
    _, _, submission = access_dossier(person, round_id, code)
    found = next((row for row in submission.content["files"] if row["id"] == file_id), None)
    if found is None:
        raise Http404
    return dict(found)
