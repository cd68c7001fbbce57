"""Files made to harm: entities that multiply or reach out, archives that swell, repeated cells without end."""

import io
import time
import zipfile

import pytest

from laurel.documents.tables import ods_of, xlsx_of
from laurel.register.facts.reading import BadFile, table_of

HEADER, ROW = ("代碼", "名稱"), ("A", "BOOM")
LAUGHS = "".join(
    f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in zip("abcdefgh", "bcdefghi", strict=True)
)
DOCTYPES = {
    "multiplied": f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]>',
    "reaching out": '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
}
FILES = {
    "ods": (ods_of("表", HEADER, [ROW]), "content.xml"),
    "xlsx": (xlsx_of("表", HEADER, [ROW]), "xl/worksheets/sheet1.xml"),
}
MOST_SECONDS = 2


def changed(content: bytes, member: str, change) -> bytes:
    """The archive with one member changed."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            archive.writestr(name, change(text.decode()) if name == member else text)
    return target.getvalue()


@pytest.mark.parametrize("kind", DOCTYPES)
@pytest.mark.parametrize("file_format", FILES)
def test_entities_are_not_followed(file_format, kind):
    def with_entity(text):
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        return text[:start] + DOCTYPES[kind] + text[start:].replace("BOOM", "&i;")

    began = time.monotonic()
    with pytest.raises(BadFile):
        table_of(changed(*FILES[file_format], with_entity))

    assert time.monotonic() - began < MOST_SECONDS


@pytest.mark.parametrize("file_format", FILES)
def test_a_file_changed_in_its_words_only_is_read(file_format):
    content = changed(*FILES[file_format], lambda text: text.replace("BOOM", "CALM"))

    assert table_of(content).rows == [["A", "CALM"]]


def test_an_archive_that_swells_is_refused_before_it_is_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"0" * (61 * 1024 * 1024))
    began = time.monotonic()

    with pytest.raises(BadFile, match="過大"):
        table_of(target.getvalue())

    assert time.monotonic() - began < MOST_SECONDS


def test_rows_that_an_office_program_repeats_to_the_end_are_not_counted():
    def repeated(text):
        end = text.index("</table:table>")
        blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
        return text[:end] + blank + text[end:]

    assert table_of(changed(*FILES["ods"], repeated)).rows == [["A", "BOOM"]]
