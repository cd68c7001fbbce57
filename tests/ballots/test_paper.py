"""Paper: printed with serials, typed by two, bound to its scan, objected to."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answers import codes
from factories.paper import WHEN, files_in, make_print, seal_from_paper, type_as
from factories.people import make_person
from factories.year import PROJECT, at, make_judging, make_project, make_submission, rank_and_seal, some_pdf
from files.corpus import picture
from laurel.ballots.models import (
    PaperDifference,
    PaperScan,
    PaperTyping,
    PrintedSheet,
    SealedSheet,
)
from laurel.ballots.sealing import LOCK, Broken
from laurel.ballots.selectors import (
    differing_rows,
    entries_of,
    is_opened,
    objection_to,
    opened_ranks,
    own_ranks,
    own_sheet,
    paper_rows,
    sealing_of,
    words_of_objection,
)
from laurel.ballots.services import (
    NotAnOrder,
    Outcome,
    attach_scan,
    consent_to_open,
    object_to_paper,
    print_sheets,
    scan_page,
    scan_pieces,
    seal_sheet,
    type_paper,
    withdraw_objection,
    withdraw_sheet,
)
from laurel.commands.sweep import sweep_once
from laurel.documents.serials import read_serial
from laurel.documents.tables import ods_of
from laurel.files.receiving import incoming_from
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import RoleGrant
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db
ORDER = ["A02", "A03", "A01"]
OTHER = ["A02", "A01", "A03"]


@pytest.fixture
def judging():
    return make_judging(entries=3, members=4)


def refusal_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return codes(refused)


def open_all(judging, sheets, excused=()):
    for person, role in ((judging.convener, Role.CONVENER), (judging.clerk, Role.MEETING_CLERK)):
        consent_to_open(judging.round(), role, sheets, excused=excused, actor=person, now=at(6, 30, 14, 5))


def printed_for(judging, codes, key="one press", actor=None):
    actor = actor or judging.clerk
    return print_sheets(judging.round(), codes, idempotency_key=key, actor=actor, now=WHEN)


class TestPrinting:
    def test_every_print_has_a_serial_of_its_own_and_stands_in_the_record(self, judging):
        rows = printed_for(judging, [m.code for m in judging.members])

        assert len({row.serial for row in rows}) == 4
        assert all(read_serial(row.serial) == row.serial for row in rows)
        note = Entry.objects.get(act="ballots.paper_printed").note
        assert note["sheets"] == {row.member.code: row.serial for row in rows}

    def test_a_second_print_of_a_member_takes_the_first_ones_place(self, judging):
        first, second = make_print(judging), make_print(judging)

        assert first.serial != second.serial
        assert refusal_of(type_as, judging.clerk, first, ORDER) == ["paper_replaced"]
        assert type_as(judging.clerk, second, ORDER) is Outcome.FIRST

    def test_never_for_a_member_who_is_out(self):
        judging = make_judging(entries=2, projects=2, members=4)
        make_submission(make_project(judging.edition, unit=judging.members[2].unit))

        with pytest.raises(Http404):
            make_print(judging, 2, category=PROJECT)
        assert not PrintedSheet.objects.exists()

    @pytest.mark.parametrize("who", ["convener", "member", "auditor"])
    def test_officer_and_clerk_print_and_nobody_else(self, judging, who):
        person = {
            "convener": judging.convener,
            "member": judging.people[1],
            "auditor": make_person(Role.AUDITOR),
        }[who]

        with pytest.raises(Http404):
            printed_for(judging, ["委員1"], actor=person)

    def test_nobody_chosen_is_refused(self, judging):
        assert refusal_of(printed_for, judging, []) == ["paper_nobody_chosen"]

    def test_the_same_press_twice_makes_one_set(self, judging):
        first = printed_for(judging, ["委員1", "委員2"], key="k")

        assert printed_for(judging, ["委員1", "委員2"], key="k") == first
        assert PrintedSheet.objects.count() == 2
        assert Entry.objects.filter(act="ballots.paper_printed").count() == 1

    def test_another_press_makes_another_set(self, judging):
        first = printed_for(judging, ["委員1"], key="k")

        assert printed_for(judging, ["委員1"], key="l") != first
        assert PrintedSheet.objects.count() == 2

    def test_the_same_key_with_others_chosen_prints_for_them_only(self, judging):
        first = printed_for(judging, ["委員1"], key="k")

        both = printed_for(judging, ["委員1", "委員2"], key="k")

        assert [row.member.code for row in both] == ["委員1", "委員2"]
        assert both[:1] == first
        notes = [entry.note["sheets"] for entry in Entry.objects.filter(act="ballots.paper_printed")]
        assert [list(note) for note in notes] == [["委員1"], ["委員2"]]


class TestTyping:
    def test_two_persons_who_agree_seal_the_sheet(self, judging):
        sealing = seal_from_paper(judging, ORDER)

        sheet = own_sheet(judging.members[0], judging.round())
        assert sealing.sheet == sheet
        assert len(sheet.receipt_code) == 12
        assert own_ranks(sheet) == {"A02": 1, "A03": 2, "A01": 3}
        assert (sealing.first_by, sealing.second_by) == (judging.officer, judging.clerk)
        assert not PaperTyping.objects.exists()
        assert verify().sound

    def test_the_first_typing_seals_nothing(self, judging):
        printed = make_print(judging)

        assert type_as(judging.officer, printed, ORDER) is Outcome.FIRST
        assert own_sheet(judging.members[0], judging.round()) is None

    def test_the_same_person_is_never_the_second(self, judging):
        printed = make_print(judging)
        type_as(judging.officer, printed, ORDER)

        assert refusal_of(type_as, judging.officer, printed, OTHER) == ["second_person_types"]
        assert type_as(judging.officer, printed, ORDER) is Outcome.FIRST
        assert not SealedSheet.objects.exists()

    def test_pressing_twice_gives_one_sheet(self, judging):
        sealing = seal_from_paper(judging, ORDER)

        assert type_as(judging.clerk, sealing.printed, ORDER) is Outcome.SEALED
        assert SealedSheet.objects.count() == 1

    def test_a_difference_names_the_rows_and_keeps_neither(self, judging):
        printed = make_print(judging)
        type_as(judging.officer, printed, ORDER)

        assert type_as(judging.clerk, printed, OTHER) is Outcome.DIFFERED

        assert differing_rows(printed) == ["A01", "A03"]
        assert not PaperTyping.objects.exists()
        assert not SealedSheet.objects.exists()
        assert verify().sound

    def test_after_a_difference_both_type_again(self, judging):
        printed = make_print(judging)
        type_as(judging.officer, printed, ORDER)
        type_as(judging.clerk, printed, OTHER)

        assert type_as(judging.clerk, printed, ORDER) is Outcome.FIRST
        assert type_as(judging.convener, printed, ORDER) is Outcome.SEALED

    @pytest.mark.parametrize(
        ("ranks", "fault"),
        [
            ({"A01": "1", "A02": "1", "A03": "3"}, ("A01", "A02")),
            ({"A01": "1", "A02": "2"}, ("A03",)),
            ({"A01": "1", "A02": "2", "A03": ""}, ("A03",)),
            ({"A01": "1", "A02": "2", "A03": "4"}, ("A03",)),
            ({"A01": "1", "A02": "二", "A03": "3"}, ("A02",)),
        ],
    )
    def test_what_is_no_order_is_named_by_row_and_stays_out_of_the_record(self, judging, ranks, fault):
        printed = make_print(judging)
        before = Entry.objects.count()

        with pytest.raises(NotAnOrder) as bad:
            type_paper(printed, ranks, actor=judging.officer, now=WHEN)

        assert bad.value.faults[0].codes == fault
        assert Entry.objects.count() == before
        assert not PaperTyping.objects.exists()

    def test_full_width_digits_are_read(self, judging):
        printed = make_print(judging)
        type_paper(printed, {"A02": "１", "A03": "２", "A01": "３"}, actor=judging.officer, now=WHEN)

        assert type_as(judging.clerk, printed, ORDER) is Outcome.SEALED

    def test_a_sheet_sealed_on_screen_gives_way_only_to_its_members_word(self, judging):
        member, held = judging.members[0], judging.round()
        printed = make_print(judging)
        type_as(judging.officer, printed, ORDER)
        rank_and_seal(held, member, OTHER)

        assert refusal_of(type_as, judging.clerk, printed, ORDER) == ["sealed_on_screen"]
        withdraw_sheet(held, member, actor=member.person, now=WHEN)
        assert type_as(judging.clerk, printed, ORDER) is Outcome.SEALED

    def test_a_sheet_from_paper_is_not_taken_back_nor_sealed_over_on_screen(self, judging):
        member, held = judging.members[0], judging.round()
        seal_from_paper(judging, ORDER)

        assert refusal_of(withdraw_sheet, held, member, actor=member.person, now=WHEN) == [
            "paper_not_taken_back"
        ]
        assert refusal_of(seal_sheet, held, member, idempotency_key="x", actor=member.person, now=WHEN) == [
            "sheet_sealed_already"
        ]

    def test_no_second_paper_without_the_members_objection(self, judging):
        seal_from_paper(judging, ORDER)
        again = make_print(judging)

        assert refusal_of(type_as, judging.clerk, again, OTHER) == ["paper_sealed_already"]

    def test_paper_is_typed_after_closing_until_opening(self, judging):
        late = at(6, 30, 14, 2)
        printed = make_print(judging, now=late)

        assert type_as(judging.clerk, printed, ORDER, late) is Outcome.FIRST
        judging.fill([ORDER] * 4)
        open_all(judging, 4)
        assert not PaperTyping.objects.exists()
        assert refusal_of(type_as, judging.officer, printed, ORDER, at(6, 30, 15)) == ["opened_already"]

    def test_a_member_recused_after_printing_has_no_paper(self):
        judging = make_judging(entries=2, projects=3, members=4)
        printed = make_print(judging, 2, category=PROJECT)
        make_submission(make_project(judging.edition, unit=judging.members[2].unit))
        entries = judging.round(PROJECT).entries

        assert refusal_of(type_as, judging.clerk, printed, entries) == ["paper_of_a_recused_member"]

    @pytest.mark.parametrize("who", ["member", "other member", "auditor", "competitor"])
    def test_who_may_not_know_does_not_type(self, judging, who):
        printed = make_print(judging)
        unit = entries_of(judging.round())["A01"].unit
        person = {
            "member": judging.people[0],
            "other member": judging.people[1],
            "auditor": make_person(Role.AUDITOR),
            "competitor": make_person(Role.MEETING_CLERK, serves_at=unit),
        }[who]

        with pytest.raises(Http404):
            type_as(person, printed, ORDER)

    def test_whoever_ranks_does_not_type(self):
        judging = make_judging(entries=2, members=4)
        printed = make_print(judging)
        clerk_on_the_panel = judging.people[1]
        RoleGrant.objects.create(
            person=clerk_on_the_panel, role=Role.MEETING_CLERK, valid_from=date(2026, 1, 1)
        )

        with pytest.raises(Http404):
            type_as(clerk_on_the_panel, printed, ["A01", "A02"])


class TestObjecting:
    def object_(self, judging, reason="A02 應為第三"):
        member = judging.members[0]
        return object_to_paper(judging.round(), member, reason, actor=member.person, now=WHEN)

    def test_an_objection_holds_the_opening_until_it_is_taken_back(self, judging):
        member = judging.members[0]
        seal_from_paper(judging, ORDER)
        judging_others(judging)
        self.object_(judging)

        assert refusal_of(open_all, judging, 4) == ["paper_objection_stands"]
        withdraw_objection(judging.round(), member, actor=member.person, now=WHEN)
        open_all(judging, 4)
        assert is_opened(judging.round())
        assert verify().sound

    def test_a_new_paper_settles_it(self, judging):
        seal_from_paper(judging, ORDER)
        judging_others(judging)
        self.object_(judging)

        second = seal_from_paper(judging, OTHER)

        assert objection_to(sealing_of(own_sheet(judging.members[0], judging.round()))) is None
        assert second.sheet.number == 2
        open_all(judging, 4)
        assert opened_ranks(judging.round())["委員1"] == {"A01": 2, "A02": 1, "A03": 3}

    def test_the_same_print_does_not_serve_twice(self, judging):
        sealing = seal_from_paper(judging, ORDER)
        self.object_(judging)

        assert refusal_of(type_as, judging.convener, sealing.printed, OTHER) == ["paper_used"]

    def test_a_second_word_is_the_first(self, judging):
        seal_from_paper(judging, ORDER)

        assert self.object_(judging) == self.object_(judging, "再說一次")

    def test_only_the_member_objects_and_only_to_paper(self, judging):
        rank_and_seal(judging.round(), judging.members[1], ORDER)
        seal_from_paper(judging, ORDER)

        for member, person in ((0, judging.officer), (1, judging.people[1])):
            with pytest.raises(Http404):
                object_to_paper(judging.round(), judging.members[member], "", actor=person, now=WHEN)

    def test_after_opening_nobody_objects(self, judging):
        seal_from_paper(judging, ORDER)
        judging_others(judging)
        open_all(judging, 4)

        assert refusal_of(self.object_, judging) == ["opened_already"]

    def test_the_words_are_kept_for_the_member(self, judging):
        seal_from_paper(judging, ORDER)

        row = self.object_(judging)

        assert words_of_objection(row) == "A02 應為第三"
        assert b"A02" not in bytes(row.ciphertext)


def judging_others(judging):
    for member in judging.members[1:]:
        rank_and_seal(judging.round(), member, ORDER)


class TestScanning:
    def scan(self, judging, content, name="scan.pdf"):
        sealing = seal_from_paper(judging, ORDER)
        return attach_scan(sealing, incoming_from([content], name), actor=judging.clerk, now=WHEN)

    def test_the_scan_is_bound_to_the_sealed_sheet(self, judging):
        scan = self.scan(judging, some_pdf())

        assert scan.sealing.sheet == own_sheet(judging.members[0], judging.round())
        assert scan.media_type == "application/pdf"
        assert paper_rows(judging.round())[0].scan == scan
        assert verify().sound

    def test_a_spreadsheet_is_no_scan(self, judging):
        content = ods_of("表", ["一"], [["二"]])

        assert refusal_of(self.scan, judging, content, "scan.ods") == ["scan_of_another_kind"]

    def test_what_cannot_be_kept_is_refused(self, judging):
        assert refusal_of(self.scan, judging, b"<html><script>1</script></html>") == ["file_not_allowed"]

    @pytest.mark.parametrize("content", [some_pdf(), picture("PNG"), picture("JPEG")])
    def test_it_lies_nowhere_but_locked(self, judging, settings, tmp_path, content):
        settings.HOME = tmp_path
        before = files_in(tmp_path)

        scan = self.scan(judging, content)
        page = scan_page(scan, 1, 480)

        assert b"".join(scan_pieces(scan)) == content
        assert page.startswith(b"\x89PNG")
        new = files_in(tmp_path) - before
        assert {path.name for path in new} == {scan.locked_sha256}
        stored = new.pop().read_bytes()
        assert len(stored) == len(content) + LOCK
        assert not any(sign in stored for sign in (b"%PDF", b"PNG", b"JFIF", content[40:56]))

    def test_another_key_does_not_read_it(self, judging, settings):
        scan = self.scan(judging, some_pdf())
        settings.SEALING_KEY = bytes(32)

        with pytest.raises(Broken):
            scan_pieces(scan)

    def test_a_scan_moved_to_another_paper_is_not_read(self, judging):
        scan = self.scan(judging, some_pdf())
        scan.sealing = seal_from_paper(judging, OTHER, 1)

        with pytest.raises(Broken):
            scan_pieces(scan)

    def test_bytes_changed_on_the_disk_are_noticed(self, judging, tmp_path):
        scan = self.scan(judging, some_pdf())
        path = next(path for path in tmp_path.rglob(scan.locked_sha256))
        path.write_bytes(path.read_bytes()[:-1] + b"?")

        with pytest.raises(Broken):
            scan_page(scan, 1, 480)

    def test_the_same_picture_twice_lies_under_two_names(self, judging):
        one = self.scan(judging, some_pdf())
        two = attach_scan(one.sealing, incoming_from([some_pdf()], "x"), actor=judging.clerk, now=WHEN)

        assert one.sha256 == two.sha256
        assert one.locked_sha256 != two.locked_sha256
        assert paper_rows(judging.round())[0].scan == two

    def test_while_the_scanner_is_silent_it_is_refused_and_nothing_stays(self, judging, settings, tmp_path):
        settings.CLAMD = str(tmp_path / "nobody-listens")
        before = files_in(tmp_path)

        assert refusal_of(self.scan, judging, some_pdf()) == ["scan_while_scanner_silent"]
        assert not PaperScan.objects.exists()
        assert files_in(tmp_path) == before

    def test_the_janitor_leaves_it(self, judging, settings, tmp_path, monkeypatch):
        settings.HOME = tmp_path
        scan = self.scan(judging, some_pdf())
        monkeypatch.setattr(clock, "now", lambda: timezone.now() + timedelta(days=30))

        swept = sweep_once()

        assert swept.orphans == 0
        assert b"".join(scan_pieces(scan)) == some_pdf()


def test_no_rank_stands_anywhere_before_opening(judging):
    """What the database holds after a difference, a sealing and an objection does not depend on the ranks."""
    printed = make_print(judging)
    type_as(judging.officer, printed, ORDER)
    typed = bytes(PaperTyping.objects.get().ciphertext)
    type_as(judging.clerk, printed, OTHER)
    seal_from_paper(judging, ORDER)

    assert b"A02" not in typed
    assert len(typed) == len(bytes(SealedSheet.objects.get().ciphertext))
    differing = bytes(PaperDifference.objects.get().ciphertext)
    assert not any(code.encode() in differing for code in ORDER)
    notes = [entry.note for entry in Entry.objects.filter(act__startswith="ballots.paper")]
    assert {key for note in notes for key in note} <= {
        "round",
        "member",
        "serial",
        "sheets",
        "first",
        "second",
    }
    assert not any(code in str(note) for note in notes for code in ORDER)


@pytest.mark.once
def test_the_desk_costs_the_same_for_any_number_of_papers(judging):
    costs = []
    for place in range(4):
        seal_from_paper(judging, ORDER, place)
        with CaptureQueriesContext(connection) as queries:
            rows = paper_rows(judging.round())
        costs.append((sum(bool(row.sealing) for row in rows), len(queries)))

    assert [sealed for sealed, _ in costs] == [1, 2, 3, 4]
    assert len({cost for _, cost in costs}) == 1
