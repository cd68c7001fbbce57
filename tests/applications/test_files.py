"""Files of an application through its pages: taken, captioned, read, removed, and absent to others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_edition,
    make_nomination,
    make_submission,
    some_pdf,
    write,
)
from files.corpus import office, pdf, picture
from laurel.applications.models import Attachment
from laurel.applications.services import attach_file, submit_application
from laurel.files.models import ReceivedFile
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path, time_machine):
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    time_machine.move_to(at(5, 22), tick=False)


@pytest.fixture
def application():
    return make_application(make_nomination(make_edition()))


@pytest.fixture
def page(client, application):
    client.force_login(application.nomination.nominated_by)
    return client


def upload(page, application, *files, caption="滿意度調查"):
    return page.post(
        f"/applications/{application.public_id}/attach/",
        {"uploads": [SimpleUploadedFile(name, content) for name, content in files], "caption": caption},
    )


def attach(application, content=None, **overrides):
    words = {"caption": "說明", "is_application_file": False, **overrides}
    actor = application.nomination.nominated_by
    return attach_file(
        application, incoming_from([content or some_pdf()], "x.pdf"), **words, actor=actor, now=at(5, 22)
    )


def test_one_file_keeps_the_caption(page, application):
    answer = upload(page, application, ("調查.pdf", some_pdf()))

    assert answer.status_code == 302
    (row,) = Attachment.objects.all()
    assert (row.caption, row.received.name) == ("滿意度調查", "調查.pdf")
    assert verify().sound


def test_several_files_are_told_apart_by_their_names(page, application):
    upload(page, application, ("一.pdf", pdf()), ("二.png", picture()))

    assert [row.caption for row in Attachment.objects.all()] == ["滿意度調查：一", "滿意度調查：二"]


def test_a_refused_file_names_itself_and_the_caption_stays(page, application):
    answer = upload(page, application, ("申請書.pdf", b"<html>"), caption="我的說明")

    words = answer.content.decode()
    assert answer.status_code == 422
    assert "「申請書.pdf」的內容不是其中一種" in words
    assert 'value="我的說明"' in words
    assert ReceivedFile.objects.count() == 0


@pytest.mark.parametrize(
    ("files", "caption", "words"),
    [
        ((), "x", "請選擇要上傳的檔案。"),
        ((("a.pdf", b""),), "x", "是空的檔案"),
        ((("a.pdf", some_pdf()),), "", "請填寫說明。"),
    ],
)
def test_what_is_missing_is_said(page, application, files, caption, words):
    answer = upload(page, application, *files, caption=caption)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_more_than_twenty_files_are_refused(application):
    for _ in range(20):
        attach(application)

    with pytest.raises(Refused) as refused:
        attach(application)

    assert [ground.code for ground in refused.value.decision.refusals] == ["files_too_many"]


def test_a_body_that_is_too_large_is_answered_in_words(page, application, settings):
    settings.REQUEST_MAX_BYTES = 1000

    answer = upload(page, application, ("a.pdf", some_pdf()))

    assert answer.status_code == 413
    assert "上傳的內容太大" in answer.content.decode()


def test_the_page_lists_files_with_what_was_found(page, application):
    attach(application, caption="調查報告")

    words = page.get(f"/applications/{application.public_id}/attachments/").content.decode()

    assert "調查報告" in words
    assert "未設定掃毒" in words


def test_a_caption_can_be_changed(page, application):
    row = attach(application)

    page.post(f"/applications/files/{row.public_id}/caption/", {"caption": "新的說明"})

    assert Attachment.objects.get().caption == "新的說明"
    assert verify().sound


def test_a_download_is_never_run(page, application):
    row = attach(application)

    answer = page.get(f"/applications/files/{row.public_id}/")

    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''x.pdf")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert b"".join(answer.streaming_content) == some_pdf()


def test_a_file_is_read_page_by_page(page, application):
    row = attach(application, pdf(pages=3))

    reading = page.get(f"/applications/files/{row.public_id}/read/?page=2").content.decode()
    picture_of_page = page.get(f"/applications/files/{row.public_id}/pages/2/960/")

    assert "第 2 頁，共 3 頁" in reading
    assert picture_of_page["Content-Type"] == "image/png"
    assert b"".join(picture_of_page.streaming_content).startswith(b"\x89PNG")


def test_an_office_file_is_offered_for_download(page, application):
    row = attach(application, office())

    assert "請下載後閱讀" in page.get(f"/applications/files/{row.public_id}/read/").content.decode()


def test_a_file_in_quarantine_is_shown_as_waiting_and_cannot_be_had(page, application, settings):
    settings.CLAMD = "127.0.0.1:1"
    row = attach(application, office("pptx"))

    listed = page.get(f"/applications/{application.public_id}/attachments/").content.decode()

    assert "等待掃毒，收到的時間已保留" in listed
    assert page.get(f"/applications/files/{row.public_id}/").status_code == 404
    assert page.get(f"/applications/files/{row.public_id}/pages/1/480/").status_code == 404


def test_every_address_of_a_file_is_absent_to_others(client, application):
    row = attach(application)
    other = make_branch().coordinator
    officer = make_person(Role.PROGRAMME_OFFICER)
    paths = [
        f"/applications/files/{row.public_id}/{more}" for more in ("", "read/", "caption/", "pages/1/960/")
    ]

    for person in (other, officer):
        client.force_login(person)
        assert {client.get(path).status_code for path in paths} == {404}
        assert client.post(f"/applications/files/{row.public_id}/remove/").status_code == 404


def test_the_office_reads_the_files_of_what_was_submitted(client, application):
    submission = make_submission(make_nomination(application.nomination.edition), now=at(5, 22))
    row = submission.application.attachments.get()
    client.force_login(make_person(Role.PROGRAMME_OFFICER))

    answer = client.get(f"/applications/files/{row.public_id}/")

    assert b"".join(answer.streaming_content) == some_pdf()
    assert client.get(f"/applications/files/{row.public_id}/caption/").status_code == 404


def test_a_removed_file_stays_in_the_submitted_version(page, application):
    kept = make_submission(make_nomination(application.nomination.edition), now=at(5, 22))

    assert kept.content["files"][0]["sha256"] == kept.application.attachments.get().received.sha256


def test_a_picture_in_a_text_is_shown_in_what_was_submitted(client):
    nomination = make_nomination(make_edition())
    application = make_application(nomination)
    image = attach(application, picture("PNG"), caption="服務流程圖")
    text = {"blocks": [{"kind": "picture", "id": image.public_id}]}
    write(application, nomination.nominated_by, at(5, 22), **{"section.A1": text})
    submit_application(application, declared_by="主管", actor=nomination.nominated_by, now=at(5, 22))
    client.force_login(nomination.nominated_by)

    shown = client.get(f"/applications/{application.public_id}/submitted/").content.decode()
    drawn = f"/applications/files/{image.public_id}/pages/1/960/"

    assert f'<img src="{drawn}" alt="服務流程圖"' in shown
    assert b"".join(client.get(drawn).streaming_content).startswith(b"\x89PNG")
