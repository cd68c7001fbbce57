"""A year through the browser: from a nomination to the rewards, each act by its own role."""

import csv
import json
import re

from playwright.sync_api import Page, expect

from laurel.sample.tables import sample_ranks

PASSWORD = "laurel-demo-115"
OVERALL = "整體服務類"


def confirm_password(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("再次確認|^彌封|^開封"))
    if page.get_by_role("heading", name="再次確認是您本人").count():
        page.get_by_label("密碼").fill(PASSWORD)
        page.get_by_role("button", name="確認", exact=True).click()


def declare(page: Page) -> None:
    """Declares no conflict in every category that asks."""
    for category in ("overall_service", "project_planning"):
        answer = page.goto(f"/judging/declare/{category}/")
        if answer is not None and answer.status == 200:
            page.get_by_text("沒有", exact=True).click()
            page.get_by_role("button", name="確認聲明").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("我的評審")
    page.goto("/judging/")


def rank_and_seal(page: Page, codes: list[str]) -> None:
    """Places the entries best first by their buttons, then seals with the password."""
    page.get_by_role("link", name="閱讀與排序").first.click()
    for place, code in enumerate(codes, start=1):
        page.get_by_role("button", name=f"排入 {code}", exact=True).click()
        expect(page.locator("ol.rank-list").first.locator("> li")).to_have_count(place)
    expect(page.locator("ol.rank-list").first.locator("> li")).to_have_count(len(codes))
    seal(page)


def rank_in_a_file_and_seal(page: Page, codes: list[str]) -> None:
    """Fills in the offline sheet, uploads it, then seals with the password."""
    with page.expect_navigation():
        page.get_by_role("link", name="閱讀與排序").first.click()
    room = page.url
    blank = page.request.get(f"{room}offline.csv").body().decode("utf-8-sig").splitlines()
    rows = [f"{row}{codes.index(row[:3]) + 1}" for row in blank[1:]]
    page.goto(f"{room}offline/")
    filled = {"name": "序位.csv", "mimeType": "text/csv", "buffer": "\n".join([blank[0], *rows]).encode()}
    page.set_input_files("input[type=file]", filled)
    page.get_by_role("button", name="上傳並核對").click()
    expect(page.get_by_text(f"已依檔案排好 {len(codes)} 案")).to_be_visible()
    page.goto(room)
    seal(page)


def seal(page: Page) -> None:
    page.get_by_role("link", name="檢查並彌封").click()
    page.get_by_role("link", name="前往彌封").click()
    confirm_password(page)
    page.get_by_role("button", name="彌封我的序位表").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("已彌封"))


def enter_room(page: Page, category: str = OVERALL) -> None:
    page.goto("/meeting/")
    page.get_by_role("link", name=re.compile(f"進入.*{category}")).click()


def consent(page: Page) -> None:
    enter_room(page)
    page.get_by_role("link", name="前往開封").click()
    confirm_password(page)
    page.get_by_role("button", name="我同意開封").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(OVERALL)


