"""The package: made of what was closed, signed, taken by another Laurel only when every hash matches."""

import io
import json
import zipfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse

from answers import codes
from factories.forwarding import make_recommended, make_updated
from factories.people import make_person
from factories.year import at
from laurel.commands.receive import main as receive_on_the_server
from laurel.commands.verify import main as verify_command
from laurel.documents.models import IssuedPaper
from laurel.documents.packages import check_package
from laurel.files.storing import local_copy, remove_orphans
from laurel.forwarding.models import Package, ReceivedPackage
from laurel.forwarding.selectors import is_package
from laurel.forwarding.services import (
    FaultyPackage,
    close_package,
    closing_to_package,
    decide_update,
    items_of_package,
    keep_package,
    receive_package,
    reopen_package,
)
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = at(7, 15)


def make_closed():
    """A01 goes up updated, A02 as it was judged, the project as it was judged."""
    year = make_updated()
    decide_update(
        year.recommendation("A02"),
        "go_without",
        document_no="測字第7號",
        reason="逾期未更新",
        actor=year.officer,
        now=at(7, 12),
    )
    close_package(year.edition, actor=year.officer, now=at(7, 13))
    return year


def make_package(year, folder: Path, now=NOW) -> Package:
    closing = closing_to_package(year.edition, actor=year.officer)
    (folder / "package.zip").unlink(missing_ok=True)
    with ExitStack() as stack:
        items = list(items_of_package(closing, stack, actor=year.officer, now=now))
        return keep_package(closing, items, folder, actor=year.officer, now=now)


def bytes_of(package: Package) -> bytes:
    with local_copy(package.sha256) as path:
        return path.read_bytes()


def test_a_package_holds_letter_list_index_and_every_dossier(tmp_path):
    year = make_closed()

    package = make_package(year, tmp_path)

    with zipfile.ZipFile(io.BytesIO(bytes_of(package))) as opened:
        assert sorted(opened.namelist()) == sorted(
            [
                "manifest.json",
                "signature.json",
                *("letter.pdf", "letter.odt", "list.pdf", "list.odt", "index.pdf"),
                *(
                    f"entries/{folder}/application.{kind}"
                    for folder in ("01-A01", "02-A02", "03-B01")
                    for kind in ("pdf", "odt", "json")
                ),
            ]
        )
        about = json.loads(opened.read("manifest.json"))["about"]
        updated = json.loads(opened.read("entries/01-A01/application.json"))
    assert [(row["code"], row["version"], row["period_to"]) for row in about["entries"]] == [
        ("A01", 2, "2026-06-30"),
        ("A02", 1, "2026-05-31"),
        ("B01", 1, "2026-05-31"),
    ]
    assert [card["value"] for card in updated["figures"]] == ["1,500", "98.2", "88"]
    assert (package.entries, package.files) == (3, 14)
    assert IssuedPaper.objects.filter(kind="package_index").count() == 1
    assert verify().sound


def test_every_hash_matches_and_the_same_package_made_again_lists_the_same_files(tmp_path):
    year = make_closed()

    first = check_package(io.BytesIO(bytes_of(make_package(year, tmp_path))))
    again = check_package(io.BytesIO(bytes_of(make_package(year, tmp_path))))

    assert (first.faults, again.faults) == ((), ())
    assert first.files == again.files
    assert first.fingerprint == again.fingerprint


def test_before_the_closing_nothing_is_made():
    year = make_updated()

    with pytest.raises(Refused) as refused:
        closing_to_package(year.edition, actor=year.officer)

    assert codes(refused) == ["package_not_closed"]
    assert (Package.objects.count(), IssuedPaper.objects.filter(kind="package_index").count()) == (0, 0)


def test_what_was_opened_again_while_it_was_made_is_not_kept(tmp_path):
    year = make_closed()
    closing = closing_to_package(year.edition, actor=year.officer)
    with ExitStack() as stack:
        items = list(items_of_package(closing, stack, actor=year.officer, now=NOW))
        reopen_package(year.edition, authority="測字第9號", reason="更正", actor=year.officer, now=NOW)

        with pytest.raises(Refused):
            keep_package(closing, items, tmp_path, actor=year.officer, now=NOW)

    assert Package.objects.count() == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CONVENER, Role.HR_OFFICER, Role.UNIT_HEAD])
