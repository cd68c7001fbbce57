"""Who downloads which paper after the meeting, and from when on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answers import signed_in
from factories.deciding import NOW, approved, letters, open_all, resolve
from factories.people import make_person
from factories.year import PROJECT, make_judging, some_pdf
from laurel.documents.models import IssuedPaper
from laurel.kit import clock
from laurel.meeting.models import SignedScan
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
UPWARD = ["/results/115/internal/recommendation-letter", "/results/115/internal/recommendation-list"]
LETTER = f"/results/115/internal/{PROJECT}/letter"


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=0, projects=3, members=3)
    judging.fill([letters("ABC", PROJECT)] * 3, PROJECT)
    open_all(judging, PROJECT)
    return judging


def notice(entry):
    return f"/results/notices/{entry.public_id}"


def statuses(client, addresses, file_format="pdf"):
    return [client.get(f"{address}.{file_format}").status_code for address in addresses]


def test_each_paper_is_absent_before_its_time(judging, entries):
    officer = signed_in(judging.officer)
    addresses = [LETTER, notice(entries[0]), *UPWARD]

    opened = statuses(officer, addresses)
    resolve(judging, PROJECT)
    resolved = statuses(officer, addresses)
    approved(judging)

    assert opened == [404] * 4
    assert resolved == [200, 404, 404, 404]
    assert statuses(officer, addresses) == [200] * 4
    assert statuses(officer, addresses, "odt") == [200] * 4
    assert statuses(officer, addresses, "docx") == [404] * 4
    assert (
        statuses(
            officer, ["/results/115/internal/overall_service/letter", "/results/115/internal/nothing/letter"]
        )
        == [404] * 2
    )


def test_each_reader_gets_what_is_theirs(judging, entries):
    resolve(judging, PROJECT)
    approved(judging)
    addresses = [LETTER, notice(entries[0]), *UPWARD]

    got = {
        name: statuses(signed_in(person), addresses)
        for name, person in (
            ("auditor", make_person(Role.AUDITOR)),
            ("entrant", entries[0].nominated_by),
            ("another", entries[1].nominated_by),
            ("member", judging.people[0]),
            ("clerk", judging.clerk),
        )
    }

    assert got == {
        "auditor": [200] * 4,
        "entrant": [404, 200, 404, 404],
        "another": [404] * 4,
        "member": [404] * 4,
        "clerk": [404] * 4,
    }


def test_an_officer_whose_own_division_entered_gets_the_papers(judging, entries):
    resolve(judging, PROJECT)
    approved(judging)
    officer = make_person(Role.PROGRAMME_OFFICER, serves_at=entries[0].unit)

    assert statuses(signed_in(officer), [LETTER, *map(notice, entries), *UPWARD]) == [200] * 6


def test_papers_are_issued_once_a_subject_and_numbered_with_their_category(judging, entries):
    resolve(judging, PROJECT)
    approved(judging)
    officer = signed_in(judging.officer)
    for file_format in ("pdf", "odt"):
        statuses(officer, [LETTER, *map(notice, entries[:2]), *UPWARD], file_format)

    issued = sorted(
        IssuedPaper.objects.exclude(kind="application").values_list("subject", "kind", "category")
    )

    assert issued == sorted(
        [
            ("115/recommendation-letter", "recommendation_letter", ""),
            ("115/recommendation-list", "recommendation_list", ""),
            (f"115/result-letter/{PROJECT}", "result_letter", PROJECT),
            (f"{entries[0].public_id}/result-notice", "result_notice", PROJECT),
            (f"{entries[1].public_id}/result-notice", "result_notice", PROJECT),
        ]
    )


def test_the_pages_offer_each_paper_from_its_time_on(judging, entries):
    resolve(judging, PROJECT)
    officer, entrant = signed_in(judging.officer), signed_in(entries[0].nominated_by)
    links = [f"{LETTER}.pdf", f"{notice(entries[0])}.odt", f"{UPWARD[0]}.pdf", f"{UPWARD[1]}.odt"]

    def offered(client, *pages):
        shown = "".join(client.get(page).content.decode() for page in pages)
        return [link for link in links if f'href="{link}"' in shown]

    before = offered(officer, "/results/115/internal/", f"/results/115/internal/{PROJECT}/")
    approved(judging)

    assert before == links[:1]
    assert offered(officer, "/results/115/internal/", f"/results/115/internal/{PROJECT}/") == links
    assert offered(entrant, "/results/", f"/results/own/{entries[0].public_id}/") == links[1:2]


def test_papers_are_listed_with_what_became_of_them_and_take_a_scan(judging, entries):
    officer, auditor = signed_in(judging.officer), signed_in(make_person(Role.AUDITOR))
    resolve(judging, PROJECT)
    approved(judging)
    new = officer.get("/results/115/internal/papers/").text
    officer.get(f"{notice(entries[0])}.pdf")
    issued = IssuedPaper.objects.get(kind="result_notice")
    address = f"/results/115/internal/papers/{issued.number}/scan/"

    refused = officer.post(address, {"scan": SimpleUploadedFile("掃描.pdf", b"<html>")})
    taken = officer.post(address, {"scan": SimpleUploadedFile("掃描.pdf", some_pdf())})

    listed = officer.get("/results/115/internal/papers/").text
    scan = SignedScan.objects.get()
    assert (new.count("未列印"), new.count("待簽名")) == (6, 0)
    assert (refused.status_code, taken.status_code) == (422, 302)
    assert (listed.count("未列印"), listed.count("已掃描")) == (5, 1)
    assert issued.verification_code in listed
    assert "與現存資料相符" in listed
    kept = auditor.get(f"/results/115/internal/scans/{scan.public_id}/")
    assert b"".join(kept.streaming_content) == some_pdf()
    assert auditor.post(address).status_code == 404
    assert auditor.get("/results/115/internal/scans/none/").status_code == 404
    assert signed_in(judging.clerk).get("/results/115/internal/papers/").status_code == 404
