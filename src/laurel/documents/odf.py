"""A paper as ODT: our own flat layout, filled block by block and packed as OpenDocument."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC
from pathlib import Path

from lxml import etree

from laurel.documents.model import (
    Align,
    Display,
    Drawing,
    Fields,
    Heading,
    Issue,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
    Words,
)

LAYOUT = Path(__file__).parent / "layouts" / "paper.fodt"
MIMETYPE = "application/vnd.oasis.opendocument.text"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
CELL_STYLES = {Align.START: "Cell", Align.CENTER: "CellCenter", Align.END: "CellEnd"}
TEXT_WIDTH = {False: 16.0, True: 24.7}
"""Width of the text in centimetres, upright and landscape."""
PARTS = {
    "content.xml": ("font-face-decls", "automatic-styles", "body"),
    "styles.xml": ("font-face-decls", "styles", "automatic-styles", "master-styles"),
    "meta.xml": ("meta",),
}
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def odt_of(paper: Paper, issue: Issue) -> bytes:
    """The paper as ODT, with the same words, number and code as its PDF."""
    layout = etree.parse(LAYOUT, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    root = layout.getroot()
    _describe(root, paper, issue)
    _lay_out_page(root, paper, issue)
    body = root.find("office:body/office:text", SPACES)
    automatic = root.find("office:automatic-styles", SPACES)
    if paper.banner:
        body.append(_paragraph(paper.banner, "Banner"))
    body.append(_paragraph(paper.title, "Title"))
    for number, block in enumerate(paper.blocks, start=1):
        for element in _elements(block, number, automatic, TEXT_WIDTH[paper.landscape]):
            body.append(element)
    pictures = {
        _picture_name(number): block.svg
        for number, block in enumerate(paper.blocks, start=1)
        if isinstance(block, Drawing)
    }
    return _packed(root, pictures)


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _element(name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.Element(
        _tag(name),
        {_tag(key.replace("__", ":").replace("_", "-")): value for key, value in attributes.items()},
    )
    element.text = text
    return element


def _paragraph(text: str, style: str) -> etree._Element:
    """A paragraph; line breaks stay line breaks."""
    first, *rest = _printable(text).split("\n")
    paragraph = _element("text:p", first, text__style_name=style)
    for line in rest:
        broken = _element("text:line-break")
        broken.tail = line
        paragraph.append(broken)
    return paragraph


def _printable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\n\t" or ord(letter) >= 32)


def _elements(
    block: object, number: int, automatic: etree._Element, width: float
) -> Iterator[etree._Element]:
    match block:
        case Heading(text=text, level=level):
            outline = str(level - 1)
            style = f"Heading_20_{outline}"
            yield _element("text:h", _printable(text), text__style_name=style, text__outline_level=outline)
        case Words():
            yield _words(block)
        case Drawing():
            yield _drawing(block, number)
            if block.caption:
                yield _paragraph(block.caption, "CellCenter")
        case PageBreak():
            yield _paragraph("", "Break")
        case Paragraph(text=text):
            yield _paragraph(text, "Standard")
        case Display(text=text, size=size):
            yield _paragraph(text, _display_style(automatic, size))
        case Fields(rows=rows):
            for label, value in rows:
                yield _paragraph(f"{label}　{value}", "Cell")
        case Signatures(lines=lines):
            for line in lines:
                yield _paragraph(line, "Signature")
        case Table():
            yield _table(block, number, automatic, width)


def _display_style(automatic: etree._Element, size: int) -> str:
    """The name of the style of large words in the middle, made where it is first asked for."""
    name = f"Display{size}"
    if automatic.find(f"style:style[@style:name='{name}']", SPACES) is None:
        style = _element(
            "style:style", style__name=name, style__family="paragraph", style__parent_style_name="Standard"
        )
        style.append(
            _element(
                "style:paragraph-properties",
                fo__text_align="center",
                fo__margin_top="0.4cm",
                fo__line_height="115%",
            )
        )
        points = f"{size}pt"
        style.append(_element("style:text-properties", fo__font_size=points, style__font_size_asian=points))
        automatic.append(style)
    return name


def _words(block: Words) -> etree._Element:
    paragraph = _element("text:p", _printable(block.number), text__style_name=f"Words{block.level}")
    mark = ((f"　〔{block.marked}〕", False),) if block.marked else ()
    for words, bold in (*block.runs, *mark):
        span = _element("text:span", _printable(words), text__style_name="Strong" if bold else "Plain")
        paragraph.append(span)
    return paragraph


def _drawing(block: Drawing, number: int) -> etree._Element:
    paragraph = _element("text:p", text__style_name="CellCenter")
    frame = _element(
        "draw:frame",
        draw__name=f"Drawing {number}",
        text__anchor_type="as-char",
        svg__width=f"{block.width}cm",
        svg__height=f"{block.height}cm",
    )
    frame.append(_element("draw:image", xlink__href=_picture_name(number), xlink__type="simple"))
    frame.append(_element("svg:title", _printable(block.alt)))
    paragraph.append(frame)
    return paragraph


def _picture_name(number: int) -> str:
    return f"Pictures/{number}.svg"


def _table(block: Table, number: int, automatic: etree._Element, width: float) -> etree._Element:
    table = _element("table:table", table__name=f"{block.caption} {number}", table__style_name="Grid")
    whole = sum(column.width for column in block.columns)
    for index, column in enumerate(block.columns):
        name = f"Column{number}.{index}"
        style = _element("style:style", style__name=name, style__family="table-column")
        size = f"{width * column.width / whole:.2f}cm"
        style.append(_element("style:table-column-properties", style__column_width=size))
        automatic.append(style)
        table.append(_element("table:table-column", table__style_name=name))
    row_style = "Row"
    if block.row_height:
        row_style = f"Row{number}"
        style = _element("style:style", style__name=row_style, style__family="table-row")
        style.append(
            _element(
                "style:table-row-properties",
                style__min_row_height=f"{block.row_height}cm",
                fo__keep_together="always",
            )
        )
        automatic.append(style)
    header = _element("table:table-header-rows")
    header.append(_row([(column.heading, "CellHeading") for column in block.columns], "GridCell", "Row"))
    table.append(header)
    for index, row in enumerate(block.rows, start=1):
        cells = [(value, CELL_STYLES[column.align]) for value, column in zip(row, block.columns, strict=True)]
        table.append(_row(cells, "GridCut" if index == block.cut_after else "GridCell", row_style))
    return table


def _row(cells: list[tuple[str, str]], cell_style: str, row_style: str) -> etree._Element:
    row = _element("table:table-row", table__style_name=row_style)
    for text, style in cells:
        cell = _element("table:table-cell", table__style_name=cell_style, office__value_type="string")
        cell.append(_paragraph(text, style))
        row.append(cell)
    return row


def _describe(root: etree._Element, paper: Paper, issue: Issue) -> None:
    meta = root.find("office:meta", SPACES)
    meta.append(_element("dc:title", _printable(paper.title)))
    meta.append(_element("dc:language", paper.language))
    meta.append(_element("meta:creation-date", f"{issue.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"))


def _lay_out_page(root: etree._Element, paper: Paper, issue: Issue) -> None:
    page = root.find("office:master-styles/style:master-page", SPACES)
    page.set(_tag("style:page-layout-name"), "Wide" if paper.landscape else "Tall")
    head = page.find("style:header/text:p", SPACES)
    mark = f"　1/{paper.copies}" if paper.copies else ""
    head.text = _printable(paper.header + mark)
    foot = page.find("style:footer/text:p", SPACES)
    foot.set(_tag("text:style-name"), "FootWide" if paper.landscape else "Foot")
    foot.text = issue.number
    tab = _element("text:tab")
    tab.tail = "第 "
    here = _element("text:page-number", "1", text__select_page="current")
    here.tail = " 頁，共 "
    whole = _element("text:page-count", "1")
    whole.tail = " 頁"
    second = _element("text:tab")
    second.tail = f"驗證碼 {issue.code}" if issue.code else ""
    foot.extend([tab, here, whole, second])


def _packed(root: etree._Element, pictures: Mapping[str, str]) -> bytes:
    """The flat document as a package: the media type first and uncompressed, as OpenDocument asks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, parts in PARTS.items():
            part = etree.Element(_tag(f"office:document-{name.removesuffix('.xml')}"), nsmap=root.nsmap)
            part.set(_tag("office:version"), "1.3")
            for child in parts:
                found = root.find(f"office:{child}", SPACES)
                if found is not None:
                    part.append(etree.fromstring(etree.tostring(found)))
            package.writestr(_entry(name), etree.tostring(part, xml_declaration=True, encoding="UTF-8"))
        for name, svg in pictures.items():
            package.writestr(_entry(name), svg)
        package.writestr(_entry("META-INF/manifest.xml"), _manifest(pictures))
    return target.getvalue()


def _manifest(pictures: Mapping[str, str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="image/svg+xml"/>'
        for name in pictures
    )
    return MANIFEST.replace("</manifest:manifest>", f"{entries}</manifest:manifest>")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
