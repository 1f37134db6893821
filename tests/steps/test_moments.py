import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.moments import APART, Moment, in_order, is_before, moment_of, overtaken
from briefer.values.article import Article

DAY = dt.date(2026, 4, 8)


def at(hour: int, minute: int = 0) -> Moment:
    return Moment(DAY, dt.datetime(2026, 4, 8, hour, minute, tzinfo=dt.UTC))


def test_on_one_day_the_hour_tells_where_both_have_one():
    assert is_before(at(8), at(12))
    assert not is_before(at(12), at(8))
    assert not is_before(at(8), at(8, 30))
    assert not is_before(Moment(DAY), at(12))
    assert not is_before(at(12), Moment(DAY))


def test_a_side_is_overtaken_by_one_whose_articles_are_all_later():
    assert overtaken([at(8), at(9)], [[at(8), at(9)], [at(12), at(13)]])
    assert not overtaken([at(8), at(12)], [[at(12)]])
    assert not overtaken([], [[at(12)]])
    assert not overtaken([at(8)], [[]])


def test_an_article_without_a_date_has_no_moment():
    article = Article(id="a1", source="s", title="", text="")
    assert moment_of(article) is None
    dated = article.model_copy(update={"date": DAY, "published": at(8).at})
    assert moment_of(dated) == at(8)


@given(st.datetimes(timezones=st.just(dt.UTC)), st.timedeltas(APART, dt.timedelta(days=9)))
def test_what_is_later_comes_later(first: dt.datetime, after: dt.timedelta):
    if first > dt.datetime.max.replace(tzinfo=dt.UTC) - after:
        return
    one, other = (Moment(each.date(), each) for each in (first, first + after))
    assert in_order(one) < in_order(other)
    assert is_before(one, other)
