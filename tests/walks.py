"""Walks through acts in any order: a few short ones in the suite, many long ones by name."""

import os

from hypothesis import HealthCheck, settings


def walks(variable: str, *, few: int, short: int, long: int) -> settings:
    """So many walks of so many steps; as many long ones as the variable of the environment says."""
    many = int(os.environ.get(variable, "0"))
    return settings(
        max_examples=many or few,
        stateful_step_count=long if many else short,
        deadline=None,
        database=None,
        derandomize=not many,
        suppress_health_check=list(HealthCheck),
    )
