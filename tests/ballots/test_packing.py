"""A reading pack: the frozen pages, numbered and listed, with notes or without; its link is its maker's alone."""

import io
import tempfile
from dataclasses import replace

import pytest
from django.http import Http404
from pypdf import PdfReader

from factories.year import at, make_judging
from laurel.ballots.selectors import edges_of
from laurel.ballots.services import dossiers_to_pack, keep_pack, kept_pack, make_pack, write_notebook
from laurel.files.storing import blobs, key_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def judging():
    return make_judging(entries=3, members=4)


def packed(judging, codes=("A01", "A02", "A03"), *, with_notes=False, place=0):
    held, member = judging.round(), judging.members[place]
    dossiers = dossiers_to_pack(held, member, codes, with_notes=with_notes)
    target = io.BytesIO()
    done = [dossier.entry.code for dossier in make_pack(held, member, dossiers, target, at(6, 22))]
    return done, PdfReader(target)


def note(judging, code, words):
    held, member = judging.round(), judging.members[0]
    write_notebook(
        held, member, code, 1, lambda book: replace(book, notes={"A1": words}), actor=member.person
    )


def test_the_pages_are_those_frozen_at_submission_after_the_contents(judging):
    done, pack = packed(judging)
    pages = sum(edge.pages for edge in edges_of(judging.round()).values())

    assert done == ["A01", "A02", "A03"]
    assert len(pack.pages) == 1 + pages
    assert "閱讀本" in pack.pages[0].extract_text()
    assert pack.pages[1].extract_text().rstrip().endswith("1")


def test_contents_and_outline_say_where_each_entry_begins(judging):
    _done, pack = packed(judging)
    entries = [row for row in pack.outline if not isinstance(row, list)]
    first = {row.title[:3]: pack.get_destination_page_number(row) for row in entries}
    begins = {}
    for code, edge in edges_of(judging.round()).items():
        begins[code] = 1 + sum(row.pages for other, row in edges_of(judging.round()).items() if other < code)
        assert edge.pages

    assert {code: first[code] for code in begins} == begins
    assert pack.page_labels[0] == "i"
    assert pack.page_labels[1] == "1"


def test_only_the_chosen_entries_in_the_order_of_the_sheet(judging):
    done, pack = packed(judging, ["A03", "A01"])

    assert done == ["A01", "A03"]
    assert "A02" not in pack.pages[0].extract_text()


def test_notes_stand_behind_their_dossier_and_only_where_there_are_any(judging):
    note(judging, "A02", "數據要再查證")
    _done, plain = packed(judging)
    _done, noted = packed(judging, with_notes=True)
    pages_before = 1 + sum(edge.pages for code, edge in edges_of(judging.round()).items() if code < "A03")

    assert len(noted.pages) == len(plain.pages) + 1
    assert "數據要再查證" in noted.pages[pages_before].extract_text()
    assert not any("數據要再查證" in page.extract_text() for page in plain.pages)


def test_nobody_elses_notes_are_in_a_pack(judging):
    note(judging, "A02", "數據要再查證")

    _done, pack = packed(judging, with_notes=True, place=1)

    assert not any("數據要再查證" in page.extract_text() for page in pack.pages)


def test_pages_that_the_storage_lost_are_set_anew(judging):
    held = judging.round()
    _done, before = packed(judging, ["A01"])
    dossier = dossiers_to_pack(held, judging.members[0], ["A01"], with_notes=False)[0]
    blobs().delete(key_of(dossier.submission.pdf_sha256))

    _done, after = packed(judging, ["A01"])

    assert len(after.pages) == len(before.pages)


def test_a_page_leaves_room_to_write_at_its_right_and_foot(judging):
    _done, pack = packed(judging, ["A01"])
    places = []
    pack.pages[1].extract_text(
        visitor_text=lambda text, cm, tm, font, size: places.append((tm, cm)) if text.strip() else None
    )

    assert any(abs(cm[0] - 0.84) < 0.001 for _tm, cm in places)


def test_a_kept_pack_opens_to_its_maker_with_its_key_for_an_hour(judging, settings, monkeypatch):
    held, member = judging.round(), judging.members[0]
    content = b"%PDF-pack" * 300_000
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        key = keep_pack(file, held, member)
    kept = list((settings.HOME / "packs").iterdir())

    assert b"".join(kept_pack(held, member, key)) == content
    assert len(kept) == 1
    assert b"%PDF" not in kept[0].read_bytes()
    for person, tried in ((judging.members[1], key), (member, key[::-1]), (member, "../../etc/passwd")):
        with pytest.raises(Http404):
            kept_pack(held, person, tried)
    monkeypatch.setattr("laurel.ballots.services.packing.KEPT_SECONDS", -1)
    with pytest.raises(Http404):
        kept_pack(held, member, key)
