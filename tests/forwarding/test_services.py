"""The update is asked for, written, sent beside the version judged; the package closes on what is complete or decided."""

from datetime import timedelta

import pytest
from django.http import Http404

from answers import codes
from factories.forwarding import CASES, DUE, RATE, figure, make_asked, make_recommended, make_updated
from factories.people import make_person, make_unit
from factories.year import OVERALL, at, write
from laurel.applications.facts import letters_and_versions, update_in
from laurel.applications.models import Reopening, Submission
from laurel.applications.selectors import newest_submissions, standing_of, submission_of, update_of
from laurel.applications.services import hand_to_branch, submit_application
from laurel.ballots.selectors import content_of, dossiers_of
from laurel.documents.models import IssuedPaper
from laurel.forwarding.facts import cases_of
from laurel.forwarding.models import UpdateRequest
from laurel.forwarding.selectors import closing_of, updates_open_to, versions_to_forward
from laurel.forwarding.services import (
    close_package,
    decide_update,
    extend_update,
    reopen_package,
    request_updates,
)
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.nominations.services import withdraw_nomination
from laurel.people.roles import Role
from laurel.results.services import withdraw_recommendation

pytestmark = pytest.mark.django_db
LATE = DUE + timedelta(seconds=1)
WORD = {"document_no": "測字第7號", "reason": "撰寫人離職"}


def states(year, now):
    return {case.nomination.code: case.state_at(now) for case in cases_of(year.edition, now)}


def forwarded(year):
    return [f"{row.nomination.code}-{version.number}" for row, version in versions_to_forward(year.edition)]


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return codes(refused)


def test_all_of_overall_service_are_asked_at_once_and_a_project_only_where_chosen():
    year = make_recommended()

    year.ask()
    asked = list(UpdateRequest.objects.values_list("recommendation__nomination__code", "due_at"))
    year.ask(["B01"])

    assert asked == [("A01", DUE), ("A02", DUE)]
    assert states(year, at(7, 3)) == {"A01": "waiting", "A02": "waiting", "B01": "waiting"}
    assert list(Reopening.objects.values_list("purpose", "due_at")) == [("update", DUE)] * 3


def test_asking_is_refused_in_the_past_and_with_nobody_left_and_absent_to_others():
    year = make_recommended()

    past = refusal(request_updates, year.edition, at(7, 2), actor=year.officer, now=at(7, 2))
    year.ask()

    assert past == ["update_due_in_the_past"]
    assert refusal(year.ask) == ["nobody_to_ask"]
    with pytest.raises(Http404):
        request_updates(year.edition, DUE, ["B01"], actor=year.branch.coordinator, now=at(7, 2))


def test_nothing_may_be_written_before_it_is_asked_for():
    year = make_recommended()

    assert refusal(year.carry_on) == ["application_fixed"]


def test_the_writer_of_the_unit_updates_and_its_branch_sends_it_on():
    year = make_asked()
    year.carry_on(actor=year.writer)

    alone = refusal(year.send, actor=year.writer)
    hand_to_branch(year.application(), actor=year.writer, now=at(7, 3, 12))
    handed = refusal(year.carry_on, actor=year.writer, now=at(7, 3, 13))
    sent = year.send()

    assert (alone, handed) == (["branch_sends_it_on"], ["application_with_branch"])
    assert (sent.number, sent.is_update, sent.content["period_to"]) == (2, True, "2026-06-30")


def test_the_update_stands_beside_the_version_that_was_judged():
    year = make_updated()
    nomination = year.application().nomination

    versions = list(Submission.objects.filter(application__nomination=nomination).order_by("number"))

    assert [(row.number, row.is_update, row.content["period_to"]) for row in versions] == [
        (1, False, "2026-05-31"),
        (2, True, "2026-06-30"),
    ]
    assert (submission_of(nomination), update_of(nomination)) == (versions[0], versions[1])
    assert newest_submissions([nomination]) == {nomination.pk: versions[0]}
    assert [row.number for row in letters_and_versions([nomination])[nomination.pk].versions] == [1]
    assert verify().faults == ()


