"""What is asked of the recommended before they go up, what was decided, and the closed package."""

from laurel.forwarding.models.closing import (
    ForwardedVersion,
    PackageClosing,
    PackageReopening,
)
from laurel.forwarding.models.packaging import (
    Package,
    ReceivedPackage,
)
from laurel.forwarding.models.updating import (
    UpdateDecision,
    UpdateRequest,
)

__all__ = [
    "ForwardedVersion",
    "Package",
    "PackageClosing",
    "PackageReopening",
    "ReceivedPackage",
    "UpdateDecision",
    "UpdateRequest",
]
