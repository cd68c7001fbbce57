"""What the views of this stage share."""

from __future__ import annotations

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition, is_open_to
from laurel.people.permissions import Anyone

FORMS = ["GET", "HEAD", "POST"]


def edition_of_today(person: Anyone) -> Edition:
    """The newest year; absent before the first, and once it is closed to all but officer and auditor."""
    edition = current_edition()
    if edition is None or not is_open_to(person, edition):
        raise Http404
    return edition
