"""Outcomes and rewards in every order of acts: no ceiling passed, no cause rewarded twice, nothing paid while pending.

The suite walks a few short ways. `LAUREL_STATEFUL=500` walks that many, of 50 steps each.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from factories.deciding import make_approved
from factories.people import make_person, make_unit
from factories.rewarding import person_of
from factories.year import PROJECT, at
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.services import record_refusal
from laurel.ledger.verification import verify
from laurel.outcomes.services import record_ministry_outcome, record_national_outcome
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of
from laurel.rewards.models import CommitteeReview, OrderedLine, RewardLine, RewardOrder
from laurel.rewards.selectors import roster_of
from laurel.rewards.services import (
    correct_line,
    decide_pool,
    decide_readings,
    order_rewards,
    propose_nobody,
    propose_reward,
    record_review,
    revoke_order,
    strike_line,
)
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.rewards import RewardRole
from walks import walks

WALKS = walks("LAUREL_STATEFUL", few=10, short=30, long=50)
BEGINNING = at(9, 1)
UNITS = {"commendation": 1, "merit": 3, "major_merit": 9}
PEOPLE = st.sampled_from([f"P{number}" for number in range(1, 9)])
REWARDS = st.sampled_from(["commendation", "commendation", "commendation", "merit", "major_merit"])
ROLES = st.sampled_from(["head", "lead_officer", *(role.value for role in RewardRole)])
NUMBERS = st.integers(0, 40)
RESULTS = st.sampled_from(
    [(5, False, None), (1, True, True), (2, True, False), (1, True, None), (3, False, None)]
)
"""The Ministry's place, whether forwarded, whether won: None while it is awaited."""


class World:
    """Two recommended projects, personnel of headquarters, a branch whose people help."""

    def __init__(self):
        judging = make_approved()
        self.edition, self.officer = judging.edition, judging.officer
        self.entries = list(recommendations_of(judging.edition, PROJECT))
        self.personnel = make_person(Role.HR_OFFICER)
        self.branch = make_unit(UnitKind.BRANCH, parent=make_unit(UnitKind.AGENCY))


class Told:
    """What the results say of one entry, kept apart from the program: place, forwarded, national, the decided ceiling."""

    def __init__(self):
        self.known, self.place, self.forwarded, self.national, self.decided = False, None, False, None, None

    @property
    def is_pending(self):
        return not self.known or (self.forwarded and self.national is None)

    @property
    def ceiling(self):
        top = self.place is not None and self.place <= 3
        if top and self.forwarded:
            return 6
        return self.decided if top or self.forwarded else 3

    @property
    def is_won(self):
        return self.place is not None and self.place <= 3 and self.forwarded and self.national == "won"


