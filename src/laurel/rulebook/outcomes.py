"""What came back from the Ministry and the Council: what may be recorded, what contradicts itself, what it bars. 三(五)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, Unit
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met
from laurel.rulebook.history import (
    Follows,
    History,
    Line,
    NationalAward,
    no_national_award_within_three_years,
)
from laurel.rulebook.parameters import MINISTRY_TOP
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.roc import roc_year_of


class Result(StrEnum):
    """What the national award made of an entry; a postponed one is still awaited."""

    WON = "won"
    NOT_WON = "not_won"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True)
class Ministry:
    """The Ministry's result of an entry. `place` is None when none was given; `shared` when others have the same."""

    on: date
    place: int | None = None
    shared: bool = False
    disqualified: bool = False
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class National:
    """The national result of an entry, of one ROC award year.

    `category` is the one of ours that the award's own category takes, None where it takes none.
    """

    on: date
    result: Result
    award_year: int
    winner: str = ""
    executing: str = ""
    line: Line | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """A recommended entry with what came back for it; `kin` are the keys of its unit's own line, up and down."""

    entry: str
    category: Category
    kin: frozenset[str] = frozenset()
    withdrawn: bool = False
    ministry: Ministry | None = None
    national: National | None = None
    ministry_before: Ministry | None = None
    national_before: National | None = None
    """What the newest rows corrected, if anything."""


