"""The papers after the meeting: what they say in both formats, and what they never say."""

import re

import pytest

from factories.deciding import NOW, approved, letters, make_approved, open_all, resolve
from factories.year import OVERALL, PROJECT, at, make_judging, named, rank_and_seal
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.editions.services import decide_point
from laurel.meeting.selectors import resolution_of
from laurel.meeting.services import record_lot, start_tie_round
from laurel.nominations.models import Nomination
from laurel.nominations.services import withdraw_nomination
from laurel.results.documents import recommendation_letter, recommendation_list, result_letter, result_notice
from laurel.results.selectors import approvals_of, recommendations_of, results_of
from laurel.results.services import approve, withdraw_recommendation
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point
from papers import in_odt, in_pdf, squeezed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def resolved_as(category, orders, names):
    """A year whose members ranked so, opened; resolved by whoever calls."""
    amount = {"entries": len(names)} if category == OVERALL else {"entries": 0, "projects": len(names)}
    judging = make_judging(**amount, members=len(orders))
    named(judging, category, *names)
    judging.fill([letters(order, category) for order in orders], category)
    open_all(judging, category)
    return judging


def tied_to_the_lot():
    """Two projects equal in two evaluations, parted by a lot."""
    orders = ["AB", "BA", "AB", "BA"]
    judging = resolved_as(PROJECT, orders, ["甲組", "乙組"])
    start_tie_round(judging.edition, PROJECT, letters("AB", PROJECT), actor=judging.convener, now=NOW)
    held = rounds_of(judging.edition, PROJECT)[-1]
    for member, order in zip(voters_of(held), orders, strict=True):
        rank_and_seal(held, member, letters(order, PROJECT), now=NOW)
    open_all(judging, PROJECT)
    record_lot(
        judging.edition,
        PROJECT,
        letters("BA", PROJECT),
        method="籤筒",
        drawer="委員1",
        witness="委員2",
        actor=judging.clerk,
        now=NOW,
    )
    resolve(judging, PROJECT)
    return judging


def decide(judging, point, choice):
    decide_point(
        judging.edition,
        point,
        choice,
        authority="測字第6號",
        reason="",
        actor=judging.officer,
        now=at(6, 30, 15),
    )


def letter_of(judging, category, now=NOW):
    return result_letter(resolution_of(judging.edition, category), now)


def notice_of(judging, category, code):
    found = {result.nomination.code: result for result in results_of(judging.edition, category)}
    return result_notice(found[code])


def upward_of(judging):
    edition, recommended = judging.edition, list(recommendations_of(judging.edition))
    approvals = approvals_of(edition)
    letter = recommendation_letter(
        edition, [approvals[name] for name in Category if name in approvals], recommended
    )
    return letter, recommendation_list(edition, recommended)


@pytest.fixture
def projects():
    judging = make_approved()
    named(judging, PROJECT, "甲組", "乙組", "丙組")
    return judging


@pytest.fixture
def overall():
    judging = resolved_as(OVERALL, ["ABCDEFG"] * 3, [f"{name}就業中心" for name in "甲乙丙丁戊己庚"])
    resolve(judging)
    approved(judging, OVERALL)
    return judging


def test_the_result_letter_of_projects(projects):
    assert words_of(letter_of(projects, PROJECT)) == [
        "115 年度服務績優獎評審結果簽（專案規劃類）",
        "主旨：檢陳 115 年度服務績優獎專案規劃類評審結果及擬推薦名單，請核示。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三點第二款第二目辦理。",
        "二、評審會議於115年6月30日決議。受評 3 案，評審委員 3 人評比。",
        "三、評審方式：序位法，序位合計值最低者在前（要點三(二)2(3)）。",
        "四、評審結果如下表：",
        "名次｜編號｜受評單位｜專案名稱｜序位合計｜推薦",
        "1｜B01｜甲組｜測試專案｜3｜推薦",
        "2｜B02｜乙組｜測試專案｜6｜推薦",
        "3｜B03｜丙組｜測試專案｜9｜",
        "沒有序位合計相同之案件。",
        "擬辦：專案規劃類推薦名額 2 案（要點三(二)2(1)），擬推薦 2 案至勞動部：B01 甲組、B02 乙組。"
        "奉核後通知各參獎單位，並函送勞動部。",
        "核定：□ 照評審結果　　□ 另作決定：＿＿＿＿＿＿＿＿＿＿＿＿",
        "承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿",
        "副署長：＿＿＿＿＿＿＿＿　　署長：＿＿＿＿＿＿＿＿",
    ]


def test_the_result_letter_of_overall_service_proposes_six(overall):
    words = words_of(letter_of(overall, OVERALL))

    assert words[7] == "名次｜編號｜受評單位｜序位合計｜推薦"
    assert [row.rpartition("｜")[2] for row in words[8:15]] == [*["推薦"] * 6, ""]
    assert "推薦名額 6 案" in words[16]


