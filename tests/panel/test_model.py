"""Every order of entries and members changing: the matrix is what a simple model says, and the register agrees.

The suite walks a few short ways. `LAUREL_RECUSAL=2000` walks that many.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from factories.entering import make_window, project_particulars
from factories.panel import make_challenge, make_senior, make_sent
from factories.people import make_person, make_unit
from factories.year import (
    CONTACT,
    OVERALL,
    PROJECT,
    at,
    make_branch,
    make_centre,
    make_edition,
    make_officer,
    make_panel,
)
from laurel.applications.models import Submission
from laurel.applications.selectors import application_of
from laurel.applications.services import move_entry
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.editions.services import decide_point
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.nominations.services import Particulars, nominate, revive_nomination, withdraw_nomination
from laurel.panel.facts import matrix_of
from laurel.panel.models import Member, PanelLock, Recusal
from laurel.panel.selectors import (
    categories_open_to,
    is_locked,
    members_of,
    recusals_on_record,
    room_of,
)
from laurel.panel.services import (
    appoint_stand_in,
    appoint_substitute,
    declare_conflict,
    depart_member,
    lock_panel,
    order_recusal,
    replace_member,
    rule_on_challenge,
)
from laurel.people.roles import Role
from laurel.people.services import move_person
from laurel.rulebook.policy import Point
from laurel.screening.selectors import undecided_nominations
from laurel.screening.services import confirm_finding, find
from walks import walks

WALKS = walks("LAUREL_RECUSAL", few=8, short=25, long=30)
BEGINNING = at(6, 13)
CATEGORIES = (OVERALL, PROJECT)


class World:
    """A branch with a centre, four panel divisions, a panel of convener and four members."""

    def __init__(self):
        self.officer = make_officer()
        self.reviewer = make_person(Role.SCREENING_REVIEWER)
        self.edition = make_edition(self.officer)
        decide_point(
            self.edition,
            Point.ABSENCE,
            "same_unit_substitute",
            authority="x",
            reason="",
            actor=self.officer,
            now=at(4, 2),
        )
        self.branch = make_branch()
        self.centres = [make_centre(self.branch)]
        self.convener, _, members = make_panel(self.edition, self.officer, 4)
        self.divisions = [member.unit for member in members]
        self.outside = make_unit(code="HQ-SEC")
        self.heads = {
            unit.pk: make_person(Role.UNIT_HEAD, unit=unit) for unit in [*self.divisions, self.outside]
        }
        self.units = [*self.centres, self.branch.unit, *self.divisions, self.outside]
        self.opens = moment_of(self.edition, CalendarDate.Kind.READING_OPENS)
        self.spare = [make_senior(unit) for unit in [*self.divisions, self.outside] for _ in range(2)]

    def door(self, unit):
        if unit.pk in self.heads:
            return unit, self.heads[unit.pk]
        return self.branch.unit, self.branch.coordinator


class Panel(RuleBasedStateMachine):
    """Submit, withdraw, revive, move, come late, transfer, depart, substitute, declare, order, challenge, rule, lock.

    The model keeps which member met which entry (a unit served since reading opened, or the seat's own, has it
    sent and standing), and who is out by hand. It asks none of the program's rules.
    """

    world: World

    def __init__(self):
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.now = BEGINNING
        self.met: set[tuple[int, int]] = set()
        self.by_hand: set[tuple[int, str]] = set()
        self.challenges: list[object] = []
        self.asked = 0

    def teardown(self):
        report = verify()
        transaction.set_rollback(True)
        self.room.__exit__(None, None, None)
        assert report.faults == ()

    # ── acting ──

    def attempt(self, act):
        """What the act answers, or None where the program refuses it."""
        try:
            with transaction.atomic():
                return act()
        except (Refused, Http404):
            return None

    def some(self, rows, number):
        return rows[number % len(rows)] if rows else None

    def seated(self):
        return members_of(self.world.edition)

    def entries(self):
        return list(all_nominations(self.world.edition).order_by("pk"))

    @initialize(opened=st.booleans(), number=st.integers(0, 40))
    def begin(self, opened, number):
        """Half of the walks begin with the panel locked and dossiers open."""
        self.enter(number, PROJECT, True)
        self.enter(number + 1, PROJECT, True)
        if opened:
            self.now = at(6, 17)
            self.lock()
            self.now = at(6, 19)

    @rule(number=st.integers(0, 40), category=st.sampled_from(CATEGORIES), at_once=st.booleans())
    def enter(self, number, category, at_once):
        unit = self.some(self.world.units, number)
        category = PROJECT if unit.pk in self.world.heads else category
        by, actor = self.world.door(unit)
        particulars = Particulars(**CONTACT) if category == OVERALL else project_particulars()
        entry = self.attempt(
            lambda: nominate(
                self.world.edition,
                unit,
                category,
                nominated_by_unit=by,
                particulars=particulars,
                actor=actor,
                now=self.now,
            )
        )
        if entry and at_once:
            make_sent(entry, self.now)

    @rule(number=st.integers(0, 40))
    def submit(self, number):
        waiting = [row for row in nominations_of(self.world.edition) if application_of(row) is None]
        entry = self.some(waiting, number)
        if entry:
            make_sent(entry, self.now)

    @rule(number=st.integers(0, 40))
    def withdraw(self, number):
        entry = self.some(self.sent(), number)
        if entry:
            self.attempt(
                lambda: withdraw_nomination(
                    entry, reason="x", letter_no="", actor=self.world.officer, now=self.now
                )
            )

    @rule(number=st.integers(0, 40))
    def revive(self, number):
        entry = self.some(self.entries(), number)
        if entry:
            self.attempt(
                lambda: revive_nomination(
                    entry, reason="x", letter_no="", actor=self.world.officer, now=self.now
                )
            )

    @rule(number=st.integers(0, 40))
    def move(self, number):
        entry = self.some(self.entries(), number)
        if entry:
            other = PROJECT if entry.category == OVERALL else OVERALL
            particulars = Particulars(**CONTACT) if other == OVERALL else project_particulars()
            self.attempt(
                lambda: move_entry(
                    entry, other, particulars, reason="x", actor=entry.nominated_by, now=self.now
                )
            )

    @rule(number=st.integers(0, 40))
    def come_late(self, number):
        unit = self.some(self.world.units, number)
        self.attempt(
            lambda: make_window(
                self.world.edition,
                unit,
                self.world.officer,
                now=self.now,
                until=self.now + timedelta(days=3),
            )
        )

    @rule(number=st.integers(0, 40), to=st.integers(0, 40))
    def transfer(self, number, to):
        member = self.some(self.seated(), number)
        unit = self.some(self.world.units, to)
        move_person(member.person, unit, self.now.date(), actor=self.world.officer, now=self.now)

    @rule(number=st.integers(0, 40))
    def depart(self, number):
        members = [row for row in self.seated() if row.seat == Member.Seat.MEMBER]
        if len(members) > 2:
            member = self.some(members, number)
            self.attempt(lambda: depart_member(member, "x", actor=self.world.officer, now=self.now))

    @rule(number=st.integers(0, 40), spare=st.integers(0, 40))
    def replace(self, number, spare):
        member, person = self.some(self.seated(), number), self.some(self.world.spare, spare)
        said = {"rank_level": 11, "appointment_no": "測", "reason": "x"}
        self.attempt(lambda: replace_member(member, person, **said, actor=self.world.officer, now=self.now))

    @rule(spare=st.integers(0, 40))
    def stand_in(self, spare):
        person = self.some(self.world.spare, spare)
        gone = Member.objects.filter(departure__isnull=False, replaced_by=None).select_related("unit").first()
        if gone:
            said = {"rank_level": 11, "appointment_no": "測"}
            self.attempt(
                lambda: appoint_stand_in(gone, person, **said, actor=self.world.officer, now=self.now)
            )

    @rule(spare=st.integers(0, 40), category=st.sampled_from(CATEGORIES))
    def substitute(self, spare, category):
        person = self.some(self.world.spare, spare)
        unit = person.postings.order_by("-pk")[0].unit
        said = {"unit": unit, "rank_level": 11, "appointment_no": "測"}
        self.attempt(
            lambda: appoint_substitute(
                self.world.edition, person, category, **said, actor=self.world.officer, now=self.now
            )
        )

    @rule(number=st.integers(0, 40), category=st.sampled_from(CATEGORIES), conflict=st.booleans())
    def declare(self, number, category, conflict):
        member = self.some(self.seated(), number)
        declare_conflict(member, category, conflict, "x", actor=member.person, now=self.now)
        if conflict:
            self.by_hand.add((member.pk, category))

    @rule(number=st.integers(0, 40), category=st.sampled_from(CATEGORIES))
    def order(self, number, category):
        member = self.some(self.seated(), number)

        def act():
            order_recusal(member, category, "x", actor=self.world.convener, now=self.now)
            return True

        if self.attempt(act):
            self.by_hand.add((member.pk, category))

    @rule(number=st.integers(0, 40), entry=st.integers(0, 40))
    def challenge(self, number, entry):
        member, entered = self.some(self.seated(), number), self.some(self.entries(), entry)
        if entered:
            made = self.attempt(lambda: make_challenge(member, entered, now=self.now))
            self.challenges += [made] if made else []

    @precondition(lambda self: self.challenges)
    @rule(upheld=st.booleans())
    def rule_on(self, upheld):
        row = self.challenges.pop(0)
        for actor, document in ((self.world.convener, ""), (self.world.officer, "測")):
            said = {"upheld": upheld, "reason": "x", "document_no": document}
            if self.attempt(lambda a=actor, s=said: rule_on_challenge(row, **s, actor=a, now=self.now)):
                if upheld:
                    self.by_hand.add((row.member_id, row.category))
                return

    @rule()
    def lock(self):
        for entry in undecided_nominations(self.world.edition):
            finding = self.attempt(
                lambda e=entry: find(e, "ineligible", "x", actor=self.world.officer, now=self.now)
            )
            confirm_finding(finding, actor=self.world.reviewer, now=self.now)
        self.attempt(lambda: lock_panel(self.world.edition, actor=self.world.officer, now=self.now))

    @rule(hours=st.integers(1, 30))
    def let_time_pass(self, hours):
        self.now += timedelta(hours=hours)

    # ── the model ──

    def is_open(self):
        lock = PanelLock.objects.filter(edition=self.world.edition).first()
        return lock is not None and max(lock.locked_at, self.world.opens) <= self.now

    def sent(self):
        numbers = set(Submission.objects.values_list("application__nomination", flat=True))
        return [row for row in nominations_of(self.world.edition) if row.pk in numbers]

    def units_of(self, member):
        since = self.world.opens.astimezone(at(1, 1).tzinfo).date()
        units = {
            row.unit_id for row in member.person.postings.all() if not row.valid_to or row.valid_to >= since
        }
        return units | ({member.unit_id} if member.unit_id else set())

    def learn(self, seated, standing):
        """Pairs that meet now are kept; before reading opens those whose entry left are forgotten."""
        if not self.is_open():
            keys = {row.pk for row in standing}
            self.met = {pair for pair in self.met if pair[1] in keys}
        for member in seated:
            units = self.units_of(member)
            for entry in standing:
                if entry.unit_id in units and member.for_category in ("", entry.category):
                    self.met.add((member.pk, entry.pk))

    def expected(self, member, category, categories):
        if member.for_category not in ("", category):
            return "elsewhere"
        met = any(key == member.pk and categories[entry] == category for key, entry in self.met)
        return "recused" if met or (member.pk, category) in self.by_hand else "in"

    @invariant()
    def matrix_access_and_register_are_the_model(self):
        edition, seated, entries = self.world.edition, self.seated(), self.entries()
        self.learn(seated, self.sent())
        categories = {row.pk: row.category for row in entries}
        matrix = matrix_of(edition, room_of(edition))
        assert [line.member.pk for line in matrix] == [member.pk for member in seated]
        for line in matrix:
            for cell in line.cells:
                state = cell.state if cell.state in ("recused", "elsewhere") else "in"
                assert state == self.expected(line.member, cell.category, categories), (line.member, cell)
        self.asked += 1
        one = seated[self.asked % len(seated)]
        open_to = [c for c in CATEGORIES if self.expected(one, c, categories) == "in"]
        assert categories_open_to(one.person, edition) == open_to
        self.the_register_agrees({member.pk for member in seated}, {row.pk: row.code for row in entries})

    def the_register_agrees(self, seated, codes):
        found, by_hand = set(), set()
        for row in recusals_on_record(self.world.edition):
            if row.member_id in seated and not hasattr(row, "lapse"):
                own = row.source == Recusal.Source.OWN_UNIT
                (found if own else by_hand).add((row.member_id, row.entry_code if own else row.category))
        assert found == {(member, codes[entry]) for member, entry in self.met if member in seated}
        assert by_hand == {pair for pair in self.by_hand if pair[0] in seated}

    @invariant()
    def a_locked_panel_stays_locked(self):
        assert PanelLock.objects.count() == int(is_locked(self.world.edition))


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.slow
def test_the_matrix_is_the_rule_in_every_order_of_changes():
    Panel.world = World()

    run_state_machine_as_test(Panel, settings=WALKS)
