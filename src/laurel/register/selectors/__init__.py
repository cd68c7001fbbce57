"""Reading the register: the tree on a day, people and what they hold, imports of one owner."""

from laurel.register.selectors.drafts import access_draft, drafts_of
from laurel.register.selectors.history import (
    access_honour,
    access_rows,
    access_year,
    honours_matching,
    honours_on_record,
    of_one_award,
    years_on_record,
    years_run_here,
)
from laurel.register.selectors.people import (
    access_grant,
    access_person,
    access_posting,
    people_matching,
    rare_people,
)
from laurel.register.selectors.units import (
    access_unit,
    children_on,
    rare_units,
    standings,
    tree_of,
    tree_on,
    units_open_on,
)

__all__ = [
    "access_draft",
    "access_grant",
    "access_honour",
    "access_person",
    "access_posting",
    "access_rows",
    "access_unit",
    "access_year",
    "children_on",
    "drafts_of",
    "honours_matching",
    "honours_on_record",
    "of_one_award",
    "people_matching",
    "rare_people",
    "rare_units",
    "standings",
    "tree_of",
    "tree_on",
    "units_open_on",
    "years_on_record",
    "years_run_here",
]
