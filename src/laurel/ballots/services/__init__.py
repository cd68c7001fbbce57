"""Beginning a round, ordering, sealing, taking back, opening."""

from laurel.ballots.services.correcting import propose_correction, rule_on_correction
from laurel.ballots.services.making_up import Scenario, make_up_sheets
from laurel.ballots.services.notebooks import forget_notebooks, write_notebook
from laurel.ballots.services.objecting import object_to_paper, set_aside_papers, withdraw_objection
from laurel.ballots.services.offline import BadOfflineSheet, OfflineOrder, read_offline
from laurel.ballots.services.opening import consent_to_open, void_sheet
from laurel.ballots.services.packing import (
    Dossier,
    dossiers_to_pack,
    keep_pack,
    kept_pack,
    make_pack,
    remove_old_packs,
)
from laurel.ballots.services.paper import Outcome, print_sheets, type_paper
from laurel.ballots.services.placing import place_beside, place_entry, take_over_order, undo_placing
from laurel.ballots.services.rounds import begin_round
from laurel.ballots.services.rows import NotAnOrder, RowFault, rows_in_full_width
from laurel.ballots.services.scanning import attach_scan, scan_page, scan_pieces
from laurel.ballots.services.sealing import seal_sheet, withdraw_sheet

__all__ = [
    "BadOfflineSheet",
    "Dossier",
    "NotAnOrder",
    "OfflineOrder",
    "Outcome",
    "RowFault",
    "Scenario",
    "attach_scan",
    "begin_round",
    "consent_to_open",
    "dossiers_to_pack",
    "forget_notebooks",
    "keep_pack",
    "kept_pack",
    "make_pack",
    "make_up_sheets",
    "object_to_paper",
    "place_beside",
    "place_entry",
    "print_sheets",
    "propose_correction",
    "read_offline",
    "remove_old_packs",
    "rows_in_full_width",
    "rule_on_correction",
    "scan_page",
    "scan_pieces",
    "seal_sheet",
    "set_aside_papers",
    "take_over_order",
    "type_paper",
    "undo_placing",
    "void_sheet",
    "withdraw_objection",
    "withdraw_sheet",
    "write_notebook",
]