def test_the_update_is_frozen_with_a_printed_form_of_its_own():
    year = make_updated()
    judged, update = Submission.objects.filter(application=year.application()).order_by("number")

    issued = IssuedPaper.objects.filter(subject=year.application().public_id).values_list("number", flat=True)

    assert sorted(issued) == ["115-A01-1", "115-A01-2"]
    assert judged.pdf_sha256 != update.pdf_sha256
    assert (judged.pages > 0, update.pages > 0) == (True, True)


def test_the_panel_reads_the_version_that_it_judged():
    year = make_updated()
    held = year.round(OVERALL)

    assert content_of(held, "A01")["period_to"] == "2026-05-31"
    assert dossiers_of(held)["A01"][1].version == 1


def test_an_update_is_refused_while_a_figure_still_ends_in_may():
    year = make_asked()
    write(year.application(), year.branch.coordinator, at(7, 3), period_to="2026-06-30")
    write(
        year.application(),
        year.branch.coordinator,
        at(7, 3),
        **{RATE: figure("辦結率", "98.2", "2026-06-30", "%")},
    )

    with pytest.raises(Refused) as refused:
        year.send()

    assert [(row.code, dict(row.seen)) for row in refused.value.decision.refusals] == [
        ("figure_still_ends_in_may", {"figure": "服務件數"})
    ]
    assert update_of(year.application().nomination) is None


def test_a_figure_may_be_said_to_be_unchanged_and_another_be_taken_out():
    year = make_asked()
    said = {**figure("服務件數", "1,250"), "unchanged": "年度一次的調查"}
    write(
        year.application(),
        year.branch.coordinator,
        at(7, 3),
        period_to="2026-06-30",
        **{RATE: {}, CASES: said},
    )

    update = update_in(year.application())
    sent = year.send()

    assert [(row.judged.indicator, row.stand.value) for row in update.figures] == [
        ("服務件數", "unchanged"),
        ("辦結率", "taken_out"),
    ]
    assert (update.done, update.total) == (2, 2)
    assert [card["unchanged"] for card in sent.content["figures"]] == ["年度一次的調查", ""]


def test_the_period_stays_in_may_only_on_a_reason_of_the_update():
    year = make_asked()
    write(year.application(), year.branch.coordinator, at(7, 3), period_exception_reason="系統移轉")

    sent = year.send()

    assert (sent.content["period_to"], sent.content["period_exception_reason"]) == ("2026-05-31", "系統移轉")


def test_after_the_due_day_nothing_is_written_or_sent_until_it_is_extended():
    year = make_asked()
    year.carry_on(now=DUE)

    late = refusal(year.send, now=LATE), refusal(year.carry_on, now=LATE)
    extend_update(year.recommendation(), DUE + timedelta(days=5), "颱風", actor=year.officer, now=LATE)
    year.send(now=DUE + timedelta(days=1))

    assert late == (["update_too_late"], ["update_too_late"])
    assert states(year, LATE) == {"A01": "updated", "A02": "overdue", "B01": "not_owed"}


def test_an_extension_is_later_and_only_of_what_was_asked():
    year = make_recommended()
    unasked = refusal(extend_update, year.recommendation(), DUE, "再給五天", actor=year.officer, now=at(7, 3))
    year.ask()

    assert unasked == ["update_not_asked_for"]
    assert refusal(
        extend_update, year.recommendation(), DUE, "再給五天", actor=year.officer, now=at(7, 3)
    ) == ["extension_not_later"]
    assert refusal(
        extend_update, year.recommendation(), at(7, 3), "再給五天", actor=year.officer, now=at(7, 3)
    ) == ["update_due_in_the_past"]


def test_an_entry_asked_again_sends_another_version_and_the_newest_goes_up():
    year = make_updated()
    extend_update(year.recommendation(), DUE, "件數有誤", actor=year.officer, now=at(7, 5))
    between = states(year, at(7, 5))["A01"]
    write(
        year.application(),
        year.branch.coordinator,
        at(7, 6),
        **{CASES: figure("服務件數", "1,501", "2026-06-30")},
    )

    year.send(now=at(7, 7))

    assert (between, states(year, at(7, 7))["A01"]) == ("asked_again", "updated")
    assert forwarded(year) == ["A01-3", "A02-1", "B01-1"]


