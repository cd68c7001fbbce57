"""Writing in one's own notebooks. Outside the record: nobody can tell that or when something was noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import PrivateNotebook, Round
from laurel.ballots.notebook import Notebook, notebook_of
from laurel.ballots.sealing import seal_in_sheets, unseal
from laurel.ballots.selectors import desk_of, drafting_seat_in, place_of
from laurel.editions.models import Edition
from laurel.ledger.services import Actor, record
from laurel.panel.models import Member
from laurel.people.models import Person

FORGOTTEN = "ballots.notebooks_forgotten"


@transaction.atomic
def write_notebook(
    held: Round,
    member: Member,
    code: str,
    version: int,
    change: Callable[[Notebook], Notebook],
    *,
    actor: Person,
) -> Notebook:
    """The notebook on a dossier is as `change` makes it of the one that stands; two devices follow each other.

    Absent to everyone but the member, and to a member who is out of the category.
    """
    if drafting_seat_in(held, actor) != member:
        raise Http404
    desk = desk_of(held)
    _lay_out(desk, member)
    row = PrivateNotebook.objects.select_for_update().get(round=desk, member=member, code=code)
    place = place_of(member, code)
    book = change(notebook_of(unseal(desk.wrapped_key, desk.public_id, place, row.ciphertext), version))
    row.ciphertext = seal_in_sheets(desk.wrapped_key, desk.public_id, place, book.as_json())
    row.save()
    return book


def _lay_out(desk: Round, member: Member) -> None:
    """One empty notebook for every dossier at the first word, so that their number tells nothing."""
    if PrivateNotebook.objects.filter(round=desk, member=member).exists():
        return
    blank = Notebook().as_json()
    PrivateNotebook.objects.bulk_create(
        [
            PrivateNotebook(
                round=desk,
                member=member,
                code=code,
                ciphertext=seal_in_sheets(desk.wrapped_key, desk.public_id, place_of(member, code), blank),
            )
            for code in desk.entries
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def forget_notebooks(edition: Edition, category: str, *, actor: Actor, now: datetime) -> int:
    """The private notes of a category are gone: thirty days after the minutes, as members were told. Answers how many."""
    rows = PrivateNotebook.objects.filter(round__edition=edition, round__category=category)
    count = rows.count()
    if count:
        rows.delete()
        note = {"category": category, "notebooks": count}
        record(FORGOTTEN, actor=actor, now=now, chain=edition.chain, note=note)
    return count
