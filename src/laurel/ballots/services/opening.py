"""Opening by two people, and voiding a sheet that should not have been counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import (
    OpenedSheet,
    OpeningConsent,
    Round,
    RoundOpening,
    SealedSheet,
    VoidedSheet,
)
from laurel.ballots.permissions import may_open_as
from laurel.ballots.selectors import (
    is_opened,
    objecting_members,
    objections_in,
    own_ranks,
    sealed_members,
    sheets_to_open,
    voters_of,
)
from laurel.ballots.services.paper import forget_typings
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.panel.selectors import stands_back, waiting_challenges
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.rulebook.challenge import no_challenge_waits
from laurel.rulebook.entrants import Category
from laurel.rulebook.paper import may_open_with_papers

CONSENTED = "ballots.opening_consented"


OPENED = "ballots.round_opened"


VOIDED = "ballots.sheet_voided"


@transaction.atomic
def consent_to_open(
    held: Round,
    role: str,
    sheets_named: int,
    *,
    excused: Collection[str] = (),
    actor: Person,
    now: datetime,
) -> OpeningConsent:
    """One person's word that exactly so many sheets be opened; with the other person's word they are.

    Refused to the same person twice, while a sheet is missing that nobody excused (by member's code), while a
    member objects to what was typed from their paper and no decision set it aside, and when the number named is
    not the number that would be opened. A word given for another number is void.
    """
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if not may_open_as(actor, role) or stands_back(actor, edition, held.category):
        raise Http404
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=CONSENTED, chain=edition.chain)
    waiting = tuple(row.member.code for row in waiting_challenges(edition, held.category))
    refuse_unless(no_challenge_waits(Category(held.category), waiting), act=CONSENTED, chain=edition.chain)
    counted = sheets_to_open(held)
    sealed = sealed_members(held)
    missing = [voter.code for voter in voters_of(held) if voter.pk not in sealed]
    expected = [code for code in missing if code not in excused]
    if expected:
        raise refuse(
            articles.RANK_SUM,
            "sheets_missing",
            act=CONSENTED,
            chain=edition.chain,
            members="、".join(expected),
        )
    refuse_unless(may_open_with_papers(objecting_members(held)), act=CONSENTED, chain=edition.chain)
    if sheets_named != len(counted) or not counted:
        raise refuse(
            articles.HOUSE_SEALED,
            "sheets_counted_otherwise",
            act=CONSENTED,
            chain=edition.chain,
            named=sheets_named,
            sealed=len(counted),
        )
    given = {row.role: row for row in held.consents.all()}
    if any(row.person_id == actor.pk for key, row in given.items() if key != role):
        raise refuse(articles.HOUSE_TWO_PERSONS, "second_person_opens", act=CONSENTED, chain=edition.chain)
    consent, _ = OpeningConsent.objects.update_or_create(
        round=held,
        role=role,
        defaults={"person": actor, "sheets_named": sheets_named, "consented_at": now},
    )
    note = {"round": held.public_id, "role": role, "sheets": sheets_named}
    record(CONSENTED, actor=actor, now=now, chain=edition.chain, rows=[consent], note=note)
    given[role] = consent
    if {Role.CONVENER, Role.MEETING_CLERK} <= given.keys() and all(
        row.sheets_named == len(counted) for row in given.values()
    ):
        _open(held, counted, actor=actor, now=now)
    return consent


def _open(held: Round, sheets: Sequence[SealedSheet], *, actor: Person, now: datetime) -> None:
    forget_typings(held)
    opening = RoundOpening.objects.create(round=held, opened_at=now)
    opened = [OpenedSheet.objects.create(sheet=sheet, ranks=own_ranks(sheet)) for sheet in sheets]
    note = {"round": held.public_id, "sheets": len(opened), **_left_sealed(held)}
    record(OPENED, actor=actor, now=now, chain=held.edition.chain, rows=[opening, *opened], note=note)


def _left_sealed(held: Round) -> dict[str, list[str]]:
    aside = [row.sealing.sheet.member.code for row in objections_in(held) if row.is_set_aside]
    return {"set_aside": aside} if aside else {}


@transaction.atomic
def void_sheet(
    held: Round, member: Member, reason: str, *, actor: Person, now: datetime
) -> VoidedSheet | None:
    """An opened sheet no longer counts: its member's recusal was found too late. None when there is no sheet."""
    edition = lock_edition(held.edition_id)
    sheet = SealedSheet.objects.filter(round=held, member=member, opened__isnull=False, voided=None).first()
    if sheet is None:
        return None
    row = VoidedSheet.objects.create(sheet=sheet, reason=reason, voided_at=now, voided_by=actor)
    note = {"round": held.public_id, "member": member.code}
    record(VOIDED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
