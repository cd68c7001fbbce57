"""Windows after the deadline, and the particulars of a project."""

from datetime import date

from factories.year import CONTACT, at
from laurel.nominations.services import Particulars, open_window
from laurel.rulebook import articles


def make_window(edition, unit, officer, *, now=None, until=None, **overrides):
    return open_window(
        edition,
        unit,
        **{
            "for_nomination": True,
            "for_submission": True,
            "until": until or at(6, 20, 17),
            "authority": "測字第9號",
            "reason": "颱風停班",
            "article": articles.NOMINATION_DEADLINE.path,
            **overrides,
        },
        actor=officer,
        now=now or at(6, 17),
    )


def project_particulars(**overrides) -> Particulars:
    return Particulars(
        **{**CONTACT, "project_title": "測試專案", "project_start": date(2024, 1, 1), **overrides}
    )
