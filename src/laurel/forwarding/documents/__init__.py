"""更新版成果對照表, and the picture of the changes."""

from laurel.forwarding.documents.change_table import (
    change_table,
)
from laurel.forwarding.documents.packaging import (
    package_index,
    package_slip,
)
from laurel.forwarding.documents.picture import (
    Bar,
    Picture,
    picture_of,
)

__all__ = [
    "Bar",
    "Picture",
    "change_table",
    "package_index",
    "package_slip",
    "picture_of",
]
