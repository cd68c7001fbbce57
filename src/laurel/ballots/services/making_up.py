"""Made-up sheets: in a rehearsal every seat that ranks has one, sealed like any other, in an order nobody thought of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from laurel.ballots.models import Round, SealedSheet
from laurel.ballots.selectors import is_opened, sealed_members, voters_of
from laurel.ballots.services.sheets import put_under_seal
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category
from laurel.rulebook.reading import base_order_of
from laurel.rulebook.recommendation import quota_of

MADE_UP = "ballots.sheets_made_up"


class Scenario(models.TextChoices):
    """What a rehearsal is to meet."""

    PLAIN = "plain", _("沒有同序位，序位表收齊")
    TIE_AT_CUT = "tie_at_cut", _("在推薦名次上同序位")
    MISSING_SHEET = "missing_sheet", _("缺一張序位表")


@transaction.atomic
def make_up_sheets(
    held: Round, scenario: Scenario = Scenario.PLAIN, *, actor: Person, now: datetime
) -> list[SealedSheet]:
    """Every sheet that is missing in a rehearsal's round is sealed; with a missing sheet, all but the first seat's.

    The orders follow from the round's public id alone. Absent in a real year: nobody's sheet is ever made up.
    Refused after opening, and when no sheet is missing. The caller asks who rehearses.
    """
    edition = lock_edition(held.edition_id)
    if not edition.is_rehearsal:
        raise Http404
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=MADE_UP, chain=edition.chain)
    voters, sealed = voters_of(held), sealed_members(held)
    orders = made_up_orders(held.entries, len(voters), scenario, _place_of_the_cut(held), held.public_id)
    filing = list(zip(voters, orders, strict=True))
    if scenario == Scenario.MISSING_SHEET and len(filing) > 1:
        del filing[0]
    sheets = [
        put_under_seal(held, member, order, now=now) for member, order in filing if member.pk not in sealed
    ]
    if not sheets:
        raise refuse(articles.HOUSE_SEALED, "no_sheet_to_make_up", act=MADE_UP, chain=edition.chain)
    note = {"round": held.public_id, "sheets": len(sheets), "scenario": str(scenario)}
    record(MADE_UP, actor=actor, now=now, chain=edition.chain, rows=sheets, note=note)
    return sheets


def _place_of_the_cut(held: Round) -> int:
    """The place whose tie with the next decides who is recommended: in a tie round, the first."""
    return quota_of(Category(held.category)) if held.is_first else 1


def made_up_orders(
    entries: Sequence[str], voters: int, scenario: str, place: int, seed: str
) -> list[list[str]]:
    """An order for each of so many voters, always the same for one seed; their sums are all different.

    With a tie at the cut two sums are equal: those of a place and the next (the last two where there are fewer
    entries). One voter alone makes no tie, and an odd number of voters needs a third entry for it.
    """
    base = list(base_order_of(entries, seed))
    if (
        scenario == Scenario.TIE_AT_CUT
        and len(base) > 1
        and voters > 1
        and (voters % 2 == 0 or len(base) > 2)
    ):
        return _tied(base, voters, min(place, len(base) - 1))
    # Fewer than half change neighbours, so that no two neighbours come out equal.
    changing = (voters - 1) // 2 if len(base) > 1 else 0
    changed = [_swapped(base, 1 + voter % (len(base) - 1)) for voter in range(changing)]
    return [*changed, *(list(base) for _ in range(voters - changing))]


def _tied(base: list[str], voters: int, place: int) -> list[list[str]]:
    """Half of the voters change the two; with an odd number one voter outweighs two by an entry in between."""
    leaps = [_leapt(base, place)] if voters % 2 else []
    changing = voters // 2 - len(leaps)
    keeping = voters - changing - len(leaps)
    return [*([_swapped(base, place)] * changing), *leaps, *([list(base)] * keeping)]


def _swapped(base: list[str], place: int) -> list[str]:
    """The order with the entry in a place behind the next."""
    return [*base[: place - 1], base[place], base[place - 1], *base[place + 1 :]]


def _leapt(base: list[str], place: int) -> list[str]:
    """The order with the entry in a place two places behind the next: the entry after them, or before, is between."""
    ahead, behind = base[place - 1], base[place]
    start = place - 1 if place + 1 < len(base) else place - 2
    three = base[start : start + 3]
    between = next(code for code in three if code not in (ahead, behind))
    return [*base[:start], behind, between, ahead, *base[start + 3 :]]
