"""Reading rounds and sheets: one's own before opening, everyone's after, to others yes or no."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import submission_of
from laurel.ballots.models import DraftOrder, OpenedSheet, OpeningConsent, Round, SealedSheet
from laurel.ballots.sealing import unseal
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import moment_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.panel.models import Member
from laurel.panel.selectors import declarations_of, effective_members, is_reading_opened, seat_of
from laurel.people.models import Person
from laurel.people.permissions import Anyone


def rounds_of(edition: Edition, category: str) -> list[Round]:
    """The evaluations of a category, first to last."""
    return list(Round.objects.filter(edition=edition, category=category).select_related("edition", "opening"))


def categories_under_review(edition: Edition) -> set[str]:
    """The categories whose evaluation has begun; one query."""
    return set(Round.objects.filter(edition=edition).values_list("category", flat=True))


def is_opened(held: Round) -> bool:
    """True once both words were given and the sheets are rows."""
    return hasattr(held, "opening")


def voters_of(held: Round) -> list[Member]:
    """Who may file: the members left in the category; in a tie round those of them who filed in the first."""
    able = effective_members(held.edition, held.category)
    return able if held.voters is None else [member for member in able if member.pk in held.voters]


def closes_at(held: Round) -> datetime | None:
    """When sheets close: for the first evaluation the year's calendar as it stands, later ones at opening."""
    return moment_of(held.edition, CalendarDate.Kind.SHEETS_CLOSE) if held.is_first else None


def is_open(held: Round, now: datetime) -> bool:
    """True while sheets may be sealed and taken back."""
    closing = closes_at(held)
    return not is_opened(held) and (closing is None or now < closing)


def access_round(person: Anyone, public_id: str) -> tuple[Round, Member]:
    """A round and the person's seat in it; absent to everyone who may not file there."""
    held = Round.objects.filter(public_id=public_id).select_related("edition", "opening").first()
    seat = seat_of(person, held.edition) if held and isinstance(person, Person) else None
    if held is None or seat is None or seat.pk not in {member.pk for member in voters_of(held)}:
        raise Http404
    return held, seat


def has_declared(member: Member, category: str) -> bool:
    """True when the member has stated whether another conflict exists."""
    return (member.pk, category) in declarations_of(member.edition)


def standing_sheets(held: Round) -> QuerySet[SealedSheet]:
    """The sheets that count: sealed and not taken back."""
    return SealedSheet.objects.filter(round=held, withdrawal=None).select_related("member__person")


def sealed_members(held: Round) -> set[int]:
    """The keys of the members whose sheet is sealed: yes or no, nothing else."""
    return set(standing_sheets(held).values_list("member_id", flat=True))


def own_sheet(member: Member, held: Round) -> SealedSheet | None:
    """The member's own sealed sheet, or None."""
    return standing_sheets(held).filter(member=member).order_by("number").last()


def own_order(member: Member, held: Round) -> list[str]:
    """The member's own order so far: only entries that were placed."""
    return list(draft_of(member, held)["order"])


def draft_of(member: Member, held: Round) -> dict[str, Any]:
    """The member's own draft with the orders before it."""
    row = DraftOrder.objects.filter(round=held, member=member).first()
    if row is None:
        return {"order": [], "past": []}
    return dict(unseal(held.wrapped_key, held.public_id, f"draft|{member.pk}", row.ciphertext))


def own_ranks(sheet: SealedSheet) -> dict[str, int]:
    """The ranks on a member's own sealed sheet."""
    held = sheet.round
    order = unseal(
        held.wrapped_key, held.public_id, f"sheet|{sheet.member_id}|{sheet.number}", sheet.ciphertext
    )
    return {code: rank for rank, code in enumerate(order, start=1)}


def opened_ranks(held: Round) -> dict[str, dict[str, int]]:
    """After opening: member's code → entry's code → rank, without sheets that were voided. Before: nothing."""
    rows = (
        OpenedSheet.objects.filter(sheet__round=held, sheet__round__opening__isnull=False, sheet__voided=None)
        .select_related("sheet__member")
        .order_by("sheet__member_id")
    )
    return {row.sheet.member.code: {code: row.ranks[code] for code in held.entries} for row in rows}


def consents_of(held: Round) -> list[OpeningConsent]:
    """The words given so far that the round be opened."""
    return list(held.consents.select_related("person"))


def entries_of(held: Round) -> dict[str, Nomination]:
    """The entries under review by code, in the order of the sheet."""
    rows = {row.code: row for row in all_nominations(held.edition).filter(code__in=held.entries)}
    return {code: rows[code] for code in held.entries}


def access_dossier(
    person: Anyone, round_id: str, code: str, now: datetime
) -> tuple[Round, Nomination, Submission]:
    """The submitted version of an entry under review, for a member who ranks it and has declared.

    Absent to all others, and to everyone before reading opens.
    """
    held, seat = access_round(person, round_id)
    opened = is_reading_opened(held.edition, now) and has_declared(seat, held.category)
    if code not in held.entries or not opened:
        raise Http404
    nomination = entries_of(held)[code]
    submission = submission_of(nomination)
    if submission is None:
        raise Http404
    return held, nomination, submission


def access_dossier_file(
    person: Anyone, round_id: str, code: str, file_id: str, now: datetime
) -> dict[str, Any]:
    """A file of the submitted version: its name and digest; absent to all who may not read the dossier."""
    _, _, submission = access_dossier(person, round_id, code, now)
    found = next((row for row in submission.content["files"] if row["id"] == file_id), None)
    if found is None:
        raise Http404
    return dict(found)
