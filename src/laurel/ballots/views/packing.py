"""The reading pack: chosen, made before the member's eyes, fetched by its maker alone."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.ballots.forms import PackForm
from laurel.ballots.models import Round
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import edges_of
from laurel.ballots.services import Dossier, dossiers_to_pack, keep_pack, kept_pack, make_pack
from laurel.ballots.views.common import FORMS, in_the_reading_room, room_facts
from laurel.files.answers import pieces_answer
from laurel.kit import clock
from laurel.ledger.faces import UNPROCESSABLE, posted
from laurel.panel.models import Member
from laurel.people.permissions import opens_to

LOG = logging.getLogger(__name__)
HERE = "<!-- progress -->"
"""Where the page is parted: what comes before is sent at once, what comes after when the pack is made."""


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def pack(request: HttpRequest, held: Round, seat: Member) -> HttpResponseBase:
    """Which dossiers, with notes or without; the answer grows while the pack is made, a line a dossier."""
    facts = room_facts(request, held, seat)
    rows = sorted([*facts["placed"], *facts["unplaced"]], key=lambda row: held.entries.index(row.code))
    entries = [(row.code, f"{row.code} {row.entry.unit.name}") for row in rows]
    form = PackForm(posted(request), entries=entries, initial={"codes": held.entries, "notes": True})
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        pages = sum(edge.pages for edge in edges_of(held).values())
        return render(request, "ballots/pack.html", {**facts, "form": form, "pages": pages}, status=status)
    wanted = form.cleaned_data
    dossiers = dossiers_to_pack(held, seat, wanted["codes"], with_notes=wanted["notes"])
    page = render_to_string("ballots/pack_making.html", {**facts, "dossiers": dossiers}, request)
    answer = StreamingHttpResponse(_making(page, held, seat, dossiers, translation.get_language() or ""))
    answer["Cache-Control"] = "private, no-store"
    answer["X-Accel-Buffering"] = "no"
    return answer


def _making(
    page: str, held: Round, seat: Member, dossiers: Sequence[Dossier], language: str
) -> Iterator[str]:
    head, _marker, foot = page.partition(HERE)
    yield head
    try:
        with tempfile.TemporaryFile() as target:
            for done in make_pack(held, seat, dossiers, target, clock.now()):
                yield format_html("<li>{} {}</li>\n", done.entry.code, done.entry.unit.name)
            target.seek(0)
            key = keep_pack(target, held, seat)
        url = reverse("ballots:pack_file", args=[held.public_id, key])
        with translation.override(language):
            yield format_html(
                '</ol><meta http-equiv="refresh" content="0;url={}"><p class="actions">'
                '<a class="button" href="{}">{}</a></p><p>{}</p>',
                url,
                url,
                _("下載閱讀本"),
                _("做好了，會自動下載。連結一小時內有效，只有您能用。"),
            )
    except Exception:  # the page is half sent: whatever went wrong, its reader is told in words
        LOG.exception("a reading pack could not be made")
        with translation.override(language):
            yield format_html("</ol><p>{}</p>", _("這次沒有做成。請回上一頁再做一次；仍不成時請洽承辦人。"))
    yield foot


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def pack_file(request: HttpRequest, held: Round, seat: Member, key: str) -> HttpResponseBase:
    """The pack, for the member who had it made, while its hour lasts."""
    name = f"{held.edition.roc_year}-{held.number}-{held.category}-pack.pdf"
    return pieces_answer(kept_pack(held, seat, key), name, "application/pdf")
