"""Reading what was received."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from laurel.files.models import DestroyedContent, Examination, ReceivedFile


class Gone(Exception):
    """The content that was asked for was destroyed: `destroyed` says when and by which document."""

    def __init__(self, destroyed: DestroyedContent) -> None:
        super().__init__(destroyed.holder)
        self.destroyed = destroyed


def waiting_files() -> QuerySet[ReceivedFile]:
    """The files that the scanner has not seen."""
    newest = Examination.objects.filter(file=OuterRef("pk")).order_by("-pk").values("code")[:1]
    return ReceivedFile.objects.annotate(newest=Subquery(newest)).filter(newest=Examination.WAITING)


def is_received(sha256: str) -> bool:
    """True when a row of received files whose content was not destroyed points to the blob."""
    return ReceivedFile.objects.filter(undestroyed(ReceivedFile), sha256=sha256).exists()


def holder_of(row: Model) -> str:
    """The name of a row that holds content."""
    return f"{row._meta.label_lower}:{row.pk}"


def undestroyed(model: type[Model]) -> Q:
    """The condition that the content of a row of this model was not destroyed."""
    name: Any = Concat(
        Value(f"{model._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()), output_field=CharField()
    )
    return Q(~Exists(DestroyedContent.objects.filter(holder=name)))


def destroyed_among(holders: Collection[str]) -> dict[str, DestroyedContent]:
    """What was destroyed of these: name of the holder → row; one query."""
    return {row.holder: row for row in DestroyedContent.objects.filter(holder__in=holders)}


def refuse_destroyed(row: Model) -> None:
    """Raises Gone when the content of a row was destroyed; for those who may see the row."""
    destroyed = DestroyedContent.objects.filter(holder=holder_of(row)).first()
    if destroyed is not None:
        raise Gone(destroyed)
