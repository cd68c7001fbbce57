"""The panel, its sheets, the ranking."""

from laurel.rulebook import challenge as challenge_rules
from laurel.rulebook import depletion as depletion_rules
from laurel.rulebook import panel as panel_rules
from laurel.rulebook import paper as paper_rules
from laurel.rulebook import ranking as ranking_rules
from laurel.rulebook import reading as reading_rules
from laurel.rulebook import recusal as recusal_rules
from laurel.rulebook import sheets as sheet_rules
from laurel.rulebook.calendar import TAIPEI
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.figures import agreement_of, leave_one_out, margin_at_cut_of, marked_differences
from laurel.rulebook.recusal import Entry, KnownRecusal, Seat, Source
from rulebook.runners.told import CATEGORIES, category_of, count_of, policy_of, sheets_of

EIGHT = dict(
    zip(
        ("綜規", "訓練", "就服", "身特", "職能", "管理", "創新", "事務"),
        panel_rules.EIGHT_DIVISIONS,
        strict=True,
    )
)


def paper(case):
    if case["rule"] == "開封":
        return paper_rules.may_open_with_papers(case["objecting"])
    return paper_rules.may_type_paper(paper_rules.PaperSheet("115-0001-94", "委員1", **case.get("facts", {})))


def sheets(case):
    if case["rule"] == "計入的序位":
        return sheet_rules.counted_ranks_of(case["ranks"], policy_of(case))
    return sheet_rules.is_sheet_valid(
        case["ranks"], case["entries"], policy_of(case), case.get("withdrawn", [])
    )


def ranking(case):
    match case["rule"]:
        case "序位合計":
            return ranking_rules.rank_sums_of(sheets_of(case["entries"], case["sheets"]))
        case "名次":
            return ranking_rules.places_of(case["sums"])
        case "不能計算":
            try:
                count_of(case)
            except ranking_rules.Unusable as fault:
                return " ".join([fault.code, *map(str, fault.seen.values())])
            return ""
        case "計算":
            count = count_of(case)
            return {
                "order": [f"{row.entry} {row.place} {row.settled_by or 'open'}" for row in count.standings],
                "recommended": list(count.recommended),
                "open": ["、".join(tie.entries) for tie in count.open_ties],
            }
        case "同分":
            return [
                f"{'、'.join(tie.entries)} 合計{tie.rank_sum} 第{tie.places[0]}至{tie.places[1]}名"
                + (" 跨錄取線" if tie.crosses_cut_line else "")
                + (" 應決" if tie.must_settle else " 得並列")
                for tie in count_of(case).ties
            ]
        case "撤回後遞補序位":
            left = ranking_rules.without_entry(sheets_of(case["entries"], case["sheets"]), case["entry"])
            return ranking_rules.rank_sums_of(left)
        case "排除一位委員":
            left = ranking_rules.without_member(sheets_of(case["entries"], case["sheets"]), case["member"])
            return ranking_rules.rank_sums_of(left)
        case "懸殊序位":
            marked = marked_differences(sheets_of(case["entries"], case["sheets"]))
            return [f"{row.member} {row.entry} {row.rank} {row.median}" for row in marked]
        case "一致程度":
            return str(agreement_of(sheets_of(case["entries"], case["sheets"])))
        case "錄取線差距":
            margin = margin_at_cut_of(count_of(case))
            return "無" if margin is None else margin
        case "少一位委員":
            outcome = leave_one_out(
                sheets_of(case["entries"], case["sheets"]), case["quota"], policy_of(case)
            )
            return {member: list(inside) for member, inside in outcome.items()}


def member_of(row):
    unit = EIGHT.get(row.get("unit", ""), row.get("unit"))
    return panel_rules.Member(
        row["key"],
        unit,
        row.get("level"),
        row.get("convener", False),
        row.get("appointment_no", ""),
        row.get("exception", ""),
        row.get("deputy", False),
    )


def panel(case):
    members = [member_of(row) for row in case.get("members", [])]
    if case["rule"] == "委員資格":
        return panel_rules.is_member_lawful(members[0])
    if case["rule"] == "替代委員":
        return panel_rules.is_substitute_lawful(members[0], {EIGHT.get(u, u) for u in case["entering"]})
    if case["rule"] == "代理委員":
        departed = EIGHT.get(case["departed"], case["departed"])
        return panel_rules.is_stand_in_lawful(members[0], departed, policy_of(case))
    seated = [
        panel_rules.Member(name, EIGHT[name], 10) for name in EIGHT if name not in case.get("vacant", [])
    ]
    return panel_rules.is_panel_lawful(seated + members)


