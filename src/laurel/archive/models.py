"""What the archive keeps of its own: terms, the words of the report, lists of destruction."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person


class Kind(models.TextChoices):
    """The kinds of items between which an agency's table of terms may differ."""

    APPLICATION = "application", _("參獎申請書")
    ATTACHMENT = "attachment", _("申請書附件")
    DRAFT = "draft", _("申請書草稿與修改歷程")
    MEETING_PAPER = "meeting_paper", _("評審會議文件")
    BALLOT_PAPER = "ballot_paper", _("各委員序位表")
    BALLOT_SCAN = "ballot_scan", _("紙本序位表掃描檔")
    SIGNED_SCAN = "signed_scan", _("簽名正本掃描檔")
    RESULT_PAPER = "result_paper", _("結果與推薦文件")
    PERSONNEL_PAPER = "personnel_paper", _("敘獎文件")
    OTHER_PAPER = "other_paper", _("其他文件")
    PACKAGE = "package", _("送部資料檔")
    EVIDENCE = "evidence", _("外部結果的來文")
    RECORD = "record", _("辦理紀錄")


class Openness(models.TextChoices):
    """How far an item is open to the public."""

    OPEN = "open", _("公開")
    PARTIAL = "partial", _("部分公開")
    CLOSED = "closed", _("不公開")


class RetentionRule(Recorded):
    """How long a kind of item is kept and how open it is, by the agency's own table.

    `years` is None for good. The newest row of a kind whose `valid_from` has come counts.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    openness = models.CharField(max_length=8, choices=Openness)
    openness_reason = models.CharField(max_length=200, blank=True)
    authority = models.CharField(max_length=120)
    valid_from = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "valid_from", "pk"]

    @property
    def is_permanent(self) -> bool:
        """True where the kind is kept for good."""
        return self.years is None


class ReportText(Recorded):
    """檢討與建議 of a year's report; the newest row counts, older ones stay to be read."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]


class DestructionList(Recorded):
    """擬銷毀清冊: items of a year past their term, proposed by one person."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    @property
    def state(self) -> str:
        """`waiting`, `destroyed` or `withdrawn`."""
        if hasattr(self, "confirmation"):
            return "destroyed"
        return "withdrawn" if hasattr(self, "withdrawal") else "waiting"


class DestructionItem(Recorded):
    """One item of the list, as it was listed: it stays when the content is gone."""

    listed_in = models.ForeignKey(DestructionList, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind)
    holder = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    years = models.PositiveSmallIntegerField()
    kept_until = models.DateField()

    class Meta:
        ordering = ["listed_in_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["listed_in", "holder"], name="an_item_is_listed_once")]


class DestructionConfirmation(Recorded):
    """Another person confirmed the list by the document that approved it: the contents are destroyed."""

    confirmed = models.OneToOneField(DestructionList, models.PROTECT, related_name="confirmation")
    document_no = models.CharField(max_length=120)
    document_on = models.DateField()
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class DestructionWithdrawal(Recorded):
    """A list taken back, or not agreed to: nothing on it was destroyed."""

    withdrawn = models.OneToOneField(DestructionList, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
