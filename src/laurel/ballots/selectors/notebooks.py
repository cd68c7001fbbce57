"""Reading one's own notebooks; nobody else's can be asked for."""

from __future__ import annotations

from laurel.ballots.models import PrivateNotebook, Round
from laurel.ballots.notebook import Notebook, notebook_of
from laurel.ballots.sealing import unseal
from laurel.panel.models import Member


def desk_of(held: Round) -> Round:
    """The round under which notebooks are kept: the first of the category, so that a tie round finds them again."""
    if held.is_first:
        return held
    return Round.objects.select_related("edition").get(edition=held.edition, category=held.category, number=1)


def place_of(member: Member, code: str) -> str:
    """What a notebook's ciphertext is bound to."""
    return f"notebook|{member.pk}|{code}"


def notebooks_of(member: Member, held: Round, versions: dict[str, int]) -> dict[str, Notebook]:
    """The member's notebook on every dossier by code; `versions` gives the submitted version of each. One query."""
    desk = desk_of(held)
    rows = {row.code: row for row in PrivateNotebook.objects.filter(round=desk, member=member)}
    return {
        code: _opened(desk, member, rows[code], version) if code in rows else Notebook(version)
        for code, version in versions.items()
    }


def notebook_on(member: Member, held: Round, code: str, version: int) -> Notebook:
    """The member's notebook on one dossier."""
    desk = desk_of(held)
    row = PrivateNotebook.objects.filter(round=desk, member=member, code=code).first()
    return _opened(desk, member, row, version) if row else Notebook(version)


def _opened(desk: Round, member: Member, row: PrivateNotebook, version: int) -> Notebook:
    value = unseal(desk.wrapped_key, desk.public_id, place_of(member, row.code), row.ciphertext)
    return notebook_of(value, version)
