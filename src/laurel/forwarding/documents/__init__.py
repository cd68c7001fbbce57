"""更新版成果對照表, and the picture of the changes."""

from laurel.forwarding.documents.change_table import change_table
from laurel.forwarding.documents.picture import Bar, Picture, picture_of

__all__ = ["Bar", "Picture", "change_table", "picture_of"]
