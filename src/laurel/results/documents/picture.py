"""The places of a category as a picture beside its table: a line a unit, recommended or not, with sums where public."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from laurel.results.facts import PublicCategory, PublicRow

WIDTH, ROW, EDGE = 420, 54, 70
"""The drawing in its own units, legible on a phone: the width, the height of a line, the room for the last value."""


def places_picture(category: PublicCategory) -> str:
    """The picture as SVG: how far to the right a mark stands is its place, or its sum where sums are public."""
    if len(category.rows) < 2:
        return ""
    values = [row.place if row.rank_sum is None else row.rank_sum for row in category.rows]
    least, most = (min(values) if category.has_sums else 1), max(values)
    step = (WIDTH - EDGE - 10) / max(most - least, 1)
    drawn = [
        {
            "name": _name(row),
            "name_y": ROW * line + 16,
            "x": round(10 + step * (value - least), 1),
            "y": ROW * line + 33,
            "value": value if category.has_sums else _("第 %(place)d 位") % {"place": row.place},
            "recommended": row.recommended,
        }
        for line, (row, value) in enumerate(zip(category.rows, values, strict=True))
    ]
    alt = _("各單位的序位合計") if category.has_sums else _("各單位的名次")
    shape = {"width": WIDTH, "height": ROW * len(drawn), "alt": alt}
    return render_to_string("results/places.svg", {"rows": drawn, **shape})


def _name(row: PublicRow) -> str:
    return (row.unit_en if get_language() == "en" else "") or row.unit
