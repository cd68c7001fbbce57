"""The grounds of a finding: every condition, computed anew on a day."""

from __future__ import annotations

from datetime import date

from laurel.applications.facts import material_of, period_of, timeliness_of
from laurel.applications.selectors import application_of
from laurel.nominations.facts import eligibility_of, late_nomination_of
from laurel.nominations.models import Nomination
from laurel.rulebook.calendar import Admission
from laurel.rulebook.grounds import Decision
from laurel.screening.selectors import exemptions_of

LATE = "late"
EARLY_PROJECT = "project_began_too_early"
EXEMPTIBLE = (LATE, EARLY_PROJECT)
"""The grounds that an authority may admit; all other forbidding grounds only a correction of data removes."""


def admissions_of(nomination: Nomination) -> dict[str, Admission]:
    """What was admitted: code of the ground → document and reason."""
    return {row.code: Admission(row.authority, row.reason) for row in exemptions_of(nomination)}


def grounds_for(nomination: Nomination, on: date) -> Decision:
    """All conditions in the regulation's order: eligibility, time, material, data period."""
    admitted = admissions_of(nomination)
    decision = eligibility_of(nomination, on, admission=admitted.get(EARLY_PROJECT))
    decision += late_nomination_of(nomination)
    application = application_of(nomination)
    if application is None:
        return decision
    decision += timeliness_of(application, admission=admitted.get(LATE))
    return decision + material_of(application) + period_of(application)
