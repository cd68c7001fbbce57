"""Everything that a year leaves behind, item by item: papers, frozen versions, files, scans, drafts, the record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max

from laurel.applications.models import Application, Attachment, Submission
from laurel.applications.selectors import is_kept
from laurel.archive.models import Kind
from laurel.ballots.selectors import is_locked_scan, scans_in
from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.files.models import DestroyedContent
from laurel.files.selectors import destroyed_among, holder_of
from laurel.forwarding.models import Package
from laurel.forwarding.selectors import is_package
from laurel.kit.dates import in_taipei
from laurel.ledger.models import ChainHead, Entry
from laurel.meeting.models import SignedScan
from laurel.outcomes.selectors import documented_in

PAPERS: dict[str, Kind] = {
    "minutes": Kind.MEETING_PAPER,
    "meeting_notice": Kind.MEETING_PAPER,
    "sign_in_sheet": Kind.MEETING_PAPER,
    "master_sheet": Kind.MEETING_PAPER,
    "lot_record": Kind.MEETING_PAPER,
    "ranking_sheet": Kind.BALLOT_PAPER,
    "opened_sheets": Kind.BALLOT_PAPER,
    "corrections": Kind.BALLOT_PAPER,
    "result_letter": Kind.RESULT_PAPER,
    "result_notice": Kind.RESULT_PAPER,
    "recommendation_letter": Kind.RESULT_PAPER,
    "recommendation_list": Kind.RESULT_PAPER,
    "certificate": Kind.RESULT_PAPER,
}
"""The kind of each paper; a paper of rewards is of personnel whatever it is called, all else is `OTHER_PAPER`."""
FROZEN_FORM = "application"
"""The printed form of a frozen version: listed as that version."""
OF_REWARDS = ("reward", "roster", "personnel", "committee")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is archived.

    `holder` names the row; `blob` is the digest under which its content lies, empty where no file is kept.
    `number` is that of its document or version; `pages` is None where nothing was counted.
    """

    edition: Edition
    kind: Kind
    holder: str
    title: str
    dated_on: date
    number: str = ""
    pages: int | None = None
    sha256: str = ""
    blob: str = ""
    file_name: str = ""
    category: str = ""
    subject: str = ""
    has_content: bool = False
    destroyed: DestroyedContent | None = None

    @property
    def is_file(self) -> bool:
        """True when a file that can be opened is kept for it: neither destroyed nor locked."""
        return bool(self.blob) and self.destroyed is None and self.kind != Kind.BALLOT_SCAN


def items_in(years: Collection[Edition]) -> list[Item]:
    """All items of these years, kind by kind and by date; a constant number of queries."""
    by_key = {year.pk: year for year in years}
    by_chain = {year.chain: year for year in years}
    found = [
        *_versions(by_key),
        *_attachments(by_key),
        *_drafts(by_key),
        *_papers(by_chain),
        *_signed_scans(by_chain),
        *_ballot_scans(by_key),
        *_packages(by_key),
        *_evidence(by_key),
        *_records(by_chain),
    ]
    destroyed = destroyed_among([item.holder for item in found])
    order = list(Kind)
    marked = [_marked(item, destroyed.get(item.holder)) for item in found]
    return sorted(
        marked, key=lambda item: (-item.edition.roc_year, order.index(item.kind), item.dated_on, item.title)
    )


def is_needed(key: str) -> bool:
    """True when somebody needs the blob of that name: what is destroyed needs none."""
    return is_kept(key) or is_locked_scan(key) or is_package(key)


def _marked(item: Item, destroyed: DestroyedContent | None) -> Item:
    if destroyed is None:
        return item
    return replace(item, destroyed=destroyed, has_content=False, sha256=item.sha256 or destroyed.sha256)


def _versions(years: dict[int, Edition]) -> Iterator[Item]:
    rows = Submission.objects.filter(application__nomination__edition__in=years).defer("content")
    for row in rows.select_related("application__nomination__unit"):
        entry = row.application.nomination
        yield Item(
            years[entry.edition_id],
            Kind.APPLICATION,
            holder_of(row),
            f"{entry.code} {entry.unit.name} 參獎申請書",
            in_taipei(row.submitted_at).date(),
            f"{years[entry.edition_id].roc_year}-{entry.code}-{row.number}",
            row.pages,
            row.pdf_sha256 or row.sha256,
            row.pdf_sha256,
            f"{entry.code}-{row.number}.pdf",
            entry.category,
            has_content=True,
        )


