"""The meeting and after: opening, resolving, approving; a year whose projects are approved."""

from factories.remembering import remembered
from factories.year import OVERALL, PROJECT, Judging, at, make_judging
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.meeting.facts import marked_pairs
from laurel.meeting.selectors import count_of
from laurel.meeting.services import consent_to_open, handle_differences, resolve_category
from laurel.results.services import approve

NOW = at(6, 30, 14, 5)


def letters(order, category=OVERALL):
    prefix = "A" if category == OVERALL else "B"
    return [f"{prefix}{'ABCDEFGH'.index(letter) + 1:02}" for letter in order]


def open_all(judging, category=OVERALL, sheets=None):
    held = rounds_of(judging.edition, category)[-1]
    named = len(voters_of(held)) if sheets is None else sheets
    for person in (judging.convener, judging.clerk):
        consent_to_open(judging.edition, category, named, actor=person, now=NOW)


def resolve(judging, category=OVERALL):
    count = count_of(judging.edition, category)
    if count and marked_pairs(count):
        handle_differences(judging.edition, category, "kept", actor=judging.convener, now=NOW)
    return resolve_category(judging.edition, category, actor=judging.convener, now=NOW)


def approved(judging, category=PROJECT):
    return approve(
        judging.edition,
        category,
        ruling="as_resolved",
        approved_on=at(7, 1).date(),
        document_no="測字第5號",
        actor=judging.officer,
        now=at(7, 1),
    )


@remembered
def make_approved(projects=3, members=3) -> Judging:
    """A year whose projects every member ranked alike, resolved by the meeting and approved."""
    judging = make_judging(entries=0, projects=projects, members=members)
    judging.fill([letters("ABCDEFGH"[:projects], PROJECT)] * members, PROJECT)
    open_all(judging, PROJECT)
    resolve(judging, PROJECT)
    approved(judging)
    return judging
