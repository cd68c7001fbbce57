"""The working copy: for whom it is there, what is written, who is here, what was remarked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from laurel.applications.models import (
    Application,
    BranchHandover,
    Comment,
    Field,
    Presence,
    Reopening,
    Revision,
)
from laurel.applications.permissions import may_read_submitted, may_write
from laurel.nominations.models import Nomination
from laurel.people.permissions import Anyone
from laurel.rulebook.periods import FIRST_VERSION, UPDATED_VERSION

UPDATE = Reopening.Purpose.UPDATE
HERE_FOR = timedelta(minutes=2)
"""How long a person counts as here after the page was last heard of."""


def applications() -> QuerySet[Application]:
    """Applications with the entry that they belong to."""
    return Application.objects.select_related(
        "nomination__unit__parent", "nomination__nominated_by_unit", "nomination__edition", "begun_by"
    )


def access_application(person: Anyone, public_id: str) -> Application:
    """The working copy, for who may write it; for the office once it was submitted; absent to others."""
    application = applications().filter(public_id=public_id).first()
    if application is None:
        raise Http404
    if may_write(person, application):
        return application
    if may_read_submitted(person) and application.submissions.exists():
        return application
    raise Http404


def access_own_application(person: Anyone, public_id: str) -> Application:
    """The working copy for those who write it; absent to all others, the office included."""
    application = applications().filter(public_id=public_id).first()
    if application is None or not may_write(person, application):
        raise Http404
    return application


def application_of(nomination: Nomination) -> Application | None:
    """The application of an entry, or None before it was begun."""
    return applications().filter(nomination=nomination).first()


def fields_of(application: Application) -> dict[str, Field]:
    """Everything that is written, by the name of the field; one query."""
    return {row.name: row for row in application.fields.select_related("saved_by")}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a working copy may be changed: when it was last sent, and how it was last opened again."""

    sent_at: datetime | None
    reopening: Reopening | None

    @property
    def is_open(self) -> bool:
        """True before it is submitted, and after it was opened again, until that ends."""
        return self.sent_at is None or self._is_open_again

    @property
    def is_update(self) -> bool:
        """True while it is open for the update to January–June."""
        return self._is_open_again and self.reopening is not None and self.reopening.purpose == UPDATE

    @property
    def version(self) -> int:
        """Whose data period is asked for: that of the first version, or that of the update."""
        return UPDATED_VERSION if self.is_update else FIRST_VERSION

    @property
    def is_ended(self) -> bool:
        """True when what was opened last was ended before its day."""
        return self.reopening is not None and hasattr(self.reopening, "ending")

    @property
    def _is_open_again(self) -> bool:
        later = self.reopening and self.sent_at and self.reopening.reopened_at >= self.sent_at
        return bool(later) and not self.is_ended

    @property
    def open_parts(self) -> tuple[str, ...]:
        """The parts that may be changed after it was sent back; empty means all of it."""
        return tuple(self.reopening.fields) if self.reopening and self.sent_at else ()

    def is_overdue_at(self, now: datetime) -> bool:
        """True when it was sent back and the date for that is past."""
        return bool(self.reopening and self.sent_at and now > self.reopening.due_at)


def standing_of(application: Application) -> Standing:
    """How the working copy stands; one query before it is first sent, then two."""
    sent_at = application.submissions.values_list("submitted_at", flat=True).last()
    return Standing(sent_at, application.reopenings.select_related("ending").last() if sent_at else None)


def is_open(application: Application) -> bool:
    """True while the working copy may be changed: before it is submitted, or after it was sent back."""
    return standing_of(application).is_open


def is_with_branch(application: Application) -> bool:
    """True while the branch has it: the unit handed it over, did not get it back, and it was not sent since."""
    handover = handover_of(application)
    return handover is not None and not hasattr(handover, "giving_back")


def handover_of(application: Application) -> BranchHandover | None:
    """The newest handover since the application was last sent, with its giving back; None when there is none."""
    handover = application.handovers.select_related("giving_back__returned_by").last()
    sent_at = application.submissions.values_list("submitted_at", flat=True).last() if handover else None
    return None if handover is None or (sent_at and handover.handed_at <= sent_at) else handover


def revisions_of(application: Application, name: str = "") -> QuerySet[Revision]:
    """What the fields, or one of them, said before, newest first; `before` is the value that each replaced."""
    replaced = Revision.objects.filter(field=OuterRef("field"), version__lt=OuterRef("version"))
    rows = (
        Revision.objects.filter(field__application=application)
        .select_related("field", "saved_by")
        .annotate(before=Subquery(replaced.order_by("-version").values("value")[:1]))
    )
    rows = rows.filter(field__name=name) if name else rows
    return rows.order_by("-saved_at", "-pk")


def access_revision(application: Application, key: int) -> Revision:
    """A revision of that very application; absent otherwise."""
    revision = revisions_of(application).filter(pk=key).first()
    if revision is None:
        raise Http404
    return revision


def presences_of(application: Application, now: datetime) -> QuerySet[Presence]:
    """Who has the application open now."""
    return application.presences.filter(seen_at__gte=now - HERE_FOR).select_related("person")


def comments_of(application: Application, place: str = "") -> QuerySet[Comment]:
    """The remarks on the application, or on one part of it, oldest first."""
    rows = application.comments.select_related("said_by", "settled_by")
    return rows.filter(place=place) if place else rows


def access_comment(person: Anyone, public_id: str) -> Comment:
    """A remark, for who may write the application that it stands in; absent to others."""
    comment = Comment.objects.filter(public_id=public_id).select_related("application").first()
    if comment is None:
        raise Http404
    access_own_application(person, comment.application.public_id)
    return comment
