"""Destruction: past its term only, by two persons, contents gone and rows kept, whatever breaks in between."""

import csv
import hashlib
import io
import os
import time
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from answers import codes
from factories.archiving import CLOSING, make_auditor, make_closed, make_done, set_terms
from factories.deciding import make_approved
from factories.people import make_person
from factories.year import at, some_pdf
from laurel.applications.models import Application, Attachment, Field, Revision, Submission
from laurel.archive.facts import clocks_in
from laurel.archive.models import DestructionItem, DestructionList, Kind
from laurel.archive.selectors import items_in
from laurel.archive.services import confirm_destruction, propose_destruction, withdraw_destruction
from laurel.commands.sweep import sweep_once
from laurel.files.models import DestroyedContent, ReceivedFile
from laurel.files.receiving import incoming_from
from laurel.files.services import inspect, receive
from laurel.files.storing import blobs, key_of
from laurel.kit import clock
from laurel.ledger.models import Entry
from laurel.ledger.services import record
from laurel.ledger.signals import acted
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.results.selectors import results_of

pytestmark = pytest.mark.django_db
DUE = at(12, 21).replace(year=2027)
EVERYTHING = tuple(Kind)


@pytest.fixture
def judging(settings, tmp_path):
    settings.HOME = tmp_path
    judging = make_closed()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            os.utime(path, (time.time() - 400_000,) * 2)
    return judging


@pytest.fixture
def auditor():
    return make_auditor()


def propose(judging, kinds=EVERYTHING, **more):
    return propose_destruction(judging.edition, kinds, **{"actor": judging.officer, "now": DUE, **more})


def confirm(listed, actor, now=DUE):
    return confirm_destruction(
        listed, document_no="檔字第1號", document_on=date(2027, 12, 1), actor=actor, now=now
    )


def exists(sha256):
    return blobs().exists(key_of(sha256))


def file_digests():
    forms = Submission.objects.values_list("pdf_sha256", flat=True)
    return [*forms, *ReceivedFile.objects.values_list("sha256", flat=True)]


def test_nothing_is_listed_before_its_term_has_ended(judging):
    with pytest.raises(Exception) as refused:
        propose(judging, now=at(12, 20).replace(year=2027))

    assert codes(refused) == ["nothing_to_destroy"]


@pytest.mark.parametrize("years", [None, 30])
def test_what_is_kept_for_good_or_still_kept_is_never_listed(years):
    judging = make_closed(years)

    with pytest.raises(Exception) as refused:
        propose(judging)

    assert codes(refused) == ["nothing_to_destroy"]


def test_nothing_of_a_year_that_is_not_closed_is_listed():
    judging = make_done()
    set_terms(judging.officer)

    with pytest.raises(Exception) as refused:
        propose(judging, now=DUE.replace(year=2060))

    assert codes(refused) == ["nothing_to_destroy"]


def test_the_list_names_what_holds_content_and_stands_in_the_record(judging):
    listed = propose(judging)

    kinds = list(DestructionItem.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in kinds} == {
        Kind.APPLICATION: 3,
        Kind.ATTACHMENT: 3,
        Kind.DRAFT: 3,
        Kind.SIGNED_SCAN: 1,
    }
    assert {row.kept_until for row in listed.items.all()} == {date(2027, 12, 20)}
    assert [exists(digest) for digest in file_digests()] == [True] * 7
    assert verify().sound


def test_one_list_waits_at_a_time(judging):
    listed = propose(judging, [Kind.DRAFT])
    with pytest.raises(Exception) as refused:
        propose(judging)

    withdraw_destruction(listed, "再確認", actor=judging.officer, now=DUE)
    again = propose(judging, [Kind.DRAFT])

    assert codes(refused) == ["destruction_waits"]
    assert again.items.count() == 3


@pytest.mark.parametrize("roles", [(Role.AUDITOR,), (Role.SYSTEM_ADMIN,)])
def test_whoever_proposed_does_not_confirm_whatever_roles_they_hold(settings, tmp_path, roles):
    settings.HOME = tmp_path
    judging = make_closed()
    both = make_person(Role.PROGRAMME_OFFICER, *roles)
    listed = propose(judging, actor=both)

    with pytest.raises(Exception) as refused:
        confirm(listed, both)

    assert codes(refused) == ["destruction_needs_another_person"]
    assert not DestroyedContent.objects.exists()


@pytest.mark.parametrize("role", [Role.PROGRAMME_OFFICER, Role.HR_OFFICER, Role.MEETING_CLERK])
def test_only_auditor_or_administrator_confirm(judging, role):
    listed = propose(judging)

    with pytest.raises(Http404):
        confirm(listed, make_person(role))

    assert not DestroyedContent.objects.exists()


