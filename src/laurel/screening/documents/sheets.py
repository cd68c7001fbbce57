"""資格審查表: of one entry, provision by provision; of the whole year, an entry a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import override

from laurel.applications.selectors import Version
from laurel.documents.model import Align, Block, Column, Fields, Paper, Signatures, Table
from laurel.editions.models import Edition
from laurel.kit.cards import in_words
from laurel.kit.dates import format_moment, format_short, roc_year
from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.screening import Judgement, provisions_of
from laurel.screening.facts import Case, Judged, Line, judged_in
from laurel.screening.models import Exemption, Finding
from laurel.screening.selectors import is_reopened
from laurel.screening.words import ASKS, STATES, VERDICTS

CHINESE = "zh-hant"
CATEGORIES = {"overall_service": "整體服務類", "project_planning": "專案規劃類"}
CASE_COLUMNS = (
    Column("規定", 2.2),
    Column("系統查得", 5),
    Column("判斷", 1.1, Align.CENTER),
    Column("備註", 1.9),
)
YEAR_COLUMNS = (
    Column("單位", 2.9),
    Column("類別", 1.7),
    Column("單位類型符合", 1.15, Align.CENTER),
    Column("路徑符合", 1.15, Align.CENTER),
    Column("期限", 1.15, Align.CENTER),
    Column("擇一", 1.15, Align.CENTER),
    Column("專案起日", 1.7),
    Column("資料期間", 1.9),
    Column("連續三年前六名", 2.6),
    Column("國發會獎", 1.9),
    Column("結果", 1.15, Align.CENTER),
    Column("依據點次", 1.7),
    Column("審查人／日期", 1.9),
    Column("例外核准", 1.5),
)
SIGNED = ("審查人：＿＿＿＿＿＿＿＿　　複核人：＿＿＿＿＿＿＿＿", "單位主管：＿＿＿＿＿＿＿＿")


def banner_of(edition: Edition) -> str:
    """The word above the title."""
    return edition.banner


def finding_that_counts(case: Case) -> Finding | None:
    """The newest finding, unless the facts changed after it."""
    finding = case.finding
    return None if finding is None or is_reopened(finding) else finding


def judged_of(line: Line) -> tuple[Judged, ...]:
    """The provisions as they were judged; as they are computed now where nothing counts."""
    finding = finding_that_counts(line.case)
    if finding:
        return judged_in(finding)
    return tuple(Judged(row, Judgement(row.verdict)) for row in provisions_of(line.decision))


def sentences_of(judged: Judged) -> str:
    """What the system found on a provision, in Chinese."""
    with override(CHINESE):
        return "".join(in_words(ground).sentence for ground in judged.provision.grounds)


def verdict_of(judged: Judged) -> str:
    """What was judged, in Chinese."""
    with override(CHINESE):
        return str(VERDICTS[judged.judgement.verdict][0])


def result_of(case: Case) -> str:
    """Where the case stands, in Chinese."""
    with override(CHINESE):
        return str(STATES[case.state][0])


def case_sheet(line: Line, exemptions: Sequence[Exemption]) -> Paper:
    """資格審查表 of one entry; a draft until a finding counts."""
    case, row = line.case, line.case.nomination
    letter = case.sent.letter
    received = (
        f"收文 {format_short(letter.received_on, CHINESE)} {letter.received_no}"
        if letter and letter.received_on
        else ""
    )
    dispatched = (
        f"{format_short(letter.dispatched_on, CHINESE)} {letter.dispatch_no}" if letter else "尚未登錄"
    )
    identity = [
        ("案件", f"{row.code} {row.unit.name}"),
        ("類別", CATEGORIES[row.category]),
        *([("專案名稱", row.project_title)] if row.project_title else []),
        ("推薦單位", row.nominated_by_unit.name),
        ("系統送出", format_moment(case.received_at, CHINESE)),
        ("函送", f"{dispatched}　{received}".strip()),
    ]
    cells = tuple(
        (
            f"{judged.provision.article.printed} {_asks(judged.provision.article)}",
            sentences_of(judged),
            verdict_of(judged),
            judged.judgement.note or "—",
        )
        for judged in judged_of(line)
    )
    blocks: list[Block] = [
        Fields(tuple(identity)),
        Table(CASE_COLUMNS, cells, "各款審查"),
        Fields(tuple(_verdict_rows(case, exemptions))),
        Signatures(SIGNED),
    ]
    title = f"{row.edition.roc_year} 年度服務績優獎資格審查表（{row.code}）"
    draft = "" if finding_that_counts(case) else "草稿"
    banner = "　".join(word for word in (banner_of(row.edition), draft) if word)
    return Paper("screening_sheet", title, tuple(blocks), banner=banner)


def _asks(article: Article) -> str:
    with override(CHINESE):
        return str(ASKS.get(article, ""))


def _verdict_rows(case: Case, exemptions: Sequence[Exemption]) -> Iterable[tuple[str, str]]:
    yield "結果", result_of(case)
    for row in exemptions:
        yield "例外核准", f"{row.authority}：{row.reason}"
    finding = finding_that_counts(case)
    if finding is None:
        return
    found = format_moment(finding.found_at, CHINESE)
    yield "審查", f"{finding.found_by.name}　{found}（判斷紀錄第 {finding.number} 版）"
    if finding.note:
        yield "整案備註", finding.note
    if hasattr(finding, "confirmation"):
        second = finding.confirmation
        yield "複核", f"{second.confirmed_by.name}　{format_moment(second.confirmed_at, CHINESE)}"


def year_sheet(edition: Edition, lines: Sequence[Line], exemptions: dict[int, list[Exemption]]) -> Paper:
    """資格審查表 of the whole year: an entry a row, with its verdict on each condition."""
    cells = tuple(_year_row(line, exemptions.get(line.case.nomination.pk, ())) for line in lines)
    decided = sum(line.case.is_decided for line in lines)
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{edition.roc_year} 年度"),
                ("依據", "要點二、三(一)、三(二)1"),
                ("件數", f"{len(lines)} 案，已認定 {decided} 案"),
            )
        ),
        Table(YEAR_COLUMNS, cells, "資格審查"),
        Signatures(SIGNED),
    ]
    title = f"{edition.roc_year} 年度服務績優獎資格審查表"
    return Paper("screening_year_sheet", title, tuple(blocks), landscape=True, banner=banner_of(edition))


def _year_row(line: Line, exemptions: Sequence[Exemption]) -> tuple[str, ...]:
    case, row = line.case, line.case.nomination
    judged = {item.provision.article: item for item in judged_of(line)}
    category = articles.OVERALL_SERVICE if articles.OVERALL_SERVICE in judged else articles.PROJECT_PLANNING
    finding = finding_that_counts(case)
    against = [
        item.provision.article for item in judged.values() if item.judgement.verdict is Verdict.NOT_MET
    ]
    return (
        f"{row.code} {row.unit.name}",
        CATEGORIES[row.category],
        *(_short(judged, article) for article in (category, articles.ROUTE, articles.NOMINATION_DEADLINE)),
        _short(judged, articles.ONE_CATEGORY),
        _day(row.project_start) if row.project_start else "—",
        _period_of(case.sent.newest),
        _with_fact(judged, articles.TOP_SIX_STREAK, "places"),
        _with_fact(judged, articles.NATIONAL_AWARD, "award", "award_year"),
        result_of(case),
        "、".join(article.printed.removeprefix("要點") for article in against) or "—",
        f"{finding.found_by.name} {format_short(finding.found_at, CHINESE)}" if finding else "—",
        "；".join(exemption.authority for exemption in exemptions) or "—",
    )


def _short(judged: dict[Article, Judged], article: Article) -> str:
    return verdict_of(judged[article]) if article in judged else "—"


def _with_fact(judged: dict[Article, Judged], article: Article, *facts: str) -> str:
    words = _short(judged, article)
    grounds = judged[article].provision.grounds if article in judged else ()
    seen = [str(ground.seen[fact]) for ground in grounds for fact in facts if ground.seen.get(fact)]
    return f"{words}（{' '.join(seen)}）" if seen else words


def _period_of(version: Version | None) -> str:
    if version is None or not (version.period_from and version.period_to):
        return "—"
    return f"{_day(date.fromisoformat(version.period_from))}–{_day(date.fromisoformat(version.period_to))}"


def _day(day: date) -> str:
    """115/6/15, short enough for a column."""
    return f"{roc_year(day)}/{day.month}/{day.day}"
