"""申請迴避: an entrant challenges a member; the convener rules, or the Director-General's document does."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import CalendarDate
from laurel.editions.selectors import lock_edition, moment_of
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.panel.models import Challenge, ChallengeRuling, Member, Recusal
from laurel.panel.permissions import may_build_panel, may_order_recusal
from laurel.panel.selectors import (
    acting_convener,
    entries_that_may_challenge,
    members_to_challenge,
    needs_the_director_general,
    waiting_challenges,
)
from laurel.panel.services.recusing import recuse
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.challenge import is_challenge_complete, is_ruling_lawful, ruling_due_of

CHALLENGED = "panel.member_challenged"
RULED = "panel.challenge_ruled"


@transaction.atomic
def challenge_member(
    member: Member, nomination: Nomination, *, reason: str, evidence: str, actor: Person, now: datetime
) -> Challenge:
    """The entrant's challenge waits for a ruling, and the sheets of the category wait with it.

    Absent to all but those of a standing, submitted entry in the category, once the panel is locked. Refused
    without reason or facts, after the sheets closed, and while the same entry's challenge of the member waits.
    """
    edition = lock_edition(member.edition_id)
    category = nomination.category
    if nomination not in entries_that_may_challenge(actor, edition):
        raise Http404
    if member not in members_to_challenge(edition, category):
        raise Http404
    closes = moment_of(edition, CalendarDate.Kind.SHEETS_CLOSE)
    if closes and closes <= now:
        raise refuse(
            articles.CHALLENGE,
            "challenge_too_late",
            act=CHALLENGED,
            chain=edition.chain,
            at=closes.isoformat(),
        )
    waiting = waiting_challenges(edition, category)
    if any((row.member_id, row.nomination_id) == (member.pk, nomination.pk) for row in waiting):
        raise refuse(
            articles.CHALLENGE,
            "challenge_waits_already",
            act=CHALLENGED,
            chain=edition.chain,
            member=member.code,
        )
    decision = refuse_unless(is_challenge_complete(reason, evidence), act=CHALLENGED, chain=edition.chain)
    row = Challenge.objects.create(
        member=member,
        nomination=nomination,
        category=category,
        reason=reason,
        evidence=evidence,
        due_at=ruling_due_of(now),
        made_at=now,
        made_by=actor,
    )
    note = {"member": member.code, "entry": nomination.code}
    record(CHALLENGED, actor=actor, now=now, chain=edition.chain, rows=[row], grounds=decision, note=note)
    return row


@transaction.atomic
def rule_on_challenge(
    challenge: Challenge, *, upheld: bool, reason: str, document_no: str = "", actor: Person, now: datetime
) -> ChallengeRuling:
    """The challenge is upheld (the member is out of the whole category) or dismissed, with the reason.

    The convener rules; where the convener is the one challenged, or nobody can chair the category, the officer
    records the Director-General's document.
    """
    edition = lock_edition(challenge.member.edition_id)
    if ChallengeRuling.objects.filter(challenge=challenge).exists():
        raise refuse(articles.CHALLENGE, "challenge_ruled_already", act=RULED, chain=edition.chain)
    chairing = acting_convener(edition, challenge.category)
    is_chair = chairing is not None and chairing.person_id == actor.pk and may_order_recusal(actor)
    if not (is_chair or may_build_panel(actor)):
        raise Http404
    decision = refuse_unless(
        is_ruling_lawful(
            by_convener=is_chair,
            convener_is_out=needs_the_director_general(challenge, chairing),
            reason=reason,
            document=document_no,
        ),
        act=RULED,
        chain=edition.chain,
    )
    row = ChallengeRuling.objects.create(
        challenge=challenge,
        upheld=upheld,
        reason=reason,
        document_no=document_no,
        ruled_at=now,
        ruled_by=actor,
    )
    rows: list[ChallengeRuling | Recusal] = [row]
    if upheld:
        source = Recusal.Source.CHALLENGE
        rows += recuse(challenge.member, challenge.category, source, reason, actor=actor, now=now)
    note = {"member": challenge.member.code, "upheld": upheld}
    record(RULED, actor=actor, now=now, chain=edition.chain, rows=rows, grounds=decision, note=note)
    return row
