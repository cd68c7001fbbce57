"""The updates of the recommended, and the packages that go to the Ministry."""

from laurel.forwarding.models.packaging import Package, ReceivedPackage

__all__ = ["Package", "ReceivedPackage"]