@dataclass(frozen=True, slots=True)
class YearCame:
    """A year's entries with what came back; `asked` is how many entries the Ministry asked for, where it said so."""

    roc_year: int
    entries: tuple[Came, ...]
    sent_on: date | None = None
    asked: Mapping[Category, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def is_ministry_top(place: int | None) -> bool:
    """三(五)1, 2: a place among the Ministry's first three; shared places count as what they are.

    A-13 asks whether places run within a category or over all: they are recorded as the Ministry gave them, so the
    number answers either way.
    """
    return place is not None and place <= MINISTRY_TOP.value


def may_record_sending(year: YearCame, on: date, today: date, reason: str) -> Decision:
    """The package of a year went up on that day: some entry is recommended, the day has come, a correction says why."""
    faults = [*_not_in_future(on, today), *_with_reason(year.sent_on, reason, str(year.roc_year))]
    if not year.entries:
        faults.append(not_met(articles.MEETING_AND_QUOTAS, "nothing_recommended"))
    return _decision(faults, "sending_fits")


def may_record_ministry(came: Came, said: Ministry, today: date, reason: str) -> Decision:
    """The Ministry's result of an entry may be recorded; a later row is a correction and says why."""
    faults = [*_not_in_future(said.on, today), *_with_reason(came.ministry, reason, came.entry)]
    if said.disqualified and (said.place is not None or said.forwarded):
        faults.append(not_met(articles.HOUSE_HISTORY, "disqualified_with_place", entry=came.entry))
    if said.shared and said.place is None:
        faults.append(not_met(articles.HOUSE_HISTORY, "shared_without_place", entry=came.entry))
    return _decision(faults, "outcome_fits", entry=came.entry)


def may_record_national(came: Came, said: National, roc_year: int, today: date, reason: str) -> Decision:
    """三(五)3: only what the Ministry forwarded has a national result; a later result is a correction and says why.

    A postponed result is no result: it names a later award year, and nothing that came before it is lost.
    """
    known = came.national if came.national and came.national.result is not Result.POSTPONED else None
    faults = [*_not_in_future(said.on, today), *_with_reason(known, reason, came.entry)]
    if known is None and not (came.ministry and came.ministry.forwarded):
        faults.append(not_met(articles.SAME_CAUSE, "not_forwarded_to_national_award", entry=came.entry))
    if said.result is Result.POSTPONED:
        faults += _as_postponed(came, said, known, roc_year)
    else:
        faults += _as_result(came, said, roc_year)
    return _decision(faults, "outcome_fits", entry=came.entry)


def _as_postponed(came: Came, said: National, known: National | None, roc_year: int) -> Iterator[Ground]:
    if known is not None:
        yield not_met(articles.SAME_CAUSE, "postponed_after_result", entry=came.entry)
    if said.award_year <= max(roc_year, roc_year_of(said.on) - 1):
        yield not_met(articles.SAME_CAUSE, "postponed_to_no_later_year", entry=came.entry, year=roc_year)


def _as_result(came: Came, said: National, roc_year: int) -> Iterator[Ground]:
    if said.award_year < roc_year:
        yield not_met(
            articles.NATIONAL_AWARD,
            "award_year_before_entry",
            award_year=said.award_year,
            entry=came.entry,
            year=roc_year,
        )
    if roc_year_of(said.on) < said.award_year:
        yield not_met(
            articles.NATIONAL_AWARD,
            "award_before_its_year",
            announced_on=said.on.isoformat(),
            year=said.award_year,
        )
    if said.result is Result.WON and not said.winner:
        yield not_met(articles.NATIONAL_AWARD, "award_without_winner_of_record", entry=came.entry)


def _not_in_future(on: date, today: date) -> Iterator[Ground]:
    if on > today:
        yield not_met(articles.HOUSE_HISTORY, "outcome_in_future", on=on.isoformat())


def _with_reason(before: object | None, reason: str, entry: str) -> Iterator[Ground]:
    if before is not None and not reason.strip():
        yield not_met(articles.HOUSE_RECORD, "outcome_corrected_without_reason", entry=entry)


def _decision(faults: Iterable[Ground], code: str, **seen: str) -> Decision:
    found = tuple(faults)
    return Decision(found or (met(articles.HOUSE_HISTORY, code, **seen),))


def contradictions_of(year: YearCame, policy: Policy) -> Decision:
    """Everything in a year's outcomes that cannot be, or that people should look at, entry by entry and over all.

    `NOT_MET`: two recorded things cannot both be so. `FOR_PEOPLE`: possible, but the regulation has no case for it or
    something was probably forgotten. Nothing is refused and nothing is decided here.
    """
    standing = [came for came in year.entries if not came.withdrawn]
    grounds: list[Ground] = []
    for came in year.entries:
        grounds += [*_of_withdrawn(came), *_of_dates(came, year), *_of_forwarding(came)]
        grounds += [*_of_award(came, year), *_of_corrections(came)]
    grounds += [*_same_places(standing, policy), *_of_categories(standing, year)]
    return Decision(tuple(grounds))


def _of_withdrawn(came: Came) -> Iterator[Ground]:
    if came.withdrawn and (came.ministry or came.national):
        yield for_people(articles.MEETING_AND_QUOTAS, "outcome_of_withdrawn", entry=came.entry)


def _of_dates(came: Came, year: YearCame) -> Iterator[Ground]:
    article, ministry, national = articles.HOUSE_HISTORY, came.ministry, came.national
    if ministry and year.sent_on is None:
        yield for_people(article, "ministry_without_sending", entry=came.entry)
    elif ministry and year.sent_on and ministry.on < year.sent_on:
        seen = {"entry": came.entry, "on": ministry.on.isoformat(), "sent_on": year.sent_on.isoformat()}
        yield not_met(article, "ministry_before_sending", **seen)
    if ministry and national and national.on < ministry.on:
        seen = {"entry": came.entry, "announced_on": national.on.isoformat(), "on": ministry.on.isoformat()}
        yield not_met(article, "national_before_ministry", **seen)


def _of_forwarding(came: Came) -> Iterator[Ground]:
    ministry = came.ministry
    if came.national and not (ministry and ministry.forwarded):
        yield not_met(articles.SAME_CAUSE, "national_without_forwarding", entry=came.entry)
    if ministry is None:
        return
    if ministry.forwarded and not is_ministry_top(ministry.place):
        yield for_people(articles.REWARD_NATIONAL, "forwarded_outside_top", entry=came.entry)
    if is_ministry_top(ministry.place) and not ministry.forwarded:
        yield for_people(articles.REWARD_NATIONAL, "top_not_forwarded", entry=came.entry)


def _of_award(came: Came, year: YearCame) -> Iterator[Ground]:
    national = came.national
    if national is None:
        return
    if national.category not in (None, came.category):
        seen = {"entry": came.entry, "category": str(national.category), "own": str(came.category)}
        yield for_people(articles.HOUSE_HISTORY, "scheme_of_other_category", **seen)
    for code, unit in (("winner_unrelated", national.winner), ("executing_unrelated", national.executing)):
        if unit and unit not in came.kin:
            yield for_people(articles.NATIONAL_AWARD, code, entry=came.entry, unit=year.names.get(unit, unit))
    if national.result is Result.WON and national.line in (None, Line.UNCLASSIFIED):
        yield for_people(articles.NATIONAL_AWARD, "award_not_classified", entry=came.entry)


def _of_corrections(came: Came) -> Iterator[Ground]:
    """A correction that changes which provision on rewards applies: whatever was ordered before rests on the old one."""
    now, before = came.ministry, came.ministry_before
    if now and before and _reward_facts(now) != _reward_facts(before):
        yield for_people(articles.SAME_CAUSE, "ministry_result_corrected", entry=came.entry)
    award, earlier = came.national, came.national_before
    if award and earlier and award.result is not earlier.result:
        yield for_people(articles.SAME_CAUSE, "national_result_corrected", entry=came.entry)


def _reward_facts(ministry: Ministry) -> tuple[bool, bool]:
    return is_ministry_top(ministry.place), ministry.forwarded


def _same_places(entries: Iterable[Came], policy: Policy) -> Iterator[Ground]:
    """Two entries at one place that the Ministry did not give to both; over both categories where it ranks them as one."""
    overall = policy.choice_of(Point.MINISTRY_TOP) == "overall"
    at_place: dict[tuple[str, int], list[Came]] = defaultdict(list)
    for came in entries:
        if came.ministry and came.ministry.place:
            at_place["" if overall else came.category.value, came.ministry.place].append(came)
    for (_category, place), found in sorted(at_place.items()):
        if len(found) > 1 and not all(came.ministry and came.ministry.shared for came in found):
            named = "、".join(came.entry for came in found)
            yield not_met(articles.HOUSE_HISTORY, "same_place_twice", entries=named, place=place)


def _of_categories(entries: Iterable[Came], year: YearCame) -> Iterator[Ground]:
    rows = list(entries)
    placed = {came.category for came in rows if came.ministry and came.ministry.place}
    for category in Category:
        own = [came for came in rows if came.category is category]
        known = [came.ministry for came in own if came.ministry]
        if own and len(known) == len(own) and category not in placed and placed:
            yield for_people(articles.REWARD_RECOMMENDED, "category_without_places", category=category.value)
        forwarded = sum(said.forwarded for said in known)
        most = max(MINISTRY_TOP.value, sum(is_ministry_top(said.place) for said in known))
        if forwarded > most:
            seen: dict[str, str | int] = {"category": category.value, "forwarded": forwarded, "most": most}
            yield for_people(articles.REWARD_NATIONAL, "more_forwarded_than_top", **seen)
        asked = year.asked.get(category)
        if asked is not None and asked != len(own):
            seen = {"category": category.value, "asked": asked, "recommended": len(own)}
            yield for_people(articles.MEETING_AND_QUOTAS, "other_number_asked", **seen)


@dataclass(frozen=True, slots=True)
class Judged:
    """A year in which a unit might enter: its deadline, and the last day on which it is judged (the meeting)."""

    roc_year: int
    deadline: date
    on: date
    policy: Policy


def years_barred_by(
    award: NationalAward, unit: Unit, years: Iterable[Judged], follows: Iterable[Follows] = ()
) -> tuple[int, ...]:
    """三(二)1(3)乙: the years in which this award alone keeps the unit out of overall service (A-07 of each year)."""
    history = History(awards=(award,), follows=tuple(follows))
    return tuple(
        year.roc_year
        for year in years
        if not no_national_award_within_three_years(
            unit, Category.OVERALL_SERVICE, year.roc_year, history, year.policy, year.deadline, year.on
        ).granted
    )
