"""What came back for an entry, as honours of its units: written once, corrected ever after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext

from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.selectors import award_key_of
from laurel.people.models import Honour, Unit
from laurel.people.services import corrected

AWARD = "政府服務獎"
Outcome = MinistryOutcome | NationalOutcome


def ministry_honours(outcome: MinistryOutcome) -> list[Model]:
    """The Ministry's place of the entry's unit stands in history; the rows written."""
    standing = _standing(outcome, Honour.Level.MINISTRY).first()
    told = {
        **_evidence_of(outcome),
        "place": outcome.place,
        "is_shared": outcome.is_shared,
        "recommended": outcome.forwarded,
    }
    return _written(standing, outcome, {**told, "unit_id": outcome.recommendation.nomination.unit_id})


def national_honours(outcome: NationalOutcome) -> list[Model]:
    """The national result of the entry's units stands in history; the rows written.

    An award is shared by the winner of record and the executing unit. Without an award the entry's unit stands
    as not having won, or, when it had, the award is revoked on that day.
    """
    standing = {row.share: row for row in _standing(outcome, Honour.Level.NATIONAL).filter(revoked_on=None)}
    won = outcome.result == NationalOutcome.Result.WON
    if not won and any(row.won for row in standing.values()):
        return _revoked(standing, outcome)
    units = _units_of(outcome) if won else {"": outcome.recommendation.nomination.unit}
    lost = {share: row for share, row in standing.items() if share and share not in units}
    rows = _revoked(lost, outcome)
    for share, unit in units.items():
        told = {
            **_evidence_of(outcome),
            "award_name": AWARD,
            "scheme": outcome.category_name,
            "won": won,
            "share": share,
            "line": (outcome.line or Honour.Line.UNCLASSIFIED) if won else "",
            "roc_year": outcome.award_year,
            "unit_id": unit.pk,
        }
        before = standing.get(share)
        if before is None and share == Honour.Share.WINNER_OF_RECORD:
            before = standing.get("")
        rows += _written(before, outcome, told)
    return rows


def _units_of(outcome: NationalOutcome) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    if outcome.winner_of_record:
        units[Honour.Share.WINNER_OF_RECORD] = outcome.winner_of_record
    if outcome.executing_unit and outcome.executing_unit != outcome.winner_of_record:
        units[Honour.Share.EXECUTING_UNIT] = outcome.executing_unit
    return units


def _standing(outcome: Outcome, level: str) -> Any:
    key = award_key_of(outcome.recommendation)
    return Honour.objects.filter(award_key=key, level=level).select_related("unit")


def _evidence_of(outcome: Outcome) -> dict[str, Any]:
    return {
        "announced_on": outcome.announced_on,
        "evidence": outcome.document_no,
        "evidence_on": outcome.announced_on,
    }


def _written(standing: Honour | None, outcome: Outcome, told: Mapping[str, Any]) -> list[Model]:
    if standing is not None:
        return _corrected(standing, told, outcome)
    nomination = outcome.recommendation.nomination
    ministry = isinstance(outcome, MinistryOutcome)
    columns = {
        "level": Honour.Level.MINISTRY if ministry else Honour.Level.NATIONAL,
        "roc_year": nomination.edition.roc_year,
        "category": nomination.category,
        "award_key": award_key_of(outcome.recommendation),
        "project_title": nomination.project_title,
        "is_sample": nomination.is_sample,
        "recorded_by": outcome.recorded_by,
        "recorded_at": outcome.recorded_at,
        **told,
    }
    return [Honour.objects.create(**columns)]


def _revoked(honours: Mapping[str, Honour], outcome: NationalOutcome) -> list[Model]:
    told = {"revoked_on": outcome.announced_on}
    return [row for honour in honours.values() for row in _corrected(honour, told, outcome)]


def _corrected(honour: Honour, told: Mapping[str, Any], outcome: Outcome) -> list[Any]:
    return corrected(
        honour,
        told,
        reason=outcome.reason or gettext("重新登錄結果"),
        evidence=outcome.document_no,
        actor=outcome.recorded_by,
        now=outcome.recorded_at,
    )
