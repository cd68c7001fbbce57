"""Lists of the register as tables, with the headings that an import knows."""

from laurel.register.documents.history import listing_of_history, listing_of_sample
from laurel.register.documents.listings import (
    FORMATS,
    Listing,
    file_of,
    listing_of_people,
    listing_of_undo,
    listing_of_units,
)

__all__ = [
    "FORMATS",
    "Listing",
    "file_of",
    "listing_of_history",
    "listing_of_people",
    "listing_of_sample",
    "listing_of_undo",
    "listing_of_units",
]
