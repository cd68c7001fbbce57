"""Entries in every order of acts: whatever is done, what stands is lawful and every act is on record.

The suite walks a few short ways. `LAUREL_STATEFUL=500` walks that many, of 50 steps each.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from factories.entering import project_particulars
from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_officer,
    some_pdf,
)
from laurel.applications.models import Submission
from laurel.applications.selectors import application_of
from laurel.applications.services import attach_file, move_entry, submit_application
from laurel.editions.facts import deadline_of, policy_of, unit_facts_of
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.services import record_refusal
from laurel.ledger.verification import verify
from laurel.nominations.facts import eligibility_of, read_year
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, nominations_of
from laurel.nominations.services import nominate, open_window, revive_nomination, withdraw_nomination
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, UnitKind, is_through_right_door, may_enter_category
from laurel.screening.services import request_correction
from walks import walks

WALKS = walks("LAUREL_STATEFUL", few=10, short=30, long=50)
BEGINNING = at(6, 12)


class World:
    """One branch with three centres (one barred by its streak), a branch with the national award, a division."""

    def __init__(self):
        self.officer = make_officer()
        self.edition = make_edition(self.officer)
        self.branch, winner = make_branch(), make_branch()
        centres = [make_centre(self.branch) for _ in range(3)]
        foreign = make_centre(winner)
        division = make_unit(UnitKind.DIVISION)
        for year in (112, 113, 114):
            make_past_year(year)
            make_place(centres[2], year, 2)
        make_national_award(winner.unit, 114, at(1, 1).date().replace(year=2025))
        head = make_person(Role.UNIT_HEAD, unit=division)
        own = [make_person(Role.UNIT_HEAD, unit=centre) for centre in centres[:1]]
        self.units = [*centres, foreign, self.branch.unit, winner.unit, division]
        self.doors = [
            (self.branch.unit, self.branch.coordinator),
            (winner.unit, winner.coordinator),
            (division, head),
            (centres[0], own[0]),
        ]
        self.late_from = deadline_of(self.edition).late_from
        self.policy = policy_of(self.edition)


class Intake(RuleBasedStateMachine):
    """Nominate, withdraw, revive, move, open a window, send, send back, let time pass."""

    world: World

    def __init__(self):
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.now = BEGINNING
        self.given: dict[str, int] = {}
        self.windows: list[tuple[int, bool, bool, object, object]] = []

    def teardown(self):
        report = verify()
        transaction.set_rollback(True)
        self.room.__exit__(None, None, None)
        assert report.faults == ()

    def attempt(self, act, actor, entries=1):
        """The act, or its refusal on record: exactly so many entries, one when refused, and no other row."""
        chain = self.world.edition.chain
        before = Entry.objects.filter(chain=chain).count()
        rows = self.rows()
        try:
            act()
        except Refused as refused:
            record_refusal(refused, actor=actor, now=self.now)
            entries = 1
            assert self.rows() == rows
            assert Entry.objects.order_by("-pk")[0].kind == Entry.Kind.REFUSAL
        else:
            assert Entry.objects.order_by("-pk")[0].kind == Entry.Kind.ACT
        assert Entry.objects.filter(chain=chain).count() == before + entries

    def rows(self):
        codes = Nomination.objects.values_list("pk", "code", "withdrawals", "withdrawals__revival")
        return sorted(map(str, codes)), Submission.objects.count()

    def some_entry(self, number):
        entries = list(all_nominations(self.world.edition).order_by("pk"))
        return entries[number % len(entries)] if entries else None

    @rule(unit=st.integers(0, 6), door=st.integers(0, 3), category=st.sampled_from([OVERALL, PROJECT]))
    def nominate_by_any_door(self, unit, door, category):
        nominator, actor = self.world.doors[door]
        self.enter(self.world.units[unit], nominator, category, actor)

    @rule(unit=st.sampled_from([0, 1, 2, 4]), category=st.sampled_from([OVERALL, PROJECT]))
    def nominate_by_the_branch(self, unit, category):
        branch = self.world.branch
        self.enter(self.world.units[unit], branch.unit, category, branch.coordinator)

    def enter(self, unit, nominator, category, actor):
        self.attempt(
            lambda: nominate(
                self.world.edition,
                unit,
                category,
                nominated_by_unit=nominator,
                particulars=project_particulars(),
                actor=actor,
                now=self.now,
            ),
            actor,
        )

    @rule(number=st.integers(0, 40))
    def withdraw(self, number):
        if entry := self.some_entry(number):
            actor, words = entry.nominated_by, {"reason": "改報", "letter_no": ""}
            self.attempt(lambda: withdraw_nomination(entry, **words, actor=actor, now=self.now), actor)

    @rule(number=st.integers(0, 40))
    def revive(self, number):
        if entry := self.some_entry(number):
            actor, words = entry.nominated_by, {"reason": "續辦", "letter_no": ""}
            self.attempt(lambda: revive_nomination(entry, **words, actor=actor, now=self.now), actor)

    @rule(number=st.integers(0, 40), category=st.sampled_from([OVERALL, PROJECT]))
    def move(self, number, category):
        if entry := self.some_entry(number):
            actor = entry.nominated_by
            self.attempt(
                lambda: move_entry(
                    entry, category, project_particulars(), reason="改類", actor=actor, now=self.now
                ),
                actor,
            )

    @rule(
        unit=st.integers(0, 6), nomination=st.booleans(), submission=st.booleans(), hours=st.integers(-4, 72)
    )
    def open_a_window(self, unit, nomination, submission, hours):
        chosen, until = self.world.units[unit], self.now + timedelta(hours=hours)

        def act():
            open_window(
                self.world.edition,
                chosen,
                for_nomination=nomination,
                for_submission=submission,
                until=until,
                authority="測字第9號",
                reason="停班",
                article=articles.NOMINATION_DEADLINE.path,
                actor=self.world.officer,
                now=self.now,
            )
            self.windows.append((chosen.pk, nomination, submission, self.now, until))

        self.attempt(act, self.world.officer)

    @rule(number=st.integers(0, 40))
    def send(self, number):
        entry = self.some_entry(number)
        if entry is None or (entry.withdrawal and application_of(entry) is None):
            return
        actor = entry.nominated_by
        application = application_of(entry) or self.written(entry, actor)
        self.attempt(
            lambda: submit_application(application, declared_by="主管", actor=actor, now=self.now), actor
        )

    def written(self, entry, actor):
        application = make_application(entry, actor)
        words = {"caption": "申請書", "is_application_file": True}
        attach_file(application, incoming_from([some_pdf()], "a.pdf"), **words, actor=actor, now=self.now)
        return application

    @rule(number=st.integers(0, 40))
    def send_back(self, number):
        entry = self.some_entry(number)
        if entry and Submission.objects.filter(application__nomination=entry).exists():
            due, officer = self.now + timedelta(days=2), self.world.officer
            self.attempt(
                lambda: request_correction(entry, what="補", due_at=due, actor=officer, now=self.now),
                officer,
                entries=2,
            )

    @rule(hours=st.integers(1, 30))
    def let_time_pass(self, hours):
        self.now += timedelta(hours=hours)

    @invariant()
    def a_unit_stands_once(self):
        units = list(nominations_of(self.world.edition).values_list("unit", flat=True))
        assert len(units) == len(set(units))

    @invariant()
    def codes_are_never_given_twice(self):
        for key, code in Nomination.objects.values_list("pk", "code"):
            assert self.given.setdefault(code, key) == key
        assert Nomination.objects.count() == len(self.given)

    @invariant()
    def what_stands_may_enter(self):
        year = read_year(self.world.edition)
        for entry in nominations_of(self.world.edition):
            unit, category = unit_facts_of(entry.unit), Category(entry.category)
            assert may_enter_category(unit, category, self.world.policy).granted
            assert is_through_right_door(unit, unit_facts_of(entry.nominated_by_unit)).granted
            assert eligibility_of(entry, self.now.date(), year).granted
            assert self.was_let_in(entry.unit_id, self.entered_at(entry), 1)

    @invariant()
    def what_was_sent_was_in_time_or_admitted(self):
        for row in Submission.objects.filter(number=1).select_related("application__nomination"):
            assert self.was_let_in(row.application.nomination.unit_id, row.submitted_at, 2)

    def entered_at(self, entry):
        revivals = [row.revival.revived_at for row in entry.withdrawals.all() if hasattr(row, "revival")]
        return max([entry.nominated_at, *revivals])

    def was_let_in(self, unit, moment, what):
        return moment < self.world.late_from or any(
            row[0] == unit and row[what] and row[3] <= moment < row[4] for row in self.windows
        )


@pytest.mark.once
@pytest.mark.django_db
def test_entries_stay_lawful_in_every_order_of_acts():
    Intake.world = World()

    run_state_machine_as_test(Intake, settings=WALKS)
