"""典範庫: when a recommended entry may be offered to colleagues, and when its unit may be asked again."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, met, not_met


class Answer(StrEnum):
    """What a unit says when it is asked whether colleagues may learn from its entry."""

    AGREED = "agreed"
    DECLINED = "declined"
    LATER = "later"


def may_agree(
    entry: str, *, recommended: bool, sections: Collection[str], written: Collection[str]
) -> Decision:
    """A unit agrees for an entry that is recommended to the Ministry, naming criteria that its frozen version has.

    `sections` are the codes that it names, `written` those of the version. To decline, to wait and to take an
    agreement back needs no ground. A house rule: the regulation is silent on it.
    """
    unknown = sorted(set(sections) - set(written))
    grounds = [_recommended(entry, recommended)]
    if not sections:
        grounds.append(not_met(articles.HOUSE_LIBRARY, "library_no_section", entry=entry))
    elif unknown:
        named = "、".join(unknown)
        grounds.append(
            not_met(articles.HOUSE_LIBRARY, "library_section_unknown", entry=entry, sections=named)
        )
    return Decision(tuple(grounds))


def may_ask_again(entry: str, *, recommended: bool, answer: Answer | None) -> Decision:
    """The office asks again whoever has not answered or wanted to wait; an answer that was given is left alone."""
    code = {Answer.AGREED: "library_agreed_already", Answer.DECLINED: "library_declined"}
    grounds = [_recommended(entry, recommended)]
    if answer in code:
        grounds.append(not_met(articles.HOUSE_LIBRARY, code[answer], entry=entry))
    return Decision(tuple(grounds))


def _recommended(entry: str, recommended: bool) -> Ground:
    ground, code = (met, "library_recommended") if recommended else (not_met, "library_not_recommended")
    return ground(articles.HOUSE_LIBRARY, code, entry=entry)
