import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.dates import dates

TUESDAY = dt.date(2024, 5, 14)


def told(text, reference=TUESDAY):
    return [(one.text, one.day, one.grain) for one in dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "day", "grain"),
    [
        ("Sunday", dt.date(2024, 5, 12), "day"),
        ("Tuesday", dt.date(2024, 5, 14), "day"),
        ("last Tuesday", dt.date(2024, 5, 7), "day"),
        ("next Friday", dt.date(2024, 5, 17), "day"),
        ("Dec 15, 2023", dt.date(2023, 12, 15), "day"),
        ("15 December 2023", dt.date(2023, 12, 15), "day"),
        ("December 30", dt.date(2023, 12, 30), "day"),
        ("March 2021", dt.date(2021, 3, 1), "month"),
        ("2022", dt.date(2022, 1, 1), "year"),
        ("yesterday", dt.date(2024, 5, 13), "day"),
        ("earlier this month", None, "vague"),
        ("2024-02-29", dt.date(2024, 2, 29), "day"),
    ],
)
def test_a_date_is_found_and_resolved(text, day, grain):
    assert told(f"It began {text}, they said.") == [(text, day, grain)]


@pytest.mark.parametrize(
    "text", ["He may go.", "A march on the city.", "about 2000 people", "$2020", "Mar the view"]
)
def test_what_is_no_date(text):
    assert told(text) == []


def test_without_a_reference_a_weekday_has_no_day():
    assert told("on Sunday", None) == [("Sunday", None, "day")]


@given(st.text(alphabet="0123456789/.- ,MayDecSunday", max_size=60))
def test_dates_stand_in_the_text(text):
    for one in dates(text, TUESDAY):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Feb. 9", dt.date(2016, 2, 9)),
        ("September 30", dt.date(2016, 9, 30)),
        ("Dec. 5", dt.date(2016, 12, 5)),
        ("October 20", dt.date(2016, 10, 20)),
    ],
)
def test_a_date_without_a_year_lies_behind_or_a_little_ahead(text, day):
    [found] = dates(f"It happened on {text}.", dt.date(2016, 9, 27))
    assert found.day == day


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Peru will vote on", 2026),
        ("The vote is scheduled for", 2026),
        ("Registration is open until", 2026),
        ("Peru voted on", 2025),
        ("Nobody will forget it. Peru voted on", 2025),
    ],
)
def test_a_date_that_the_words_before_it_look_ahead_to_may_be_far_ahead(words, year):
    [found] = dates(f"{words} 27 May.", dt.date(2026, 2, 4))
    assert found.day == dt.date(year, 5, 27)