def entries_of(case):
    return [
        Entry(
            code,
            CATEGORIES[row.get("category", "整體服務類")],
            row["unit"],
            frozenset(row.get("successors", [])),
            frozenset(row.get("partners", [])),
            UnitKind(row["kind"]) if "kind" in row else None,
        )
        for code, row in case.get("entries", {}).items()
    ]


def seats_of(case):
    return [
        Seat(key, frozenset(units), CATEGORIES[case["only"][key]] if key in case.get("only", {}) else None)
        for key, units in case.get("seats", {name: [name] for name in EIGHT}).items()
    ]


def known_of(case):
    return [
        KnownRecusal(
            row["member"],
            CATEGORIES[row.get("category", "整體服務類")],
            Source(row["source"]),
            row.get("entry", ""),
        )
        for row in case.get("known", [])
    ]


def recusal(case):
    category, entries, known, seats = category_of(case), entries_of(case), known_of(case), seats_of(case)
    seat = next((seat for seat in seats if seat.key == case.get("member")), None)
    match case["rule"]:
        case "迴避":
            return recusal_rules.recusals_of(seat, category, entries, known)
        case "留任委員":
            return [seat.key for seat in recusal_rules.effective_seats(seats, category, entries, known)]
        case "應登記":
            return [entry.code for entry in recusal_rules.to_record(seat, category, entries, known)]
        case "失效":
            opened = case["reading_opened"]
            return [row.entry for row in known if recusal_rules.lapses(row, entries, reading_opened=opened)]
        case "由人判斷":
            return recusal_rules.ties_for_people(seat, category, entries)


def depletion(case):
    category, entries, known, seats = category_of(case), entries_of(case), known_of(case), seats_of(case)
    match case["rule"]:
        case "門檻":
            return depletion_rules.threshold_of(case["appointed"])
        case "人數":
            decision = depletion_rules.is_panel_large_enough(
                category, case["effective"], case["appointed"], policy_of(case), case.get("document", "")
            )
            return depletion_rules.shown_to_people(decision) if case.get("early") else decision
        case "不足的決定":
            choice = depletion_rules.Choice(case["choice"])
            return depletion_rules.may_go_on(
                choice, case["effective"], policy_of(case), case.get("document", "")
            )
        case "迴避的範圍":
            return depletion_rules.is_scope_lawful(case["choice"])
        case "撤回試算":
            opened = case.get("reading_opened", False)
            return depletion_rules.sizes_without(seats, category, entries, known, reading_opened=opened)
        case "提案試算":
            return depletion_rules.sizes_with(seats, category, entries, known, case["units"])
        case "推演":
            steps = depletion_rules.rehearsal_of(seats, case.get("units", list(EIGHT)))
            return [f"{step.entering} {step.worst} {step.best}" for step in steps]


def challenge(case):
    match case["rule"]:
        case "申請迴避":
            return challenge_rules.is_challenge_complete(case["reason"], case["evidence"])
        case "決定期限":
            return challenge_rules.ruling_due_of(case["made_at"].replace(tzinfo=TAIPEI)).isoformat()
        case "決定":
            return challenge_rules.is_ruling_lawful(
                by_convener=case["by_convener"],
                convener_is_out=case.get("convener_is_out", False),
                reason=case.get("reason", ""),
                document=case.get("document", ""),
            )
        case "開封前":
            return challenge_rules.no_challenge_waits(category_of(case), tuple(case.get("waiting", [])))


def reading(case):
    match case["rule"]:
        case "抽籤底序":
            return list(reading_rules.base_order_of(case["entries"], case["seed"]))
        case "閱讀順序":
            return [
                "".join(reading_rules.reading_order_of(case["base"], reader))
                for reader in range(case["readers"])
            ]
        case "晚到的案":
            return [
                "".join(reading_rules.with_late_entry(case["order"], case["late"], reader, case["readers"]))
                for reader in range(case["readers"])
            ]
