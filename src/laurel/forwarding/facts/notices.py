"""What an entrant is told while its update is asked for."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from laurel.applications.facts import update_in
from laurel.applications.selectors import application_of, standing_of
from laurel.kit.cards import grounds_in_words
from laurel.kit.dates import format_end
from laurel.kit.notices import Notice
from laurel.nominations.models import Nomination
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, for_people, not_met


def notices_of(nomination: Nomination, now: datetime) -> list[Notice]:
    """One notice while the update is open; none otherwise. Three queries, one where nothing was begun."""
    application = application_of(nomination)
    standing = standing_of(application) if application else None
    if application is None or standing is None or not standing.is_update or standing.reopening is None:
        return []
    update, due = update_in(application), standing.reopening.due_at
    told = {"done": update.done, "total": update.total, "due": format_end(due)}
    if standing.is_overdue_at(now):
        ground = not_met(articles.DATA_PERIOD, "update_too_late", deadline=due.isoformat())
        words = _("更新期限已過（%(due)s），由綜合規劃組依要點處理；需要延長時請立即聯絡。")
    else:
        ground = for_people(articles.DATA_PERIOD, "update_asked_for")
        words = _(
            "本案獲推薦至勞動部，請在%(due)s前把資料更新至 1–6 月並送出；數據卡已更新 %(done)s／%(total)s。"
        )
    return [
        Notice(
            _("更新 1–6 月資料"),
            (words % told,),
            grounds_in_words(Decision((ground,))),
            contact=nomination.edition.contact,
            grade="must",
        )
    ]