class Rewarding(RuleBasedStateMachine):
    """Results come and are corrected; lines are proposed, corrected, struck, reviewed, ordered, revoked."""

    world: World

    def __init__(self):
        super().__init__()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.now = BEGINNING
        self.told = {row.pk: Told() for row in self.world.entries}
        self.scope, self.most = "per_entry", None

    def teardown(self):
        report = verify()
        transaction.set_rollback(True)
        self.room.__exit__(None, None, None)
        assert report.faults == ()

    @property
    def today(self):
        return in_taipei(self.now).date()

    def attempt(self, act, actor):
        """The act, or its refusal on record: one entry either way, and no row when refused. True when it was done."""
        chain, rows = self.world.edition.chain, self.rows()
        before = Entry.objects.filter(chain=chain).count()
        try:
            with transaction.atomic():
                act()
            done = True
        except Refused as refused:
            record_refusal(refused, actor=actor, now=self.now)
            done = False
            assert self.rows() == rows
        assert Entry.objects.filter(chain=chain).count() == before + 1
        return done

    def rows(self):
        models = (RewardLine, RewardOrder, OrderedLine, CommitteeReview)
        return [model.objects.count() for model in models]

    def entry(self, number):
        return self.world.entries[number % len(self.world.entries)]

    def line(self, number):
        lines = list(RewardLine.objects.filter(removal=None, correction=None).order_by("pk"))
        return lines[number % len(lines)] if lines else None

    @initialize(first=RESULTS, second=RESULTS)
    def begin_with_results(self, first, second):
        for number, (place, forwarded, won) in enumerate((first, second)):
            self.hear_of_the_ministry(number, place, forwarded)
            if won is not None:
                self.hear_of_the_award(number, won)

    @rule(number=NUMBERS, place=st.sampled_from([None, 1, 2, 3, 4]), forwarded=st.booleans())
    def hear_of_the_ministry(self, number, place, forwarded):
        row = self.entry(number)

        def act():
            record_ministry_outcome(
                row,
                place=place,
                forwarded=forwarded,
                announced_on=self.today,
                document_no="部1",
                reason="來文更正",
                actor=self.world.officer,
                now=self.now,
            )

        if self.attempt(act, self.world.officer):
            told = self.told[row.pk]
            told.known, told.place, told.forwarded = True, place, forwarded

    @rule(number=NUMBERS, won=st.booleans())
    def hear_of_the_award(self, number, won):
        row = self.entry(number)

        def act():
            record_national_outcome(
                row,
                result="won" if won else "not_won",
                award_year=115,
                category_name="",
                winner_of_record=row.nomination.unit if won else None,
                executing_unit=None,
                line="first_line" if won else "",
                announced_on=self.today,
                document_no="會1",
                reason="來文更正",
                actor=self.world.officer,
                now=self.now,
            )

        if self.attempt(act, self.world.officer):
            self.told[row.pk].national = "won" if won else "not_won"

    @rule(number=NUMBERS, units=st.integers(0, 6))
    def decide_a_ceiling(self, number, units):
        row, officer = self.entry(number), self.world.officer
        words = {"ceiling_units": units, "authority": "測", "reason": "比照"}
        if self.attempt(lambda: decide_pool(row, **words, actor=officer, now=self.now), officer):
            self.told[row.pk].decided = units

    @rule(scope=st.sampled_from(["per_entry", "per_agency"]), most=st.sampled_from([None, 1, 2]))
    def read_the_text(self, scope, most):
        officer = self.world.officer
        words = {"scope": scope, "most_major_merits": most, "authority": "測", "reason": ""}
        self.attempt(
            lambda: decide_readings(self.world.edition, **words, actor=officer, now=self.now), officer
        )
        self.scope, self.most = scope, most

    @rule(
        number=NUMBERS,
        person=PEOPLE,
        reward=REWARDS,
        times=st.integers(1, 2),
        role=ROLES,
        from_branch=st.booleans(),
        dated=st.booleans(),
    )
    def propose(self, number, person, reward, times, role, from_branch, dated):
        row, actor = self.entry(number), self.world.personnel
        proposed = self.proposed(row, person, reward, times, role, from_branch, dated)
        if self.attempt(lambda: propose_reward(row, proposed, actor=actor, now=self.now), actor):
            self.must_be_lawful(row, roster_of(row).order_by("-pk")[0])

    @rule(number=NUMBERS, person=PEOPLE, times=st.integers(1, 2), from_branch=st.booleans())
    def propose_a_lead_officer(self, number, person, times, from_branch):
        self.propose(number, person, "commendation", times, "lead_officer", from_branch, dated=False)

    @rule(
        number=NUMBERS,
        person=PEOPLE,
        reward=REWARDS,
        times=st.integers(1, 2),
        role=ROLES,
        dated=st.booleans(),
    )
    def correct(self, number, person, reward, times, role, dated):
        line, actor = self.line(number), self.world.personnel
        if line is None:
            return
        proposed = self.proposed(line.recommendation, person, reward, times, role, False, dated)
        if self.attempt(lambda: correct_line(line, proposed, "改", actor=actor, now=self.now), actor):
            self.must_be_lawful(line.recommendation, roster_of(line.recommendation).order_by("-pk")[0])

    def proposed(self, row, person, reward, times, role, from_branch, dated):
        unit = self.world.branch if from_branch else row.nomination.unit
        day = self.today if dated else None
        return person_of(row, person, reward, times, role, unit=unit, committee_on=day)

    @rule(number=NUMBERS)
    def strike(self, number):
        if line := self.line(number):
            actor = self.world.personnel
            self.attempt(lambda: strike_line(line, "誤列", actor=actor, now=self.now), actor)

    @rule(number=NUMBERS)
    def propose_nobody(self, number):
        row, actor = self.entry(number), self.world.personnel
        self.attempt(lambda: propose_nobody(row, "不提", actor=actor, now=self.now), actor)

    @rule(number=NUMBERS, agreed=st.booleans(), days=st.integers(0, 20))
    def ask_the_committee(self, number, agreed, days):
        if line := self.line(number):
            actor, answer = self.world.personnel, "agreed" if agreed else "disagreed"
            words = {"met_on": self.today - timedelta(days=days), "document_no": "考1", "answer": answer}
            self.attempt(
                lambda: record_review(line.recommendation, [line], **words, actor=actor, now=self.now), actor
            )

    @rule(number=NUMBERS, many=st.booleans(), days=st.integers(-1, 20))
    def order(self, number, many, days):
        row, actor = self.entry(number), self.world.personnel
        lines = [line for line in roster_of(row) if not hasattr(line, "ordered")][: 9 if many else 1]
        if not lines:
            return
        words = {"ordered_on": self.today - timedelta(days=days), "document_no": "令1"}
        if self.attempt(lambda: order_rewards(row, lines, **words, actor=actor, now=self.now), actor):
            for line in lines:
                self.must_be_lawful(row, line)
                if line.reward == "major_merit":
                    review = line.reviews.last()
                    assert review.answer == "agreed"
                    assert review.met_on <= words["ordered_on"]

    @rule(number=NUMBERS)
    def revoke(self, number):
        if line := self.line(number):
            actor = self.world.personnel
            words = {"revoked_on": self.today, "document_no": "撤1", "reason": "不同意"}
            self.attempt(lambda: revoke_order(line, **words, actor=actor, now=self.now), actor)

    @rule(days=st.integers(1, 40))
    def let_time_pass(self, days):
        self.now += timedelta(days=days)

    def must_be_lawful(self, row, line):
        """What was just proposed or ordered: its result is known, its ceiling holds, a major merit has its ground."""
        told = self.told[row.pk]
        assert not told.is_pending
        roster = list(roster_of(row))
        counted = [other for other in roster if self.counts_with(other, line, told)]
        used = sum(UNITS[other.reward] * other.times for other in counted)
        if not (told.is_won and line.reward == "major_merit"):
            assert used <= told.ceiling
        if line.reward == "major_merit":
            assert told.is_won
            assert line.role in ("head", "lead_officer")
            number = sum(other.reward == "major_merit" for other in roster)
            assert self.most is None or number <= self.most

    def counts_with(self, other, line, told):
        if told.is_won and other.reward == "major_merit":
            return False
        shared = told.place is not None and told.place <= 3 and told.forwarded
        if shared and self.scope == "per_agency":
            return (other.unit_id == self.world.branch.pk) == (line.unit_id == self.world.branch.pk)
        return True

    @invariant()
    def nobody_stands_twice_for_one_cause(self):
        for row in self.world.entries:
            people = list(roster_of(row).values_list("person_key", flat=True))
            assert len(people) == len(set(people))

    @invariant()
    def what_is_ordered_and_not_revoked_still_stands(self):
        ordered = OrderedLine.objects.filter(revocation=None)
        assert not ordered.exclude(line__removal=None, line__correction=None).exists()

    @invariant()
    def the_record_names_nobody(self):
        newest = Entry.objects.order_by("-pk")[0]
        assert "同仁" not in str([newest.grounds, newest.note])


@pytest.mark.once
@pytest.mark.django_db
def test_rewards_stay_lawful_in_every_order_of_acts():
    Rewarding.world = World()

    run_state_machine_as_test(Rewarding, settings=WALKS)
