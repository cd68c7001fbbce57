"""Papers that were issued: by their code anyone can check what they hold in their hand."""

from __future__ import annotations

from django.db import models

from laurel.ledger.models import Recorded


class IssuedPaper(Recorded):
    """One issue of a paper. `content_sha256` is the digest of what it says, not of how it is set.

    `category` names the category that the paper is about, so that it can be kept from whoever is recused from it;
    it is empty for a paper of the year.
    """

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    chain = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    category = models.CharField(max_length=20, blank=True)
    verification_code = models.CharField(max_length=24)
    content_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    issued_by_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["verification_code"])]
