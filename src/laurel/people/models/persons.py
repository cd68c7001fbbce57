"""Persons with their postings and roles."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from laurel.ledger.models import Recorded
from laurel.people.models.units import Unit
from laurel.people.roles import Role


class People(BaseUserManager["Person"]):
    """Finds persons by the name they sign in with."""


class Person(AbstractBaseUser, Recorded):
    """A person of the register. Accounts of the sample year are roles, not people."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    extension = models.CharField(max_length=20, blank=True)
    is_jianren = models.BooleanField(default=False)
    rank_level = models.PositiveSmallIntegerField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    valid_until = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    objects = People()

    outside_the_record = ("last_login", "password")
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return str(self.pk)

    @property
    def label(self) -> str:
        return self.name

    @cached_property
    def grants(self) -> list[RoleGrant]:
        """All roles ever given to the person, read once a request."""
        return list(self.role_grants.select_related("unit"))


class Posting(Recorded):
    """Where a person serves, from a day to a day: recusal follows it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person_id", "valid_from"]


class RoleGrant(Recorded):
    """A role held from a day to a day, for one unit where the role is a unit's."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person_id", "role"]
