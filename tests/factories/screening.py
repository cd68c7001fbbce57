"""Verdicts of a person on every provision of an entry."""

from laurel.kit.dates import in_taipei
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
