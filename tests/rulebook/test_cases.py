"""Every case that the files state, and whether the files state enough of them."""

import tomllib
from pathlib import Path

import pytest

from laurel.rulebook.articles import BY_PATH
from laurel.rulebook.grounds import Decision, Verdict
from rulebook.runners import RUNNERS

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [
    (path.stem, case) for path in FILES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
VERDICTS = {
    "granted": (Verdict.MET,),
    "refused": (Verdict.NOT_MET,),
    "people": (Verdict.FOR_PEOPLE, Verdict.SILENT),
}
NOT_DECIDED_BY_A_RULE = {
    21: "迴避者看不到文件由每個頁面的權限管制",
    31: "核定後重啟、列印與資料一致由紀錄與文件管制",
    32: "署長不同意時結果與決定分別記錄，沒有條件可判斷",
    43: "罕用字與異體字是輸入與文件的事",
}
"""Edge cases of rules.md §9 on which no function of the rulebook answers, each with the reason."""


def stated(items):
    return [
        item if isinstance(item, str) else (BY_PATH[item["article"]].path, item["code"]) for item in items
    ]


def found(decision, verdicts, items):
    """The codes of the grounds with these verdicts, each with its article where the case states one."""
    grounds = [ground for ground in decision if ground.verdict in verdicts]
    plain = [isinstance(item, str) for item in items] + [True] * len(grounds)
    return [
        ground.code if is_plain else (ground.article.path, ground.code)
        for ground, is_plain in zip(grounds, plain, strict=False)
    ]


@pytest.mark.parametrize(
    ("file", "case"), [pytest.param(file, case, id=f"{file}:{case['name']}") for file, case in CASES]
)
def test_case(file, case):
    answer = RUNNERS[file](case)

    if not isinstance(answer, Decision):
        assert answer == case["answer"]
        return
    assert VERDICTS.keys() & case.keys()
    assert answer.granted == ("refused" not in case)
    for key, verdicts in VERDICTS.items():
        items = case.get(key, [])
        if key in case or key != "granted":
            assert found(answer, verdicts, items) == stated(items)


def test_there_are_enough_cases_each_with_a_name_of_its_own():
    names = [(file, case["name"]) for file, case in CASES]

    assert len(names) >= 150
    assert len(set(names)) == len(names)


def test_every_rulebook_file_of_cases_has_its_runner():
    assert sorted(path.stem for path in FILES) == sorted(RUNNERS)


def test_every_edge_case_is_decided_or_named_as_undecidable():
    edges = {case["edge"] for _, case in CASES if "edge" in case}

    assert sorted([*edges, *NOT_DECIDED_BY_A_RULE]) == list(range(1, 46))


def test_every_hand_checked_vector_is_a_case():
    vectors = {case["vector"] for _, case in CASES if "vector" in case}

    assert sorted(vectors) == [f"V{number}" for number in range(1, 9)]