def _attachments(years: dict[int, Edition]) -> Iterator[Item]:
    rows = Attachment.objects.filter(application__nomination__edition__in=years)
    once = {row.received_id: row for row in rows.select_related("application__nomination", "received")}
    for row in once.values():
        entry, file = row.application.nomination, row.received
        yield Item(
            years[entry.edition_id],
            Kind.ATTACHMENT,
            holder_of(file),
            f"{entry.code} {file.name}",
            in_taipei(file.finished_at).date(),
            entry.code,
            file.pages,
            file.sha256,
            file.sha256,
            f"{entry.code}-{row.public_id}.{file.name.rpartition('.')[2]}",
            entry.category,
            has_content=True,
        )


def _drafts(years: dict[int, Edition]) -> Iterator[Item]:
    rows = Application.objects.filter(nomination__edition__in=years).select_related("nomination__unit")
    for row in rows.annotate(written=Count("fields"), last=Max("fields__saved_at")):
        entry = row.nomination
        yield Item(
            years[entry.edition_id],
            Kind.DRAFT,
            holder_of(row),
            f"{entry.code} {entry.unit.name} 草稿與修改歷程",
            in_taipei(row.last or row.begun_at).date(),
            entry.code,
            category=entry.category,
            has_content=bool(row.written),
        )


def _papers(years: dict[str, Edition]) -> Iterator[Item]:
    for row in IssuedPaper.objects.filter(chain__in=years).exclude(kind=FROZEN_FORM):
        yield Item(
            years[row.chain],
            kind_of_paper(row.kind),
            holder_of(row),
            row.title,
            in_taipei(row.issued_at).date(),
            row.number,
            row.pages,
            row.content_sha256,
            category=row.category,
            subject=row.subject,
        )


def kind_of_paper(kind: str) -> Kind:
    """Under which kind an issued paper is archived."""
    if any(word in kind for word in OF_REWARDS):
        return Kind.PERSONNEL_PAPER
    return PAPERS.get(kind, Kind.OTHER_PAPER)


def _signed_scans(years: dict[str, Edition]) -> Iterator[Item]:
    rows = SignedScan.objects.filter(issued__chain__in=years).select_related("issued", "file")
    for row in rows:
        yield Item(
            years[row.issued.chain],
            Kind.SIGNED_SCAN,
            holder_of(row.file),
            f"{row.issued.title} 簽名正本",
            in_taipei(row.attached_at).date(),
            row.issued.number,
            row.file.pages,
            row.file.sha256,
            row.file.sha256,
            f"{row.issued.number}-{row.public_id}.{row.file.name.rpartition('.')[2]}",
            row.issued.category,
            has_content=True,
        )


def _ballot_scans(years: dict[int, Edition]) -> Iterator[Item]:
    for row in scans_in(list(years.values())):
        held = row.sealing.printed.round
        yield Item(
            years[held.edition_id],
            Kind.BALLOT_SCAN,
            holder_of(row),
            "紙本序位表（加鎖保存）",
            in_taipei(row.scanned_at).date(),
            row.sealing.printed.serial,
            row.pages,
            row.sha256,
            row.locked_sha256,
            category=held.category,
            has_content=True,
        )


def _packages(years: dict[int, Edition]) -> Iterator[Item]:
    for row in Package.objects.filter(edition__in=years):
        year = years[row.edition_id]
        yield Item(
            year,
            Kind.PACKAGE,
            holder_of(row),
            f"{year.roc_year} 年度送部資料檔（{row.files} 個檔案）",
            in_taipei(row.made_at).date(),
            row.fingerprint,
            None,
            row.sha256,
            row.sha256,
            f"package-{year.roc_year}-{row.public_id}.zip",
            has_content=True,
        )


def _evidence(years: dict[int, Edition]) -> Iterator[Item]:
    """The letters behind the outcomes: one that came for many entries is one item."""
    once = {file.pk: (file, number, edition) for file, number, edition in documented_in(list(years.values()))}
    for file, number, edition in once.values():
        yield Item(
            edition,
            Kind.EVIDENCE,
            holder_of(file),
            f"來文 {number}",
            in_taipei(file.finished_at).date(),
            number,
            file.pages,
            file.sha256,
            file.sha256,
            f"{file.public_id}.{file.name.rpartition('.')[2]}",
            has_content=True,
        )


def _records(years: dict[str, Edition]) -> Iterator[Item]:
    last = dict(Entry.objects.filter(chain__in=years).values_list("chain").annotate(Max("at")).order_by())
    for head in ChainHead.objects.filter(chain__in=years):
        yield Item(
            years[head.chain],
            Kind.RECORD,
            f"ledger.chainhead:{head.chain}",
            f"{years[head.chain].roc_year} 年度辦理紀錄（{head.number} 筆）",
            in_taipei(last[head.chain]).date(),
            head.chain,
            None,
            head.digest,
        )