def test_contents_are_destroyed_and_their_rows_stay(judging, auditor, django_capture_on_commit_callbacks):
    digests = file_digests()
    before = {item.holder: (item.title, item.sha256) for item in items_in([judging.edition])}
    listed = propose(judging)

    with django_capture_on_commit_callbacks(execute=True):
        confirm(listed, auditor)

    assert [exists(digest) for digest in digests] == [False] * 7
    assert (Field.objects.count(), Revision.objects.count()) == (0, 0)
    assert {version.content["sections"] == [] for version in Submission.objects.all()} == {True}
    assert Submission.objects.exclude(sha256="").count() == 3
    after = {item.holder: item for item in items_in([judging.edition])}
    gone = [item for item in after.values() if item.destroyed]
    assert before.keys() == after.keys()
    assert [
        item.holder
        for item in gone
        if before[item.holder] not in ((item.title, item.sha256), (item.title, ""))
    ] == []
    assert {len(item.sha256) for item in gone} == {64}
    assert {item.destroyed.document_no for item in gone} == {"檔字第1號"}
    assert Entry.objects.get(act="archive.contents_destroyed").note["items"] == 10
    assert verify().sound


def test_results_and_places_outlive_the_contents(judging, auditor, django_capture_on_commit_callbacks):
    listed = propose(judging)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(listed, auditor)

    assert [row.place for row in results_of(judging.edition, "project_planning")] == [1, 2, 3]


def test_a_kill_between_the_commit_and_the_files_leaves_orphans_for_the_sweep(judging, auditor, monkeypatch):
    digests = file_digests()
    confirm(
        propose(judging), auditor
    )  # the callbacks of the commit never run, as when the machine stops there
    left = [exists(digest) for digest in digests]
    monkeypatch.setattr(clock, "now", lambda: DUE)

    swept = sweep_once()

    assert left == [True] * 7
    assert [exists(digest) for digest in digests] == [False] * 7
    assert swept.orphans == len(set(digests))
    assert verify().sound


def test_a_kill_before_the_commit_leaves_everything(judging, auditor, monkeypatch):
    digests, listed = file_digests(), propose(judging)

    def stop(entry, **_more):
        if entry.act == "archive.contents_destroyed":
            raise KeyboardInterrupt

    acted.connect(stop)
    try:
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            confirm(listed, auditor)
    finally:
        acted.disconnect(stop)
    monkeypatch.setattr(clock, "now", lambda: DUE)
    sweep_once()

    assert [exists(digest) for digest in digests] == [True] * 7
    assert (DestroyedContent.objects.count(), Field.objects.exists()) == (0, True)
    assert DestructionList.objects.get(pk=listed.pk).state == "waiting"
    assert verify().sound


def test_a_file_whose_content_another_row_needs_stays(judging, auditor, django_capture_on_commit_callbacks):
    attached = Attachment.objects.order_by("pk")[0].received
    with closing(incoming_from([some_pdf()], "same.pdf")) as incoming, transaction.atomic():
        file, examined = receive(inspect(incoming), actor=judging.officer, now=CLOSING)
        record("files.kept", actor=judging.officer, now=CLOSING, chain="house", rows=[file, examined])
    os.utime(blobs().path(key_of(file.sha256)), (time.time() - 400_000,) * 2)
    listed = propose(judging, [Kind.ATTACHMENT])

    with django_capture_on_commit_callbacks(execute=True):
        confirm(listed, auditor)

    assert file.sha256 == attached.sha256
    assert exists(file.sha256)
    assert DestroyedContent.objects.count() == 3


def test_a_term_made_longer_meanwhile_stops_the_destruction(judging, auditor):
    listed = propose(judging)
    set_terms(judging.officer, 30, [Kind.APPLICATION], now=DUE)

    with pytest.raises(Exception) as refused:
        confirm(listed, auditor)

    assert codes(refused) == ["destruction_changed"]
    assert dict(refused.value.decision.refusals[0].seen) == {"number": 3}
    assert not DestroyedContent.objects.exists()


def test_a_list_is_settled_once(judging, auditor):
    listed = propose(judging)
    confirm(listed, auditor)

    with pytest.raises(Exception) as again:
        confirm(listed, make_auditor())
    with pytest.raises(Exception) as taken_back:
        withdraw_destruction(listed, "x", actor=judging.officer, now=DUE)

    assert (codes(again), codes(taken_back)) == (["destruction_settled_already"],) * 2
    assert {row.state for row in clocks_in([judging.edition], DUE.date()) if row.item.destroyed} == {
        "destroyed"
    }


