"""Reading people: lists with what they hold on a day, one person, one row of theirs."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from laurel.documents.glyphs import undrawable
from laurel.people.models import Person, Posting, RoleGrant, Unit
from laurel.people.permissions import Anyone
from laurel.register.permissions import may_read_register


def on_day(day: date) -> Q:
    """Rows that are valid on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def people_matching(
    *, words: str = "", unit: Unit | None = None, role: str = "", day: date
) -> QuerySet[Person]:
    """The people whose name, account or title contains the words, who serve or hold the role on the day.

    Each comes with `served` and `held`: the postings and roles of that day.
    """
    people = Person.objects.order_by("username").prefetch_related(
        Prefetch("postings", Posting.objects.filter(on_day(day)).select_related("unit"), "served"),
        Prefetch("role_grants", RoleGrant.objects.filter(on_day(day)).select_related("unit"), "held"),
    )
    for word in words.split():
        people = people.filter(
            Q(username__icontains=word)
            | Q(name__contains=word)
            | Q(name_en__icontains=word)
            | Q(title__contains=word)
        )
    if unit:
        people = people.filter(pk__in=Posting.objects.filter(on_day(day), unit=unit).values("person"))
    if role:
        people = people.filter(pk__in=RoleGrant.objects.filter(on_day(day), role=role).values("person"))
    return people


def access_person(person: Anyone, pk: int) -> Person:
    """The person of the register, to those who read it."""
    found = Person.objects.filter(pk=pk).first()
    if found is None or not may_read_register(person):
        raise Http404
    return found


def access_posting(person: Anyone, pk: int) -> Posting:
    """A posting with its person and unit."""
    found = Posting.objects.select_related("person", "unit").filter(pk=pk).first()
    if found is None or not may_read_register(person):
        raise Http404
    return found


def access_grant(person: Anyone, pk: int) -> RoleGrant:
    """A role given, with its person and unit."""
    found = RoleGrant.objects.select_related("person", "unit").filter(pk=pk).first()
    if found is None or not may_read_register(person):
        raise Http404
    return found


def rare_people() -> list[tuple[Person, tuple[str, ...]]]:
    """The people whose names or titles the papers' fonts cannot draw, with those characters."""
    found = (
        (person, undrawable(person.name + person.name_en + person.title)) for person in Person.objects.all()
    )
    return [(person, characters) for person, characters in found if characters]
