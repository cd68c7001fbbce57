"""A finding as it was, and what a newer one says differently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from laurel.rulebook.articles import BY_PATH, Article
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.screening import Change, Judgement, Provision, change_between, provisions_of
from laurel.screening.models import Finding


@dataclass(frozen=True, slots=True)
class Judged:
    """One provision of a finding: what the system had found, what the person judged."""

    provision: Provision
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class FindingVersion:
    """A finding with its provisions, and how it differs from the one before."""

    finding: Finding
    judged: tuple[Judged, ...]
    change: Change
    rejudged: tuple[tuple[Article, Verdict, Verdict], ...]
    """(provision, before, after)"""
    outcome_before: str


def judged_in(finding: Finding) -> tuple[Judged, ...]:
    """The provisions of a finding with the facts that it rested on and its verdicts."""
    rows = {row["article"]: Judgement(Verdict(row["judged"]), row["note"]) for row in finding.rows}
    return tuple(
        Judged(provision, rows.get(provision.article.path, Judgement(provision.verdict)))
        for provision in provisions_of(Decision.from_record(finding.grounds))
    )


def versions_in(findings: Iterable[Finding]) -> list[FindingVersion]:
    """Findings, oldest first, each with what it says differently from the one before; newest first."""
    versions: list[FindingVersion] = []
    before: Finding | None = None
    for finding in findings:
        then = Decision.from_record(before.grounds if before else finding.grounds)
        versions.append(
            FindingVersion(
                finding,
                judged_in(finding),
                change_between(then, Decision.from_record(finding.grounds)),
                _rejudged(before, finding),
                before.outcome if before else "",
            )
        )
        before = finding
    return versions[::-1]


def _rejudged(before: Finding | None, after: Finding) -> tuple[tuple[Article, Verdict, Verdict], ...]:
    if before is None:
        return ()
    old, new = ({row["article"]: row["judged"] for row in finding.rows} for finding in (before, after))
    return tuple(
        (BY_PATH[path], Verdict(old[path]), Verdict(judged))
        for path, judged in new.items()
        if path in old and old[path] != judged
    )
