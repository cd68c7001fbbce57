"""What comes back from above: the package of a year, the Ministry's and the national results."""

from datetime import date

from factories.year import at
from laurel.outcomes.services import (
    record_ministry_outcome,
    record_national_outcome,
    record_scheme,
    record_sending,
)


def sent(judging, **more):
    said = {"sent_on": date(2026, 7, 31), "document_no": "測字第6號", "now": at(7, 31), **more}
    return record_sending(judging.edition, actor=judging.officer, **said)


def ministry(judging, row, place, forwarded, now=None, **more):
    said = {"announced_on": date(2026, 8, 31), "document_no": "部字第1號", **more}
    return record_ministry_outcome(
        row, place=place, forwarded=forwarded, actor=judging.officer, now=now or at(9, 1), **said
    )


def national(judging, row, result="won", now=None, announced_on=date(2026, 11, 20), **more):
    said = {
        "award_year": 115,
        "category_name": "社會創新",
        "winner_of_record": row.nomination.unit if result == "won" else None,
        "executing_unit": None,
        "line": "first_line" if result == "won" else "",
        "document_no": "會字第1號",
        **more,
    }
    return record_national_outcome(
        row, result=result, announced_on=announced_on, **said, actor=judging.officer, now=now or at(11, 21)
    )


def make_scheme(judging, award_year=115, name="社會創新", category="", now=None):
    return record_scheme(
        award_year, name, category, "會字第1號", actor=judging.officer, now=now or at(11, 20)
    )
