"""The answers given so far, read back from the draft: what the wizard's pages share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from laurel.editions.facts import unit_facts_of
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.nominations.facts import ProjectDates
from laurel.nominations.models import NominationDraft
from laurel.nominations.selectors import access_draft, units_to_nominate
from laurel.nominations.services import Particulars, keep_draft
from laurel.people.models import Person, Unit
from laurel.rulebook.entrants import Category, door_of

DATES = ("project_start", "project_end")


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's draft, its unit resolved among those that the person may nominate now."""

    draft: NominationDraft
    unit: Unit | None
    nominated_by: Unit | None

    @property
    def edition(self) -> Edition:
        """The year that the draft was begun in."""
        return self.draft.edition

    @property
    def category(self) -> str:
        """The category chosen."""
        return str(self.draft.answers.get("category", Category.OVERALL_SERVICE.value))

    @property
    def is_project(self) -> bool:
        """True for project planning."""
        return self.category == Category.PROJECT_PLANNING

    @property
    def are_complete(self) -> bool:
        """True when all that an entry needs was answered."""
        kept = self.typed
        project = not self.is_project or (kept.get("project_title") and kept.get("project_start"))
        return bool(kept.get("contact_name") and kept.get("contact_phone") and project)

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed about the entry, dates as dates."""
        kept = dict(self.draft.answers.get("particulars", {}))
        return {
            key: date.fromisoformat(value) if key in DATES and value else value for key, value in kept.items()
        }

    def keep(self, **answers: Any) -> None:
        """The answers are in the draft."""
        keep_draft(self.edition, self.draft, answers, actor=self.draft.owner, now=clock.now())

    def particulars(self) -> Particulars:
        """What the entry will say."""
        typed = self.typed
        chosen = {str(row.pk): row for row in self.chosen_people()}
        typed["head"] = chosen.get(typed.get("head") or "")
        typed["writers"] = tuple(chosen[key] for key in typed.get("writers", ()) if key in chosen)
        if not self.is_project:
            keys = ("project_title", *DATES, "team", "team_total", "budget_thousand")
            typed = {key: value for key, value in typed.items() if key not in keys}
        return Particulars(**typed)

    def chosen_people(self) -> list[Person]:
        """The head and the writers chosen so far."""
        kept = self.draft.answers.get("particulars", {})
        keys = [*kept.get("writers", ()), kept.get("head") or None]
        return list(Person.objects.filter(pk__in=[key for key in keys if key], is_active=True))

    def project(self) -> ProjectDates | None:
        """The project's dates; None for overall service."""
        typed = self.typed
        return ProjectDates(typed.get(DATES[0]), typed.get(DATES[1])) if self.is_project else None

    def door(self) -> str:
        """The door that the unit enters through."""
        return door_of(unit_facts_of(self.unit)).value if self.unit else ""


def answers_of(request: HttpRequest, draft_id: str) -> Answers:
    """The answers of one's own draft; absent to everybody else."""
    draft = access_draft(request.user, draft_id)
    code = draft.answers.get("unit")
    pairs = units_to_nominate(request.user)
    unit, nominated_by = next(((u, by) for u, by in pairs if u.code == code), (None, None))
    return Answers(draft, unit, nominated_by)


def edition_of_today() -> Edition:
    """The newest year; absent before the first."""
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition
