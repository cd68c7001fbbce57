"""What a paper says, and what is read back from its PDF and its ODT."""

import io
import re
import zipfile
from datetime import datetime

from pypdf import PdfReader

from laurel.documents.model import Display, Fields, Heading, Issue, Paragraph, Signatures, Table
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.rulebook.calendar import TAIPEI

ISSUE = Issue("115-0001", "2345-6789-ABCD-EFGH", datetime(2026, 7, 1, 10, tzinfo=TAIPEI))


def words_of(paper):
    """Everything that a paper says, block by block, line by line."""
    lines = [paper.title]
    for block in paper.blocks:
        if isinstance(block, Fields):
            lines += [f"{label}：{value}" for label, value in block.rows]
        elif isinstance(block, Paragraph | Display):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += ["｜".join(column.heading for column in block.columns)]
            lines += ["｜".join(row) for row in block.rows]
        elif isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Signatures):
            lines += block.lines
    return lines


def squeezed(words) -> str:
    return re.sub(r"[\s\u200b]", "", words)


def in_pdf(paper) -> tuple[str, int]:
    pages = PdfReader(io.BytesIO(pdf_of(paper, ISSUE).content)).pages
    return squeezed("".join(page.extract_text() for page in pages)), len(pages)


def in_odt(paper) -> str:
    with zipfile.ZipFile(io.BytesIO(odt_of(paper, ISSUE))) as package:
        return squeezed(re.sub(r"<[^>]+>", "", package.read("content.xml").decode()))
