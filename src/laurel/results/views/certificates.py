"""推薦證書: one for its entry, or all of a year at once; absent before the results are public."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from laurel.documents.faces import paper_answer
from laurel.documents.services import IssuedFile, issue_paper
from laurel.editions.selectors import edition_of
from laurel.kit import clock
from laurel.people.models import Person
from laurel.people.permissions import opens_to
from laurel.people.roles import ENTRANTS
from laurel.results.documents import CERTIFICATE, certificate, subject_of
from laurel.results.facts import Certified, certified_entries
from laurel.results.permissions import READERS
from laurel.results.selectors import access_result


@opens_to(*READERS, *ENTRANTS)
@require_safe
def entry_certificate(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """The certificate of an entry: for the office, and for the entrant itself."""
    entry, now = access_result(request.user, nomination_id).nomination, clock.now()
    found = [row for row in certified_entries(entry.edition, now) if row.nomination == entry]
    return paper_answer(
        request,
        certificate(found[0]) if found else None,
        subject=subject_of(entry.edition, CERTIFICATE, nomination_id),
        chain=entry.edition.chain,
        file_format=file_format,
        category=entry.category,
    )


@opens_to(*READERS)
@require_safe
def certificates_zip(request: HttpRequest, roc_year: int) -> StreamingHttpResponse:
    """Every certificate of the year as PDF, in one archive that is sent while it is made."""
    edition = edition_of(roc_year)
    rows = certified_entries(edition, clock.now())
    if not rows:
        raise Http404
    issued = (_issued(row, actor=request.user) for row in rows)  # type: ignore[arg-type]
    answer = StreamingHttpResponse(_zipped(issued), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="certificates-{roc_year}.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _issued(certified: Certified, *, actor: Person) -> IssuedFile:
    entry = certified.nomination
    return issue_paper(
        certificate(certified),
        subject=subject_of(entry.edition, CERTIFICATE, entry.public_id),
        chain=entry.edition.chain,
        category=entry.category,
        actor=actor,
        now=clock.now(),
    )


def _zipped(files: Iterable[IssuedFile]) -> Iterator[bytes]:
    """The archive, file by file as each is ready."""
    target, sent = io.BytesIO(), 0
    with zipfile.ZipFile(target, "w") as archive:
        for file in files:
            archive.writestr(file.file_name, file.content)
            yield target.getvalue()[sent:]
            sent = target.tell()
    yield target.getvalue()[sent:]
