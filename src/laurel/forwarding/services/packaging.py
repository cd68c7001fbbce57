"""The package for the Ministry: letter, list and dossiers in one zip, every hash signed. 要點三(二)2(1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.services.printing import frozen_paper
from laurel.documents.model import Paper
from laurel.documents.odf import odt_of
from laurel.documents.packages import Item, fingerprint_of, manifest_of, public_key_of, write_package
from laurel.documents.pdf import pdf_of
from laurel.documents.services import issue_paper
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.files.storing import keep, local_copy
from laurel.forwarding.documents import package_index
from laurel.forwarding.models import Package, PackageClosing
from laurel.forwarding.permissions import may_forward
from laurel.forwarding.selectors import closing_of, versions_to_forward
from laurel.kit.refusals import refuse
from laurel.ledger.digests import canonical
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.documents import recommendation_letter, recommendation_list, subject_of
from laurel.results.models import Recommendation
from laurel.results.selectors import approvals_of
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category

PACKAGED = "forwarding.package_made"
SENDER = "勞動部勞動力發展署"
PDF, ODT, JSON = "application/pdf", "application/vnd.oasis.opendocument.text", "application/json"


def closing_to_package(edition: Edition, *, actor: Person) -> PackageClosing:
    """The closing that a package is made of. Absent to all but the officer; refused before the package is closed."""
    if edition.is_rehearsal or not may_forward(actor):
        raise Http404
    return _closed(edition)


def items_of_package(
    closing: PackageClosing, stack: ExitStack, *, actor: Person, now: datetime
) -> Iterator[Item]:
    """Letter, list, every dossier, and last the index of them all, one by one as each is ready.

    The three papers are issued: each has its number, and the same content keeps it. Files stay open as long as the
    stack; FileNotFoundError for an attachment that the storage lost.
    """
    edition = closing.edition
    forwarded, items = versions_to_forward(edition), []
    for item in _all(edition, forwarded, stack, actor=actor, now=now):
        items.append(item)
        yield item
    index = package_index(edition, items, fingerprint_of(public_key_of(settings.SIGNING_KEY)))
    yield _issued(edition, index, "index.pdf", f"{edition.roc_year}/package-index", actor=actor, now=now)


def _all(
    edition: Edition,
    forwarded: Sequence[tuple[Recommendation, Submission]],
    stack: ExitStack,
    *,
    actor: Person,
    now: datetime,
) -> Iterator[Item]:
    yield from _papers(edition, forwarded, actor=actor, now=now)
    for place, (recommendation, version) in enumerate(forwarded, start=1):
        yield from _dossier(place, recommendation, version, stack)


def _closed(edition: Edition) -> PackageClosing:
    closing = closing_of(edition)
    if closing is None:
        raise refuse(articles.DATA_PERIOD, "package_not_closed", act=PACKAGED, chain=edition.chain)
    return closing


def _papers(
    edition: Edition, forwarded: Sequence[tuple[Recommendation, Submission]], *, actor: Person, now: datetime
) -> Iterator[Item]:
    approvals = approvals_of(edition)
    approved = [approvals[category] for category in Category if category in approvals]
    rows = [row for row, _ in forwarded]
    letter, listed = recommendation_letter(edition, approved, rows), recommendation_list(edition, rows)
    for file_format in ("pdf", "odt"):
        for name, paper, kind in (("letter", letter, "upward_letter"), ("list", listed, "upward_list")):
            yield _issued(
                edition, paper, f"{name}.{file_format}", subject_of(edition, kind), actor=actor, now=now
            )


def _issued(edition: Edition, paper: Paper, path: str, subject: str, *, actor: Person, now: datetime) -> Item:
    file_format = path.rpartition(".")[2]
    issued = issue_paper(
        paper, subject=subject, chain=edition.chain, file_format=file_format, actor=actor, now=now
    )
    return Item(path, paper.title, issued.media_type, issued.content, issued.pages)


def _dossier(
    place: int, recommendation: Recommendation, version: Submission, stack: ExitStack
) -> Iterator[Item]:
    """The frozen form as PDF, ODT and data, then what was attached to it."""
    entry, content = recommendation.nomination, version.content
    folder, name = f"entries/{place:02}-{entry.code}", f"{entry.code} {entry.unit.name}"
    title = f"{name} 參獎申請書第 {version.number} 版"
    paper, issue = frozen_paper(version)
    printed = _printed(version, stack) or pdf_of(paper, issue).content
    yield Item(f"{folder}/application.pdf", title, PDF, printed, version.pages)
    yield Item(f"{folder}/application.odt", title, ODT, odt_of(paper, issue), version.pages)
    yield Item(f"{folder}/application.json", f"{title}（資料）", JSON, canonical(content))
    for number, file in enumerate(content["files"], start=1):
        path = f"{folder}/attachments/{number:02}{Path(file['name']).suffix.lower()}"
        source = stack.enter_context(local_copy(file["sha256"]))
        yield Item(path, f"{name} {file['caption']}", file["media_type"], source, file["pages"] or 0)


def _printed(version: Submission, stack: ExitStack) -> Path | None:
    """The pages frozen at submission; nothing where the storage lost them: they are set anew, to the same bytes."""
    if not version.pdf_sha256:
        return None
    try:
        path = stack.enter_context(local_copy(version.pdf_sha256))
    except FileNotFoundError:
        return None
    return path if path.exists() else None


def _line(recommendation: Recommendation, version: Submission) -> dict[str, object]:
    entry = recommendation.nomination
    return {
        "code": entry.code,
        "category": entry.category,
        "place": recommendation.place,
        "unit": entry.unit.name,
        "project_title": entry.project_title,
        "version": version.number,
        "period_from": version.content["period_from"],
        "period_to": version.content["period_to"],
    }


def keep_package(
    closing: PackageClosing, items: Sequence[Item], folder: Path, *, actor: Person, now: datetime
) -> Package:
    """The items are written as one signed zip, which is kept and stands in the record; nobody waits while it is written.

    Refused when what it was made of was opened again meanwhile: the file is then nobody's, and the sweep removes it.
    """
    forwarded = versions_to_forward(closing.edition)
    manifest, path = manifest_of(_about(closing.edition, forwarded, now), items), folder / "package.zip"
    with path.open("xb") as target:
        write_package(target, manifest, items, settings.SIGNING_KEY)
    whole = Item(path.name, "", "", path)
    keep(path, whole.sha256)
    package = Package(
        edition=closing.edition,
        closing=closing,
        sha256=whole.sha256,
        size=whole.size,
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
        fingerprint=fingerprint_of(public_key_of(settings.SIGNING_KEY)),
        entries=len(forwarded),
        files=len(items),
        made_at=now,
        made_by=actor,
    )
    return _entered(package, actor=actor, now=now)


@transaction.atomic
def _entered(package: Package, *, actor: Person, now: datetime) -> Package:
    edition = lock_edition(package.edition_id)
    if _closed(edition) != package.closing:
        raise refuse(articles.DATA_PERIOD, "package_not_closed", act=PACKAGED, chain=edition.chain)
    package.save(force_insert=True)
    record(PACKAGED, actor=actor, now=now, chain=edition.chain, rows=[package])
    return package


def _about(
    edition: Edition, forwarded: Sequence[tuple[Recommendation, Submission]], now: datetime
) -> dict[str, object]:
    return {
        "sender": SENDER,
        "year": edition.roc_year,
        "title": edition.title,
        "is_sample": edition.is_sample,
        "made_at": now,
        "entries": [_line(row, version) for row, version in forwarded],
    }
