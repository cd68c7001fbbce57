"""What an entrant is told: mend this by then; the entry is ineligible, and why; it is examined again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from laurel.applications.words import place_in_words
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import moment_of
from laurel.kit.cards import grounds_in_words
from laurel.kit.dates import format_moment
from laurel.kit.notices import Notice
from laurel.nominations.models import Nomination
from laurel.nominations.words import ways_in_words
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.material import may_be_cured_by
from laurel.screening.facts.desk import EXPIRED, OPEN, Case, Cure, cases_of
from laurel.screening.facts.versions import judged_in
from laurel.screening.models import Finding


def notices_of(nomination: Nomination, now: datetime) -> list[Notice]:
    """Everything that the desk has to say about an entry now; nothing before it was sent."""
    return [notice for case in cases_of([nomination], now) for notice in _notices(case)]


def _notices(case: Case) -> Iterator[Notice]:
    if case.cure and case.cure.state == OPEN:
        yield _mend(case.nomination, case.cure)
    if case.cure and case.cure.state == EXPIRED and not case.is_decided:
        yield Notice(
            _("補正期限已過"),
            (
                _("沒有收到補正，將依已送出的內容審查。須補正的事項：%(what)s")
                % {"what": case.cure.request.what},
            ),
            contact=case.nomination.edition.contact,
        )
    if case.state == "ineligible" and case.finding:
        yield _ineligible(case.nomination, case.finding)
    if case.state == "reopened":
        yield Notice(
            _("資格重新審查中"),
            (_("認定之後事實有變更，綜合規劃組正在重新審查；完成後在這裡告知結果。"),),
            contact=case.nomination.edition.contact,
            grade="attention",
        )


def _mend(nomination: Nomination, cure: Cure) -> Notice:
    edition, request = nomination.edition, cure.request
    due = format_moment(request.due_at)
    rule = may_be_cured_by(
        request.due_at, moment_of(edition, CalendarDate.Kind.READING_OPENS), policy_of(edition)
    )
    return Notice(
        _("請補正"),
        (_("請在%(due)s前補正：%(what)s") % {"due": due, "what": request.what},),
        grounds_in_words(rule),
        (
            _("修改已開放的部分：%(parts)s。")
            % {"parts": "、".join(str(place_in_words(part)) for part in request.parts) or _("全部")},
            _("修改後按「送出前檢查」，再送出一次；只修改不送出，不算補正。"),
        ),
        edition.contact,
    )


def _ineligible(nomination: Nomination, finding: Finding) -> Notice:
    decision = Decision.from_record(finding.grounds)
    noted = [
        f"{row.provision.article.printed}：{row.judgement.note}"
        for row in judged_in(finding)
        if row.judgement.verdict is Verdict.NOT_MET and row.judgement.note
    ]
    correct = _("所依據的資料有誤時，請敘明並檢附證明文件，洽綜合規劃組申請更正；更正後重新審查。")
    return Notice(
        _("資格審查結果：資格不符"),
        (*noted, *([finding.note] if finding.note else [])),
        grounds_in_words(decision.refusals),
        (*ways_in_words(decision), correct),
        nomination.edition.contact,
        "must-not",
    )
