"""The pages of the screening desk."""

from laurel.screening.views.acts import (
    assign,
    confirm,
    correction,
    data_correction,
    exempt,
    return_to_officer,
)
from laurel.screening.views.case import show, versions
from laurel.screening.views.papers import case_paper, register_paper, year_paper
from laurel.screening.views.queue import export, queue

__all__ = [
    "assign",
    "case_paper",
    "confirm",
    "correction",
    "data_correction",
    "exempt",
    "export",
    "queue",
    "register_paper",
    "return_to_officer",
    "show",
    "versions",
    "year_paper",
]