def test_downloads_say_that_the_content_is_gone_and_to_others_there_is_nothing(
    judging, auditor, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(clock, "now", lambda: DUE)
    listed = propose(judging)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(listed, auditor)
    application = Application.objects.order_by("pk")[0]
    attachment = Attachment.objects.get(application=application)
    file = reverse("applications:file", args=[attachment.public_id])
    addresses = [file, reverse("applications:frozen", args=[application.public_id, 1, "form", "pdf"])]
    owner, other = Client(), Client()
    owner.force_login(application.nomination.nominated_by)
    other.force_login(make_person(Role.HR_OFFICER))

    assert [owner.get(address).status_code for address in addresses] == [410, 410]
    assert "檔字第1號" in owner.get(file).content.decode()
    assert [other.get(address).status_code for address in addresses] == [404, 404]


def test_pages_about_an_entry_stand_without_its_content(
    judging, auditor, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(clock, "now", lambda: DUE)
    listed = propose(judging)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(listed, auditor)
    application = Application.objects.order_by("pk")[0]
    entry = application.nomination
    owner, officer = Client(), Client()
    owner.force_login(entry.nominated_by)
    officer.force_login(judging.officer)

    of_owner = [
        f"/applications/{application.public_id}/",
        f"/applications/{application.public_id}/submitted/",
    ]
    of_officer = [
        f"/nominations/{entry.public_id}/",
        f"/screening/{entry.public_id}/",
        f"/applications/{application.public_id}/submitted/",
        "/archive/115/",
        "/archive/115/report/",
        "/archive/115/list.pdf",
    ]

    assert {path: owner.get(path).status_code for path in of_owner} == dict.fromkeys(of_owner, 200)
    assert {path: officer.get(path).status_code for path in of_officer} == dict.fromkeys(of_officer, 200)


def test_two_people_do_it_on_the_pages(judging, auditor, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DUE)
    officer, checking = Client(), Client()
    officer.force_login(judging.officer)
    checking.force_login(auditor)
    nothing = officer.post("/archive/115/destruction/", {})
    proposed = officer.post("/archive/115/destruction/", {"kinds": [Kind.DRAFT.value]})
    address = proposed.headers["Location"]
    typed = {"document_no": "檔字第1號", "document_on": "1161201", "understood": "on"}

    own = officer.post(f"{address}confirm/", typed)
    unread = checking.post(f"{address}confirm/", {**typed, "understood": ""})
    waiting = checking.get("/archive/").content.decode()
    done = checking.post(f"{address}confirm/", typed)
    paper = checking.get(f"{address}list.pdf")

    assert (nothing.status_code, own.status_code, unread.status_code) == (422, 404, 422)
    assert address in waiting
    assert (done.status_code, paper.status_code) == (302, 200)
    assert Field.objects.count() == 0
    assert "檔字第1號" in officer.get(address).content.decode()


def test_the_zip_holds_every_file_as_recorded(judging, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    client.force_login(judging.officer)
    damaged = Submission.objects.order_by("pk")[0].pdf_sha256
    with Path(blobs().path(key_of(damaged))).open("ab") as blob:
        blob.write(b"x")
    missing = Submission.objects.order_by("pk")[1].pdf_sha256
    blobs().delete(key_of(missing))

    answer = client.post("/archive/115/files.zip")
    book = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    assert book.testzip() is None
    sums = dict(line.split("  ")[::-1] for line in book.read("SHA256SUMS").decode().splitlines())
    assert {name: hashlib.sha256(book.read(name)).hexdigest() for name in sums} == sums
    assert set(book.namelist()) - set(sums) == {"SHA256SUMS"}
    rows = list(csv.DictReader(io.StringIO(book.read("manifest.csv").decode("utf-8-sig"))))
    results = [row["結果"] for row in rows]
    assert {word: results.count(word) for word in results} == {
        "相符": 5,
        "不符": 1,
        "遺失": 1,
        "依紀錄重製": 1,
    }
    lines = book.read("record.jsonl").decode().splitlines()
    assert len(lines) == Entry.objects.filter(chain=judging.edition.chain).count()
    assert Entry.objects.get(act="archive.files_exported").note == {"files": 8, "items": 12}


def test_the_zip_waits_for_the_closing(client, monkeypatch):
    judging = make_approved()
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    client.force_login(judging.officer)

    answer = client.post("/archive/115/files.zip")

    assert answer.status_code == 422
    assert not Entry.objects.filter(act="archive.files_exported", kind="act").exists()
