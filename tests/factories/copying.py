"""Many rows after one that the services wrote: for lists whose cost must not grow, where playing each takes minutes."""

from copy import copy
from itertools import count

from laurel.applications.models import Application, Dispatch, Submission
from laurel.kit.ids import public_id
from laurel.nominations.models import Nomination
from laurel.people.models import Unit

_numbers = count(1)


def like(row, **columns):
    """An unsaved row that differs from the one given in its key and in these columns."""
    other = copy(row)
    other._state = copy(row._state)
    other.pk, other._state.adding = None, True
    if hasattr(row, "public_id"):
        other.public_id = public_id()
    for name, value in columns.items():
        setattr(other, name, value)
    return other


def make_nominations_like(nomination, number: int) -> list[Nomination]:
    """So many more entries of units of their own."""
    units = Unit.objects.bulk_create(
        like(nomination.unit, code=f"LIKE-{next(_numbers)}") for _ in range(number)
    )
    codes = count(1 + Nomination.objects.filter(edition=nomination.edition).count())
    return Nomination.objects.bulk_create(
        like(nomination, unit=unit, code=f"{nomination.code[0]}{next(codes):02}") for unit in units
    )


def make_submissions_like(nomination, entries) -> list[Application]:
    """Each of the entries has sent what that one sent, with its letter of dispatch where it has one."""
    application = Application.objects.get(nomination=nomination)
    begun = Application.objects.bulk_create(like(application, nomination=row) for row in entries)
    for model in (Submission, Dispatch):
        sent = model.objects.filter(application=application)
        model.objects.bulk_create(like(one, application=row) for row in begun for one in sent)
    return begun