def test_only_the_officer_makes_and_takes(role, tmp_path):
    year, other = make_closed(), make_person(role)

    with pytest.raises(Http404):
        closing_to_package(year.edition, actor=other)
    with pytest.raises(Http404):
        receive_package(tmp_path / "absent.zip", "", actor=other, now=NOW)


def test_the_sweep_leaves_packages_where_they_are(tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)

    remove_orphans(is_package, NOW + timedelta(days=400))

    assert check_package(io.BytesIO(bytes_of(package))).faults == ()


def test_another_laurel_takes_what_is_whole(tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)

    received = receive_package(
        tmp_path / "package.zip", package.fingerprint.lower(), actor=year.officer, now=NOW
    )

    assert (received.sha256, received.manifest_sha256) == (package.sha256, package.manifest_sha256)
    assert [entry["code"] for entry in received.about["entries"]] == ["A01", "A02", "B01"]
    assert len(received.files) == package.files
    assert verify().sound


def test_a_changed_file_keeps_the_whole_package_out(tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)
    path = tmp_path / "changed.zip"
    with zipfile.ZipFile(tmp_path / "package.zip") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"98.2", b"99.9") if name.endswith("A01/application.json") else content
            )

    with pytest.raises(FaultyPackage) as faulty:
        receive_package(path, package.fingerprint, actor=year.officer, now=NOW)

    assert [(fault.code, fault.path) for fault in faulty.value.checked.faults] == [
        ("file_differs", "entries/01-A01/application.json")
    ]
    assert ReceivedPackage.objects.count() == 0


