"""What in a year's outcomes does not go together, and what people found out about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.outcomes.facts.came import Kin, year_came_of
from laurel.outcomes.models import Clarification, Sending
from laurel.outcomes.selectors import Case, clarifications_of, newest_sendings
from laurel.rulebook.grounds import Ground
from laurel.rulebook.outcomes import contradictions_of


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction, with the newest word of people on exactly these facts."""

    ground: Ground
    clarification: Clarification | None

    @property
    def key(self) -> str:
        """By which it is addressed: other facts have another key."""
        record = json.dumps(self.ground.as_record(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(record.encode()).hexdigest()[:16]

    def concerns(self, code: str) -> bool:
        """True when it is about that entry."""
        seen = self.ground.seen
        return code == seen.get("entry") or code in str(seen.get("entries", "")).split("、")


def contradictions_in(
    edition: Edition,
    cases: Iterable[Case],
    sending: Sending | None,
    words: Iterable[Clarification],
    kin: Kin,
) -> list[Contradiction]:
    """The contradictions of a year; one query, for its policy."""
    said = {_record_of(row.ground): row for row in words if row.edition_id == edition.pk}
    decision = contradictions_of(year_came_of(edition, cases, sending, kin), policy_of(edition))
    return [Contradiction(ground, said.get(_record_of(ground.as_record()))) for ground in decision]


def _record_of(ground: object) -> str:
    return json.dumps(ground, ensure_ascii=False, sort_keys=True)


def open_contradictions(years: Mapping[Edition, Sequence[Case]]) -> dict[Edition, list[Contradiction]]:
    """Those of these years on which nobody has said a word, years without any left out; four queries and one a year."""
    with_cases = {edition: cases for edition, cases in years.items() if cases}
    if not with_cases:
        return {}
    sent, words, kin = newest_sendings(with_cases), clarifications_of(with_cases), Kin.read()
    found = {}
    for edition, cases in with_cases.items():
        rows = contradictions_in(edition, cases, sent.get(edition.pk), words, kin)
        if unclear := [row for row in rows if row.clarification is None]:
            found[edition] = unclear
    return found
