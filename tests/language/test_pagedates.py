import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.pagedates import parse_date, stated

DAY = dt.date(2023, 12, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2023-12-14",
        "2023-12-14T23:10:00-08:00",
        "2023/12/14",
        "20231214",
        "uploaded on 12/14/2023",
        "14.12.2023",
        "14-12-2023",
        "14-Dec-23",
        "14th Dec '23",
        "December 14, 2023",
        "14 Dec 2023",
        "14th of December, 2023",
        "Sun, 14 Dec 2023 08:00:00 GMT",
        "le 14 décembre 2023 à 9h12",
        "14 de diciembre de 2023",
        "Donnerstag, 14. Dezember 2023",
        "14 dicembre 2023",
        "14 de dezembro de 2023",
        "2023年12月14日",
        "February 30, 2023, then 14 Dec 2023",
    ],
)
def test_a_full_date_is_read_in_the_forms_of_pages(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("03/04/2023", "31/31/2023", "February 30, 2023", "no date", "12/14/23", "14.12.23"),
        *("yesterday", "2023-02-30", "2023-12", "December 2023", "14 December", "1758067200"),
        "20231340",
    ],
)
def test_what_is_no_full_date_or_could_be_two_is_none(text):
    assert parse_date(text) is None


def test_dots_put_the_day_first():
    assert parse_date("03.04.2023") == dt.date(2023, 4, 3)
    assert parse_date("12.14.2023") == DAY


def test_both_readings_of_a_doubtful_date_are_told():
    assert list(stated("on 03/04/2023")) == [(dt.date(2023, 4, 3), dt.date(2023, 3, 4))]


@given(st.text(alphabet="0123456789/.- ,年月日MayDecSundaydeº'", max_size=60))
def test_any_text_can_be_read(text):
    for days in stated(text):
        assert 1 <= len(days) <= 2
