"""How units answered, and for which entries a person answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from laurel.applications.models import Submission
from laurel.library.models import LibraryAsking, LibraryConsent
from laurel.library.permissions import may_ask_units
from laurel.library.selectors.lines import former_units, lines_held, with_former
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import standing
from laurel.people.models import RoleGrant
from laurel.people.permissions import Anyone
from laurel.people.roles import Role
from laurel.results.models import Recommendation


def recommended_nominations() -> QuerySet[Nomination]:
    """The entries of all years that stand and are recommended to the Ministry; newest year first."""
    recommended = Recommendation.objects.filter(nomination=OuterRef("pk"), withdrawal=None)
    rows = standing(Nomination.objects.filter(Exists(recommended), edition__rehearsal_no=0))
    return rows.select_related("unit", "edition", "nominated_by_unit").order_by(
        "-edition__roc_year", "category", "code"
    )


def is_recommended(nomination: Nomination) -> bool:
    """True while the entry stands and is recommended."""
    return recommended_nominations().filter(pk=nomination.pk).exists()


def newest_consents() -> QuerySet[LibraryConsent]:
    """The answer of each entry that counts."""
    newest = LibraryConsent.objects.filter(nomination=OuterRef("nomination")).order_by("-pk")
    return LibraryConsent.objects.filter(pk=Subquery(newest.values("pk")[:1])).select_related("answered_by")


def consents_of(nominations: Iterable[Nomination]) -> dict[int, LibraryConsent]:
    """The answers that count: key of the entry → row; one query."""
    keys = [row.pk for row in nominations]
    return {row.nomination_id: row for row in newest_consents().filter(nomination__in=keys)}


def consent_of(nomination: Nomination) -> LibraryConsent | None:
    """The answer that counts, with the version that it shows; None while nothing was said."""
    rows = LibraryConsent.objects.filter(nomination=nomination).order_by("-pk")
    return rows.select_related("submission", "answered_by").first()


def versions_to_show(nomination: Nomination) -> QuerySet[Submission]:
    """The frozen versions that an agreement may name, oldest first: the one that was judged and its updates."""
    rows = Submission.objects.filter(application__nomination=nomination).select_related("application")
    return rows.order_by("number")


def answers_of(nomination: Nomination) -> QuerySet[LibraryConsent]:
    """All answers of an entry, newest first."""
    rows = LibraryConsent.objects.filter(nomination=nomination)
    return rows.select_related("answered_by", "submission").order_by("-pk")


def askings_of(nominations: Iterable[Nomination]) -> dict[int, LibraryAsking]:
    """When the office last asked again: key of the entry → row; one query."""
    keys = [row.pk for row in nominations]
    rows = LibraryAsking.objects.filter(nomination__in=keys).select_related("asked_by").order_by("pk")
    return {row.nomination_id: row for row in rows}


def units_with_heads(today: date) -> frozenset[int]:
    """The units, and those whom they continue, that have a head who can answer; two queries."""
    grants = RoleGrant.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        role=Role.UNIT_HEAD,
        valid_from__lte=today,
        person__is_active=True,
        unit__isnull=False,
    )
    held = {key for key in grants.values_list("unit", flat=True) if key is not None}
    return with_former(held, former_units())


def nominations_answered_by(person: Anyone, today: date) -> QuerySet[Nomination]:
    """The recommended entries for which the person answers.

    A head answers for the own unit; a branch for a unit that it nominated and that has no head in the register.
    """
    return recommended_nominations().filter(_answerable(person, today))


def _answerable(person: Anyone, today: date) -> Q:
    headed = lines_held(person, Role.UNIT_HEAD)
    branches = lines_held(person, Role.BRANCH_COORDINATOR)
    spoken_for = Q(unit__in=headed)
    if branches:
        spoken_for |= Q(nominated_by_unit__in=branches) & ~Q(unit__in=units_with_heads(today))
    return spoken_for


def access_to_answer(person: Anyone, public_id: str, today: date) -> Nomination:
    """The entry, to whoever answers for its unit; absent to all others.

    Also an entry whose recommendation was withdrawn: an agreement can be taken back at any time.
    """
    entries = Nomination.objects.filter(_answerable(person, today), edition__rehearsal_no=0)
    answered = LibraryConsent.objects.filter(nomination=OuterRef("pk"))
    known = Exists(recommended_nominations().filter(pk=OuterRef("pk"))) | Exists(answered)
    found = entries.filter(known, public_id=public_id).select_related("unit", "edition", "nominated_by_unit")
    nomination = found.first()
    if nomination is None:
        raise Http404
    return nomination


def is_head_of(person: Anyone, nomination: Nomination) -> bool:
    """True when the person answers as the unit's own head."""
    return nomination.unit_id in lines_held(person, Role.UNIT_HEAD)


def access_to_ask(person: Anyone, public_id: str) -> Nomination:
    """The recommended entry, to whoever may ask its unit again; absent to all others."""
    nomination = recommended_nominations().filter(public_id=public_id).first()
    if nomination is None or not may_ask_units(person):
        raise Http404
    return nomination


def awaited_answers(person: Anyone, today: date) -> list[Nomination]:
    """The entries that wait for this person's answer: nothing said yet, or asked again since. Constant queries."""
    entries = list(nominations_answered_by(person, today))
    consents, askings = consents_of(entries), askings_of(entries)
    return [row for row in entries if _is_awaited(consents.get(row.pk), askings.get(row.pk))]


def _is_awaited(consent: LibraryConsent | None, asking: LibraryAsking | None) -> bool:
    if consent is None:
        return True
    return (
        asking is not None
        and consent.answer == consent.Answer.LATER
        and asking.asked_at > consent.answered_at
    )
