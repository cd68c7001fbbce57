"""The register's pages: each act through its form, an import through its steps, doors and owners."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answers import told
from factories.people import make_person, make_place, make_unit
from factories.register import UNIT_HEADER, csv_file, make_admin
from factories.year import at
from laurel.kit import clock
from laurel.people.models import Person, Posting, RoleGrant, Succession, Unit
from laurel.people.roles import Role
from laurel.register.models import ImportDraft
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEW = {
    "code": "N-1",
    "kind": "branch",
    "name": "新名稱",
    "short_name": "新名",
    "name_en": "New name",
    "short_name_en": "New",
}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(9, 1))


@pytest.fixture
def admin(client: Client):
    client.force_login(make_admin(username="admin"))
    return client


@pytest.fixture
def officer():
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER, username="officer"))
    return client


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_unit_is_added_corrected_renamed_and_closed_through_its_pages(admin):
    assert admin.post("/admin/units/add/", {**NEW, "valid_from": "103/2/17"}).status_code == 302
    unit = Unit.objects.get()
    page = f"/admin/units/{unit.pk}/"
    corrected = {**NEW, "name_en": "North", "valid_from": "103/2/17", "reason": "誤植"}

    assert admin.post(f"{page}correct/", corrected).status_code == 302
    assert admin.post(f"{page}rename/", {**NEW, "code": "N-2", "on": "115/7/1"}).status_code == 302
    new = Unit.objects.get(code="N-2")
    assert admin.post(f"/admin/units/{new.pk}/close/", {"last_day": "116/6/30"}).status_code == 302

    unit.refresh_from_db()
    new.refresh_from_db()
    assert (unit.name_en, unit.short_name_en) == ("North", "New")
    assert (unit.valid_to, new.valid_to) == (date(2026, 6, 30), date(2027, 6, 30))
    assert "更名" in text_of(admin.get(page))


def test_units_are_moved_merged_and_split_through_their_pages(admin):
    one, other = make_unit(UnitKind.BRANCH), make_unit(UnitKind.BRANCH)
    a, b = make_unit(parent=one), make_unit(parent=one)
    parts = {f"{name}_{number}": value for number in (1, 2) for name, value in NEW.items()}
    parts |= {"code_1": "S-1", "code_2": "S-2", "on": "115/8/1", "kind_3": "branch"}

    moved = admin.post(f"/admin/units/{b.pk}/move/", {"parent": other.pk, "on": "115/6/1"})
    back = admin.post(f"/admin/units/{b.pk}/move/", {"parent": one.pk, "on": "115/6/2"})
    merged = admin.post(f"/admin/units/{a.pk}/merge/", {**NEW, "others": [b.pk], "on": "115/7/1"})
    new = Unit.objects.get(code="N-1")
    split = admin.post(f"/admin/units/{new.pk}/split/", parts)

    assert [answer.status_code for answer in (moved, back, merged, split)] == [302] * 4
    assert list(Succession.objects.order_by("pk").values_list("successor__code", "kind")) == [
        ("N-1", "merged"),
        ("N-1", "merged"),
        ("S-1", "split"),
        ("S-2", "split"),
    ]


def test_a_merger_without_a_goal_and_a_split_that_is_half_filled_say_what_is_missing(admin):
    unit = make_unit()
    parts = {f"{name}_{number}": value for number in (1, 2) for name, value in NEW.items()}

    merger = admin.post(f"/admin/units/{unit.pk}/merge/", {"on": "115/7/1"})
    split = admin.post(f"/admin/units/{unit.pk}/split/", {**parts, "on": "115/7/1", "code_3": "S-3"})

    assert (merger.status_code, split.status_code) == (422, 422)
    assert "請填寫新單位的代碼。" in text_of(merger)
    assert "請填寫第 3 個單位：正式名稱。" in text_of(split)


def test_a_refusal_is_shown_above_what_was_typed(admin):
    parent = make_unit(UnitKind.BRANCH, name="分署甲")
    make_unit(parent=parent, name="中心乙")

    answer = admin.post(f"/admin/units/{parent.pk}/close/", {"last_day": "115/6/30"})

    assert answer.status_code == 422
    assert "中心乙" in text_of(answer)
    assert "內規：單位與人員" in text_of(answer)


def test_the_tree_is_of_the_day_that_is_asked(admin):
    unit = make_unit(name="舊名分署")
    rename_unit_through(admin, unit)

    before, after = (text_of(admin.get(f"/admin/units/?on={day}")) for day in ("2026-06-30", "2026-07-01"))

    assert ("舊名分署" in before, "新名稱" in before) == (True, False)
    assert ("舊名分署" in after, "新名稱" in after) == (False, True)


def rename_unit_through(client, unit):
    assert client.post(f"/admin/units/{unit.pk}/rename/", {**NEW, "on": "115/7/1"}).status_code == 302


def test_a_person_is_added_posted_and_given_a_role_through_the_pages(admin):
    unit, other = make_unit(), make_unit()
    typed = {"username": "new", "name": "新人", "is_active": "on", "unit": unit.pk, "since": "115/1/1"}

    added = admin.post("/admin/people/add/", typed)
    person = Person.objects.get(username="new")
    page = f"/admin/people/{person.pk}/"
    acts = [
        admin.post(f"{page}correct/", {**typed, "title": "科長"}),
        admin.post(f"{page}postings/", {"unit": other.pk, "since": "115/6/1"}),
        admin.post(f"{page}roles/", {"role": "unit_head", "unit": other.pk, "since": "115/6/1"}),
    ]
    posting = Posting.objects.get(person=person, valid_to=None)
    grant = RoleGrant.objects.get(person=person)
    ends = [
        admin.post(f"/admin/postings/{posting.pk}/end/", {"last_day": "115/7/1"}),
        admin.post(f"/admin/roles/{grant.pk}/end/", {"last_day": "115/7/1"}),
    ]

    assert [answer.status_code for answer in (added, *acts, *ends)] == [302] * 6
    assert all(words in text_of(admin.get(page)) for words in ("科長", other.name, "單位主管", "115/7/1"))


def test_the_refusal_of_officer_and_judge_cites_the_house_rule(admin):
    person = make_person(Role.PROGRAMME_OFFICER)

    answer = admin.post(f"/admin/people/{person.pk}/roles/", {"role": "panel_member", "since": "115/6/1"})

    assert answer.status_code == 422
    assert "內規：職務分離" in text_of(answer)
    assert "評審委員" in text_of(answer)


def test_people_are_found_by_words_unit_role_and_day(admin):
    unit = make_unit()
    make_person(Role.AUDITOR, serves_at=unit, username="kept", name="留下的人")
    make_person(Role.OBSERVER, username="other", name="別的人")

    queries = (
        "words=留下",
        f"unit={unit.pk}",
        "role=auditor",
        "words=kept+留下",
        "role=auditor&on=2013-01-01",
    )
    pages = [text_of(admin.get(f"/admin/people/?{query}")) for query in queries]

    assert [("留下的人" in page, "別的人" in page) for page in pages] == [(True, False)] * 4 + [
        (False, False)
    ]


def upload(client, content, subject="units", name="單位.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post("/admin/import/", {"subject": subject, "file": file})


ROW = ("BR-1", "北分署", "分署", "", "103/2/17", "")


def test_an_import_goes_through_its_steps_and_back(officer):
    steps = [upload(officer, csv_file(UNIT_HEADER, ROW))]
    draft = ImportDraft.objects.get()
    base = f"/admin/import/{draft.public_id}/"
    columns = officer.get(f"{base}columns/")
    chosen = {f"column_{place}": key for place, key in draft.mapping.items()}
    steps.append(officer.post(f"{base}columns/", chosen))
    preview = officer.get(f"{base}preview/")
    dry = Unit.objects.count()
    steps.append(officer.post(f"{base}preview/", {"seen": preview.context["seal"]}))
    result = officer.get(f"{base}result/")
    written = Unit.objects.count()
    undo = officer.get(f"{base}undo/ods/")
    steps.append(upload(officer, undo.content, name="還原.ods"))
    back = ImportDraft.objects.get(is_undo=True)
    address = f"/admin/import/{back.public_id}/preview/"
    steps.append(officer.post(address, {"seen": officer.get(address).context["seal"]}))

    assert [step.status_code for step in steps] == [302] * 5
    assert "已依欄位名稱認出 6 欄" in text_of(columns)
    assert "這是試算" in text_of(preview)
    assert "套用 1 筆" in text_of(preview)
    assert "下載還原檔 ODS" in text_of(result)
    assert undo.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert (dry, written, Unit.objects.count()) == (0, 1, 0)


def test_problems_are_shown_first_with_row_column_and_what_to_do(officer):
    upload(officer, csv_file(UNIT_HEADER, ROW, ("B-2", "分署二", "分署", "", "115/2/30", "")))
    address = f"/admin/import/{ImportDraft.objects.get().public_id}/preview/"

    page = officer.get(address)
    stopped = officer.post(address, {"seen": page.context["seal"]})
    applied = officer.post(address, {"seen": stopped.context["seal"], "leave_out": "on"})

    assert text_of(page).index("第 3 列") < text_of(page).index("第 2 列")
    assert "「115/2/30」不是日期" in text_of(page)
    assert (stopped.status_code, applied.status_code) == (422, 302)
    assert "還有 1 列有問題" in text_of(stopped)
    assert list(Unit.objects.values_list("code", flat=True)) == ["BR-1"]


def test_an_applied_import_is_not_applied_by_a_second_press(officer):
    upload(officer, csv_file(UNIT_HEADER, ROW))
    base = f"/admin/import/{ImportDraft.objects.get().public_id}/"
    seal = officer.get(f"{base}preview/").context["seal"]

    presses = [officer.post(f"{base}preview/", {"seen": seal}) for _ in range(2)]

    assert [press.headers["Location"] for press in presses] == [f"{base}result/"] * 2
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"column_0": "", "column_1": "name"}, "請選出哪一欄是「代碼」"),
        ({"column_0": "code", "column_1": "code"}, "已經由另一欄使用"),
    ],
)
def test_columns_that_cannot_be_read_so_are_refused(officer, chosen, words):
    upload(officer, csv_file(("甲", "乙"), ("BR-1", "名")))
    address = f"/admin/import/{ImportDraft.objects.get().public_id}/columns/"

    answer = officer.post(address, chosen)

    assert answer.status_code == 422
    assert words in text_of(answer)


def test_a_file_that_cannot_be_read_says_why_on_the_page(officer):
    answer = upload(officer, "代碼,名稱\n甲,乙\n".encode("big5"))

    assert answer.status_code == 422
    assert "CSV UTF-8" in text_of(answer)


def test_a_draft_looks_absent_to_everybody_but_its_owner(admin, officer):
    upload(officer, csv_file(UNIT_HEADER, ROW))
    draft = ImportDraft.objects.get()
    absent = told(admin.get("/no-such-page/"))
    steps = ("columns/", "preview/", "result/", "undo/ods/")

    answers = [admin.get(f"/admin/import/{draft.public_id}/{step}") for step in steps]

    assert [told(answer) for answer in answers] == [absent] * 4


def test_an_officer_reads_and_is_offered_no_act(admin, officer):
    unit = make_unit()
    person = make_person(Role.AUDITOR, serves_at=unit)
    pages = ["/admin/units/", f"/admin/units/{unit.pk}/", "/admin/people/", f"/admin/people/{person.pk}/"]

    read = [text_of(officer.get(page)) for page in pages]
    written = [text_of(admin.get(page)) for page in pages]

    acts = ("新增", "更正資料", "結束服務")
    assert [any(act in page for act in acts) for page in read] == [False] * 4
    assert [any(act in page for act in acts) for page in written] == [True] * 4


def test_the_door_stands_in_the_navigation_of_those_whom_it_opens_to(client: Client):
    shown = {}
    for role in (Role.SYSTEM_ADMIN, Role.PROGRAMME_OFFICER, Role.AUDITOR):
        client.force_login(make_person(role))
        shown[role] = 'href="/admin/"' in text_of(client.get("/today/"))

    assert shown == {Role.SYSTEM_ADMIN: True, Role.PROGRAMME_OFFICER: True, Role.AUDITOR: False}
    assert client.get("/admin/").status_code == 404


def test_units_and_people_that_are_shown_are_exported(officer):
    unit = make_unit(code="U-X", name="=危險")
    make_person(username="found", serves_at=unit)

    units = officer.get("/admin/units/export/csv/?on=2026-05-01").content.decode("utf-8-sig")
    people = officer.get(f"/admin/people/export/csv/?unit={unit.pk}").content.decode("utf-8-sig")

    assert "U-X,'=危險," in units
    assert [line.split(",")[0] for line in people.splitlines()] == ["帳號", "found"]
    assert officer.get("/admin/units/export/ods/").content.startswith(b"PK")
    assert officer.get("/admin/units/export/exe/").status_code == 404


def test_names_that_cannot_be_drawn_are_listed_with_their_code_points(officer):
    unit = make_unit(name="\U0002a6d0江中心")
    make_person(username="rare", name="王\ue001")
    make_person(username="plain", name="王小明")

    page = text_of(officer.get("/admin/rare-characters/"))

    assert [words in page for words in (unit.code, "U+2A6D0", "rare", "U+E001", "plain")] == [
        *[True] * 4,
        False,
    ]


def test_names_are_shown_as_text_whatever_they_hold(officer):
    unit = make_unit(name="<img src=x onerror=alert(1)>", name_en="")
    make_place(unit, 114, 1)

    pages = [text_of(officer.get(page)) for page in ("/admin/units/", f"/admin/units/{unit.pk}/")]

    assert ["<img src=x" in page for page in pages] == [False, False]


LISTS = ["/admin/units/", "/admin/people/", "/admin/rare-characters/", "/admin/import/"]
FILES = ["/admin/units/export/csv/", "/admin/people/export/csv/"]


def test_lists_cost_the_same_with_1_3_and_many_rows(officer):
    parent = make_unit(UnitKind.BRANCH, code="TOP")
    costs = {path: [] for path in [*LISTS, *FILES, f"/admin/units/{parent.pk}/"]}
    for more in (1, 2, MANY - 3):
        for _ in range(more):
            unit = make_unit(parent=parent, name="\ue001")
            make_person(Role.UNIT_HEAD, unit=unit, serves_at=parent)
            make_place(parent, 1 + parent.honours.count(), 1)
            upload(officer, csv_file(UNIT_HEADER, ROW)) if more < 100 else None
        for path, cost in costs.items():
            officer.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert officer.get(path).status_code == 200
            cost.append(len(queries))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
    assert max(cost[0] for cost in costs.values()) <= 20
