"""Verdicts of a person on every provision of an entry, and results that arrive while a year runs."""

from laurel.kit.dates import in_taipei
from laurel.people.models import Honour, PastYear
from laurel.people.services import add_history
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.screening import Judgement, provisions_of, taken_over
from laurel.screening.facts import grounds_for


def judge_all(nomination, now, note="已確認"):
    """What the system decides taken over, what is left to people granted with a note."""
    decision = grounds_for(nomination, in_taipei(now).date())
    left = {
        row.article.path: Judgement(Verdict.SILENT if row.verdict is Verdict.SILENT else Verdict.MET, note)
        for row in provisions_of(decision)
        if row.verdict in (Verdict.FOR_PEOPLE, Verdict.SILENT)
    }
    return taken_over(decision) | left


def award(unit, announced_on, *, actor, now, **overrides):
    """A national award is recorded while the year runs."""
    honour = Honour(
        **{
            "level": Honour.Level.NATIONAL,
            "unit": unit,
            "roc_year": 115,
            "award_key": "late",
            "award_name": "政府服務獎",
            "share": Honour.Share.WINNER_OF_RECORD,
            "line": Honour.Line.FIRST_LINE,
            "announced_on": announced_on,
            **overrides,
        }
    )
    add_history([], [honour], actor=actor, now=now)
    return honour


def three_places(unit, *, actor, now):
    """Three years among the top six are recorded while the year runs."""
    years = [PastYear(roc_year=year, overall_entries=12) for year in (112, 113, 114)]
    honours = [
        Honour(level=Honour.Level.AGENCY, unit=unit, roc_year=year, category="overall_service", place=place)
        for year, place in ((112, 3), (113, 1), (114, 6))
    ]
    add_history(years, honours, actor=actor, now=now)
