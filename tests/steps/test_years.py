import datetime as dt

import pytest

from briefer.steps.clean import clean
from briefer.steps.years import with_years
from briefer.values.article import Page


def articles(*texts):
    return [clean(Page(source=f"{n}.txt", text=one), f"a{n}") for n, one in enumerate(texts)]


UNDATED = "Port Opens\n\nLIMA, Nov 27 (AP) — A port opened in Peru, the city said on Friday."
DATED = "Port Closes\n\n{}\n\nA port closed in Chile, the city said on Friday."


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["26 November 2025"], dt.date(2025, 11, 27)),
        (["26 November 2025", "1 December 2025"], dt.date(2025, 11, 27)),
        (["26 June 2025"], None),
        (["26 November 2024", "26 November 2025"], None),
        ([], None),
    ],
)
def test_the_year_is_that_of_the_articles_around_it(others, day):
    first, *rest = with_years(articles(UNDATED, *(DATED.format(one) for one in others)))
    assert first.date == day
    assert [one.date is not None for one in rest] == [True] * len(others)


def test_a_date_of_two_orders_is_the_one_near_the_others():
    ambiguous, dated = with_years(
        articles(DATED.format("04/12/2025"), DATED.format("3 December 2025"))
    )
    assert (ambiguous.date, dated.date) == (dt.date(2025, 12, 4), dt.date(2025, 12, 3))


def test_a_date_in_the_text_dates_no_article():
    text = "Port Opens\n\nA port opened in Peru on Nov 27, the city said on Friday."
    first, _ = with_years(articles(text, DATED.format("26 November 2025")))
    assert first.date is None
