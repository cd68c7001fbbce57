"""Screening: provisions judged one by one, what an authority may admit, which facts open a finding again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from laurel.rulebook import articles
from laurel.rulebook.articles import ALL, Article
from laurel.rulebook.entrants import is_like_the_list
from laurel.rulebook.grounds import Decision, Ground, Verdict, met, not_met

PLACE = {article: place for place, article in enumerate(ALL)}
GRAVEST_FIRST = (Verdict.NOT_MET, Verdict.FOR_PEOPLE, Verdict.SILENT, Verdict.MET)
CHOICES: Mapping[Verdict, tuple[Verdict, ...]] = {
    Verdict.MET: (Verdict.MET, Verdict.NOT_MET),
    Verdict.NOT_MET: (Verdict.NOT_MET,),
    Verdict.FOR_PEOPLE: (Verdict.MET, Verdict.NOT_MET),
    Verdict.SILENT: (Verdict.SILENT, Verdict.NOT_MET),
}
"""What a person may judge where the system found this: a ground that forbids cannot be waved through."""
LEFT_TO_AUTHORITY = frozenset({"late", "project_began_too_early"})
"""Beside the closed list: where the text leaves room (A-01, A-02), an authority may admit on its document."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision with all that was found on it."""

    article: Article
    grounds: tuple[Ground, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest of its grounds."""
        return min((ground.verdict for ground in self.grounds), key=GRAVEST_FIRST.index)

    @property
    def authority(self) -> str:
        """The document on which something was admitted, if any."""
        return next(
            (str(ground.seen["authority"]) for ground in self.grounds if "authority" in ground.seen), ""
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on one provision, with a note."""

    verdict: Verdict
    note: str = ""


def provisions_of(decision: Decision) -> tuple[Provision, ...]:
    """The grounds by provision, in the regulation's order."""
    grouped: dict[Article, list[Ground]] = {}
    for ground in decision:
        grouped.setdefault(ground.article, []).append(ground)
    return tuple(
        Provision(article, tuple(grouped[article])) for article in sorted(grouped, key=PLACE.__getitem__)
    )


def taken_over(decision: Decision) -> dict[str, Judgement]:
    """What the system decides itself, by article; what is left to people stays open."""
    return {
        provision.article.path: Judgement(provision.verdict)
        for provision in provisions_of(decision)
        if provision.verdict in (Verdict.MET, Verdict.NOT_MET)
    }


def is_judged(decision: Decision, judgements: Mapping[str, Judgement]) -> Decision:
    """Each provision has its verdict: a forbidding one stands, an open one is chosen, one's own word has its note.

    A note is asked for where a person says no to what the system did not forbid, and where the text leaves
    the answer to people and no authority's document gives it.
    """
    found: list[Ground] = []
    for provision in provisions_of(decision):
        found += _judged(provision, judgements.get(provision.article.path))
    return Decision(tuple(found))


def _judged(provision: Provision, judgement: Judgement | None) -> tuple[Ground, ...]:
    article, seen = provision.article, {"provision": provision.article.printed}
    if provision.verdict is Verdict.NOT_MET and judgement and judgement.verdict is not Verdict.NOT_MET:
        return tuple(ground for ground in provision.grounds if ground.verdict is Verdict.NOT_MET)
    if judgement is None or judgement.verdict not in CHOICES[provision.verdict]:
        return (not_met(article, "provision_not_judged", **seen),)
    if needs_note(provision, judgement.verdict) and not judgement.note.strip():
        return (not_met(article, "verdict_needs_a_note", **seen),)
    return (met(article, "provision_judged", **seen),)


def needs_note(provision: Provision, verdict: Verdict) -> bool:
    """True where the verdict is the person's own and nothing on record says why."""
    if verdict is Verdict.NOT_MET:
        return provision.verdict is not Verdict.NOT_MET
    return provision.verdict is Verdict.FOR_PEOPLE and not provision.authority


def may_be_admitted(ground: Ground) -> bool:
    """True for a refusal that an authority may lift with its document: lateness, an early project, the closed list.

    三(二)1(3) names no exception: its two bars fall only when the record of results is corrected.
    """
    return ground.verdict is Verdict.NOT_MET and (
        ground.code in LEFT_TO_AUTHORITY or is_like_the_list(ground)
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What is found now and was not when the finding was made, and the reverse."""

    appeared: tuple[Ground, ...]
    vanished: tuple[Ground, ...]

    def __bool__(self) -> bool:
        return bool(self.appeared or self.vanished)


def change_between(then: Decision, now: Decision) -> Change:
    """The grounds that open a finding again: a refusal that appeared or fell, an award that nobody classified yet."""
    old, new = _weighty(then), _weighty(now)
    return Change(
        tuple(ground for key, ground in new.items() if key not in old),
        tuple(ground for key, ground in old.items() if key not in new),
    )


def _weighty(decision: Decision) -> dict[tuple[Article, str, object], Ground]:
    return {
        (ground.article, ground.code, ground.seen.get("award")): ground
        for ground in decision
        if ground.verdict is Verdict.NOT_MET
        or (ground.article is articles.NATIONAL_AWARD and ground.verdict is Verdict.FOR_PEOPLE)
    }
