"""Reading what was received."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from laurel.files.models import Examination, ReceivedFile
from laurel.files.storing import key_of


def received_files() -> QuerySet[ReceivedFile]:
    """Files with their examinations; two queries."""
    return ReceivedFile.objects.prefetch_related("examinations")


def waiting_files() -> QuerySet[ReceivedFile]:
    """The files that the scanner has not seen."""
    newest = Examination.objects.filter(file=OuterRef("pk")).order_by("-pk").values("code")[:1]
    return ReceivedFile.objects.annotate(newest=Subquery(newest)).filter(newest=Examination.WAITING)


def referenced_keys() -> set[str]:
    """The names of all blobs to which a row of received files points."""
    return {key_of(sha256) for sha256 in ReceivedFile.objects.values_list("sha256", flat=True)}
