"""Writing the register: each act one entry of the house chain, refused where a rule forbids it."""

from laurel.register.services.applying import apply_import
from laurel.register.services.drafts import choose_columns, receive_file
from laurel.register.services.history import (
    add_honour,
    add_year,
    classify_award,
    correct_honour,
    correct_year,
    revoke_award,
)
from laurel.register.services.people import add_person, correct_person
from laurel.register.services.postings import add_posting, end_posting
from laurel.register.services.roles import end_role, grant_role
from laurel.register.services.successions import Particulars, merge_units, rename_unit, split_unit
from laurel.register.services.units import add_unit, close_unit, correct_unit, move_unit
from laurel.register.services.verifying import verify_history

__all__ = [
    "Particulars",
    "add_honour",
    "add_person",
    "add_posting",
    "add_unit",
    "add_year",
    "apply_import",
    "choose_columns",
    "classify_award",
    "close_unit",
    "correct_honour",
    "correct_person",
    "correct_unit",
    "correct_year",
    "end_posting",
    "end_role",
    "grant_role",
    "merge_units",
    "move_unit",
    "receive_file",
    "rename_unit",
    "revoke_award",
    "split_unit",
    "verify_history",
]