def test_a_branch_enters_a_centre_and_the_officer_finds_it_eligible(laurel_at, tmp_path):
    laurel = laurel_at("nominations")
    branch = laurel.sign_in("branch-n")

    branch.goto("/nominations/new/")
    branch.get_by_role("button", name="繼續").click()
    expect(branch.get_by_role("alert")).to_contain_text("請選擇參獎類別。")
    branch.get_by_text(OVERALL, exact=True).first.click()
    branch.get_by_role("button", name="繼續").click()
    branch.get_by_text("北基宜花金馬分署羅東就業中心", exact=True).click()
    branch.get_by_role("button", name="繼續").click()
    expect(branch.get_by_role("heading", name="可以參加")).to_be_visible()
    branch.get_by_role("link", name="繼續", exact=True).click()
    branch.get_by_label("聯絡人").fill("聯絡人（示範）")
    branch.get_by_label("電話與分機").fill("(03)000-0000")
    branch.get_by_role("button", name="繼續").click()
    branch.get_by_role("button", name="建立推薦案").click()
    expect(branch.get_by_role("heading", level=1)).to_have_text("推薦案已建立")
    expect(branch.locator(".reference")).to_have_text("A01")

    centre = laurel.sign_in("centre")
    centre.goto("/nominations/")
    centre.get_by_role("link", name="A01").click()
    centre.get_by_role("link", name="前往參獎申請書").click()
    with centre.expect_navigation():
        centre.get_by_role("button", name="開始撰寫申請書").click()
    application = centre.url
    centre.get_by_role("link", name="主管、摘要與資料統計期間").click()
    centre.get_by_label("單位主管（職稱）").fill("中心主任（示範）")
    expect(centre.locator("[data-save-status][data-state=saved]")).to_be_visible()
    centre.get_by_role("link", name="回到總覽").click()
    centre.get_by_role("link", name=re.compile("A1 服務一致及正確")).click()
    centre.locator(".writing").click()
    centre.keyboard.type("標準作業流程訂定比率為百分之百（示範）。")
    expect(centre.locator("[data-save-status][data-state=saved]")).to_be_visible()

    centre.goto(f"{application}attach/")
    disguised = tmp_path / "申請書.pdf"
    disguised.write_text("<html>不是 PDF</html>")
    centre.get_by_label(re.compile("^檔案")).set_input_files(disguised)
    centre.get_by_label("說明").fill("申請書電子檔")
    centre.get_by_role("button", name="上傳").click()
    expect(centre.get_by_text("「申請書.pdf」的內容不是其中一種")).to_be_visible()
    expect(centre.get_by_label("說明")).to_have_value("申請書電子檔")
    centre.get_by_label(re.compile("^檔案")).set_input_files(real_pdf(tmp_path))
    centre.get_by_role("button", name="上傳").click()
    expect(centre.get_by_text("未設定掃毒")).to_be_visible()
    centre.goto(application)
    centre.get_by_role("button", name="送分署").click()
    expect(centre.get_by_text("已送分署，由分署檢查後送出")).to_be_visible()

    branch.goto(f"{application}check/")
    branch.get_by_label("所提報的成果與數據均與事實相符").check()
    branch.get_by_role("button", name="送綜合規劃組").click()
    expect(branch.get_by_role("alert")).to_contain_text("請先看過這一則提醒")
    for box in branch.get_by_role("group", name="請注意").get_by_role("checkbox").all():
        box.check()
    branch.get_by_role("button", name="送綜合規劃組").click()
    expect(branch.get_by_role("heading", name="申請書已送出")).to_be_visible()
    expect(branch.locator(".reference")).to_have_text("115-A01-1")
    branch.goto(f"{application}dispatch/")
    branch.get_by_role("group", name="發文日期").get_by_label("民國年").fill("1150610")
    branch.get_by_label("發文字號").fill("示範字第1150610001號")
    branch.get_by_role("button", name="登錄", exact=True).click()
    expect(branch.get_by_text("示範字第1150610001號")).to_be_visible()

    officer = laurel.sign_in("officer")
    officer.goto("/screening/")
    officer.get_by_role("link", name=re.compile("A01")).click()
    expect(officer.get_by_text("沒有連續三年前六名")).to_be_visible()
    officer.get_by_role("button", name="帶入系統查得的結果").click()
    officer.get_by_role("button", name="確認認定").click()
    expect(officer.get_by_text("資格符合").first).to_be_visible()
    assert laurel.run("verify").returncode == 0


def real_pdf(folder):
    import pikepdf

    path = folder / "真正的申請書.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.save(path)
    return path


def test_a_barred_unit_is_told_why_before_anyone_writes(laurel_at):
    laurel = laurel_at("nominations")
    branch = laurel.sign_in("branch-y")

    branch.goto("/nominations/new/")
    branch.get_by_text(OVERALL, exact=True).first.click()
    branch.get_by_role("button", name="繼續").click()
    branch.get_by_text("雲嘉南分署嘉義就業中心", exact=True).click()
    branch.get_by_role("button", name="繼續").click()

    expect(branch.get_by_role("heading", name="今年不能參加這一類")).to_be_visible()
    expect(branch.get_by_text("於 114 年獲第8屆政府服務獎")).to_be_visible()
    expect(branch.get_by_text("要點三(二)1(3)乙").first).to_be_visible()
    expect(branch.get_by_text("改報專案規劃類（這一款只限制整體服務類）。")).to_be_visible()


