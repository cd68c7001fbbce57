"""Units with their succession and earlier parents, persons with their postings and roles, past years and honours."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laurel.ledger.models import Recorded
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category, UnitKind

CATEGORY_CHOICES = [
    (Category.OVERALL_SERVICE.value, _("整體服務類")),
    (Category.PROJECT_PLANNING.value, _("專案規劃類")),
]
KIND_CHOICES = [(kind.value, kind.value) for kind in UnitKind]


class Unit(Recorded):
    """An organisational unit, for the time it exists."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=40, choices=KIND_CHOICES)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=160, blank=True)
    short_name_en = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    commissioned_to_local_government = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Succession(Recorded):
    """One unit follows another: renamed, merged or split."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("更名")
        MERGED = "merged", _("整併")
        SPLIT = "split", _("分立")

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="precessions")
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()


class Placement(Recorded):
    """Where a unit stood before its parent changed: under that parent, up to and with that day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField()

    class Meta:
        ordering = ["unit", "until"]


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
        ordering = ["person", "valid_from"]


class RoleGrant(Recorded):
    """A role held from a day to a day, for one unit where the role is a unit's."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person", "role"]


class PastYear(Recorded):
    """A year before Laurel, or one that it closed: was the award held, and with how many entries."""

    roc_year = models.PositiveSmallIntegerField(unique=True)
    held = models.BooleanField(default=True)
    overall_entries = models.PositiveSmallIntegerField(default=0)
    project_entries = models.PositiveSmallIntegerField(default=0)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-roc_year"]


class Honour(Recorded):
    """What a unit reached in one year: a place here, at the Ministry, or the national award."""

    class Level(models.TextChoices):
        AGENCY = "agency", _("本署名次")
        MINISTRY = "ministry", _("勞動部名次")
        NATIONAL = "national", _("國家發展委員會得獎")

    class Share(models.TextChoices):
        WINNER_OF_RECORD = "winner_of_record", _("登記得獎機關")
        EXECUTING_UNIT = "executing_unit", _("執行單位")

    class Line(models.TextChoices):
        FIRST_LINE = "first_line", _("第一線服務機關")
        PLANNING = "planning", _("服務規劃機關")
        PARTNER = "partner", _("協力機關")
        UNCLASSIFIED = "unclassified", _("未分類")

    level = models.CharField(max_length=10, choices=Level)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="honours")
    roc_year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    recommended = models.BooleanField(default=False)
    award_key = models.CharField(max_length=60, blank=True)
    award_name = models.CharField(max_length=120, blank=True)
    project_title = models.CharField(max_length=200, blank=True)
    share = models.CharField(max_length=20, choices=Share, blank=True)
    line = models.CharField(max_length=20, choices=Line, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=200, blank=True)
    verified_by = models.CharField(max_length=80, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-roc_year", "level", "category", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "roc_year", "category"],
                condition=Q(level="agency"),
                name="one_place_per_unit_year_category",
            )
        ]