def refusal_of(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return codes(refused)


def test_a_key_is_compared_with_the_slip_once(tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)
    path = tmp_path / "package.zip"

    def take(fingerprint):
        return receive_package(path, fingerprint, actor=year.officer, now=NOW)

    assert refusal_of(lambda: take("")) == ["package_key_unknown"]
    assert refusal_of(lambda: take("AAAA-BBBB-CCCC-DDDD-EEEE")) == ["package_of_another_key"]
    take(package.fingerprint)
    assert refusal_of(lambda: take("")) == ["package_received_already"]
    make_package(year, tmp_path, now=NOW + timedelta(days=1))
    take("")
    assert ReceivedPackage.objects.count() == 2


def test_the_page_makes_a_package_line_by_line_and_offers_it(client):
    year = make_closed()
    client.force_login(year.officer)
    address = reverse("forwarding:package", args=[115])

    assert "製作送部資料" in client.get(address).content.decode()
    answer = client.post(address)

    made = b"".join(answer.streaming_content).decode()
    assert made.count("<li>") >= 14
    assert "製作完成。" in made
    package = Package.objects.get()
    file = client.get(reverse("forwarding:package_file", args=[package.public_id]))
    assert check_package(io.BytesIO(b"".join(file.streaming_content))).faults == ()
    slip = client.get(reverse("forwarding:package_slip", args=[package.public_id, "pdf"]))
    assert slip.content.startswith(b"%PDF-")
    assert package.fingerprint in client.get(address).content.decode()


def test_an_attachment_that_the_storage_lost_is_told_and_nothing_is_kept(client):
    year = make_closed()
    content = year.application("A01").submissions.last().content
    assert content["files"] == []
    with_file = {
        **content,
        "files": [
            {
                "name": "a.pdf",
                "caption": "佐證",
                "sha256": "0" * 64,
                "media_type": "application/pdf",
                "pages": 1,
            }
        ],
    }
    year.application("A01").submissions.filter(is_update=True).update(content=with_file)
    client.force_login(year.officer)

    made = b"".join(client.post(reverse("forwarding:package", args=[115])).streaming_content).decode()

    assert "這次沒有做成。" in made
    assert Package.objects.count() == 0


def test_the_page_before_the_closing_says_why_and_records_the_attempt(client):
    year = make_updated()
    client.force_login(year.officer)
    address = reverse("forwarding:package", args=[115])

    assert "送部資料尚未確認齊備" in client.get(address).content.decode()
    answer = client.post(address)

    assert answer.status_code == 422
    assert "送部資料尚未確認齊備" in answer.content.decode()
    assert Entry.objects.filter(act="forwarding.package_made", kind="refusal").count() == 1


def test_the_page_takes_a_package_shows_it_and_gives_its_files(client, tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)
    client.force_login(year.officer)
    address = reverse("forwarding:receive")

    answer = client.post(
        address,
        {
            "package": SimpleUploadedFile("laurel.zip", (tmp_path / "package.zip").read_bytes()),
            "fingerprint": package.fingerprint,
        },
        follow=True,
    )

    shown = answer.content.decode()
    assert "簽章與 14 個檔案的雜湊都相符" in shown
    received = ReceivedPackage.objects.get()
    number = 1 + [file["path"] for file in received.files].index("entries/01-A01/application.json")
    file = client.get(reverse("forwarding:received_file", args=[received.public_id, number]))
    assert json.loads(b"".join(file.streaming_content))["entry"] == "A01"
    assert client.get(reverse("forwarding:received_file", args=[received.public_id, 99])).status_code == 404


def test_the_page_names_what_is_wrong_and_keeps_nothing(client):
    year = make_closed()
    client.force_login(year.officer)

    answer = client.post(
        reverse("forwarding:receive"),
        {"package": SimpleUploadedFile("x.zip", b"PK nothing"), "fingerprint": "AB"},
    )

    assert answer.status_code == 422
    assert "不是 Laurel 的送件資料，或檔案不完整。" in answer.content.decode()
    assert 'value="AB"' in answer.content.decode()
    assert ReceivedPackage.objects.count() == 0


def test_a_file_beyond_the_cap_is_sent_to_the_command_line(client, settings):
    settings.UPLOAD_MAX_BYTES = 10
    client.force_login(make_closed().officer)

    answer = client.post(
        reverse("forwarding:receive"), {"package": SimpleUploadedFile("x.zip", b"x" * 11), "fingerprint": ""}
    )

    assert answer.status_code == 422
    assert "laurel receive" in answer.content.decode()


def test_the_command_line_checks_and_takes(tmp_path, capsys):
    year = make_closed()
    package = make_package(year, tmp_path)
    path = str(tmp_path / "package.zip")
    (tmp_path / "broken.zip").write_bytes(b"PK")

    assert verify_command([path]) == 0
    assert capsys.readouterr().out == f"sound: 14 files, signed with {package.fingerprint}\n"
    assert verify_command([str(tmp_path / "broken.zip")]) == 1
    assert receive_on_the_server([path, "--by", "nobody"]) == 2
    assert receive_on_the_server([path, "--by", year.officer.username]) == 2
    by = ["--by", year.officer.username, "--fingerprint", package.fingerprint]
    assert receive_on_the_server([str(tmp_path / "broken.zip"), *by]) == 2
    assert receive_on_the_server([path, *by]) == 0
    assert ReceivedPackage.objects.count() == 1


def test_refused_looks_absent(client, tmp_path):
    year = make_closed()
    package = make_package(year, tmp_path)
    client.force_login(year.people[0])

    for name, arguments in (
        ("package", [115]),
        ("package_file", [package.public_id]),
        ("package_slip", [package.public_id, "pdf"]),
        ("received_list", []),
        ("receive", []),
    ):
        assert client.get(reverse(f"forwarding:{name}", args=arguments)).status_code == 404


def test_lists_cost_the_same_with_many_packages(client, tmp_path, django_assert_max_num_queries):
    year = make_closed()
    package = make_package(year, tmp_path)
    received = receive_package(tmp_path / "package.zip", package.fingerprint, actor=year.officer, now=NOW)
    Package.objects.bulk_create(
        Package(**{**fields_of(package), "public_id": f"p{number}"}) for number in range(300)
    )
    ReceivedPackage.objects.bulk_create(
        ReceivedPackage(**{**fields_of(received), "public_id": f"r{number}", "sha256": f"{number:064}"})
        for number in range(300)
    )
    client.force_login(year.officer)

    for name, arguments in (("package", [115]), ("received_list", [])):
        with django_assert_max_num_queries(16):
            assert client.get(reverse(f"forwarding:{name}", args=arguments)).status_code == 200


def fields_of(row) -> dict:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }


def test_nothing_is_recommended_yet_and_nothing_can_be_made(client):
    year = make_recommended()
    client.force_login(year.officer)

    assert client.get(reverse("forwarding:package", args=[114])).status_code == 404
