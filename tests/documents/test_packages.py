"""A package between two houses: what is written is read back whole, and whatever is changed on the way is named."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laurel.documents.packages import (
    FAULTS,
    Fault,
    Item,
    check_package,
    fingerprint_of,
    manifest_of,
    piece_by_piece,
    public_key_of,
    write_package,
)

KEY = bytes(range(32))
ITEMS = (
    Item("letter.pdf", "推薦函", "application/pdf", b"%PDF-letter", 1),
    Item("entries/01-A06/application.json", "A06", "application/json", b'{"a":1}'),
)


def packed(items=ITEMS, key=KEY) -> bytes:
    target = io.BytesIO()
    write_package(target, manifest_of({"year": 115}, items), items, key)
    return target.getvalue()


def changed(package: bytes, **replaced) -> bytes:
    """The same zip with some members replaced, left out (None) or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = replaced.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in replaced.items():
            new.writestr(name, content)
    return target.getvalue()


def check(package: bytes):
    return check_package(io.BytesIO(package))


def test_a_package_is_sound_and_says_what_it_is_about():
    checked = check(packed())

    assert checked.faults == ()
    assert checked.about == {"year": 115}
    assert [(file["path"], file["title"], file["pages"], file["size"]) for file in checked.files] == [
        ("letter.pdf", "推薦函", 1, 11),
        ("entries/01-A06/application.json", "A06", 0, 7),
    ]
    assert checked.fingerprint == fingerprint_of(public_key_of(KEY))


def test_the_same_files_make_the_same_bytes():
    assert packed() == packed()


def test_a_file_comes_out_as_it_went_in(tmp_path):
    source = tmp_path / "big.pdf"
    source.write_bytes(b"x" * 3_000_000)
    items = (Item("big.pdf", "大檔", "application/pdf", source),)

    package = packed(items)

    assert check(package).faults == ()
    assert b"".join(piece_by_piece(io.BytesIO(package), "big.pdf")) == source.read_bytes()


@pytest.mark.parametrize(
    ("replaced", "faults"),
    [
        ({"letter.pdf": b"%PDF-lettre"}, [Fault("file_differs", "letter.pdf")]),
        ({"letter.pdf": b"%PDF-letter and more"}, [Fault("file_differs", "letter.pdf")]),
        ({"letter.pdf": None}, [Fault("file_missing", "letter.pdf")]),
        ({"more.exe": b"MZ"}, [Fault("file_unlisted", "more.exe")]),
    ],
    ids=["changed", "longer", "left out", "added"],
)
def test_what_was_changed_on_the_way_is_named(replaced, faults):
    assert list(check(changed(packed(), **replaced)).faults) == faults


def test_a_manifest_rewritten_for_a_changed_file_does_not_bear_the_signature():
    package = packed((Item("letter.pdf", "推薦函", "application/pdf", b"%PDF-other", 1),))
    with zipfile.ZipFile(io.BytesIO(packed())) as original:
        signature = original.read("signature.json")

    assert check(changed(package, **{"signature.json": signature})).faults == (Fault("signature_wrong"),)


def test_a_file_twice_is_named():
    target = io.BytesIO(packed())
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("letter.pdf", b"%PDF-letter")

    assert check(target.getvalue()).faults == (Fault("file_unlisted", "letter.pdf"),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zip at all",
        packed()[:200],
        changed(packed(), **{"manifest.json": None}),
        changed(packed(), **{"signature.json": None}),
        changed(packed(), **{"manifest.json": b"[]"}),
        changed(packed(), **{"manifest.json": b'{"format":"other","version":1}'}),
        changed(packed(), **{"signature.json": b'{"public_key":"zz","signature":""}'}),
        changed(packed(), **{"signature.json": json.dumps({"public_key": "00", "signature": "00"}).encode()}),
    ],
)
def test_what_is_no_package_is_said_to_be_none(content):
    assert check(content).faults == (Fault("not_a_package"),)


def test_a_zip_that_unpacks_to_more_than_it_says_is_not_unpacked():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", b" " * 50_000_000)
        package.writestr("signature.json", b"{}")

    assert check(bomb.getvalue()).faults == (Fault("not_a_package"),)


@given(place=st.integers(0, 10_000), value=st.integers(1, 255))
def test_no_changed_byte_of_a_file_passes(place, value):
    package = bytearray(packed())
    begin = bytes(package).index(b"%PDF-letter")
    package[begin + place % 11] ^= value

    assert check(bytes(package)).faults == (Fault("file_differs", "letter.pdf"),)


def test_every_fault_has_words():
    assert {str(Fault(code, "a")) for code in FAULTS} == {f"a：{words}" for words in FAULTS.values()}
