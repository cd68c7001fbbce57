"""Reading packages: those made for a year, those that came from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.files.selectors import undestroyed
from laurel.forwarding.models import Package, ReceivedPackage
from laurel.forwarding.permissions import may_read_forwarding
from laurel.people.permissions import Anyone

DIGEST = re.compile(r"[0-9a-f]{64}")


def packages_of(edition: Edition) -> QuerySet[Package]:
    """The packages made for a year, newest first."""
    return Package.objects.filter(edition=edition).select_related("made_by").order_by("-pk")


def access_package(person: Anyone, public_id: str) -> Package:
    """A package by its public id; absent to all but officer and auditor."""
    package = Package.objects.filter(public_id=public_id).select_related("edition", "made_by").first()
    if package is None or not may_read_forwarding(person):
        raise Http404
    return package


def received_packages() -> QuerySet[ReceivedPackage]:
    """The packages that came from elsewhere, newest first."""
    return ReceivedPackage.objects.select_related("received_by")


def access_received(person: Anyone, public_id: str) -> ReceivedPackage:
    """A received package by its public id; absent to all but officer and auditor."""
    package = received_packages().filter(public_id=public_id).first()
    if package is None or not may_read_forwarding(person):
        raise Http404
    return package


def file_within(package: ReceivedPackage, number: int) -> Mapping[str, Any]:
    """The file of that number (from 1) as the manifest lists it; absent when there is none."""
    if not 1 <= number <= len(package.files):
        raise Http404
    listed: Mapping[str, Any] = package.files[number - 1]
    return listed


def known_fingerprints() -> set[str]:
    """The keys from which a package was taken before: somebody compared them with a letter."""
    return set(ReceivedPackage.objects.values_list("fingerprint", flat=True))


def is_package(key: str) -> bool:
    """True when the stored file of that key is a package, made here or received."""
    digest = PurePath(key).name
    return bool(DIGEST.fullmatch(digest)) and (
        Package.objects.filter(undestroyed(Package), sha256=digest).exists()
        or ReceivedPackage.objects.filter(sha256=digest).exists()
    )
