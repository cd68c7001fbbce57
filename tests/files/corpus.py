"""At least three hundred hostile and odd files, made here, each with the verdict that it must get.

The empty code means that the file is taken.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pikepdf
from PIL import Image

from laurel.documents.model import Column, Issue, Paper, Paragraph, Table
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.documents.tables import ods_of, xlsx_of
from laurel.kit.dates import TAIPEI

TAKEN = ""
NOT_ALLOWED, DAMAGED, ENCRYPTED, ACTIVE = "file_not_allowed", "file_damaged", "file_encrypted", "file_active"
BOMB, NESTED, TWO, EMPTY, OLD = (
    "file_bomb",
    "file_nested",
    "file_two_natures",
    "file_empty",
    "file_old_office",
)
ODF = "application/vnd.oasis.opendocument."
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Sample:
    """A file: what it shows, its bytes, the verdict it must get."""

    name: str
    content: bytes
    code: str


def corpus() -> Iterator[Sample]:
    """All samples, each name once."""
    for family in (good_files, plain_files, pdf_files, package_files, picture_files, cut_files, double_files):
        yield from family()


def package(members, *, stored=(), encrypted=()) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return target.getvalue()


def odf(kind="text", *more, mimetype=None) -> bytes:
    parts = [("mimetype", mimetype or f"{ODF}{kind}"), ("content.xml", "<x/>"), *more]
    return package(parts, stored=("mimetype",))


OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def office(kind="docx", *more, types="<Types/>") -> bytes:
    return package([("[Content_Types].xml", types), (OFFICE[kind], "<x/>"), *more])


def pdf(change=None, pages=1, **options) -> bytes:
    target = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if change:
        change(document)
    document.save(target, **options)
    return target.getvalue()


@cache
def real_pdf() -> bytes:
    paper = Paper("sample", "示範", (Paragraph("內容"), Table((Column("甲"),), (("乙",),), "表")))
    return pdf_of(paper, ISSUE).content


ISSUE = Issue("1", "", datetime(2026, 5, 1, 10, tzinfo=TAIPEI))


def picture(kind="PNG", size=(40, 30), mode="RGB", **options) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, 0).save(target, kind, **options)
    return target.getvalue()


def good_files() -> Iterator[Sample]:
    yield Sample("pdf of our own", real_pdf(), TAKEN)
    yield Sample("odt of our own", odt_of(Paper("sample", "示範", (Paragraph("內容"),)), ISSUE), TAKEN)
    yield Sample("ods of our own", ods_of("表", ["甲"], [["乙"]]), TAKEN)
    yield Sample("xlsx of our own", xlsx_of("表", ["甲"], [["乙"]]), TAKEN)
    for pages in (1, 2, 30):
        yield Sample(f"pdf of {pages} pages", pdf(pages=pages), TAKEN)
    for version in ("1.3", "1.4", "1.5", "1.6", "1.7", "2.0"):
        yield Sample(f"pdf {version}", pdf(force_version=version), TAKEN)
    yield Sample("pdf with object streams", pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), TAKEN)
    yield Sample("pdf linearized", pdf(linearize=True), TAKEN)
    yield Sample("pdf opening at a page", pdf(open_at_a_page), TAKEN)
    for kind in ("text", "spreadsheet", "presentation"):
        yield Sample(f"odf {kind}", odf(kind), TAKEN)
        yield Sample(f"odf {kind} with a picture", odf(kind, ("Pictures/1.png", picture())), TAKEN)
    for kind in OFFICE:
        yield Sample(f"{kind}", office(kind), TAKEN)
        yield Sample(f"{kind} with a picture", office(kind, ("word/media/1.png", picture())), TAKEN)
    yield Sample(
        "docx with a chart's workbook", office("docx", ("word/embeddings/1.xlsx", office("xlsx"))), TAKEN
    )
    yield Sample(
        "docx with a large plain part",
        office("docx", ("word/notes.xml", "<x>" + "字" * 200_000 + "</x>")),
        TAKEN,
    )
    yield Sample("odt with an empty folder", odf("text", ("Configurations2/", "")), TAKEN)
    for mode in ("RGB", "L", "RGBA", "P", "1", "LA"):
        yield Sample(f"png {mode}", picture(mode=mode), TAKEN)
    for mode in ("RGB", "L", "CMYK"):
        yield Sample(f"jpeg {mode}", picture("JPEG", mode=mode), TAKEN)
    yield Sample("jpeg progressive", picture("JPEG", progressive=True), TAKEN)
    yield Sample("png interlaced of one pixel", picture(size=(1, 1)), TAKEN)
    yield Sample("png long and thin", picture(size=(20_000, 2)), TAKEN)
    yield Sample("jpeg of six million pixels", picture("JPEG", size=(3000, 2000)), TAKEN)


def open_at_a_page(document) -> None:
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])


def plain_files() -> Iterator[Sample]:
    words = {
        "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
        "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
        "xml with a stylesheet": b'<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>',
        "xml with an entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        "utf-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "utf-16 html": "<html>".encode("utf-16"),
        "javascript": b"alert(1)",
        "php": b"<?php system('id'); ?>",
        "shell": b"#!/bin/sh\nid\n",
        "python": b"import os\n",
        "windows program": b"MZ" + bytes(300),
        "elf program": b"\x7fELF" + bytes(300),
        "mach-o program": b"\xcf\xfa\xed\xfe" + bytes(300),
        "java class": b"\xca\xfe\xba\xbe" + bytes(300),
        "eicar": EICAR,
        "rtf": rb"{\rtf1 hello}",
        "csv": "單位,名次\n甲,1\n".encode(),
        "text": "只是文字".encode(),
        "text with a mark": "\ufeff只是文字".encode(),
        "markdown": b"# title",
        "postscript": b"%!PS-Adobe-3.0\n",
        "gif": b"GIF89a" + bytes(64),
        "gif and javascript": b"GIF89a/*" + bytes(16) + b"*/=1;alert(1)",
        "bmp": b"BM" + bytes(64),
        "webp": b"RIFF\x20\0\0\0WEBPVP8 " + bytes(64),
        "tiff": b"II*\0" + bytes(64),
        "ico": b"\0\0\1\0" + bytes(64),
        "heic": b"\0\0\0\x18ftypheic" + bytes(64),
        "mp4": b"\0\0\0\x18ftypmp42" + bytes(64),
        "mp3": b"ID3\x03" + bytes(64),
        "gzip": b"\x1f\x8b\x08" + bytes(64),
        "bzip2": b"BZh9" + bytes(64),
        "xz": b"\xfd7zXZ\0" + bytes(64),
        "7z": b"7z\xbc\xaf\x27\x1c" + bytes(64),
        "rar": b"Rar!\x1a\x07\x01\0" + bytes(64),
        "tar": bytes(257) + b"ustar\0" + bytes(300),
        "iso": bytes(600),
        "sqlite": b"SQLite format 3\0" + bytes(64),
        "pages bundle": b"bplist00" + bytes(64),
        "shortcut": b"L\0\0\0\x01\x14\x02\0" + bytes(64),
        "one byte": b"%",
        "five bytes": b"%PDF",
        "only zeros": bytes(4096),
        "only spaces": b" " * 4096,
        "pdf after a line": b"\n" + pdf(),
        "pdf after html": b"<html>" + pdf(),
        "png after a byte": b"\0" + picture(),
        "zip after a byte": b"\0" + office(),
    }
    for name, content in words.items():
        yield Sample(name, content, NOT_ALLOWED)
    yield Sample("empty", b"", EMPTY)
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    yield Sample("old doc", ole + bytes(600), OLD)
    yield Sample(
        "encrypted docx", ole + bytes(100) + "EncryptedPackage".encode("utf-16-le") + bytes(100), ENCRYPTED
    )


def pdf_files() -> Iterator[Sample]:
    for name, change in ACTIVE_PDFS.items():
        yield Sample(f"pdf with {name}", pdf(change), ACTIVE)
        yield Sample(
            f"pdf with {name} in an object stream",
            pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate),
            ACTIVE,
        )
    for owner, user, bits in (("o", "u", 4), ("o", "", 4), ("o", "u", 6), ("o", "", 6), ("", "u", 6)):
        locked = pikepdf.Encryption(owner=owner, user=user, R=bits)
        yield Sample(f"pdf encrypted {bits} {owner!r} {user!r}", pdf(encryption=locked), ENCRYPTED)
    yield Sample("pdf without pages", pdf(pages=0), DAMAGED)
    yield Sample("pdf of words only", b"%PDF-1.7\nhello\n%%EOF", DAMAGED)
    yield Sample("pdf head only", b"%PDF-1.7\n", DAMAGED)
    yield Sample("pdf with a page tree that is itself", pdf(tree_in_itself), DAMAGED)


def act(kind, **more):
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **more)


def _open(action):
    def change(document):
        document.Root.OpenAction = action()

    return change


def _page_action(document) -> None:
    document.pages[0].obj.AA = pikepdf.Dictionary(O=act("JavaScript", JS="app.alert(1)"))


def _root_action(document) -> None:
    document.Root.AA = pikepdf.Dictionary(WC=act("JavaScript", JS="app.alert(1)"))


def _name_tree(document) -> None:
    script = document.make_indirect(act("JavaScript", JS="app.alert(1)"))
    document.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["a", script]))
    )


def _annotation(action):
    def change(document):
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action()
        )
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(link)])

    return change


def _chained(document) -> None:
    document.Root.OpenAction = act("GoTo", D=[0], Next=act("JavaScript", JS="app.alert(1)"))


def _embedded(document) -> None:
    document.attachments["x.exe"] = pikepdf.AttachedFileSpec(document, b"MZ", filename="x.exe")


def _form(document) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=pikepdf.Array())


def _field(document) -> None:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", AA=pikepdf.Dictionary(K=act("JavaScript", JS="1")))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([document.make_indirect(field)]))


def _attached(document) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(note)])


def _rich(document) -> None:
    media = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(media)])


def _stream(document) -> None:
    document.Root.OpenAction = act("JavaScript", JS=document.make_stream(b"app.alert(1)"))


def tree_in_itself(document) -> None:
    document.Root.Pages.Kids = pikepdf.Array([document.Root.Pages])


def _deep(document) -> None:
    action = act("JavaScript", JS="app.alert(1)")
    for _ in range(40):
        action = act("GoTo", D=[0], Next=action)
    document.Root.OpenAction = action


ACTIVE_PDFS = {
    "a script forty steps deep": _deep,
    "javascript on opening": _open(lambda: act("JavaScript", JS="app.alert(1)")),
    "launch on opening": _open(lambda: act("Launch", F="cmd.exe")),
    "submit on opening": _open(lambda: act("SubmitForm", F="http://127.0.0.1/")),
    "import on opening": _open(lambda: act("ImportData", F="x.fdf")),
    "embedded goto": _open(lambda: act("GoToE", F="x.pdf")),
    "a chained script": _chained,
    "a script of a page": _page_action,
    "a script of the document": _root_action,
    "a script in the name tree": _name_tree,
    "a script in a stream": _stream,
    "a link that runs a script": _annotation(lambda: act("JavaScript", JS="app.alert(1)")),
    "a link that launches": _annotation(lambda: act("Launch", F="cmd.exe")),
    "a script of a field": _field,
    "an xfa form": _form,
    "an embedded program": _embedded,
    "an attached file": _attached,
    "rich media": _rich,
}


def package_files() -> Iterator[Sample]:
    yield Sample("bare zip", package([("readme.txt", "x")]), NOT_ALLOWED)
    yield Sample("empty zip", package([]), NOT_ALLOWED)
    yield Sample("epub", package([("mimetype", "application/epub+zip"), ("content.xml", "x")]), NOT_ALLOWED)
    yield Sample("odg", odf(mimetype=f"{ODF}graphics"), NOT_ALLOWED)
    yield Sample("odf template", odf(mimetype=f"{ODF}text-template"), NOT_ALLOWED)
    yield Sample("odt without content", package([("mimetype", f"{ODF}text")], stored=("mimetype",)), DAMAGED)
    yield Sample(
        "odt whose mimetype is not first",
        package([("content.xml", "<x/>"), ("mimetype", f"{ODF}text")]),
        NOT_ALLOWED,
    )
    yield Sample("jar", package([("META-INF/MANIFEST.MF", "x"), ("a.class", b"\xca\xfe\xba\xbe")]), ACTIVE)
    for kind in OFFICE:
        bad = {
            "a macro": ("word/vbaProject.bin", "x"),
            "a macro elsewhere": ("customUI/VBAPROJECT.BIN", "x"),
            "activex": ("word/activeX/activeX1.xml", "<x/>"),
            "a program": ("word/embeddings/run.exe", "MZ"),
            "a script": ("word/run.js", "1"),
            "a shortcut": ("word/run.lnk", "x"),
        }
        for name, member in bad.items():
            yield Sample(f"{kind} with {name}", office(kind, member), ACTIVE)
        yield Sample(
            f"{kind} with macros declared", office(kind, types="<a t='macroEnabled.main+xml'/>"), ACTIVE
        )
        yield Sample(
            f"{kind} with a doctype",
            office(kind, ("word/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
            ACTIVE,
        )
        yield Sample(
            f"{kind} with a doctype in small letters",
            office(kind, ("word/y.rels", "<!doctype a><a/>")),
            ACTIVE,
        )
        yield Sample(
            f"{kind} with a doctype in utf-16",
            office(kind, ("word/z.xml", "<!DOCTYPE a><a/>".encode("utf-16"))),
            ACTIVE,
        )
        yield Sample(f"{kind} with a zip", office(kind, ("word/a.zip", package([("a", "b")]))), NESTED)
        yield Sample(f"{kind} with a hidden zip", office(kind, ("word/a.bin", package([("a", "b")]))), NESTED)
        yield Sample(f"{kind} with a 7z", office(kind, ("word/a.7z", "x")), NESTED)
        twice = office("xlsx", ("xl/embeddings/1.docx", office("docx")))
        yield Sample(f"{kind} nested twice", office(kind, ("word/embeddings/1.xlsx", twice)), NESTED)
        yield Sample(
            f"{kind} with a macro inside its workbook",
            office(kind, ("word/embeddings/1.xlsx", office("xlsx", ("xl/vbaProject.bin", "x")))),
            ACTIVE,
        )
        for name in ("../../etc/passwd", "/etc/passwd", "..\\..\\x", "a/../../b", "C:/x", "c:x"):
            yield Sample(f"{kind} with {name!r}", office(kind, (name, "x")), DAMAGED)
        yield Sample(f"{kind} that is a bomb", office(kind, ("word/big.bin", bytes(40_000_000))), BOMB)
        yield Sample(f"{kind} with the same name twice", doubled(kind), DAMAGED)
        yield Sample(f"{kind} with a link", linked(office(kind)), DAMAGED)
        yield Sample(f"{kind} with an encrypted part", flagged(office(kind)), ENCRYPTED)
        yield Sample(
            f"{kind} with a lying size",
            lying(office(kind, ("word/l.bin", b"x" * 5000)), b"word/l.bin"),
            DAMAGED,
        )
        yield Sample(
            f"{kind} with broken contents", scratched(office(kind, ("word/s.bin", b"abc" * 5000))), DAMAGED
        )
    for kind in ("text", "spreadsheet", "presentation"):
        yield Sample(f"odf {kind} with basic", odf(kind, ("Basic/script-lb.xml", "<x/>")), ACTIVE)
        yield Sample(f"odf {kind} with scripts", odf(kind, ("Scripts/python/a.py", "1")), ACTIVE)
        manifest = "<m><manifest:encryption-data/></m>"
        yield Sample(f"odf {kind} encrypted", odf(kind, ("META-INF/manifest.xml", manifest)), ENCRYPTED)
        yield Sample(
            f"odf {kind} with an entity",
            odf(kind, ("styles.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>')),
            ACTIVE,
        )
        yield Sample(f"odf {kind} that is a bomb", odf(kind, ("Pictures/big", bytes(40_000_000))), BOMB)
        yield Sample(f"odf {kind} with a climbing name", odf(kind, ("../x", "x")), DAMAGED)
    yield Sample(
        "docx of ten thousand parts", office("docx", *((f"word/{n}", "") for n in range(10_000))), BOMB
    )
    yield Sample("docx of 2,001 parts", office("docx", *((f"word/{n}", "") for n in range(2_000))), BOMB)
    yield Sample(
        "xlsx whose sheet is huge and tight",
        office("xlsx", ("xl/sheet.xml", b"<x>" + b" " * 30_000_000)),
        BOMB,
    )
    yield Sample("zip head only", b"PK\x03\x04" + bytes(100), DAMAGED)
    yield Sample("zip end only", b"PK\x05\x06" + bytes(18), NOT_ALLOWED)


def doubled(kind) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return office(kind, ("word/a.xml", "<a/>"), ("word/a.xml", "<b/>"))


def linked(content: bytes) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo("word/link")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def flagged(content: bytes) -> bytes:
    """The encryption bit set in the central directory of every part."""
    changed, place = bytearray(content), 0
    while (place := changed.find(b"PK\x01\x02", place)) >= 0:
        changed[place + 8] |= 1
        place += 4
    return bytes(changed)


def lying(content: bytes, name: bytes) -> bytes:
    """The directory says that a part is smaller than it is."""
    changed = bytearray(content)
    place = changed.rfind(name) - 46
    struct.pack_into("<I", changed, place + 24, 10)
    return bytes(changed)


def scratched(content: bytes) -> bytes:
    """A part whose packed bytes were changed."""
    changed = bytearray(content)
    place = content.find(b"word/s.bin") + 12
    changed[place] ^= 0xFF
    changed[place + 3] ^= 0xFF
    return bytes(changed)


def picture_files() -> Iterator[Sample]:
    yield Sample("png of 400 million pixels", huge_png(20_000, 20_000), BOMB)
    yield Sample("png of 51 million pixels", huge_png(10_200, 5_000), BOMB)
    yield Sample("png of 4 billion pixels", huge_png(65_000, 65_000), BOMB)
    yield Sample("png without a width", huge_png(0, 100), DAMAGED)
    yield Sample("png that lies about its rows", huge_png(100, 100), DAMAGED)
    yield Sample("png of its head only", picture()[:8], DAMAGED)
    yield Sample("jpeg of its head only", b"\xff\xd8\xff", DAMAGED)
    yield Sample("jpeg of noise", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, DAMAGED)


def huge_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(200)))
        + chunk(b"IEND", b"")
    )


def cut_files() -> Iterator[Sample]:
    whole = {
        "odt": odf("text", ("styles.xml", "<x/>" * 300), ("Pictures/1.png", picture(size=(200, 200)))),
        "docx": office(
            "docx", ("word/styles.xml", "<x/>" * 300), ("word/media/1.png", picture(size=(200, 200)))
        ),
        "png": picture(size=(300, 300)),
        "jpeg": picture("JPEG", size=(300, 300)),
    }
    for kind, content in whole.items():
        for share in (20, 30, 40, 50, 60, 70, 80, 90):
            yield Sample(f"{kind} cut at {share} %", content[: len(content) * share // 100], DAMAGED)


def double_files() -> Iterator[Sample]:
    for name, content in (("pdf", pdf()), ("png", picture()), ("jpeg", picture("JPEG"))):
        yield Sample(f"{name} and zip", content + package([("a.html", "<script>")]), TWO)
        yield Sample(f"{name} and html", content + b"<html><script>alert(1)</script></html>", TWO)
        yield Sample(f"{name} and php", content + b"<?php system('id'); ?>", TWO)
        yield Sample(f"{name} and jar", content + package([("META-INF/MANIFEST.MF", "x")]), TWO)
        yield Sample(f"{name} and svg", content + b"<svg onload=alert(1)>", TWO)
    yield Sample("pdf that begins like html", b"%PDF-1.4<html><script>alert(1)</script>" + pdf(), TWO)
    yield Sample("pdf that begins like svg", b"%PDF-1.4\n<svg onload=alert(1)>\n" + pdf(), TWO)
