"""Which papers there are now, and each as it stands."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from laurel.ballots.selectors import rounds_of
from laurel.documents.model import Paper
from laurel.meeting.documents.calling import notice_of, sign_in_sheet
from laurel.meeting.documents.master import master_sheet_of
from laurel.meeting.documents.minutes import minutes_paper
from laurel.meeting.documents.sheets import corrections_paper, lots_paper, sheets_paper
from laurel.meeting.facts import Printable
from laurel.meeting.models import PanelMeeting
from laurel.meeting.selectors import Count, Happened, happened_in

PAPER_LANGUAGE = "zh-hant"
NOTICE, SIGN_IN, MASTER, MINUTES, LOTS, CORRECTIONS = (
    "notice",
    "sign-in",
    "master",
    "minutes",
    "lots",
    "corrections",
)
SHEETS = "sheets-"
"""Before the number of a round: the opened sheets of that round."""
TITLES: dict[str, Promise] = {
    NOTICE: _("開會通知單"),
    SIGN_IN: _("簽到表"),
    MASTER: _("評審總表"),
    MINUTES: _("會議紀錄"),
    LOTS: _("抽籤紀錄"),
    CORRECTIONS: _("序位表更正紀錄"),
}


def meeting_papers() -> list[str]:
    """The papers of the meeting as a whole."""
    return [NOTICE, SIGN_IN]


def category_papers(happened: Happened, *, sums_only: bool) -> list[str]:
    """The papers of a category that there are now; those that show single ranks only to who may see them."""
    if not happened.opened:
        return []
    single = [] if sums_only else _with_single_ranks(happened)
    return [*single, MASTER, *([LOTS] if happened.drawn_lots else []), MINUTES]


def _with_single_ranks(happened: Happened) -> list[str]:
    rounds = [f"{SHEETS}{held.number}" for held in happened.opened]
    return [*rounds, *([CORRECTIONS] if happened.agreed_corrections else [])]


def title_of(kind: str) -> str:
    """The paper's name on the list."""
    if kind.startswith(SHEETS):
        number = int(kind.removeprefix(SHEETS))
        words = _("第 %(number)s 次評選的序位表") if number > 1 else _("各委員序位表")
        return words % {"number": number} if number > 1 else str(words)
    return str(TITLES[kind])


def paper_of(
    meeting: PanelMeeting, kind: str, *, count: Count | None = None, sums_only: bool = False
) -> Paper | None:
    """A paper as it stands, in Chinese whatever language is spoken on the page; None where there is none."""
    with override(PAPER_LANGUAGE):
        if kind == NOTICE:
            return notice_of(meeting)
        if kind == SIGN_IN:
            return sign_in_sheet(meeting)
        if count is None:
            return None
        if kind not in category_papers(happened_in(meeting.edition, count.category), sums_only=sums_only):
            return None
        return _of_category(meeting, kind, count, sums_only=sums_only)


def _of_category(meeting: PanelMeeting, kind: str, count: Count, *, sums_only: bool) -> Paper | None:
    if kind == MASTER:
        return master_sheet_of(meeting, count, sums_only=sums_only)
    if kind == MINUTES:
        return minutes_paper(meeting, count)
    if kind == LOTS:
        return lots_paper(meeting, count.category)
    if kind == CORRECTIONS:
        return corrections_paper(meeting, count.category)
    number = int(kind.removeprefix(SHEETS))
    held = next(row for row in rounds_of(meeting.edition, count.category) if row.number == number)
    return sheets_paper(meeting, count.category, held)


def subject_of(meeting: PanelMeeting, kind: str, category: str = "") -> str:
    """What an issue of the paper is filed under."""
    return f"{meeting.public_id}/{category or 'all'}/{kind}"


def printables(
    meeting: PanelMeeting, kinds: list[str], *, count: Count | None = None, sums_only: bool = False
) -> list[Printable]:
    """The papers of these kinds as they stand; those that there are not are left out."""
    category = count.category.value if count else ""
    found = [(kind, paper_of(meeting, kind, count=count, sums_only=sums_only)) for kind in kinds]
    return [
        Printable(kind, title_of(kind), subject_of(meeting, kind, category), paper)
        for kind, paper in found
        if paper
    ]
