"""The pages of history: entered, corrected, verified and imported through forms; read by role; the picture has its words."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.people import make_national_award, make_past_year, make_person, make_place, make_unit
from factories.register import HISTORY_HEADER, csv_file
from factories.year import at
from laurel.kit import clock
from laurel.people.models import Honour, PastYear
from laurel.people.roles import Role
from laurel.register.models import ImportDraft
from register.test_views import text_of, upload
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAPER = {"evidence": "測字第1號", "evidence_on": "114/7/3", "named_verifier": ""}
LIST = "/admin/history/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(5, 1))


@pytest.fixture
def officer(client: Client):
    client.force_login(make_person(Role.PROGRAMME_OFFICER, username="officer", name="承辦人甲"))
    return client


@pytest.fixture
def reviewer():
    client = Client()
    client.force_login(make_person(Role.SCREENING_REVIEWER, name="複核人乙"))
    return client


def test_a_year_and_its_results_are_entered_corrected_and_verified(officer, reviewer):
    unit = make_unit(name="北分署")
    year = {"roc_year": "114", "held": "yes", "overall_entries": "9", **PAPER}
    place = {
        "unit": unit.pk,
        "roc_year": "114",
        "category": "overall_service",
        "place": "3",
        "recommended": "on",
        **PAPER,
    }
    award = {
        "unit": unit.pk,
        "share": "winner_of_record",
        "roc_year": "114",
        "award_name": "第8屆",
        "line": "unclassified",
        "announced_on": "114/11/21",
        **PAPER,
    }

    steps = [
        officer.post(f"{LIST}years/add/", year),
        officer.post(f"{LIST}add/agency/", place),
        officer.post(f"{LIST}add/ministry/", {**place, "place": ""}),
        officer.post(f"{LIST}add/national/", award),
    ]
    first, _ministry, won = Honour.objects.order_by("pk")
    steps += [
        officer.post(f"{LIST}{first.pk}/correct/", {**place, "place": "4", "reason": "誤植"}),
        officer.post(f"{LIST}{won.pk}/classify/", {"line": "planning", "reason": "認定", "evidence": "函"}),
        officer.post(f"{LIST}{won.pk}/revoke/", {"on": "115/4/1", "reason": "撤銷", "evidence": "函"}),
        officer.post(
            f"{LIST}years/{PastYear.objects.get().pk}/correct/",
            {**year, "overall_entries": "8", "reason": "誤植"},
        ),
        reviewer.post(f"{LIST}verify/", {"honour": [first.pk], "year": [PastYear.objects.get().pk]}),
    ]
    shown = text_of(reviewer.get(f"{LIST}{first.pk}/"))

    assert [step.status_code for step in steps] == [302] * 9
    assert all(
        words in shown
        for words in (
            "第 4 名",
            "名次原為「3」",
            "承辦人甲 更正：誤植",
            "複核人乙 對照證明文件查證",
            "測字第1號",
        )
    )
    assert Honour.objects.values_list("line", "revoked_on").get(pk=won.pk) == ("planning", date(2026, 4, 1))
    assert PastYear.objects.get().overall_entries == 8


def test_a_refusal_is_shown_above_what_was_typed_with_its_article(officer):
    make_past_year(114)
    make_place(make_unit(name="先到的單位"), 114, 3)
    typed = {
        "unit": make_unit().pk,
        "roc_year": "114",
        "category": "overall_service",
        "place": "3",
        **PAPER,
    }

    answer = officer.post(f"{LIST}add/agency/", typed)

    assert answer.status_code == 422
    assert "第 3 名已經是先到的單位" in text_of(answer)
    assert "內規：歷屆成績" in text_of(answer)
    assert 'value="測字第1號"' in text_of(answer)


def test_the_officer_who_entered_a_result_is_told_to_ask_another(officer):
    officer.post(f"{LIST}years/add/", {"roc_year": "114", "held": "no", **PAPER})

    answer = officer.post(f"{LIST}verify/", {"year": [PastYear.objects.get().pk]})

    assert answer.status_code == 422
    assert "請由另一個人查證" in text_of(answer)


@pytest.mark.parametrize("asked", ["honour=x", "honour=999", "year=0"])
def test_what_is_no_row_is_absent_from_verifying(reviewer, asked):
    assert reviewer.get(f"{LIST}verify/?{asked}").status_code == 404


def test_nothing_chosen_leads_back_to_the_list(reviewer):
    assert reviewer.get(f"{LIST}verify/").headers["Location"] == LIST


def test_only_awards_have_pages_to_revoke_and_classify_and_only_levels_are_added(officer):
    make_past_year(114)
    place = make_place(make_unit(), 114, 1)
    lost = make_national_award(make_unit(), 114, date(2025, 11, 21), won=False)
    paths = [
        f"{LIST}{place.pk}/revoke/",
        f"{LIST}{lost.pk}/classify/",
        f"{LIST}add/world/",
        f"{LIST}export/exe/",
    ]

    assert [officer.get(path).status_code for path in paths] == [404] * 4


def test_results_are_found_by_year_level_category_unit_and_state(officer):
    make_past_year(114)
    unit = make_unit(name="找到的單位")
    make_place(unit, 114, 1)
    make_place(make_unit(name="別的單位"), 113, 1, category="project_planning")
    make_national_award(unit, 112, date(2023, 11, 21), line="unclassified", revoked_on=date(2024, 1, 1))
    queries = [
        "roc_year=114",
        "category=overall_service",
        f"unit={unit.pk}",
        "level=national",
        "state=unclassified",
        "state=revoked",
    ]

    pages = [text_of(officer.get(f"{LIST}?{query}")).split('role="status"', 1)[1] for query in queries]

    assert [(unit.name in page, "別的單位" in page) for page in pages] == [(True, False)] * 6


def test_who_reads_is_offered_no_act_and_only_the_writer_the_sample(officer, reviewer):
    make_past_year(114)
    honour = make_national_award(make_unit(), 114, date(2025, 11, 21), evidence="公告")
    pages = (LIST, f"{LIST}{honour.pk}/")
    auditor = Client()
    auditor.force_login(make_person(Role.AUDITOR))
    acts = ("更正成績", "撤銷得獎", "登錄本署名次", "匯入歷屆成績")

    offered = {
        name: [any(act in text_of(who.get(page)) for act in acts) for page in pages]
        for name, who in (("officer", officer), ("reviewer", reviewer), ("auditor", auditor))
    }

    assert offered == {"officer": [True, True], "reviewer": [False, False], "auditor": [False, False]}
    assert "查證這一筆" in text_of(reviewer.get(pages[1]))
    assert "查證這一筆" not in text_of(auditor.get(pages[1]))
    assert f'href="{LIST}"' in text_of(auditor.get("/today/"))
    assert [who.get(f"{LIST}sample/ods/").status_code for who in (officer, reviewer)] == [200, 404]


def test_an_import_of_history_goes_through_its_steps_and_is_offered_to_the_officer_alone(officer):
    make_past_year(114)
    make_unit(code="C-1")
    content = csv_file(HISTORY_HEADER, ("114", "整體服務類", "C-1", "3", "是", "", "", "核定函", "複核人乙"))
    admin = Client()
    admin.force_login(make_person(Role.SYSTEM_ADMIN))

    steps = [upload(officer, content, "history", "歷屆.csv")]
    base = f"/admin/import/{ImportDraft.objects.get().public_id}/"
    preview = officer.get(f"{base}preview/")
    steps.append(officer.post(f"{base}preview/", {"seen": preview.context["seal"]}))
    result = text_of(officer.get(f"{base}result/"))

    assert [step.status_code for step in steps] == [302, 302]
    assert "114 整體服務類" in text_of(preview)
    assert "看尚未查證的成績" in result
    assert Honour.objects.get().place == 3
    assert 'value="history"' in text_of(officer.get("/admin/import/"))
    assert 'value="history"' not in text_of(admin.get("/admin/import/"))
    assert upload(admin, content, "history").status_code == 422


def test_the_picture_says_in_words_what_it_is_and_the_table_says_the_same(officer):
    unit = make_unit(name="北分署")
    for roc_year, place in ((112, 3), (113, 1), (114, 6)):
        make_past_year(roc_year)
        make_place(unit, roc_year, place)

    page = text_of(officer.get(f"/admin/units/{unit.pk}/"))

    picture = page[page.index('<svg class="bump') : page.index("</svg>", page.index('<svg class="bump'))]
    assert 'role="img" aria-label="北分署自 112 至 115 年的名次；同樣的內容在下面的表裡。"' in picture
    assert picture.count("<circle") == 3
    assert "不得參加" in picture
    assert "style=" not in picture
    table = page[page.index("</svg>", page.index('<svg class="bump')) :]
    assert [f"第 {place} 名" in table for place in (3, 1, 6)] == [True] * 3
    assert "連續三年都在前六名（112 年第 3 名、113 年第 1 名、114 年第 6 名）" in table


def test_lists_of_history_cost_the_same_with_1_3_and_many_rows(officer):
    unit = make_unit()
    paths = [LIST, f"{LIST}?state=unverified", f"{LIST}export/csv/", f"/admin/units/{unit.pk}/"]
    costs = {path: [] for path in paths}
    for more in (1, 2, MANY - 3):
        for _ in range(more):
            make_past_year(1 + PastYear.objects.count())
            make_place(unit, Honour.objects.count() + 1, 1)
        for path, cost in costs.items():
            officer.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert officer.get(path).status_code == 200
            cost.append(len(queries))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
