"""Past years and honours: added, corrected, revoked, classified; refused where they contradict the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import Http404

from laurel.kit.dates import in_taipei
from laurel.kit.refusals import Refused, refuse, refuse_unless
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.people.models import Honour, PastYear, Person
from laurel.people.services import corrected
from laurel.register.facts.claims import as_if, claim_of, record_beside
from laurel.register.facts.things import new_award_key
from laurel.register.permissions import may_write_history
from laurel.register.selectors import years_run_here
from laurel.rulebook import articles
from laurel.rulebook.honours import may_be_recorded, may_be_year

YEAR_ADDED = "register.year_added"
YEAR_CORRECTED = "register.year_corrected"
HONOUR_ADDED = "register.honour_added"
HONOUR_CORRECTED = "register.honour_corrected"
REVOKED = "register.award_revoked"
CLASSIFIED = "register.award_classified"


@transaction.atomic
def add_year(year: PastYear, *, actor: Person, now: datetime) -> PastYear:
    """The year stands in history; refused twice, without evidence, or when it has not come."""
    _only_writers(actor)
    if PastYear.objects.filter(roc_year=year.roc_year).exists():
        raise _refused("year_on_record_already", YEAR_ADDED, year=year.roc_year)
    refuse_year(year, now, act=YEAR_ADDED)
    year.recorded_by, year.recorded_at = actor, now
    year.save(force_insert=True)
    record(YEAR_ADDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[year])
    return year


@transaction.atomic
def correct_year(
    year: PastYear, changes: Mapping[str, Any], *, reason: str, actor: Person, now: datetime
) -> PastYear:
    """The year says what it should, and what it said stays readable with the reason."""
    _only_writers(actor)
    year = PastYear.objects.select_for_update().get(pk=year.pk)
    refuse_year(as_if(year, changes), now, act=YEAR_CORRECTED)
    rows = _changed(year, changes, reason, YEAR_CORRECTED, actor, now)
    record(YEAR_CORRECTED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"reason": reason})
    return year


@transaction.atomic
def add_honour(honour: Honour, *, actor: Person, now: datetime) -> Honour:
    """What the unit reached stands in history; refused without evidence, or when it contradicts the record."""
    _only_writers(actor)
    lock_history()
    if honour.level == Honour.Level.NATIONAL:
        honour.award_key = honour.award_key or award_key_of(honour)
    if honour.level == Honour.Level.AGENCY and honour.roc_year in years_run_here():
        raise _refused("year_runs_here", HONOUR_ADDED, year=honour.roc_year)
    refuse_honour(honour, now, act=HONOUR_ADDED)
    honour.recorded_by, honour.recorded_at = actor, now
    honour.save(force_insert=True)
    record(HONOUR_ADDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[honour])
    return honour


@transaction.atomic
def correct_honour(
    honour: Honour, changes: Mapping[str, Any], *, reason: str, actor: Person, now: datetime
) -> Honour:
    """The honour says what it should, and what it said stays readable with the reason."""
    _only_writers(actor)
    lock_history()
    honour = Honour.objects.select_for_update(of=("self",)).select_related("unit").get(pk=honour.pk)
    refuse_honour(as_if(honour, changes), now, act=HONOUR_CORRECTED)
    rows = _changed(honour, changes, reason, HONOUR_CORRECTED, actor, now)
    record(HONOUR_CORRECTED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note={"reason": reason})
    return honour


@transaction.atomic
def revoke_award(
    honour: Honour, on: date, *, reason: str, evidence: str, actor: Person, now: datetime
) -> list[Honour]:
    """The award no longer stands from that day on, for all its units; until then it barred."""
    _only_writers(actor)
    units = _award_of(honour, REVOKED)
    if on > in_taipei(now).date():
        raise _refused("revoked_in_future", REVOKED, on=on.isoformat())
    if units[0].revoked_on:
        raise _refused(
            "award_revoked_already",
            REVOKED,
            award=units[0].award_name,
            revoked_on=units[0].revoked_on.isoformat(),
        )
    for row in units:
        refuse_honour(as_if(row, {"revoked_on": on}), now, act=REVOKED)
    return _of_all(units, {"revoked_on": on}, reason, evidence, REVOKED, actor, now)


@transaction.atomic
def classify_award(
    honour: Honour, line: str, *, reason: str, evidence: str, actor: Person, now: datetime
) -> list[Honour]:
    """All units of the award have that classification; the rule of 三(二)1(3)乙 reads it."""
    _only_writers(actor)
    units = _award_of(honour, CLASSIFIED)
    if all(row.line == line for row in units):
        raise _refused("award_line_is_the_same", CLASSIFIED, award=units[0].award_name)
    return _of_all(units, {"line": line}, reason, evidence, CLASSIFIED, actor, now)


def lock_history() -> None:
    """Acts on history happen one after another."""
    list(PastYear.objects.select_for_update().order_by("pk").values_list("pk"))


def award_key_of(honour: Honour) -> str:
    """The key of an award by its year, name and project: the one on record, or a new one."""
    same = Honour.objects.filter(
        level=Honour.Level.NATIONAL,
        roc_year=honour.roc_year,
        award_name=honour.award_name,
        project_title=honour.project_title,
    ).first()
    return same.award_key if same else new_award_key(honour.roc_year, honour.award_name, honour.project_title)


def refuse_year(year: PastYear, now: datetime, *, act: str) -> None:
    """Raises `Refused` when the year cannot stand so, or rests on no evidence."""
    _refuse_without_evidence(year, act)
    record_now = record_beside(year)
    decision = may_be_year(record_now.years[year.roc_year], record_now, in_taipei(now).date())
    refuse_unless(decision, act=act, chain=HOUSE_CHAIN)


def refuse_honour(honour: Honour, now: datetime, *, act: str) -> None:
    """Raises `Refused` when the honour contradicts the record, or rests on no evidence."""
    _refuse_without_evidence(honour, act)
    decision = may_be_recorded(claim_of(honour), record_beside(honour), in_taipei(now).date())
    refuse_unless(decision, act=act, chain=HOUSE_CHAIN)


def _refuse_without_evidence(row: Honour | PastYear, act: str) -> None:
    if not row.evidence.strip():
        raise _refused("history_without_evidence", act)


def _changed(
    row: Any, changes: Mapping[str, Any], reason: str, act: str, actor: Person, now: datetime
) -> list[Any]:
    evidence = str(changes.get("evidence") or row.evidence)
    rows = corrected(row, changes, reason=reason, evidence=evidence, actor=actor, now=now)
    if not rows:
        raise _refused("nothing_corrected", act)
    return rows


def _award_of(honour: Honour, act: str) -> list[Honour]:
    """All units of the honour's award, locked."""
    lock_history()
    units = Honour.objects.select_for_update(of=("self",)).select_related("unit")
    same = {"award_key": honour.award_key} if honour.award_key else {"pk": honour.pk}
    found = list(units.filter(level=Honour.Level.NATIONAL, won=True, **same))
    if honour not in found:
        raise _refused("only_awards_are_classified", act)
    return found


def _of_all(
    units: list[Honour],
    changes: Mapping[str, Any],
    reason: str,
    evidence: str,
    act: str,
    actor: Person,
    now: datetime,
) -> list[Honour]:
    rows: list[Model] = []
    for row in units:
        rows += corrected(row, changes, reason=reason, evidence=evidence, actor=actor, now=now)
    note = {"reason": reason, "award": units[0].award_name}
    record(act, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows, note=note)
    return units


def _refused(code: str, act: str, **seen: str | int) -> Refused:
    return refuse(articles.HOUSE_HISTORY, code, act=act, chain=HOUSE_CHAIN, **seen)


def _only_writers(actor: Person) -> None:
    if not may_write_history(actor):
        raise Http404
