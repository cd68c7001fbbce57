"""What is destroyed after its term: drafts with their history, and what frozen versions say."""

from __future__ import annotations

import hashlib
from typing import Any

from laurel.applications.models import Application, Field, Revision, Submission
from laurel.ledger.digests import canonical

WRITTEN = ("head_name", "summary", "period_exception_reason", "sections", "figures", "team", "contact")
"""The parts of a frozen version that say something; which entry it was, its files' names and digests stay."""


def forget_draft(application: Application) -> str:
    """The fields of an application and all that they ever said are gone; answers the SHA-256 of what they were.

    Inside the caller's transaction, which records it: drafts themselves stand outside the record.
    """
    fields = Field.objects.filter(application=application)
    revisions = Revision.objects.filter(field__application=application)
    said = [*fields.values_list("name", "version", "value").order_by("name")]
    said += revisions.values_list("field__name", "version", "value").order_by("field__name", "version")
    revisions.delete()
    fields.delete()
    return hashlib.sha256(canonical(said)).hexdigest()


def empty_version(submission: Submission) -> Submission:
    """A frozen version says nothing any more, in the shape that it had; its digests, pages and time stay.

    Inside the caller's transaction, which records the row anew.
    """
    emptied = {name: _nothing(value) for name, value in submission.content.items() if name in WRITTEN}
    submission.content = {**submission.content, **emptied}
    submission.save(update_fields=["content"])
    return submission


def _nothing(value: Any) -> Any:
    """Empty, of the same kind."""
    return type(value)() if isinstance(value, str | list | dict) else None
