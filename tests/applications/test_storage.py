"""Files are kept by what they are, not by what they are called."""

import io
import zipfile

import pikepdf
import pytest

from factories.year import at, make_application, make_edition, make_nomination, some_pdf
from laurel.applications.models import Attachment
from laurel.applications.services import attach_file
from laurel.applications.storage import BadFile, examine, path_of, store
from laurel.kit.refusals import Refused

ODT = "application/vnd.oasis.opendocument.text"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def package(**members) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def odt(**more) -> bytes:
    return package(**{"mimetype": ODT, "content.xml": "<x/>", **more})


def docx(**more) -> bytes:
    return package(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>", **more})


def pdf(encrypt=False, script=False) -> bytes:
    target = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    if script:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.save(target, encryption=pikepdf.Encryption(owner="o", user="u") if encrypt else False)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), "application/pdf"),
        (odt(), ODT),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
    ids=["pdf", "odt", "docx"],
)
def test_the_three_kinds_are_kept_under_their_digest(content, kind):
    stored = store([content])

    assert (stored.media_type, path_of(stored.sha256).read_bytes()) == (kind, content)


HOSTILE = {
    "html": (b"<html><script>alert(1)</script></html>", "file_not_allowed"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file_not_allowed"),
    "program": (b"MZ" + bytes(200), "file_not_allowed"),
    "picture": (bytes.fromhex("89504e470d0a1a0a") + bytes(64), "file_is_picture"),
    "text": ("只是文字".encode(), "file_not_allowed"),
    "empty": (b"", "file_empty"),
    "encrypted pdf": (pdf(encrypt=True), "file_encrypted"),
    "pdf with script": (pdf(script=True), "file_active"),
    "truncated pdf": (b"%PDF-1.7\n1 0 obj\n<<", "file_damaged"),
    "bare zip": (package(readme="x"), "file_not_allowed"),
    "macro": (docx(word__vbaProject="x", **{"word/vbaProject.bin": "x"}), "file_active"),
    "odf script": (odt(**{"Basic/script.xml": "x"}), "file_active"),
    "encrypted odf": (odt(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "file_encrypted"),
    "bomb": (docx(big=bytes(30_000_000)), "file_bomb"),
    "climbing": (docx(**{"../../etc/passwd": "x"}), "file_damaged"),
    "absolute": (docx(**{"/etc/passwd": "x"}), "file_damaged"),
    "spreadsheet": (package(**{"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "file_not_allowed"),
    "broken zip": (b"PK\x03\x04" + bytes(100), "file_damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_by_content_and_leave_nothing(name, tmp_path):
    content, code = HOSTILE[name]

    with pytest.raises(BadFile) as bad:
        store([content])

    assert bad.value.code == code
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_over_the_limit_is_refused_while_it_arrives(settings):
    settings.UPLOAD_MAX_BYTES = 1000

    with pytest.raises(BadFile) as bad:
        store([b"%PDF-" + bytes(600), bytes(600)])

    assert bad.value.code == "file_too_large"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("申請書\r\nSet-Cookie: x.pdf", "申請書Set-Cookie: x.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("很" * 300 + ".pdf", "很" * 116 + ".pdf"),
        ("C:\\fakepath\\檔.pdf", "檔.pdf"),
        ("\x00", "file"),
    ],
)
def test_names_are_shown_in_one_line_without_tricks(given, shown):
    application = make_application(make_nomination(make_edition()))

    attachment = attach_file(
        application,
        [some_pdf()],
        name=given,
        caption="x",
        is_application_file=False,
        actor=application.nomination.nominated_by,
        now=at(5, 22),
    )

    assert attachment.name == shown


@pytest.mark.django_db
def test_a_refused_file_is_a_refusal_that_names_the_file():
    application = make_application(make_nomination(make_edition()))

    with pytest.raises(Refused) as refused:
        attach_file(
            application,
            [b"<html>"],
            name="申請書.pdf",
            caption="x",
            is_application_file=True,
            actor=application.nomination.nominated_by,
            now=at(5, 22),
        )

    ground = refused.value.decision.refusals[0]
    assert (ground.code, ground.seen["file"]) == ("file_not_allowed", "申請書.pdf")
    assert Attachment.objects.count() == 0


def test_what_a_file_is_does_not_depend_on_its_name(tmp_path):
    path = tmp_path / "looks-like.html"
    path.write_bytes(pdf())

    assert examine(path) == ("application/pdf", 1)
