"""Date fields, and the words of forms."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils.translation import override

from laurel.kit.fields import RocDateField, RocDateTimeField
from laurel.kit.forms import Form

pytestmark = pytest.mark.usefixtures("_chinese")


@pytest.fixture
def _chinese():
    with override("zh-hant"):
        yield


class DayForm(Form):
    day = RocDateField(label="開始日期")


class MomentForm(Form):
    moment = RocDateTimeField(label="會議時間", required=False)


class WordForm(Form):
    name = forms.CharField(label="專案名稱", max_length=4)
    kind = forms.ChoiceField(label="類別", choices=[("a", "甲")], widget=forms.RadioSelect)
    budget = forms.IntegerField(label="經費")
    own = forms.CharField(label="文號", error_messages={"required": "請登錄文號。"})


@pytest.mark.parametrize(
    "typed",
    [
        {"day_0": "115", "day_1": "6", "day_2": "15"},
        {"day_0": "115年6月15日", "day_1": "", "day_2": ""},
        {"day_0": "1150615"},
        {"day_0": "2026-06-15"},
        {"day": "115年6月15日"},
    ],
)
def test_every_style_of_date_is_read(typed):
    form = DayForm(typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": date(2026, 6, 15)}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1060615", date(2017, 6, 15)),
        ("106/6/15", date(2017, 6, 15)),
        ("106.6.15", date(2017, 6, 15)),
        ("2017-06-15", date(2017, 6, 15)),
        ("1050229", date(2016, 2, 29)),
        ("105/2/29", date(2016, 2, 29)),
        ("2016-02-29", date(2016, 2, 29)),
        ("991231", date(2010, 12, 31)),
        ("0991231", date(2010, 12, 31)),
        ("99/12/31", date(2010, 12, 31)),
        ("1000101", date(2011, 1, 1)),
        ("100.1.1", date(2011, 1, 1)),
    ],
)
def test_dates_around_leap_days_and_the_hundredth_year_are_read_in_one_box(typed, day):
    form = DayForm({"day": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": day}


@pytest.mark.parametrize("typed", ["1060229", "106/2/29", "100.2.29", "2017-02-29", "1061332", "1000000"])
def test_a_leap_day_of_no_leap_year_is_no_date(typed):
    assert not DayForm({"day": typed}).is_valid()


@pytest.mark.parametrize(
    "typed",
    [{"day_0": "115", "day_1": "2", "day_2": "30"}, {"day_0": "115", "day_1": "6"}, {"day_0": "明天"}],
)
def test_date_that_does_not_exist_says_what_to_type(typed):
    form = DayForm(typed)

    assert form.errors == {"day": ["請填寫存在的日期：民國年、月、日，例如 115、6、15。"]}


def test_missing_date_names_its_label():
    form = DayForm({})

    assert form.errors == {"day": ["請填寫開始日期。"]}


def test_whole_date_comes_back_spread_over_the_boxes_and_in_words():
    html = str(DayForm({"day_0": "1150615"})["day"])

    assert [
        f'name="day_{place}" value="{part}"' in html for place, part in enumerate(("115", "6", "15"))
    ] == [True] * 3
    assert '<p class="shown-back">115年6月15日（週一）</p>' in html


def test_what_is_not_a_date_stays_as_typed():
    html = str(DayForm({"day_0": "115", "day_1": "2", "day_2": "30"})["day"])

    assert 'value="30"' in html
    assert "shown-back" not in html


def test_stored_date_fills_the_boxes():
    html = str(DayForm(initial={"day": date(2026, 6, 15)})["day"])

    assert 'name="day_0" value="115"' in html


def test_unchanged_date_is_not_a_change():
    form = DayForm({"day_0": "115", "day_1": "6", "day_2": "15"}, initial={"day": date(2026, 6, 15)})

    assert form.changed_data == []


@pytest.mark.parametrize(
    "typed",
    [
        {"moment_0": "115", "moment_1": "6", "moment_2": "15", "moment_3": "17:00"},
        {"moment_0": "1150615", "moment_3": "17：00"},
        {"moment": "2026-06-15T17:00"},
    ],
)
def test_moment_is_read_on_the_clock_of_taipei(typed):
    form = MomentForm(typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"moment": datetime(2026, 6, 15, 9, tzinfo=UTC)}


def test_empty_moment_is_none_when_it_may_be():
    form = MomentForm({})

    assert form.is_valid()
    assert form.cleaned_data == {"moment": None}


@pytest.mark.parametrize("typed", [{"moment_0": "1150615"}, {"moment_3": "17:00"}])
def test_half_a_moment_is_refused(typed):
    form = MomentForm(typed)

    assert list(form.errors) == ["moment"]


def test_messages_say_what_and_where_in_the_order_of_the_page():
    form = WordForm({"name": "超過四個字", "budget": "多"})

    assert form.error_list == [
        ("id_name", "專案名稱須在 4 字以內，目前 5 字。"),
        ("id_kind_0", "請選擇類別。"),
        ("id_budget", "經費請填寫數字，例如 12。"),
        ("id_own", "請登錄文號。"),
    ]


def test_field_ties_label_hint_and_error_to_its_control():
    html = str(WordForm({"name": ""}))

    assert '<label for="id_name">專案名稱</label>' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_number_box_keeps_what_is_not_a_number():
    html = str(WordForm({"budget": "多"})["budget"])

    assert 'type="text"' in html
    assert 'value="多"' in html
