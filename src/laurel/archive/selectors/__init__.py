"""Reading the archive: items with their terms, closings, the report's words, lists of destruction, what is one's own."""

from laurel.archive.selectors.destruction import (
    access_list,
    items_of_list,
    lists_of,
    waiting_list_of,
    waiting_lists,
)
from laurel.archive.selectors.items import Item, is_needed, items_in
from laurel.archive.selectors.own import (
    OwnEntry,
    OwnSheet,
    access_own_entry,
    access_own_version,
    own_entries,
    own_sheets,
)
from laurel.archive.selectors.terms import rules_in_force, rules_of
from laurel.archive.selectors.years import (
    access_year,
    acts_after,
    newest_text_of,
    texts_of,
    years_to_keep,
)

__all__ = [
    "Item",
    "OwnEntry",
    "OwnSheet",
    "access_list",
    "access_own_entry",
    "access_own_version",
    "access_year",
    "acts_after",
    "is_needed",
    "items_in",
    "items_of_list",
    "lists_of",
    "newest_text_of",
    "own_entries",
    "own_sheets",
    "rules_in_force",
    "rules_of",
    "texts_of",
    "waiting_list_of",
    "waiting_lists",
    "years_to_keep",
]