def test_eight_members_the_tie_across_the_cut_and_all_that_follows(laurel_at, tmp_path):
    laurel = laurel_at("judging")
    ranks = sample_ranks()
    codes = [f"A{number:02}" for number in range(1, len(ranks) + 1)]
    orders = [
        sorted(codes, key=lambda code, column=column: ranks[codes.index(code)][column]) for column in range(8)
    ]
    officer = laurel.sign_in("officer")
    officer.goto("/meeting/")
    officer.get_by_label("地點").fill("本署 4 樓會議室")
    officer.get_by_role("button", name="登錄會議").click()
    officer.get_by_role("link", name="登記出席").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("登記出席")
    for box in officer.get_by_role("checkbox").all():
        box.check()
    officer.get_by_role("button", name="登記", exact=True).click()
    expect(officer.get_by_text("已達半數")).to_be_visible()

    members = [laurel.sign_in(f"member-{number}") for number in range(1, 9)]
    for page, order in zip(members, orders, strict=True):
        declare(page)
        if page is members[0]:
            rank_and_seal(page, order)
        else:
            rank_in_a_file_and_seal(page, order)

    enter_room(officer)
    expect(officer.get_by_text("開封之前沒有任何人知道序位。")).to_be_visible()
    expect(officer.get_by_text("已彌封")).to_have_count(8)
    convener, clerk = laurel.sign_in("convener"), laurel.sign_in("clerk")
    consent(convener)
    expect(convener.get_by_text("開封之前沒有任何人知道序位。")).to_be_visible()
    consent(clerk)

    expect(clerk.get_by_role("heading", name="同序位，影響推薦")).to_be_visible()
    expect(clerk.locator("ul.tie-bracket li")).to_have_text(["A06", "A07"])
    convener.goto(clerk.url)
    convener.get_by_role("link", name="前往決議").click()
    convener.get_by_role("button", name="決議，結果不再更改").click()
    expect(convener.get_by_text("占第 6 到第 7 位，影響推薦，須再行綜合評選").first).to_be_visible()

    convener.goto(clerk.url)
    convener.get_by_role("button", name=re.compile("開始再行綜合評選")).click()
    for page, order in zip(members, orders, strict=True):
        page.goto("/judging/")
        rank_and_seal(page, [code for code in order if code in ("A06", "A07")])
    consent(convener)
    consent(clerk)

    expect(clerk.locator("table.tally td.place")).to_have_count(len(codes))
    places = {
        row.locator("th").inner_text()[:3]: row.locator("td.place").inner_text()
        for row in clerk.locator("table.tally tbody tr:has(td.place)").all()
    }
    assert places == places_by_the_command_line(laurel, tmp_path, codes, ranks)
    convener.goto(clerk.url)
    convener.get_by_role("link", name="前往決議").click()
    convener.get_by_role("button", name="決議，結果不再更改").click()

    with convener.expect_download() as download:
        convener.get_by_role("link", name="PDF").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")

    officer.goto("/results/115/internal/overall_service/approve/")
    officer.get_by_role("group", name="核定日期").get_by_label("民國年").fill("1150701")
    officer.get_by_label("核定文號").fill("示範字第1150701001號")
    officer.get_by_role("button", name="登錄核定").click()
    up = officer.locator("section:has(#up) ul.task-list > li")
    expect(up).to_have_count(6)
    assert [row.inner_text()[:6] for row in up.all()] == [f"{n}. A{n:02}" for n in range(1, 7)]

    follow_to_the_rewards(laurel, officer)
    sound = laurel.run("verify")
    assert sound.returncode == 0, sound.stdout


def places_by_the_command_line(laurel, folder, codes, ranks) -> dict[str, str]:
    first, again = folder / "first.csv", folder / "again.csv"
    names = [f"委員{number}" for number in range(1, 9)]
    with first.open("w", newline="") as file:
        csv.writer(file).writerows(
            [["entry", *names], *([c, *row] for c, row in zip(codes, ranks, strict=True))]
        )
    sixth, seventh = ranks[5], ranks[6]
    rows = [["A06", *(1 + (s > t) for s, t in zip(sixth, seventh, strict=True))]]
    rows.append(["A07", *(1 + (t > s) for s, t in zip(sixth, seventh, strict=True))])
    with again.open("w", newline="") as file:
        csv.writer(file).writerows([["entry", *names], *rows])
    alone = laurel.run("tally", str(first))
    settled = laurel.run("tally", str(first), "--round", str(again), "--json")
    assert (alone.returncode, settled.returncode) == (3, 0)
    return {row["entry"]: str(row["place"]) for row in json.loads(settled.stdout)["entries"]}


def follow_to_the_rewards(laurel, officer: Page) -> None:
    officer.goto("/outcomes/")
    officer.get_by_role("link", name="登錄部評結果 A01").click()
    officer.get_by_label("勞動部名次").fill("5")
    officer.get_by_role("group", name="來文日期").get_by_label("民國年").fill("1150622")
    officer.get_by_label("來文字號").fill("示範部字第1號")
    officer.get_by_role("button", name="儲存結果").click()
    expect(officer.get_by_text("第 5 位").first).to_be_visible()
    expect(officer.get_by_text("未推薦", exact=True).first).to_be_visible()

    personnel = laurel.sign_in("hr")
    personnel.goto("/rewards/")
    expect(personnel.locator(".tag", has_text="鎖住")).to_have_count(5)
    personnel.get_by_role("link", name=re.compile("A01")).click()
    expect(personnel.get_by_text("敘獎總額最高記功一次").first).to_be_visible()
    personnel.get_by_role("link", name="加入一人").click()
    propose(personnel, "同仁一", "P001", "記功", "1")
    expect(personnel.get_by_text("記功 1 次 ＝ 3 ＝ 3／3，尚餘 0").first).to_be_visible()
    personnel.get_by_role("link", name="加入一人").click()
    propose(personnel, "同仁二", "P002", "嘉獎", "1")
    expect(
        personnel.get_by_text("超過額度：上限 3，已用 3，本筆 1，合計 4（以嘉獎次數計）。")
    ).to_be_visible()
    expect(personnel.get_by_label("姓名")).to_have_value("同仁二")


def propose(page: Page, name: str, number: str, reward: str, times: str) -> None:
    page.get_by_label("姓名").fill(name)
    page.get_by_label("人事編號").fill(number)
    page.get_by_label("服務單位").select_option(label="北基宜花金馬分署基隆就業中心")
    page.get_by_label("職稱").fill("業務督導員（示範）")
    page.get_by_label("角色").select_option(label="主要承辦人員")
    page.get_by_label("具體事蹟").fill("主辦本案（示範）")
    page.get_by_label("建議獎勵").select_option(label=reward)
    page.get_by_label("次數").fill(times)
    page.get_by_role("button", name="加入名冊").click()
