"""The cells of the tally: ten thousand of them would cost a template more than everything else on the page."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laurel.kit.templatetags.laurel_kit import heat
from laurel.meeting.facts import TallyRow

register = template.Library()


@register.simple_tag
def rank_cells(row: TallyRow, entries: int) -> SafeString:
    """A cell for each member's rank, coloured by its place among so many entries; a marked one says so."""
    mark = f'<span class="visually-hidden"> {escape(_("明顯差異"))}</span>＊'
    # Whole numbers need no escaping.
    return SafeString(  # nosec B703
        "".join(
            f'<td class="heat heat-{heat(cell.rank, entries)}">{cell.rank:d}{mark if cell.is_marked else ""}</td>'
            for cell in row.cells
        )
    )
