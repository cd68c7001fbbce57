"""送部資料清單, 送件單."""

from laurel.forwarding.documents.packaging import package_index, package_slip

__all__ = ["package_index", "package_slip"]
