"""Sheets filled by hand: when one may be typed in, and when sheets may be opened with objections about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, met, not_met


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A printed sheet that comes back signed, and what stands of its member."""

    serial: str
    member: str
    takes_part: bool = True
    is_newest: bool = True
    """False when a later sheet was printed for the same member."""
    is_used: bool = False
    """True when a sheet was sealed from this very print."""
    is_opened: bool = False
    has_sealed_on_screen: bool = False
    has_sealed_paper: bool = False
    has_objected: bool = False
    """The member said that what was sealed from paper is wrong."""
    is_second_by_the_first: bool = False
    """The person about to type it is the one who typed it first."""


def may_type_paper(sheet: PaperSheet) -> Decision:
    """House rule: paper prevails, but never behind the member's back; two persons type, each one by themselves.

    A sheet sealed on screen gives way only when its own member takes it back; one sealed from paper only when
    its member objected. What both sheets say is never compared: whether they are alike would tell something.
    """
    grounds = list(_of_the_sheet(sheet))
    if sheet.is_second_by_the_first:
        grounds.append(not_met(articles.HOUSE_TWO_PERSONS, "second_person_types", serial=sheet.serial))
    if not grounds:
        grounds.append(met(articles.HOUSE_PAPER, "paper_may_be_typed", serial=sheet.serial))
    return Decision(tuple(grounds))


def _of_the_sheet(sheet: PaperSheet) -> list[Ground]:
    if sheet.is_opened:
        return [not_met(articles.HOUSE_SEALED, "opened_already")]
    if not sheet.takes_part:
        return [not_met(articles.RECUSAL, "paper_of_a_recused_member", member=sheet.member)]
    if sheet.has_sealed_on_screen:
        return [not_met(articles.HOUSE_PAPER, "sealed_on_screen", member=sheet.member)]
    if sheet.has_sealed_paper and not sheet.has_objected:
        return [not_met(articles.HOUSE_PAPER, "paper_sealed_already", member=sheet.member)]
    if sheet.is_used:
        return [not_met(articles.HOUSE_PAPER, "paper_used", serial=sheet.serial)]
    if not sheet.is_newest:
        return [not_met(articles.HOUSE_PAPER, "paper_replaced", serial=sheet.serial)]
    return []


def may_open_with_papers(objecting: Sequence[str]) -> Decision:
    """House rule: no sheet is opened while a member objects to what was typed from their paper.

    An objection that was taken back, answered by another paper or set aside by the meeting (A-14) holds nothing.
    """
    if objecting:
        ground = not_met(articles.HOUSE_PAPER, "paper_objection_stands", members="、".join(objecting))
    else:
        ground = met(articles.HOUSE_PAPER, "no_paper_objection")
    return Decision((ground,))
