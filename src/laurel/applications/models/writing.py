"""The working copy: named fields with their versions, their history, who is here, what was remarked."""

from __future__ import annotations

from django.db import models

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import Person


class Application(Recorded):
    """The working copy of an entry; what is written in it are its fields."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Field(models.Model):
    """One field as it stands. Drafts are outside the record: what was submitted is frozen in it.

    `saved_in` names the browser tab: a tab never conflicts with itself when an answer was lost on the way.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="fields")
    name = models.CharField(max_length=60)
    value = models.JSONField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_in = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["application_id", "name"]
        constraints = [models.UniqueConstraint(fields=["application", "name"], name="one_value_per_field")]


class Revision(models.Model):
    """One value that a field had: what a person wrote in one go, from the first keystroke saved to the last."""

    field = models.ForeignKey(Field, models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    value = models.JSONField()
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["field_id", "version"]
        constraints = [models.UniqueConstraint(fields=["field", "version"], name="one_revision_per_version")]


class Presence(models.Model):
    """Who has the application open, and where; forgotten after two minutes."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.CharField(max_length=60)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "person"], name="one_presence_per_person")
        ]


class Comment(Recorded):
    """A remark on one part of the application, by the head, the branch or a colleague."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    application = models.ForeignKey(Application, models.PROTECT, related_name="comments")
    place = models.CharField(max_length=60)
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["application_id", "pk"]