def test_the_result_letter_says_how_equal_places_were_settled():
    words = words_of(letter_of(tied_to_the_lot(), PROJECT))

    assert words[10:12] == [
        "序位合計相同之處理：",
        "B01、B02：序位合計同為 6（第 1 至 2 名），再行綜合評選後仍相同，經抽籤：B02 第 1 名、B01 第 2 名。",
    ]


def test_the_result_letter_leaves_equal_places_below_the_quota_as_they_are():
    judging = resolved_as(PROJECT, ["ABCD", "ABDC"] * 2, ["甲組", "乙組", "丙組", "丁組"])
    resolve(judging, PROJECT)

    assert "B03、B04：序位合計同為 14（第 3 至 4 名），未涉及推薦名額，名次並列。" in words_of(
        letter_of(judging, PROJECT)
    )


def test_an_entry_that_left_before_the_decision_is_not_proposed_one_that_left_later_was():
    judging = resolved_as(PROJECT, ["ABCD"] * 3, ["甲組", "乙組", "丙組", "丁組"])
    resolve(judging, PROJECT)
    first, second, *_ = Nomination.objects.filter(edition=judging.edition).order_by("code")
    withdraw_nomination(first, reason="撤回", letter_no="", actor=judging.officer, now=at(6, 30, 16))
    proposed = words_of(letter_of(judging, PROJECT, at(6, 30, 17)))

    approved(judging)
    withdraw_nomination(second, reason="撤回", letter_no="", actor=judging.officer, now=at(7, 2))

    assert proposed[8:13] == [
        "1｜B01｜甲組｜測試專案｜3｜已撤回",
        "2｜B02｜乙組｜測試專案｜6｜推薦",
        "3｜B03｜丙組｜測試專案｜9｜推薦",
        "4｜B04｜丁組｜測試專案｜12｜",
        "沒有序位合計相同之案件。",
    ]
    assert proposed[13] == "決議後撤回參獎：B01，不予推薦（本年度決定 A-12）。"
    assert words_of(letter_of(judging, PROJECT, at(7, 3))) == proposed


@pytest.mark.parametrize(
    ("choice", "proposed"),
    [("compress_before_signature_skip_after", ["B02", "B03"]), ("always_recompute", ["B02", "B04"])],
)
def test_the_proposal_follows_what_the_year_decided_on_withdrawals(choice, proposed):
    judging = resolved_as(PROJECT, ["BCAD", "ADCB", "BCAD", "ADBC"], ["甲組", "乙組", "丙組", "丁組"])
    resolve(judging, PROJECT)
    decide(judging, Point.WITHDRAWAL, choice)
    first = Nomination.objects.get(edition=judging.edition, code="B01")
    withdraw_nomination(first, reason="撤回", letter_no="", actor=judging.officer, now=at(6, 30, 16))

    rows = [line.split("｜") for line in words_of(letter_of(judging, PROJECT, at(6, 30, 17)))]

    assert [row[1] for row in rows if row[-1] == "推薦" and row[0] != "名次"] == proposed


def test_a_decision_otherwise_stands_in_the_list_the_letter_keeps_what_was_proposed():
    judging = resolved_as(PROJECT, ["ABC"] * 3, ["甲組", "乙組", "丙組"])
    resolve(judging, PROJECT)
    proposed = words_of(letter_of(judging, PROJECT))
    approve(
        judging.edition,
        PROJECT,
        ruling="otherwise",
        approved_on=at(7, 1).date(),
        document_no="測字第5號",
        reason="測試",
        order=["B03", "B01"],
        actor=judging.officer,
        now=at(7, 1),
    )

    listed = [line.split("｜")[1:3] for line in words_of(upward_of(judging)[1])[5:7]]

    assert listed == [["1", "丙組"], ["2", "甲組"]]
    assert words_of(letter_of(judging, PROJECT)) == proposed
    assert words_of(notice_of(judging, PROJECT, "B02"))[9] == "三、本案未獲推薦。"


def test_the_notice_of_a_recommended_project(projects):
    entry = Nomination.objects.get(edition=projects.edition, code="B01")
    assert words_of(notice_of(projects, PROJECT, "B01")) == [
        "評審結果通知（稿）",
        "受文者：甲組",
        "發文單位：勞動力發展署綜合規劃組",
        "發文日期：　",
        "發文字號：　",
        f"主旨：甲組參加 115 年度服務績優獎（專案規劃類）「{entry.project_title}」（案件編號 B01）評審結果，請查照。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三點第二款第二目辦理，評審結果經115年7月1日測字第5號核定。",
        "二、評審結果：第 1 名（共 3 案）。",
        "三、本案獲推薦至勞動部。",
        "四、本案聯絡：綜合規劃組承辦人。",
    ]


