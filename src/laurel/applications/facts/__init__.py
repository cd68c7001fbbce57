"""An application as the rules and its readers see it: what is written, and what was sent."""

from laurel.applications.facts.sent import Sent, changed_parts, conditions_of, letters_and_versions
from laurel.applications.facts.updating import FigureUpdate, Update, update_in, updates_in
from laurel.applications.facts.written import (
    NOT_STATED,
    Written,
    arrival_of,
    content_of,
    material_of,
    missing_evidence,
    missing_sections,
    period_of,
    timeliness_of,
    written_of,
)

__all__ = [
    "NOT_STATED",
    "FigureUpdate",
    "Sent",
    "Update",
    "Written",
    "arrival_of",
    "changed_parts",
    "conditions_of",
    "content_of",
    "letters_and_versions",
    "material_of",
    "missing_evidence",
    "missing_sections",
    "period_of",
    "timeliness_of",
    "update_in",
    "updates_in",
    "written_of",
]
