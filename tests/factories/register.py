"""Administrators, files to import, and the whole way of a file through its steps."""

import csv
import io

from factories.people import make_person
from laurel.documents.tables import ods_of, xlsx_of
from laurel.people.models import Honour, PastYear, Person, Unit
from laurel.people.roles import Role
from laurel.register.documents import file_of, listing_of_undo
from laurel.register.facts import preview_of
from laurel.register.services import apply_import, receive_file

UNIT_HEADER = ("代碼", "正式名稱", "類型", "上級單位", "開始日", "結束日")
HISTORY_HEADER = ("年度", "類別", "單位", "名次", "推薦", "部名次", "國發會結果", "證明文件", "查證人")
AWARD_HEADER = (*HISTORY_HEADER, "獎項名稱", "得獎身分", "分類", "公布日期", "專案名稱")
YEAR_HEADER = ("年度", "類別", "參獎案數", "舉辦", "證明文件")
PEOPLE_HEADER = ("帳號", "姓名", "服務單位", "到任日", "職務", "職務起日")


def make_admin(**overrides) -> Person:
    return make_person(Role.SYSTEM_ADMIN, **overrides)


def csv_file(header, *rows) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows([header, *rows])
    return target.getvalue().encode()


def file_in(file_format, header, *rows) -> bytes:
    """A file as a person's own office program would save it: nothing is disarmed."""
    if file_format == "csv":
        return csv_file(header, *rows)
    return (ods_of if file_format == "ods" else xlsx_of)("表", header, rows)


def make_draft(admin, content, now, subject="units", name="單位.csv"):
    return receive_file(content, name=name, subject=subject, actor=admin, now=now)


def applied(draft, admin, now, *, leave_out=False):
    seen = preview_of(draft, actor=admin).seal
    return apply_import(draft, seen=seen, leave_out=leave_out, actor=admin, now=now)


def undo_file(draft, file_format="ods") -> bytes:
    return file_of(listing_of_undo(draft), file_format).content


def stored_units() -> list[dict]:
    return list(Unit.objects.order_by("pk").values())


def stored_history() -> list[dict]:
    return [*PastYear.objects.order_by("pk").values(), *Honour.objects.order_by("pk").values()]


def stored_people() -> list[dict]:
    return [
        {
            "person": row,
            "postings": list(person.postings.order_by("pk").values()),
            "grants": list(person.role_grants.order_by("pk").values()),
        }
        for person, row in zip(
            Person.objects.order_by("pk"),
            Person.objects.order_by("pk").values(),
            strict=True,
        )
    ]