def test_the_duty_waits_for_writers_and_branch_until_it_is_sent():
    year = make_asked()

    waiting = {
        name: [application.nomination.code for application, _request in updates_open_to(person)]
        for name, person in (
            ("writer", year.writer),
            ("branch", year.branch.coordinator),
            ("officer", year.officer),
            ("another", make_person(Role.APPLICANT_EDITOR, unit=make_unit())),
        )
    }
    year.carry_on()
    year.send()

    assert waiting == {"writer": ["A01"], "branch": ["A01", "A02"], "officer": [], "another": []}
    assert updates_open_to(year.writer) == []


def test_an_entry_that_leaves_has_nothing_to_update():
    year = make_asked()

    withdraw_recommendation(year.recommendation("A02"), "單位裁撤", actor=year.officer, now=at(7, 3))

    assert standing_of(year.application("A02")).is_update is False
    assert refusal(year.carry_on, "A02", now=at(7, 4)) == ["update_ended"]
    assert states(year, at(7, 4)) == {"A01": "waiting", "A03": "not_asked", "B01": "not_owed"}


# ── edge case 8, step by step ─────────────────────────────────────────────────────────────────────────────────────


def test_the_package_is_not_closed_while_an_entry_owes_its_update():
    year = make_updated()

    with pytest.raises(Refused) as refused:
        close_package(year.edition, actor=year.officer, now=at(7, 5))

    assert [(row.code, dict(row.seen)) for row in refused.value.decision.refusals] == [
        ("entry_not_updated", {"entry": "A02"})
    ]
    assert closing_of(year.edition) is None


def test_no_decision_before_its_time_or_on_what_was_sent():
    year = make_updated()

    def decide(code, now):
        return refusal(
            decide_update, year.recommendation(code), "replace", **WORD, actor=year.officer, now=now
        )

    assert decide("A02", DUE) == ["update_not_due_yet"]
    assert decide("A01", LATE) == ["updated_already"]
    assert decide("B01", LATE) == ["update_not_asked_for"]


def test_replaced_by_the_next_in_rank_who_owes_the_update_too():
    year = make_updated()

    decide_update(year.recommendation("A02"), "replace", **WORD, actor=year.officer, now=LATE)
    moved_up = states(year, LATE)
    not_yet = refusal(close_package, year.edition, actor=year.officer, now=LATE)
    request_updates(year.edition, at(7, 20), actor=year.officer, now=at(7, 12))
    year.carry_on("A03", now=at(7, 13))
    year.send("A03", now=at(7, 14))
    close_package(year.edition, actor=year.officer, now=at(7, 15))

    assert moved_up == {"A01": "updated", "A03": "not_asked", "B01": "not_owed"}
    assert not_yet == ["entry_not_updated"]
    assert forwarded(year) == ["A01-2", "A03-2", "B01-1"]
    assert verify().faults == ()


def test_replaced_with_nobody_left_the_others_go_up_alone():
    year = make_updated()
    decide_update(year.recommendation("A02"), "replace", **WORD, actor=year.officer, now=LATE)
    withdraw_recommendation(year.recommendation("A03"), "不續辦", actor=year.officer, now=at(7, 12))

    close_package(year.edition, actor=year.officer, now=at(7, 15))

    assert forwarded(year) == ["A01-2", "B01-1"]


def test_without_the_update_it_goes_up_as_it_was_judged():
    year = make_updated()

    decide_update(year.recommendation("A02"), "go_without", **WORD, actor=year.officer, now=LATE)
    state = states(year, LATE)
    close_package(year.edition, actor=year.officer, now=at(7, 15))

    assert state == {"A01": "updated", "A02": "as_judged", "B01": "not_owed"}
    assert forwarded(year) == ["A01-2", "A02-1", "B01-1"]


