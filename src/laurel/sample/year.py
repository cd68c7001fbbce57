"""The sample year: played through the services of every stage, up to where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.db import transaction

from laurel.kit import clock
from laurel.people.models import Honour, PastYear, Person, Unit
from laurel.people.roles import Role
from laurel.people.services import add_history, add_units, register_person
from laurel.register.selectors import honours_on_record, years_on_record
from laurel.register.services import verify_history
from laurel.sample import acts
from laurel.sample.founder import FOUNDER
from laurel.sample.tables import table

TAIPEI = ZoneInfo("Asia/Taipei")
YEAR = 115
PASSWORD = "laurel-demo-115"  # nosec B105
SINCE = date(2014, 2, 17)
Say = Callable[[str], None]

MOMENTS = {
    "nominations": datetime(2026, 5, 20, 9, 0, tzinfo=TAIPEI),
    "screening": datetime(2026, 6, 16, 9, 0, tzinfo=TAIPEI),
    "judging": datetime(2026, 6, 22, 9, 0, tzinfo=TAIPEI),
    "meeting": datetime(2026, 6, 30, 14, 5, tzinfo=TAIPEI),
    "results": datetime(2026, 6, 30, 17, 0, tzinfo=TAIPEI),
    "rewards": datetime(2026, 12, 21, 9, 0, tzinfo=TAIPEI),
}
"""When each stage of the sample year opens: the time of the demonstration."""


def load(stage: str, *, say: Say) -> None:
    """Afterwards an empty database holds the sample year as it stands when the stage opens."""
    with transaction.atomic():
        for words, play in script_until(stage):
            say(words)
            play()
    clock.move_to(MOMENTS[stage])


def script_until(stage: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """What happens, in order, before the stage opens."""
    script: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("", "units, accounts, history", load_register),
        ("", "the year 115 is opened", acts.open_year),
        ("nominations", "nominations and applications", acts.enter_everyone),
        ("screening", "screening, the panel, recusals", acts.screen_and_appoint),
        ("judging", "eight members rank and seal", acts.rank_and_seal),
        ("meeting", "the meeting opens, counts, settles and resolves", acts.hold_the_meeting),
        ("results", "approval, recommendation, Ministry and national results", acts.follow_outcomes),
        ("results", "a roster of rewards, the committee, the first order", acts.propose_rewards),
    )
    for after, words, play in script:
        if after == stage:
            return
        yield words, play
    return


def load_register() -> None:
    """Units, accounts and three earlier years stand in the register."""
    now = datetime(2026, 1, 5, 9, 0, tzinfo=TAIPEI)
    units: dict[str, Unit] = {}
    for row in table("units")["unit"]:
        units[row["code"]] = Unit(**{**row, "parent": units.get(row.get("parent", ""))})
        add_units([units[row["code"]]], actor=FOUNDER, now=now)
    password = hashed_password()
    for row in table("accounts")["account"]:
        account = dict(row)
        roles = [Role(role) for role in account.pop("roles")]
        unit = units.get(account.pop("unit", ""))
        serves_at = units.get(account.pop("serves_at", ""), unit)
        person = Person(**account, password=password, is_sample=True)
        register_person(person, [(role, unit) for role in roles], serves_at, SINCE, actor=FOUNDER, now=now)
    add_history(*history(units), actor=FOUNDER, now=now)
    verify_sample_history(now + timedelta(days=1))


def verify_sample_history(now: datetime) -> None:
    """The reviewer has compared the made-up rows with their made-up papers; what is on public record waits for a person."""
    rows: list[Honour | PastYear] = [*years_on_record().filter(is_sample=True)]
    rows += honours_on_record().filter(is_sample=True)
    reviewer = Person.objects.get(username="reviewer")
    verify_history(rows, note="示範：與核定函逐筆核對", actor=reviewer, now=now)


def history(units: dict[str, Unit]) -> tuple[list[PastYear], list[Honour]]:
    """The sample's earlier years with their places, and the two national awards on record."""
    years, honours = [], []
    for row in table("history")["year"]:
        paper = {"evidence": row["evidence"], "evidence_on": row["evidence_on"], "is_sample": True}
        counts = {key: row[key] for key in ("roc_year", "overall_entries", "project_entries")}
        years.append(PastYear(**counts, **paper))
        for category, key, quota in (("overall_service", "overall", 6), ("project_planning", "project", 2)):
            honours += [
                Honour(
                    level=Honour.Level.AGENCY,
                    unit=units[code],
                    roc_year=row["roc_year"],
                    category=category,
                    place=place,
                    recommended=place <= quota,
                    **paper,
                )
                for place, code in enumerate(row[key], start=1)
            ]
    for row in table("history")["award"]:
        shares = [(Honour.Share.WINNER_OF_RECORD, row["winner_of_record"])]
        if "executing_unit" in row:
            shares.append((Honour.Share.EXECUTING_UNIT, row["executing_unit"]))
        honours += [
            Honour(
                level=Honour.Level.NATIONAL,
                unit=units[code],
                roc_year=row["roc_year"],
                award_key=row["key"],
                award_name=row["name"],
                project_title=row["project_title"],
                share=share,
                line=row["line"],
                announced_on=row["announced_on"],
                evidence=row["evidence"],
            )
            for share, code in shares
        ]
    return years, honours


@cache
def hashed_password() -> str:
    """The sample password, hashed once for all accounts."""
    from django.contrib.auth.hashers import make_password

    return make_password(PASSWORD)


def accounts_in_words() -> list[str]:
    """Every account with what it is, a line each."""
    return [f"{row['username']:<10} {row['title']}" for row in table("accounts")["account"]]
