"""補正通知 and 不合格通知: drafts of letters, to be dated and numbered by whoever sends them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import override

from laurel.applications.words import place_in_words
from laurel.documents.model import Block, Fields, Paper, Paragraph
from laurel.kit.dates import format_moment
from laurel.nominations.models import Nomination
from laurel.nominations.words import ways_in_words
from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Decision, Verdict
from laurel.screening.documents.sheets import CATEGORIES, CHINESE, banner_of, sentences_of
from laurel.screening.facts import judged_in
from laurel.screening.models import CorrectionRequest, Finding

BASIS = "本署服務躍升評審及獎勵要點"


def _letter(kind: str, title: str, nomination: Nomination, subject: str, points: Iterable[str]) -> Paper:
    edition = nomination.edition
    numbered = [f"{number}、{words}" for number, words in zip("一二三四五六七八九", points, strict=False)]
    blocks: list[Block] = [
        Fields(
            (
                ("受文者", _addressees(nomination)),
                ("發文單位", "勞動力發展署綜合規劃組"),
                ("發文日期", "　"),
                ("發文字號", "　"),
            )
        ),
        Paragraph(f"主旨：{subject}"),
        Paragraph("說明："),
        *(Paragraph(words) for words in numbered),
    ]
    return Paper(kind, title, tuple(blocks), banner=banner_of(edition))


def _addressees(nomination: Nomination) -> str:
    units = dict.fromkeys((nomination.nominated_by_unit.name, nomination.unit.name))
    return "、".join(units)


def _case(nomination: Nomination) -> str:
    year, named = nomination.edition.roc_year, nomination.project_title
    title = f"「{named}」" if named else ""
    return f"{nomination.unit.name}參加 {year} 年度服務績優獎（{CATEGORIES[nomination.category]}）{title}（案件編號 {nomination.code}）"


def _contact(nomination: Nomination) -> str:
    return f"本案聯絡：{nomination.edition.contact or '綜合規劃組承辦人'}。"


def correction_letter(request: CorrectionRequest, nomination: Nomination) -> Paper:
    """補正通知: what is missing, in which parts, by when, what follows."""
    due = format_moment(request.due_at, CHINESE)
    with override(CHINESE):
        parts = "、".join(str(place_in_words(part)) for part in request.parts) or "全部"
    points = (
        f"依據{BASIS}第三點(二)1(2)甲；要點未規定補正期限，依本年度決定（A-15），形式缺漏得於評審資料送出前補正。",
        f"須補正事項：{request.what}",
        f"系統已開放修改的部分：{parts}。",
        f"請於{due}前，於系統修改後重新送出；屆期未補正，依已送出的內容審查。",
        _contact(nomination),
    )
    subject = f"{_case(nomination)}，請於{due}前補正，請查照。"
    return _letter("correction_notice", "補正通知（稿）", nomination, subject, points)


def ineligible_letter(finding: Finding, nomination: Nomination) -> Paper:
    """不合格通知: each provision that is not met with its facts, what would change it, whom to ask."""
    against = [row for row in judged_in(finding) if row.judgement.verdict is Verdict.NOT_MET]
    facts = [
        f"{row.provision.article.printed}：{sentences_of(row)}{_noted(row.judgement.note)}" for row in against
    ]
    with override(CHINESE):
        ways = [str(words) for words in ways_in_words(Decision.from_record(finding.grounds))]
    points = [
        f"依據{BASIS}{_cited([row.provision.article for row in against])}辦理。",
        *facts,
        *([f"審查意見：{finding.note}"] if finding.note else []),
        f"可以怎麼做：{''.join(ways)}" if ways else "如有新事實，請檢附證明文件提出。",
        "所依據的資料如有錯誤，請敘明錯誤之處並檢附證明文件，函請綜合規劃組更正；資料更正後重新審查。",
        _contact(nomination),
    ]
    subject = f"{_case(nomination)}，經審查資格不符，請查照。"
    return _letter("ineligible_notice", "資格不符通知（稿）", nomination, subject, points)


def _cited(found: list[Article]) -> str:
    return "、".join(article.printed.replace("要點", "第") for article in found)


def _noted(note: str) -> str:
    return f"（{note}）" if note else ""
