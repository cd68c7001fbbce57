"""Limits that the process takes upon itself before it looks at a file."""

from __future__ import annotations

import ctypes
import resource

MEMORY = 512 * 1024 * 1024
SECONDS = 20
LARGEST_OUTPUT = 64 * 1024 * 1024
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def enter(*, seconds: int = SECONDS, memory: int = MEMORY) -> bool:
    """Takes the limits; True when the kernel also took the network away."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return _without_network()


def _without_network() -> bool:
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    return bool(unshare(CLONE_NEWNET) == 0 or unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)
