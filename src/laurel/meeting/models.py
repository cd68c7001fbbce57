"""The panel meeting: who was there, what was missing, what the lot said, what was resolved."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.documents.models import IssuedPaper
from laurel.editions.models import Edition
from laurel.files.models import ReceivedFile
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.panel.models import Member
from laurel.people.models import CATEGORY_CHOICES, Person


class PanelMeeting(Recorded):
    """The meeting of a year."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="+")
    place = models.CharField(max_length=120)
    convened_at = models.DateTimeField()
    convened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Attendance(Recorded):
    """Whether a member was present; the newest row of a member counts."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    present = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "member_id", "pk"]


class RecusalReading(Recorded):
    """Who is out of a category was read out, and whoever was there left the room for it; the newest row counts."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    member_codes = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]


class MissingSheetsDecision(Recorded):
    """The meeting goes on without certain sheets of a round: whose, by which decision."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    round_key = models.CharField(max_length=PUBLIC_ID_LENGTH)
    member_codes = models.JSONField()
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "pk"]


class Lot(Recorded):
    """A lot drawn among entries still equal: who drew, who witnessed, in which order they came.

    Where the year has the convener decide instead (A-08), the row holds the convener's order and reason.
    """

    class Kind(models.TextChoices):
        LOT = "lot", _("抽籤")
        CONVENER = "convener", _("召集人決定")

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.LOT)
    drawn = models.JSONField()
    method = models.CharField(max_length=120)
    drawer = models.CharField(max_length=80)
    witness = models.CharField(max_length=80, blank=True)
    drawn_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]


class StruckEntry(Recorded):
    """An entry withdrawn after the sheets were opened: taken out of the count before the resolution (A-12).

    `round_key` names the round in which the others were ranked anew, where the year decided for new sheets;
    it is empty where the ranks behind the entry simply move up.
    """

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    code = models.CharField(max_length=6)
    round_key = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    reason = models.CharField(max_length=300)
    struck_at = models.DateTimeField()
    struck_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "category", "code"], name="an_entry_is_struck_once")
        ]


class DifferenceHandling(Recorded):
    """How the meeting dealt with the marked differences of a category; the newest row counts.

    `marked` names them as they stood, each as [member's code, entry's code]: when others stand, it counts no more.
    """

    class Handling(models.TextChoices):
        KEPT = "kept", _("維持原評審結果")
        DISCUSSED = "discussed", _("經會議討論後維持原評審結果")

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    marked = models.JSONField()
    handling = models.CharField(max_length=10, choices=Handling)
    words = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]


class Dissent(Recorded):
    """What a member asked to have in the minutes against the resolution."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    words = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]


class MinutesNote(Recorded):
    """What the minutes of a category say besides the figures; the newest row counts."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    session = models.PositiveSmallIntegerField(default=1)
    observers = models.CharField(max_length=200, blank=True)
    reports = models.TextField(blank=True)
    discussion = models.TextField(blank=True)
    motions = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "category", "pk"]


class SignedScan(Recorded):
    """The scan of a paper as it was signed; the newest of a paper counts."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    issued = models.ForeignKey(IssuedPaper, models.PROTECT, related_name="+")
    file = models.OneToOneField(ReceivedFile, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["issued_id", "pk"]


class Resolution(Recorded):
    """What the meeting resolved for a category: the tally as it stood, kept whole."""

    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    tally = models.JSONField()
    remarks = models.TextField(blank=True)
    resolved_at = models.DateTimeField()
    resolved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "category"], name="one_resolution_per_category")
        ]
