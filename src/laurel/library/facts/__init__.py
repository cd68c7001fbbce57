"""Units' years as pictures and tables, and entries as they are shown."""

from laurel.library.facts.overview import MOST_LINES, Overview, Recent, UnitRow, overview_of, recent_of
from laurel.library.facts.shared import Shown, criteria_in, shown_of
from laurel.library.facts.years import Outlook, YearRow, Years, years_seen

__all__ = [
    "MOST_LINES",
    "Outlook",
    "Overview",
    "Recent",
    "Shown",
    "UnitRow",
    "YearRow",
    "Years",
    "criteria_in",
    "overview_of",
    "recent_of",
    "shown_of",
    "years_seen",
]
