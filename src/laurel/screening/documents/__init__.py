"""資格審查表, 補正通知, 不合格通知, 收件登記簿."""

from laurel.screening.documents.letters import correction_letter, ineligible_letter
from laurel.screening.documents.register import receipt_register
from laurel.screening.documents.sheets import case_sheet, year_sheet

__all__ = ["case_sheet", "correction_letter", "ineligible_letter", "receipt_register", "year_sheet"]
