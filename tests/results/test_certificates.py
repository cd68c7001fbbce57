"""推薦證書: one for each published recommendation, numbered, verifiable, and honest about what it certifies."""

import io
import zipfile

import pytest
from django.test import Client

from answers import signed_in
from factories.people import make_person
from factories.publishing import DECIDED, publish
from factories.year import at
from laurel.documents.models import IssuedPaper
from laurel.kit import clock
from laurel.people.roles import Role
from laurel.results.documents import certificate
from laurel.results.facts import certified_entries
from laurel.results.selectors import recommendations_of
from laurel.results.services import withdraw_recommendation
from papers import in_odt, in_pdf, squeezed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ZIP = "/results/115/internal/certificates.zip"


def address(entry, file_format="pdf"):
    return f"/results/certificates/{entry.public_id}.{file_format}"


def certified(judging, now):
    return [(row.nomination.code, row.published_on) for row in certified_entries(judging.edition, now)]


def test_a_certificate_says_what_was_recommended_and_what_it_does_not_certify(judging):
    publish(judging, publishes_at=None)
    paper = certificate(certified_entries(judging.edition, DECIDED)[0])

    assert words_of(paper) == [
        "115 年度服務績優獎推薦證書",
        "推　薦　證　書",
        "甲分署",
        "參加本署 115 年度服務績優獎（專案規劃類）",
        "「測試專案」",
        "經評審推薦參加勞動部服務績優獎，特此證明。",
        "勞動部勞動力發展署　署長　＿＿＿＿＿＿＿＿＿＿",
        "中華民國115年7月2日",
        "本證書證明推薦，不表示勞動部或國家發展委員會之評獎結果。",
    ]
    (pdf, pages), odt = in_pdf(paper), in_odt(paper)
    assert pages == 1
    assert [words for words in map(squeezed, words_of(paper)) if words not in pdf or words not in odt] == []


def test_certificates_come_with_the_publication_and_go_with_the_recommendation(judging):
    before = certified(judging, DECIDED)
    publish(judging, publishes_at=None)
    first = certified(judging, DECIDED)
    withdraw_recommendation(recommendations_of(judging.edition)[0], "x", actor=judging.officer, now=at(7, 4))
    withdrawn = certified(judging, at(7, 4))

    publish(judging, publishes_at=None, reason="遞補", now=at(7, 5))

    day = DECIDED.date()
    assert before == []
    assert first == [("B01", day), ("B02", day)]
    assert withdrawn == [("B02", day)]
    assert certified(judging, at(7, 5)) == [("B02", day), ("B03", at(7, 5).date())]


def test_a_certificate_no_longer_stands_once_its_correction_is_public(judging, entries, monkeypatch):
    publish(judging, publishes_at=None)
    signed_in(judging.officer).get(address(entries[0]))
    code = IssuedPaper.objects.get(kind="certificate").verification_code
    withdraw_recommendation(recommendations_of(judging.edition)[0], "x", actor=judging.officer, now=at(7, 4))
    before = Client().get("/verify/", {"code": code}).content.decode()

    publish(judging, publishes_at=None, reason="遞補", now=at(7, 5))
    monkeypatch.setattr(clock, "now", lambda: at(7, 5))

    after = Client().get("/verify/", {"code": code}).content.decode()
    assert ["相符" in page for page in (before, after)] == [True, True]
    assert ["已不成立" in page for page in (before, after)] == [False, True]


def test_each_entrant_gets_its_own_and_no_other(judging, entries):
    own, other, third = (signed_in(entry.nominated_by) for entry in entries)
    early = own.get(address(entries[0])).status_code
    publish(judging, publishes_at=None)

    assert early == 404
    assert [client.get(address(entries[0])).status_code for client in (own, other, third)] == [200, 404, 404]
    assert third.get(address(entries[2])).status_code == 404
    assert own.get(address(entries[0], "odt")).status_code == 200
    pages = [
        client.get(f"/results/own/{entry.public_id}/")
        for client, entry in ((own, entries[0]), (third, entries[2]))
    ]
    assert ["推薦證書" in page.content.decode() for page in pages] == [True, False]
    code = IssuedPaper.objects.get(kind="certificate").verification_code
    assert "115 年度服務績優獎推薦證書" in Client().get(f"/verify/?code={code}").content.decode()


def test_all_of_a_year_come_in_one_archive_each_with_its_own_number(judging):
    officer, auditor = signed_in(judging.officer), signed_in(make_person(Role.AUDITOR))
    early = officer.get(ZIP).status_code
    publish(judging, publishes_at=None)

    archive = zipfile.ZipFile(io.BytesIO(b"".join(officer.get(ZIP).streaming_content)))

    numbers = list(
        IssuedPaper.objects.filter(kind="certificate").order_by("pk").values_list("number", flat=True)
    )
    assert early == 404
    assert archive.namelist() == [f"{number}.pdf" for number in numbers]
    assert len(numbers) == 2
    assert [archive.read(name)[:5] for name in archive.namelist()] == [b"%PDF-"] * 2
    assert auditor.get(ZIP).status_code == 200
    listed = officer.get("/results/115/internal/papers/").content.decode()
    assert [number in listed for number in numbers] == [True, True]
