"""Reading what was received."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from laurel.files.models import Examination, ReceivedFile


def waiting_files() -> QuerySet[ReceivedFile]:
    """The files that the scanner has not seen."""
    newest = Examination.objects.filter(file=OuterRef("pk")).order_by("-pk").values("code")[:1]
    return ReceivedFile.objects.annotate(newest=Subquery(newest)).filter(newest=Examination.WAITING)


def is_received(sha256: str) -> bool:
    """True when a row of received files points to the blob."""
    return ReceivedFile.objects.filter(sha256=sha256).exists()
