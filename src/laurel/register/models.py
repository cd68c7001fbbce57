"""Imports on their way: what was uploaded, how its columns are read, and what undoes it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.people.models import Person


class ImportDraft(models.Model):
    """One uploaded file between its steps. Not part of the record: what it changes is, when it is applied."""

    class Subject(models.TextChoices):
        UNITS = "units", _("單位")
        PEOPLE = "people", _("人員")
        HISTORY = "history", _("歷屆成績")

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=8, choices=Subject)
    is_undo = models.BooleanField(default=False)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    header = models.JSONField()
    rows = models.JSONField()
    first_row = models.PositiveIntegerField(default=2)
    mapping = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict)
    undo = models.JSONField(default=list)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
