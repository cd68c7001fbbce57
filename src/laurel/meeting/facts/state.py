"""A room at one moment: what its page shows, what it asks of people, and whether it has changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from laurel.ballots.selectors import consents_of, is_opened
from laurel.kit.cards import GroundInWords
from laurel.meeting.facts.room import Presence, presence_in, recused_in, sheet_states
from laurel.meeting.models import DifferenceHandling, MissingSheetsDecision, PanelMeeting, RecusalReading
from laurel.meeting.selectors import (
    Happened,
    Unsettled,
    handling_of,
    happened_in,
    missing_decision_of,
    reading_of,
    unsettled_of,
)
from laurel.panel.models import Challenge, Member
from laurel.panel.selectors import members_of, waiting_challenges
from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class Desk:
    """What those who keep the list know of the newest evaluation: whose sheet has come, who agreed to open.

    After opening only what was decided without a sheet is left of it.
    """

    decision: MissingSheetsDecision | None
    states: tuple[tuple[Member, str], ...] = ()
    consents: tuple[Any, ...] = ()

    @property
    def to_open(self) -> int:
        """How many sheets an opening opens now."""
        return sum(state in ("sealed", "objected") for _, state in self.states)

    @property
    def is_waiting(self) -> bool:
        """True while a sheet has not come, whatever was decided."""
        return any(state == "missing" for _, state in self.states)

    @property
    def is_undecided(self) -> bool:
        """True while a sheet is missing or objected to without a decision."""
        excused = self.decision.member_codes if self.decision else []
        return any(
            state == "objected" or (state == "missing" and member.code not in excused)
            for member, state in self.states
        )

    def facts(self) -> tuple[object, ...]:
        """What a change of it would change."""
        states = [(member.code, state) for member, state in self.states]
        decision = self.decision.pk if self.decision else 0
        return states, [(row.pk, row.sheets_named) for row in self.consents], decision


def desk_of(meeting: PanelMeeting, held: Any) -> Desk:
    """The desk's knowledge of an evaluation."""
    decision = missing_decision_of(meeting, held.public_id)
    if is_opened(held):
        return Desk(decision)
    return Desk(decision, tuple(sheet_states(held)), tuple(consents_of(held)))


@dataclass(frozen=True, slots=True)
class RoomState:
    """Everything that was done in a category, read once. `desk` is None for whoever does not keep the list."""

    meeting: PanelMeeting
    category: Category
    happened: Happened
    presence: Presence
    recused: tuple[tuple[Member, GroundInWords], ...]
    challenges: tuple[Challenge, ...]
    unsettled: Unsettled
    desk: Desk | None
    last_reading: RecusalReading | None
    last_handling: DifferenceHandling | None

    @property
    def sealed_round(self) -> Any:
        """The evaluation under way, or None."""
        held = self.happened.newest
        return held if held and not is_opened(held) else None

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

    @property
    def token(self) -> str:
        """Changes when anything on the page would; tells nothing by itself.

        Whose sheet has come moves the token of those who keep the list only: to others nothing happens before
        opening.
        """
        happened = self.happened
        facts = (
            [(row.public_id, is_opened(row)) for row in happened.rounds],
            self.desk.facts() if self.desk else None,
            [(row.pk, row.is_ruled) for row in happened.corrections],
            [row.pk for row in (*happened.lots, *happened.struck)],
            [getattr(row, "pk", 0) for row in (self.last_reading, self.last_handling, happened.resolution)],
            [member.code for member, _ in self.recused],
            [row.pk for row in self.challenges],
            [*self.unsettled],
            [(member.pk, row.pk if row else 0) for member, row in self.presence.rows],
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def state_of(meeting: PanelMeeting, category: Category, *, keeps_list: bool = False) -> RoomState:
    """The room as it stands; a constant number of queries. `keeps_list` reads the desk's part too."""
    edition = meeting.edition
    members, happened = members_of(edition), happened_in(edition, category)
    ranked = {code for held in happened.opened for code in held.entries}
    return RoomState(
        meeting,
        category,
        happened,
        presence_in(meeting, [category], members),
        tuple(recused_in(edition, category, members)),
        tuple(waiting_challenges(edition, category)),
        unsettled_of(edition, category, sorted(ranked)) if ranked else Unsettled([], []),
        desk_of(meeting, happened.newest) if keeps_list and happened.newest else None,
        reading_of(meeting, category),
        handling_of(meeting, category),
    )
