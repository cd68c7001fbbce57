"""A room at one moment: what its page shows, what it asks of people, and whether it has changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from laurel.ballots.selectors import consents_of, is_opened
from laurel.kit.cards import GroundInWords
from laurel.meeting.facts.room import Presence, presence_in, recused_in, sheet_states
from laurel.meeting.models import DifferenceHandling, PanelMeeting, RecusalReading
from laurel.meeting.selectors import Happened, handling_of, happened_in, missing_decision_of, reading_of
from laurel.panel.models import Member
from laurel.panel.selectors import members_of
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class RoomState:
    """Everything that was done in a category, read once."""

    meeting: PanelMeeting
    category: Category
    happened: Happened
    presence: Presence
    recused: tuple[tuple[Member, GroundInWords], ...]
    last_reading: RecusalReading | None
    last_handling: DifferenceHandling | None

    @property
    def held(self) -> Any:
        """The newest evaluation, or None."""
        return self.happened.rounds[-1] if self.happened.rounds else None

    @property
    def sealed_round(self) -> Any:
        """The evaluation under way, or None."""
        return self.held if self.held and not is_opened(self.held) else None

    @property
    def reading(self) -> RecusalReading | None:
        """The reading out of just those who are out now, or None: whoever came after was not read."""
        out = [member.code for member, _ in self.recused]
        row = self.last_reading
        return row if row and row.member_codes == out else None

    def handling(self, marked: list[list[str]]) -> DifferenceHandling | None:
        """How the meeting dealt with just these marked differences, or None."""
        row = self.last_handling
        return row if row and row.marked == marked else None

    def token(self, *, keeps_list: bool) -> str:
        """Changes when anything on the page would; tells nothing by itself.

        Whose sheet has come moves the token of those who keep the list only: to others nothing happens before
        opening.
        """
        happened, sealed = self.happened, self.sealed_round
        facts = (
            [(row.public_id, is_opened(row)) for row in happened.rounds],
            self._before_opening(sealed) if sealed and keeps_list else None,
            [(row.pk, row.is_ruled) for row in happened.corrections],
            [row.pk for row in (*happened.lots, *happened.struck)],
            [getattr(row, "pk", 0) for row in (self.last_reading, self.last_handling)],
            [member.code for member, _ in self.recused],
            [(member.pk, row.pk if row else 0) for member, row in self.presence.rows],
            bool(happened.resolution),
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]

    def _before_opening(self, sealed: Any) -> tuple[object, ...]:
        decision = missing_decision_of(self.meeting, sealed.public_id)
        states = [(member.code, state) for member, state in sheet_states(sealed)]
        return states, [consent.role for consent in consents_of(sealed)], decision.pk if decision else 0


def state_of(meeting: PanelMeeting, category: Category) -> RoomState:
    """The room as it stands; a constant number of queries."""
    edition = meeting.edition
    members = members_of(edition)
    return RoomState(
        meeting,
        category,
        happened_in(edition, category),
        presence_in(meeting, [category], members),
        tuple(recused_in(edition, category, members)),
        reading_of(meeting, category),
        handling_of(meeting, category),
    )
