"""What the views of this stage share."""

from __future__ import annotations

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition

FORMS = ["GET", "HEAD", "POST"]


def edition_of_today() -> Edition:
    """The newest year; absent before the first."""
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition
