"""What the papers after the meeting have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from laurel.documents.model import Paragraph
from laurel.documents.ranking_sheet import date_line
from laurel.editions.models import Edition
from laurel.results.models import Approval

BASIS = "本署服務躍升評審及獎勵要點"
OFFICE = "綜合規劃組承辦人"
NUMBERS = "一二三四五六七八九"
TO_BE_NUMBERED = (("發文日期", "　"), ("發文字號", "　"))
"""What whoever sends a letter fills in."""


def explained(points: Iterable[str]) -> Iterator[Paragraph]:
    """說明, point by point; nine at most."""
    yield Paragraph("說明：")
    for place, words in enumerate(points):
        yield Paragraph(f"{NUMBERS[place]}、{words}")


def contact_of(edition: Edition) -> str:
    """Whom to ask."""
    return f"本案聯絡：{edition.contact or OFFICE}。"


def approved_by(approval: Approval) -> str:
    """The day and the number of the Director-General's decision."""
    return f"{date_line(approval.approved_on)}{approval.document_no}"