def test_an_update_that_comes_after_all_goes_before_the_decision():
    year = make_updated()
    decide_update(year.recommendation("A02"), "go_without", **WORD, actor=year.officer, now=LATE)
    extend_update(year.recommendation("A02"), at(7, 20), "補齊", actor=year.officer, now=at(7, 12))
    year.carry_on("A02", now=at(7, 13))
    year.send("A02", now=at(7, 14))

    close_package(year.edition, actor=year.officer, now=at(7, 15))

    assert forwarded(year) == ["A01-2", "A02-2", "B01-1"]


def test_an_entry_withdrawn_by_its_unit_must_leave_the_recommendation_first():
    year = make_updated()
    withdraw_nomination(
        year.application().nomination,
        reason="單位撤回",
        letter_no="測字第8號",
        actor=year.branch.coordinator,
        now=at(7, 5),
    )

    assert states(year, at(7, 5))["A01"] == "withdrawn"
    assert refusal(close_package, year.edition, actor=year.officer, now=LATE) == [
        "recommended_entry_withdrew",
        "entry_not_updated",
    ]


def closed():
    year = make_updated()
    decide_update(year.recommendation("A02"), "go_without", **WORD, actor=year.officer, now=LATE)
    close_package(year.edition, actor=year.officer, now=at(7, 15))
    return year


def test_nothing_changes_once_the_package_is_closed():
    year, now = closed(), at(7, 16)
    officer = {"actor": year.officer, "now": now}

    assert refusal(request_updates, year.edition, at(8, 1), ["B01"], **officer) == ["package_closed"]
    assert refusal(extend_update, year.recommendation(), at(8, 1), "再改", **officer) == ["package_closed"]
    assert refusal(decide_update, year.recommendation("A02"), "replace", **WORD, **officer) == [
        "package_closed"
    ]
    assert refusal(close_package, year.edition, **officer) == ["package_closed"]
    assert refusal(year.carry_on, "A02", now=now) == ["update_ended"]


def test_what_goes_up_stays_as_it_was_closed_when_an_entry_leaves_afterwards():
    year = closed()

    withdraw_recommendation(year.recommendation("A01"), "單位裁撤", actor=year.officer, now=at(8, 1))

    assert forwarded(year) == ["A01-2", "A02-1", "B01-1"]


def test_a_closed_package_opens_again_on_a_word_and_closes_anew():
    year = closed()

    reopen_package(year.edition, authority="測字第9號", reason="漏附件", actor=year.officer, now=at(7, 16))
    reopened = closing_of(year.edition)
    extend_update(year.recommendation("A02"), at(7, 25), "補齊", actor=year.officer, now=at(7, 17))
    year.carry_on("A02", now=at(7, 18))
    year.send("A02", now=at(7, 19))
    close_package(year.edition, actor=year.officer, now=at(7, 20))

    assert reopened is None
    assert forwarded(year) == ["A01-2", "A02-2", "B01-1"]
    assert verify().faults == ()


def test_opening_again_is_absent_while_open_and_to_all_but_the_officer():
    year = make_updated()
    word = {"authority": "測字第9號", "reason": "漏附件"}

    for actor in (year.officer, year.branch.coordinator):
        with pytest.raises(Http404):
            reopen_package(year.edition, **word, actor=actor, now=at(7, 16))


@pytest.mark.parametrize("who", ["branch", "clerk"])
def test_closing_and_deciding_are_absent_to_others(who):
    year = make_updated()
    actor = year.branch.coordinator if who == "branch" else year.clerk

    with pytest.raises(Http404):
        close_package(year.edition, actor=actor, now=LATE)
    with pytest.raises(Http404):
        decide_update(year.recommendation("A02"), "replace", **WORD, actor=actor, now=LATE)
    with pytest.raises(Http404):
        extend_update(year.recommendation("A02"), at(8, 1), "再給", actor=actor, now=LATE)


def test_an_update_is_not_sent_twice_without_being_asked_again():
    year = make_updated()

    with pytest.raises(Refused) as refused:
        submit_application(
            year.application(), declared_by="主管", actor=year.branch.coordinator, now=at(7, 5)
        )

    assert codes(refused) == ["application_fixed"]
