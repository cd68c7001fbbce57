"""Opening a year: anew, or copied from an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import Setup, non_working_days, opening_of
from laurel.editions.models import CalendarDate, Edition, RuleDecision
from laurel.editions.permissions import may_run_editions
from laurel.editions.selectors import OPENED, editions
from laurel.editions.services.lawful import refuse_backwards, refuse_unlawful_choice
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.opening import may_be_opened
from laurel.rulebook.parameters import COPIES
from laurel.rulebook.roc import OFFSET


@transaction.atomic
def open_edition(
    roc_year: int,
    *,
    title: str,
    calendar: Mapping[str, datetime],
    basis: str = "",
    contact: str = "",
    copies_required: int = COPIES.value,
    documents: Mapping[str, str] | None = None,
    is_sample: bool = False,
    actor: Person,
    now: datetime,
) -> Edition:
    """The year is open with its calendar; refused as `copy_edition` is.

    `documents` names the document behind a date or a number of copies that departs from the text.
    """
    setup = Setup(roc_year, title, calendar, basis, contact, copies_required, documents=documents or {})
    return _open(setup, {}, is_sample=is_sample, actor=actor, now=now)


@transaction.atomic
def copy_edition(source: Edition, setup: Setup, *, actor: Person, now: datetime) -> Edition:
    """The year is open as set up, with its dates and decisions, in one act that names the year it was copied from.

    Absent to all but the officer, and from a rehearsal. Refused when it is open already, its dates run backwards, a
    choice is unlawful, or a departure from the text or a choice lacks its document (`may_be_opened`). Nothing of the
    earlier year changes. A year before the regulation has none: 106 is the first.
    """
    if source.is_rehearsal:
        raise Http404
    return _open(setup, {"copied_from": source.roc_year}, actor=actor, now=now)


def _open(
    setup: Setup, note: Mapping[str, Any], *, is_sample: bool = False, actor: Person, now: datetime
) -> Edition:
    if not may_run_editions(actor):
        raise Http404
    _refuse(setup)
    edition = Edition.objects.create(
        roc_year=setup.roc_year,
        title=setup.title,
        basis=setup.basis,
        contact=setup.contact,
        copies_required=setup.copies_required,
        page_limit=setup.page_limit,
        section_characters=setup.section_characters,
        opened_at=now,
        opened_by=actor,
        is_sample=is_sample,
    )
    decided = {"edition": edition, "decided_at": now, "decided_by": actor}
    dates = [
        CalendarDate.objects.create(kind=kind, at=at, authority=setup.documents.get(kind, ""), **decided)
        for kind, at in setup.calendar.items()
    ]
    choices = [
        RuleDecision.objects.create(
            point=point.value, choice=choice, authority=setup.documents[point.value], **decided
        )
        for point, choice in setup.choices.items()
    ]
    told = {
        **note,
        "documents": dict(setup.documents),
        "pages": setup.page_limit,
        "characters": setup.section_characters,
    }
    record(OPENED, actor=actor, now=now, chain=edition.chain, rows=[edition, *dates, *choices], note=told)
    return edition


def _refuse(setup: Setup) -> None:
    """Refused when the year is open already, or may not be opened so."""
    chain = f"edition-{setup.roc_year}"
    if editions().filter(roc_year=setup.roc_year).exists():
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "edition_open_already",
            act=OPENED,
            chain=chain,
            year=setup.roc_year,
        )
    refuse_backwards(setup.calendar, act=OPENED, chain=chain)
    for point, choice in setup.choices.items():
        refuse_unlawful_choice(point, choice, act=OPENED, chain=chain)
    days_off = non_working_days(setup.roc_year + OFFSET)
    refuse_unless(may_be_opened(opening_of(setup), days_off), act=OPENED, chain=chain)
