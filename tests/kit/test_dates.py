"""Dates as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from laurel.kit.dates import (
    countdown,
    format_date,
    format_end,
    format_moment,
    format_short,
    in_taipei,
    roc_year,
)

DAY = date(2026, 6, 15)
MOMENT = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)


def rendered(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


def test_roc_year_of_2026_is_115():
    assert roc_year(DAY) == 115


def test_date_in_chinese_has_roc_year_and_weekday():
    assert format_date(DAY, "zh-hant") == "115年6月15日（週一）"


def test_date_in_english_has_both_calendars():
    assert format_date(DAY, "en") == "15 June 2026 (ROC 115)"


def test_date_follows_the_active_language():
    with override("en"):
        words = format_date(DAY)

    assert words == "15 June 2026 (ROC 115)"


def test_moment_is_shown_on_the_clock_of_taipei():
    assert format_moment(MOMENT, "zh-hant") == "115年6月15日（週一）17:00"


def test_moment_late_in_utc_is_the_next_day_in_taipei():
    assert format_moment(datetime(2026, 6, 15, 16, 30, tzinfo=UTC), "en") == "16 June 2026 (ROC 115), 00:30"


def test_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        in_taipei(datetime(2026, 6, 15))  # noqa: DTZ001


def test_short_date_for_tables():
    assert (format_short(DAY, "zh-hant"), format_short(DAY, "en")) == ("115/6/15（一）", "15 Jun 2026")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 6, 12), "還有 3 天"),
        (date(2026, 6, 15), "今天到期"),
        (date(2026, 6, 17), "已逾期 2 天"),
    ],
)
def test_countdown_is_in_words(today, words):
    with override("zh-hant"):
        assert countdown(DAY, today) == words


def test_filters_mark_dates_for_machines():
    with override("zh-hant"):
        html = rendered("{{ day|roc_date }} {{ moment|roc_datetime }}", day=DAY, moment=MOMENT)

    assert html == (
        '<time datetime="2026-06-15">115年6月15日（週一）</time> '
        '<time datetime="2026-06-15T17:00+08:00">115年6月15日（週一）17:00</time>'
    )


def test_absent_values_are_shown_as_a_dash():
    html = rendered("{{ none|roc_date }}{{ none|number }}{{ none|ordinal_place }}", none=None)

    assert html == "———"


def test_numbers_have_thousands_and_places_have_words():
    with override("zh-hant"):
        html = rendered("{{ 1248|number }} {{ 3|ordinal_place }}")

    assert html == '1,248 <span class="nowrap">第 3 位</span>'


def test_heat_runs_from_first_to_last():
    assert rendered("{{ 1|heat:7 }}{{ 4|heat:7 }}{{ 7|heat:7 }}{{ 1|heat:1 }}") == "0360"


def test_region_is_labelled_and_reachable_by_keyboard():
    html = rendered('{% region "評審總表" %}<table></table>{% endregion %}')

    assert html == (
        '<div class="region" role="region" aria-label="評審總表" tabindex="0"><table></table></div>'
    )


@pytest.mark.parametrize(
    ("moment", "chinese", "english"),
    [
        (
            datetime(2026, 6, 15, 16, tzinfo=UTC),
            "115年6月15日（週一）24:00",
            "15 June 2026 (ROC 115), 24:00",
        ),
        (MOMENT, "115年6月15日（週一）17:00", "15 June 2026 (ROC 115), 17:00"),
    ],
)
def test_what_ends_at_midnight_ends_on_the_day_before(moment, chinese, english):
    assert (format_end(moment, "zh-hant"), format_end(moment, "en")) == (chinese, english)
    assert chinese in rendered("{{ moment|roc_end }}", moment=moment)


def test_the_hundredth_year_and_its_leap_days_are_shown_in_the_roc_calendar():
    days = (date(2010, 12, 31), date(2011, 1, 1), date(2012, 2, 29))

    assert [format_date(day, "zh-hant") for day in days] == [
        "99年12月31日（週五）",
        "100年1月1日（週六）",
        "101年2月29日（週三）",
    ]
    assert [roc_year(day) for day in days] == [99, 100, 101]
