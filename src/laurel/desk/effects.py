"""What a changed date or choice would affect in its own year: asked by the year's pages, computed by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from laurel.applications.facts import letters_and_versions
from laurel.desk.trial.counting import counted_under
from laurel.documents.models import IssuedPaper
from laurel.editions.facts import Change, Effect, Moved, effects_asked
from laurel.editions.models import CalendarDate, Edition
from laurel.kit.sentences.facts import value_in_words
from laurel.meeting.selectors import count_of
from laurel.nominations.facts import YearRead, read_year
from laurel.nominations.models import Nomination, NominationDraft
from laurel.panel.selectors import members_of
from laurel.rulebook.calendar import decided_deadline
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision, Ground, Verdict
from laurel.rulebook.policy import Point, Policy
from laurel.screening.facts import grounds_of

TALLIED = (Point.TIE_LADDER, Point.EQUAL_RANKS)
"""Points on which a count of opened sheets rests."""


@receiver(effects_asked)
def effect_of(*, edition: Edition, change: Change, now: datetime, **_sender: Any) -> Effect:
    """What the change would touch; a constant number of queries, and nothing is written."""
    year = read_year(edition)
    entries = sorted((row for rows in year.entries.values() for row in rows), key=lambda row: row.code)
    sent = letters_and_versions(entries)
    changed, on = _changed(year, change), timezone.localdate(now)
    before, after = grounds_of(entries, on, year, sent), grounds_of(entries, on, changed, sent)
    moved = (_moved(entry, before[entry.pk], after[entry.pk]) for entry in entries)
    unsent = sum(not sent[entry.pk].versions for entry in entries)
    return Effect(
        (
            (
                _("還沒有完成的推薦（草稿）"),
                NominationDraft.objects.filter(edition=edition, made=None).count(),
            ),
            (_("還沒有送出的申請書"), unsent),
            (_("已送出的申請書"), len(entries) - unsent),
            (_("評審小組成員"), len(members_of(edition))),
            (_("已製作的文件"), IssuedPaper.objects.filter(chain=edition.chain).count()),
        ),
        tuple(row for row in moved if row is not None),
        tuple(_notes(edition, change, changed.facts.policy)),
    )


def _changed(year: YearRead, change: Change) -> YearRead:
    """The year as it would be read with the change."""
    facts, deadline = year.facts, year.deadline
    if change.kind == CalendarDate.Kind.NOMINATIONS_CLOSE and change.at:
        deadline = decided_deadline(change.at)
        facts = replace(facts, deadline=deadline.last_day)
    if change.point:
        facts = replace(facts, policy=Policy({**facts.policy.choices, change.point: change.choice}))
    return replace(year, facts=facts, deadline=deadline)


def _moved(entry: Nomination, before: Decision, after: Decision) -> Moved | None:
    """The entry when a condition of it comes out otherwise; an entry that was not sent is in time or late by nobody."""
    was = tuple(ground for ground in before if _told(ground) not in {_told(row) for row in after})
    will = tuple(ground for ground in after if _told(ground) not in {_told(row) for row in before})
    if not was and not will:
        return None
    url = reverse("screening:show", args=[entry.public_id])
    return Moved(entry.code, entry.unit.name, url, was, will)


def _told(ground: Ground) -> tuple[str, Verdict, str]:
    return (ground.article.path, ground.verdict, ground.code)


def _notes(edition: Edition, change: Change, policy: Policy) -> Iterator[str]:
    """What becomes of the ties of sheets that are opened."""
    if change.point not in TALLIED:
        return
    for category in Category:
        count = count_of(edition, category)
        if count is None:
            continue
        will = counted_under(count, policy)
        seen = {"category": value_in_words("", category.value)}
        if will is None:
            yield str(_("%(category)s：已開封的序位表有並列，這樣決定就不能計算。")) % seen
        else:
            seen |= {"was": _must_settle(count.tally.ties), "will": _must_settle(will.ties)}
            yield str(_("%(category)s：要處理的同序位現在 %(was)s 組，改變後 %(will)s 組。")) % seen


def _must_settle(ties: Any) -> str:
    return str(sum(tie.must_settle for tie in ties))
