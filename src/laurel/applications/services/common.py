"""What every act on a working copy begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404

from laurel.applications.fields import is_unlocked
from laurel.applications.models import Application
from laurel.applications.permissions import may_submit, may_write
from laurel.applications.selectors import standing_of
from laurel.applications.selectors.writing import is_with_branch
from laurel.applications.words import place_in_words
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.people.models import Person
from laurel.rulebook import articles


def locked(
    application: Application, actor: Person, now: datetime, *, act: str, names: Sequence[str] = ()
) -> tuple[Edition, Application]:
    """The year and the working copy, locked, for somebody who may write it; refused once it is fixed."""
    edition = lock_edition(application.nomination.edition_id)
    return edition, open_copy(application, actor, now, act=act, names=names)


def open_copy(
    application: Application, actor: Person, now: datetime, *, act: str, names: Sequence[str] = ()
) -> Application:
    """The working copy, its row locked, for somebody who may change these fields of it now; the row itself never changes."""
    if not may_write(actor, application):
        raise Http404
    # Submitting waits for a save.
    Application.objects.select_for_update().values_list("pk").get(pk=application.pk)
    entry, chain = application.nomination.code, application.nomination.edition.chain
    if application.nomination.withdrawal:
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "withdrawn_already", act=act, chain=chain, entry=entry)
    standing = standing_of(application)
    if not standing.is_open:
        code = "update_ended" if standing.is_ended else "application_fixed"
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, code, act=act, chain=chain, entry=entry)
    if standing.reopening and standing.is_overdue_at(now):
        due_at = standing.reopening.due_at.isoformat()
        if standing.is_update:
            raise refuse(articles.DATA_PERIOD, "update_too_late", act=act, chain=chain, deadline=due_at)
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "correction_too_late", act=act, chain=chain, due_at=due_at
        )
    shut = [str(place_in_words(name)) for name in names if not is_unlocked(name, standing.open_parts)]
    if shut:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "field_not_unlocked", act=act, chain=chain, fields="、".join(shut)
        )
    if not may_submit(actor, application) and is_with_branch(application):
        raise refuse(articles.ROUTE, "application_with_branch", act=act, chain=chain, entry=entry)
    return application
