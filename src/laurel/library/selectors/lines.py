"""Which units continue which, and for which units a person speaks, through all their former names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from laurel.people.models import Succession, Unit
from laurel.people.permissions import Anyone, units_held
from laurel.people.roles import ENTRANTS, Role

Links = Mapping[int, frozenset[int]]


def former_units() -> Links:
    """The direct predecessors of each unit that has any, by keys; one query."""
    links: dict[int, set[int]] = defaultdict(set)
    for successor, predecessor in Succession.objects.values_list("successor", "predecessor"):
        links[successor].add(predecessor)
    return {key: frozenset(found) for key, found in links.items()}


def with_former(units: Iterable[int], links: Links) -> frozenset[int]:
    """These units and all whom they continue."""
    line, found = set(units), set(units)
    while found:
        found = {former for key in found for former in links.get(key, ())} - line
        line |= found
    return frozenset(line)


def lines_held(person: Anyone, *roles: Role) -> frozenset[int]:
    """The units for which the person holds one of the roles, and all whom those continue; one query."""
    held = units_held(person, *roles)
    return with_former(held, former_units()) if held else frozenset()


def units_known_to(person: Anyone) -> frozenset[int]:
    """The units whose places the person sees before they are public: their own, and those under their branch. Two queries."""
    own = units_held(person, *ENTRANTS)
    branches = frozenset(units_held(person, Role.BRANCH_COORDINATOR))
    if not own:
        return frozenset()
    below = _below(branches) if branches else frozenset()
    return with_former({*own, *below}, former_units())


def _below(branches: Collection[int]) -> frozenset[int]:
    """The units directly under these, and the stations under those."""
    found = Unit.objects.filter(parent__in=branches) | Unit.objects.filter(parent__parent__in=branches)
    return frozenset(found.values_list("pk", flat=True))
