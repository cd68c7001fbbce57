"""Paper sheets: printed, typed by two, for tests."""

from uuid import uuid4

from factories.year import OVERALL, at
from laurel.ballots.models import PaperSealing
from laurel.ballots.services import print_sheets, type_paper

WHEN = at(6, 24)


def ranks_of(order) -> dict[str, str]:
    """What is typed for an order of codes, best first."""
    return {code: str(rank) for rank, code in enumerate(order, start=1)}


def make_print(judging, place=0, now=WHEN, category=OVERALL):
    """A new serial for the member at a place of the panel."""
    held = judging.round(category)
    codes, key = [judging.members[place].code], str(uuid4())
    return print_sheets(held, codes, idempotency_key=key, actor=judging.officer, now=now)[0]


def type_as(person, printed, order, now=WHEN):
    return type_paper(printed, ranks_of(order), actor=person, now=now)


def files_in(folder) -> set:
    """Every file below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


def seal_from_paper(judging, order, place=0, now=WHEN):
    """A sheet printed, typed by the officer and by the clerk, and sealed."""
    printed = make_print(judging, place, now)
    type_as(judging.officer, printed, order, now)
    type_as(judging.clerk, printed, order, now)
    return PaperSealing.objects.get(printed=printed)
