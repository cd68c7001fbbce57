"""The papers on rewards: each word of each in both formats, in Chinese always, without a personnel number.

`LAUREL_GOLDEN=write` writes the words anew; whoever does reads the difference.
"""

import io
import os
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.http import Http404
from django.utils.translation import override
from pypdf import PdfReader

from factories.above import ministry
from factories.people import make_unit
from factories.rewarding import order, propose, review, won
from factories.year import PROJECT, at, named
from laurel.ledger.models import Entry
from laurel.results.selectors import recommendations_of
from laurel.rewards.documents import committee_proposal, quota_notice, reward_roster, tracking_sheet
from laurel.rewards.facts import newest_review, sheet_of, sheets_of
from laurel.rewards.selectors import lines_of_year, roster_of
from laurel.rewards.services import decide_pool, export_committee, export_roster, export_tracking
from papers import in_odt, in_pdf, squeezed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
GOLDEN = Path(__file__).with_name("golden")
PAGES = {"roster": 2}
TODAY = date(2026, 12, 21)


@pytest.fixture
def world(judging, personnel):
    """An entry with the national award and a roster on its way, one that the text does not cover."""
    named(judging, PROJECT, "甲組", "乙組", "丙組")
    first, second = recommendations_of(judging.edition, PROJECT)
    won(judging, first)
    ministry(judging, second, 2, False)
    decide_pool(
        second, ceiling_units=3, authority="測字第8號", reason="比照", actor=judging.officer, now=at(12, 1)
    )
    head = propose(
        first,
        personnel,
        "P1",
        "major_merit",
        role="head",
        grade="簡任第十職等",
        committee_on=date(2026, 12, 1),
    )
    other = propose(
        first, personnel, "P2", "merit", role="other_contributor", moved_to=make_unit(name="丁組")
    )
    contract = propose(
        first,
        personnel,
        "P3",
        "commendation",
        2,
        role="co_organiser",
        engagement="contract",
        has_left=True,
        declared="related",
        declared_document="部人字第1號",
        remark="另案辦理",
    )
    review(first, [head], personnel)
    order(first, [head, other], personnel)
    assert contract.pk
    return judging, first


def paper(world, kind):
    judging, first = world
    sheet, lines = sheet_of(first), list(roster_of(first))
    if kind == "roster":
        return reward_roster(sheet, lines)
    if kind == "committee":
        return committee_proposal(sheet, [line for line in lines if newest_review(line) is None])
    if kind == "tracking":
        return tracking_sheet(judging.edition, list(lines_of_year(judging.edition)), TODAY)
    return quota_notice(judging.edition, make_unit(name="測試機關"), sheets_of(judging.edition))


@pytest.mark.parametrize("kind", ["notice", "roster", "committee", "tracking"])
def test_every_word_is_as_it_was_and_stands_in_both_formats(world, kind):
    found = paper(world, kind)
    lines = words_of(found)
    kept = GOLDEN / f"{kind}.txt"
    if os.environ.get("LAUREL_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")

    text, pages = in_pdf(found)

    assert "\n".join(lines).splitlines() == kept.read_text(encoding="utf-8").splitlines()
    assert pages == PAGES.get(kind, 1)
    written = in_odt(found)
    for line in lines:
        for part in re.split("[｜：\n]", line):
            assert squeezed(part) in text, part
            assert squeezed(part) in written, part


@pytest.mark.parametrize("kind", ["notice", "roster", "committee", "tracking"])
def test_papers_are_in_chinese_for_a_reader_of_english_too(world, kind):
    chinese = words_of(paper(world, kind))[:-1]

    with override("en"):
        english = words_of(paper(world, kind))[:-1]

    assert [line for line in english if "機關" not in line] == [
        line for line in chinese if "機關" not in line
    ]


def test_no_personnel_number_leaves_and_no_name_stands_in_the_data_about_a_file(world, personnel):
    judging, first = world
    for number in (1, 2, 3):
        roster_of(first).filter(person_key=f"P{number}").update(person_key=f"人事編號{number}")
    exports = [
        act(first, file_format, actor=personnel, now=at(12, 21))
        for act in (export_roster, export_committee)
        for file_format in ("pdf", "odt", "ods")
    ]
    exports += [
        export_tracking(judging.edition, file_format, actor=personnel, now=at(12, 21))
        for file_format in ("pdf", "odt", "ods")
    ]

    for issued in exports:
        assert "人事編號" not in text_in(issued)
        assert "同仁P2" in text_in(issued)
        assert "同仁" not in about(issued) + issued.file_name


def text_in(issued):
    if issued.file_name.endswith("pdf"):
        pages = PdfReader(io.BytesIO(issued.content)).pages
        return squeezed("".join(page.extract_text() for page in pages))
    with zipfile.ZipFile(io.BytesIO(issued.content)) as package:
        return package.read("content.xml").decode()


def about(issued):
    if issued.file_name.endswith("pdf"):
        reader = PdfReader(io.BytesIO(issued.content))
        return str(reader.metadata) + str(
            reader.xmp_metadata and reader.xmp_metadata.stream.get_data().decode()
        )
    with zipfile.ZipFile(io.BytesIO(issued.content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.startswith("meta"))


def test_every_export_is_one_entry_with_who_which_and_how_many_and_no_name(world, personnel):
    judging, first = world
    code = f"115-{first.nomination.code}"

    export_roster(first, "pdf", actor=personnel, now=at(12, 21))
    export_roster(first, "pdf", actor=personnel, now=at(12, 22))
    export_committee(first, "ods", actor=personnel, now=at(12, 22))
    export_tracking(judging.edition, "odt", actor=personnel, now=at(12, 22))

    entries = Entry.objects.filter(act__endswith="_exported").order_by("number")
    assert [(row.act, row.actor_key, row.note) for row in entries] == [
        ("rewards.roster_exported", personnel.key, {"entry": code, "lines": 3, "format": "pdf"}),
        ("rewards.roster_exported", personnel.key, {"entry": code, "lines": 3, "format": "pdf"}),
        ("rewards.committee_exported", personnel.key, {"entry": code, "lines": 2, "format": "ods"}),
        ("rewards.tracking_exported", personnel.key, {"lines": 3, "format": "odt"}),
    ]


def test_the_officer_exports_no_personnel_data_and_no_other_format_is_known(world, personnel):
    judging, first = world

    for act in (export_roster, export_committee):
        with pytest.raises(Http404):
            act(first, "pdf", actor=judging.officer, now=at(12, 21))
    with pytest.raises(Http404):
        export_tracking(judging.edition, "pdf", actor=judging.officer, now=at(12, 21))
    with pytest.raises(Http404):
        export_roster(first, "docx", actor=personnel, now=at(12, 21))

    assert not Entry.objects.filter(act__endswith="_exported").exists()
