"""年度辦理情形報告: what a year was, in numbers; no sheet of a member, no person of a roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from laurel.applications.models import Application, Submission
from laurel.archive.facts.drawing import timeline_svg
from laurel.archive.facts.timeline import Step, steps_of
from laurel.archive.models import ReportText
from laurel.archive.selectors import newest_text_of
from laurel.documents.charts import bars
from laurel.editions.models import Edition
from laurel.meeting.models import Resolution
from laurel.meeting.selectors import Count
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations, duty_board, windows_of
from laurel.outcomes.models import NationalOutcome
from laurel.outcomes.selectors import Case, cases_of
from laurel.panel.selectors import members_of, ranking_members, recusals_on_record
from laurel.people.models import Honour, PastYear
from laurel.results.selectors import left_recommendations_of
from laurel.rewards.facts import RewardSheet, sheets_of
from laurel.rewards.words import units_in_words
from laurel.rulebook.articles import BY_PATH
from laurel.rulebook.entrants import Category, Door
from laurel.rulebook.figures import agreement_of
from laurel.rulebook.grounds import Verdict
from laurel.rulebook.ranking import BY_CONVENER, BY_FIRST_PLACES, BY_LOT, BY_RE_EVALUATION
from laurel.screening.models import CorrectionRequest, Finding

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: of each category, and of both."""

    label: str
    overall: str
    project: str
    total: str


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year beside others: entries of each category (None: not on record), recommended, national awards."""

    roc_year: int
    overall: int | None
    project: int | None
    recommended: int
    won: int

    @property
    def total(self) -> int | None:
        """Entries of both categories; None where one is not on record."""
        return None if self.overall is None or self.project is None else self.overall + self.project


@dataclass(frozen=True, slots=True)
class YearReport:
    """The whole report."""

    edition: Edition
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]
    years: tuple[YearRow, ...]
    text: ReportText | None

    @property
    def timeline(self) -> str:
        """The timeline as SVG."""
        return timeline_svg(self.steps, self.timeline_alt)

    @property
    def timeline_alt(self) -> str:
        """What the picture of the timeline shows."""
        return _("%(year)s 年度各階段的起訖與預定日期") % {"year": self.edition.roc_year}

    @property
    def chart(self) -> str:
        """The entries of the years that are on record, as SVG."""
        points = [(str(row.roc_year), str(row.total), Decimal(row.total)) for row in self.years if row.total]
        return bars(points, self.chart_alt) if len(points) > 1 else ""

    @property
    def chart_alt(self) -> str:
        """What the chart of the years shows."""
        return _("歷年參獎件數")


@dataclass(frozen=True, slots=True)
class _Year:
    """The rows that the figures are counted from, read once."""

    edition: Edition
    entries: list[Nomination]
    sent: set[int]
    begun: set[int]
    findings: dict[int, Finding]
    corrections: list[str]
    counts: dict[str, Count]
    cases: list[Case]
    sheets: list[RewardSheet]

    def count(self, wanted: Callable[[Nomination], bool]) -> tuple[int, int]:
        """How many entries of each category are as asked."""
        found = Counter(row.category for row in self.entries if wanted(row))
        return found[Category.OVERALL_SERVICE], found[Category.PROJECT_PLANNING]

    def cases_like(self, wanted: Callable[[Case], bool]) -> tuple[int, int]:
        """How many recommended entries of each category came as far as asked."""
        found = Counter(case.recommendation.nomination.category for case in self.cases if wanted(case))
        return found[Category.OVERALL_SERVICE], found[Category.PROJECT_PLANNING]


def report_of(edition: Edition) -> YearReport:
    """The report as it stands, in the active language; a constant number of queries."""
    year = _read(edition)
    sections = (
        Section(_("推薦參獎"), tuple(_of_entries(year))),
        Section(_("資格審查"), tuple(_of_screening(year))),
        Section(_("評審"), tuple(_of_judging(year))),
        Section(_("結果"), tuple(_of_outcomes(year))),
        Section(_("敘獎"), tuple(_of_rewards(year))),
    )
    return YearReport(
        edition, sections, tuple(steps_of(edition)), tuple(_years_until(edition)), newest_text_of(edition)
    )


def _read(edition: Edition) -> _Year:
    of_year = {"application__nomination__edition": edition}
    begun = Application.objects.filter(nomination__edition=edition).values_list("nomination_id", flat=True)
    sent = Submission.objects.filter(**of_year).values_list("application__nomination_id", flat=True)
    findings = Finding.objects.filter(nomination__edition=edition).select_related("confirmation", "reopening")
    corrections = CorrectionRequest.objects.filter(nomination__edition=edition)
    resolutions = Resolution.objects.filter(meeting__edition=edition)
    return _Year(
        edition,
        list(all_nominations(edition)),
        set(sent),
        set(begun),
        {row.nomination_id: row for row in findings.order_by("number")},
        list(corrections.values_list("nomination__category", flat=True)),
        {row.category: Count.from_record(row.tally) for row in resolutions},
        cases_of(edition),
        sheets_of(edition),
    )


def _row(label: str, numbers: tuple[int, int]) -> Row:
    overall, project = numbers
    return Row(label, f"{overall:,}", f"{project:,}", f"{overall + project:,}")


def _both(label: str, told: Callable[[Category], object], total: object = NOTHING) -> Row:
    """A row of what is told of each category."""
    return Row(label, str(told(Category.OVERALL_SERVICE)), str(told(Category.PROJECT_PLANNING)), str(total))


def _only_total(label: str, words: object) -> Row:
    return Row(label, NOTHING, NOTHING, str(words))


def _of_entries(year: _Year) -> Iterator[Row]:
    duties = duty_board(year.edition)
    units = {
        category: {row.unit_id for row in year.entries if row.category == category} for category in Category
    }
    yield _both(_("參獎單位"), lambda category: len(units[category]), len(set().union(*units.values())))
    yield _row(_("推薦件數"), year.count(lambda row: True))
    yield _row(_("由分署推薦"), year.count(lambda row: row.door == Door.THROUGH_BRANCH))
    yield _row(_("逕送綜合規劃組"), year.count(lambda row: row.door == Door.DIRECT))
    fulfilled = sum(bool(duty.nominated) for duty in duties)
    yield Row(
        _("已推薦至少一單位的分署"), f"{fulfilled}／{len(duties)}", NOTHING, f"{fulfilled}／{len(duties)}"
    )
    excused = str(sum(duty.exemption is not None and not duty.nominated for duty in duties))
    yield Row(_("登錄未提報原因的分署"), excused, NOTHING, excused)
    yield _row(_("撤回"), year.count(lambda row: row.withdrawal is not None))
    yield _row(_("送出申請書"), year.count(lambda row: row.pk in year.sent))
    yield _row(
        _("開始撰寫而沒有送出"), year.count(lambda row: row.pk in year.begun and row.pk not in year.sent)
    )
    yield _only_total(_("逾期受理（核准）"), len(windows_of(year.edition)))


def _of_screening(year: _Year) -> Iterator[Row]:
    def outcome(row: Nomination) -> str:
        finding = year.findings.get(row.pk)
        return finding.outcome if finding else ""

    corrections = Counter(year.corrections)
    yield _row(_("請補正"), (corrections[Category.OVERALL_SERVICE], corrections[Category.PROJECT_PLANNING]))
    yield _row(_("資格符合"), year.count(lambda row: outcome(row) == Finding.Outcome.ELIGIBLE))
    ineligible = [row for row in year.entries if outcome(row) == Finding.Outcome.INELIGIBLE]
    yield _row(_("資格不符"), year.count(lambda row: outcome(row) == Finding.Outcome.INELIGIBLE))
    grounds = Counter(
        (judged["article"], row.category)
        for row in ineligible
        for judged in year.findings[row.pk].rows
        if judged["judged"] == Verdict.NOT_MET
    )
    for path in dict.fromkeys(path for path, _category in sorted(grounds)):
        article = BY_PATH[path].printed if path in BY_PATH else path
        numbers = (grounds[path, Category.OVERALL_SERVICE], grounds[path, Category.PROJECT_PLANNING])
        yield _row(_("不符的依據：%(article)s") % {"article": article}, numbers)


def _of_judging(year: _Year) -> Iterator[Row]:
    edition, counts = year.edition, year.counts
    seated = members_of(edition)
    recused = {
        category: {row.member_id for row in recusals_on_record(edition).filter(category=category, lapse=None)}
        for category in Category
    }
    able = {category: ranking_members(edition, category, seated) for category in Category}
    out = {category: sum(row.pk in recused[category] for row in able[category]) for category in Category}
    yield _both(_("可評審的席次"), lambda category: len(able[category]))
    yield _both(_("迴避"), out.__getitem__)
    yield _both(_("實際可評審"), lambda category: len(able[category]) - out[category])
    yield _each(_("計算的序位表"), counts, lambda count: str(len(count.first.sheets)))
    yield _each(_("評選次數"), counts, lambda count: str(1 + len(count.rounds)))
    yield _each(_("序位合計相同"), counts, lambda count: str(len(count.tally.ties)))
    for how, words in (
        (BY_RE_EVALUATION, _("以再行綜合評選決定")),
        (BY_LOT, _("以抽籤決定")),
        (BY_FIRST_PLACES, _("以第一名次數決定")),
        (BY_CONVENER, _("由召集人決定")),
    ):
        if any(tie.settled_by == how for count in counts.values() for tie in count.tally.ties):
            yield _each(words, counts, lambda count, how=how: _settled_by(count, how))  # type: ignore[misc]
    yield _each(_("一致性係數 W"), counts, _agreement)


def _settled_by(count: Count, how: str) -> str:
    return str(sum(tie.settled_by == how for tie in count.tally.ties))


def _agreement(count: Count) -> str:
    coefficient = agreement_of(count.first.sheets)
    return NOTHING if coefficient is None else f"{float(coefficient):.2f}"


def _each(label: str, counts: dict[str, Count], told: Callable[[Count], str]) -> Row:
    return _both(label, lambda category: told(counts[category]) if category in counts else NOTHING)


def _of_outcomes(year: _Year) -> Iterator[Row]:
    left = Counter(left_recommendations_of(year.edition).values_list("nomination__category", flat=True))
    yield _row(_("推薦至本部"), year.cases_like(lambda case: True))
    if left:
        yield _row(_("推薦後撤回"), (left[Category.OVERALL_SERVICE], left[Category.PROJECT_PLANNING]))
    yield _row(
        _("部評前三名"),
        year.cases_like(
            lambda case: bool(case.ministry and case.ministry.place and case.ministry.place <= 3)
        ),
    )
    yield _row(_("送國發會"), year.cases_like(lambda case: bool(case.ministry and case.ministry.forwarded)))
    yield _row(
        _("國發會獲獎"),
        year.cases_like(
            lambda case: bool(case.national and case.national.result == NationalOutcome.Result.WON)
        ),
    )
    yield _row(_("結果未到"), year.cases_like(lambda case: not case.is_settled))


def _of_rewards(year: _Year) -> Iterator[Row]:
    yield _units(_("額度"), year.sheets, lambda sheet: sheet.pool.ceiling or 0)
    yield _units(_("已列"), year.sheets, lambda sheet: sheet.used)


def _units(label: str, sheets: Sequence[RewardSheet], units: Callable[[RewardSheet], int]) -> Row:
    """Commendation units in words: how many, never whose."""
    of = {category: sum(map(units, _of_category(sheets, category))) for category in Category}
    return _both(label, lambda category: units_in_words(of[category]), units_in_words(sum(of.values())))


def _of_category(sheets: Iterable[RewardSheet], category: Category) -> list[RewardSheet]:
    return [sheet for sheet in sheets if sheet.recommendation.nomination.category == category]


def _years_until(edition: Edition) -> Iterator[YearRow]:
    """The years on record up to this one, oldest first; three queries."""
    honours = Honour.objects.filter(roc_year__lte=edition.roc_year, revoked_on=None)
    recommended = Counter(
        honours.filter(level=Honour.Level.AGENCY, recommended=True).values_list("roc_year", flat=True)
    )
    awards = set(honours.filter(level=Honour.Level.NATIONAL, won=True).values_list("roc_year", "award_key"))
    won = Counter(roc_year for roc_year, _key in awards)
    for past in PastYear.objects.filter(roc_year__lte=edition.roc_year, held=True).order_by("roc_year"):
        yield YearRow(
            past.roc_year,
            past.overall_entries,
            past.project_entries,
            recommended[past.roc_year],
            won[past.roc_year],
        )
