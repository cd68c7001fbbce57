"""The pages of writing in both languages and both looks: axe-clean, no sideways scroll."""

import pytest

from journeys.test_pages import faults_of, looks_in, paths_in, speak_english
from journeys.test_writing import laurel

__all__ = ["laurel"]
PAGES = (
    "",
    "basics/",
    "sections/A1/",
    "figures/",
    "figures/5a3b1e/",
    "attach/",
    "attachments/",
    "preview/",
    "remarks/section.A1/",
    "history/",
    "check/",
)


@pytest.mark.slow
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_pages_of_writing_are_clean(laurel, english):
    laurel.ask(
        "from laurel.applications.selectors import applications; from laurel.applications.services import *;"
        "from laurel.kit import clock; from laurel.people.models import Person;"
        "from laurel.rulebook.entrants import Category; from laurel.sample.writing import written;"
        "row = applications().get(); actor = Person.objects.get(username='branch-n');"
        "values = written(row.nomination.unit, Category.OVERALL_SERVICE);"
        "save_fields(row, [Change(name, value, 0) for name, value in values.items()], actor=actor, now=clock.now());"
        "comment(row, 'section.A1', '請補數據（示範）', actor=actor, now=clock.now())"
    )
    faults = []
    for look in looks_in(english):
        page = laurel.sign_in("branch-n", **look)
        if english:
            speak_english(page)
        for path in paths_in(english, PAGES):
            faults += faults_of(page, f"/applications/{laurel.application}/{path}")

    assert faults == []
