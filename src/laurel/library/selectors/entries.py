"""What is offered to colleagues: the entries that their units agreed to show, and one of them with its access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import submission_of
from laurel.files.selectors import undestroyed
from laurel.library.models import LibraryConsent, SharedWords
from laurel.library.permissions import may_read_library, may_read_unshared
from laurel.library.selectors.consents import consent_of, newest_consents, recommended_nominations
from laurel.library.selectors.lines import lines_held
from laurel.library.selectors.publicity import public_years
from laurel.nominations.models import Nomination
from laurel.people.models import Unit
from laurel.people.permissions import Anyone
from laurel.people.roles import ENTRANTS


def offered(now: datetime) -> QuerySet[LibraryConsent]:
    """The agreements by which an entry is shown: the newest answer, a standing recommendation, a public year, words
    that were not destroyed.
    """
    rows = newest_consents().filter(
        Exists(Submission.objects.filter(undestroyed(Submission), pk=OuterRef("submission"))),
        Exists(recommended_nominations().filter(pk=OuterRef("nomination"))),
        answer=LibraryConsent.Answer.AGREED,
        nomination__edition__roc_year__in=list(public_years(now)),
    )
    return rows.select_related("nomination__unit__parent", "nomination__edition").order_by(
        "-nomination__edition__roc_year", "nomination__category", "nomination__code"
    )


def offered_matching(
    now: datetime,
    *,
    roc_year: int | None = None,
    category: str = "",
    criterion: str = "",
    branch: Unit | None = None,
    words: str = "",
) -> QuerySet[LibraryConsent]:
    """Those of the offered that are looked for.

    Each word must stand in what is shown (on the criterion, where one is chosen), in the unit's name or in the title.
    """
    found = offered(now)
    wanted = {"nomination__edition__roc_year": roc_year, "nomination__category": category}
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    shown = SharedWords.objects.filter(consent=OuterRef("pk"))
    if criterion:
        shown = shown.filter(criterion=criterion)
        found = found.filter(Exists(shown))
    if branch:
        unit = Q(nomination__unit=branch) | Q(nomination__unit__parent=branch)
        found = found.filter(unit | Q(nomination__unit__parent__parent=branch))
    for word in words.split():
        named = Q(nomination__unit__name__icontains=word) | Q(nomination__project_title__icontains=word)
        found = found.filter(named | Exists(shown.filter(words__icontains=word)))
    return found


def words_found(consents: list[LibraryConsent], words: str, criterion: str = "") -> dict[int, SharedWords]:
    """Where the first of the words stands in each: key of the answer → the criterion's words; one query."""
    first = next(iter(words.split()), "")
    if not first:
        return {}
    rows = SharedWords.objects.filter(consent__in=consents, words__icontains=first)
    rows = rows.filter(criterion=criterion) if criterion else rows
    return {row.consent_id: row for row in rows.order_by("-pk")}


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry as one reader opens it: the version, the answer by which it is cut, and whether others see it too.

    `consent` is None where the unit and the office look at an entry that is not agreed to: they see it whole.
    """

    nomination: Nomination
    submission: Submission
    consent: LibraryConsent | None
    is_offered: bool


def access_entry(person: Anyone, public_id: str, now: datetime) -> Opened:
    """The entry, to readers of the library while it is offered, to its unit and the office always; else absent."""
    nomination = (
        Nomination.objects.filter(public_id=public_id, edition__rehearsal_no=0)
        .select_related("unit__parent", "edition", "nominated_by_unit")
        .first()
    )
    if nomination is None or not may_read_library(person):
        raise Http404
    shown = offered(now).filter(nomination=nomination).exists()
    if not shown and not _reads_own(person, nomination):
        raise Http404
    return _opened(nomination, shown)


def _reads_own(person: Anyone, nomination: Nomination) -> bool:
    """The unit, its branch and the office look at an entry that is recommended, or was answered for, before others do."""
    own = {nomination.unit_id, nomination.nominated_by_unit_id} & lines_held(person, *ENTRANTS)
    if not own and not may_read_unshared(person):
        return False
    asked = recommended_nominations().filter(pk=nomination.pk).exists()
    return asked or LibraryConsent.objects.filter(nomination=nomination).exists()


def _opened(nomination: Nomination, shown: bool) -> Opened:
    consent = consent_of(nomination)
    if consent is not None and consent.is_agreement and consent.submission is not None:
        return Opened(nomination, consent.submission, consent, shown)
    submission = submission_of(nomination)
    if submission is None:
        raise Http404
    return Opened(nomination, submission, None, False)
