"""推薦證書: that an entry was recommended. National places are not ours to certify, and it says so."""

from __future__ import annotations

from laurel.documents.model import Display, Paper
from laurel.documents.ranking_sheet import NAMES, date_line
from laurel.results.facts import Certified
from laurel.rulebook.entrants import Category

TITLE, NAME, TEXT, SIGNED, NOTE = 34, 27, 19, 17, 12
"""Sizes of the words in points."""
NOT_AN_AWARD = "本證書證明推薦，不表示勞動部或國家發展委員會之評獎結果。"


def certificate(certified: Certified) -> Paper:
    """The certificate of one published recommendation, dated on the day on which that became public (要點三(二)2(1)).

    It certifies the recommendation only; it is to be signed and sealed by hand.
    """
    nomination = certified.nomination
    edition, category = nomination.edition, NAMES[Category(nomination.category)]
    blocks = (
        Display("推　薦　證　書", TITLE),
        Display(nomination.unit.name, NAME),
        Display(f"參加本署 {edition.roc_year} 年度服務績優獎（{category}）", TEXT),
        *((Display(f"「{nomination.project_title}」", TEXT),) if nomination.project_title else ()),
        Display("經評審推薦參加勞動部服務績優獎，特此證明。", TEXT),
        Display("勞動部勞動力發展署　署長　＿＿＿＿＿＿＿＿＿＿", SIGNED),
        Display(f"中華民國{date_line(certified.published_on)}", SIGNED),
        Display(NOT_AN_AWARD, NOTE),
    )
    title = f"{edition.roc_year} 年度服務績優獎推薦證書"
    return Paper("certificate", title, blocks, landscape=True, banner=edition.banner)