def test_the_notice_of_overall_service_goes_through_the_branch_and_asks_for_the_update(overall):
    words = words_of(notice_of(overall, OVERALL, "A02"))
    branch = Nomination.objects.get(edition=overall.edition, code="A02").nominated_by_unit

    assert words[1] == f"受文者：{branch.name}、乙就業中心"
    assert words[9:11] == [
        "三、本案獲推薦至勞動部。",
        "四、請於本署函送勞動部前，將參獎申請書之資料統計期間更新為115年1月1日至115年6月30日（要點三(二)1(2)乙）。",
    ]
    assert words_of(notice_of(overall, OVERALL, "A07"))[8:10] == [
        "二、評審結果：第 7 名（共 7 案）。",
        "三、本案未獲推薦。",
    ]


def test_the_notice_holds_the_sum_only_where_the_year_publishes_sums(projects):
    before = words_of(notice_of(projects, PROJECT, "B02"))[8]

    decide(projects, Point.PUBLICATION, "sums_too")

    after = words_of(notice_of(projects, PROJECT, "B02"))[8]
    assert (before, after) == (
        "二、評審結果：第 2 名（共 3 案）。",
        "二、評審結果：第 2 名（共 3 案），序位合計 6。",
    )


def test_a_notice_names_no_other_entry(projects):
    said = "".join(words_of(notice_of(projects, PROJECT, "B02")))

    assert [other for other in ("B01", "甲組", "B03", "丙組") if other in said] == []


def test_the_letter_to_the_ministry(projects):
    assert words_of(upward_of(projects)[0]) == [
        "推薦函（稿）",
        "受文者：勞動部",
        "發文單位：勞動部勞動力發展署",
        "發文日期：　",
        "發文字號：　",
        "主旨：檢送本署 115 年度服務績優獎推薦名單及參獎資料，請鑒核。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三點第二款第二目之(一)辦理。",
        "二、專案規劃類推薦 2 案，評審結果經115年7月1日測字第5號核定。",
        "三、檢附推薦名單 1 份及參獎申請書 2 份。",
        "四、本案聯絡：綜合規劃組承辦人。",
    ]


def test_after_a_withdrawal_the_list_shows_the_one_moved_up(projects):
    before = words_of(upward_of(projects)[1])
    first = recommendations_of(projects.edition, PROJECT)[0]
    withdraw_recommendation(first, "撤回", actor=projects.officer, now=at(7, 2))

    after = words_of(upward_of(projects)[1])

    assert before[4:7] == [
        "類別｜推薦順序｜推薦單位｜專案名稱｜聯絡窗口｜附件",
        "專案規劃類｜1｜甲組｜測試專案｜聯絡人\n0000｜參獎申請書第 1 版（2 頁）",
        "專案規劃類｜2｜乙組｜測試專案｜聯絡人\n0000｜參獎申請書第 1 版（2 頁）",
    ]
    assert [row.split("｜")[1:3] for row in after[5:7]] == [["1", "乙組"], ["2", "丙組"]]
    assert words_of(notice_of(projects, PROJECT, "B01"))[9] == "三、本案之推薦已撤回。"
    assert words_of(notice_of(projects, PROJECT, "B03"))[9] == "三、本案獲推薦至勞動部。"


def test_a_list_of_nobody_says_so(projects):
    while recommended := recommendations_of(projects.edition).first():
        withdraw_recommendation(recommended, "撤回", actor=projects.officer, now=at(7, 2))

    letter, listed = upward_of(projects)

    assert "目前沒有推薦案。" in words_of(listed)
    assert "二、專案規劃類推薦 0 案，評審結果經115年7月1日測字第5號核定。" in words_of(letter)


def papers_of(judging, category, code):
    return [letter_of(judging, category), notice_of(judging, category, code), *upward_of(judging)]


def test_every_paper_says_the_same_in_both_formats_on_one_page_and_nothing_of_a_single_member(overall):
    for paper in papers_of(overall, OVERALL, "A01"):
        (pdf, pages), odt = in_pdf(paper), in_odt(paper)
        said = [squeezed(part) for line in words_of(paper) for part in re.split("[｜：\n]", line)]
        missing = [words for words in said if words not in pdf or words not in odt]
        assert (paper.kind, missing, pages) == (paper.kind, [], 1)
        assert "委員1" not in pdf


def test_a_long_result_goes_on_to_a_second_page():
    names = [f"勞動部勞動力發展署北基宜花金馬分署第{number}就業中心" for number in range(8)]
    judging = resolved_as(PROJECT, ["ABCDEFGH"] * 3, names)
    Nomination.objects.filter(edition=judging.edition).update(project_title="跨域整合就業服務與職業訓練" * 4)
    resolve(judging, PROJECT)

    text, pages = in_pdf(letter_of(judging, PROJECT))

    assert (pages, text.count("名次編號受評單位")) == (2, 2)
