from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.comments import all_comments, comments_start
from briefer.steps.voice import Score, comment_score

ARTICLE = Score(-2.0, 0.0, 30)
COMMENT = Score(1.5, 1.0, 8)
SOBER = Score(-0.2, 0.0, 10)


def start(
    scores: list[Score], gaps: list[int] | None = None, marks: list[float] | None = None
) -> int | None:
    return comments_start(scores, gaps or [0] * len(scores), marks or [0.0] * len(scores))


def test_the_cut_lies_where_the_tone_turns():
    assert start([ARTICLE] * 5 + [COMMENT] * 4) == 5


def test_an_article_alone_is_not_cut():
    assert start([ARTICLE] * 9) is None
    assert start([]) is None
    assert start([COMMENT]) is None


def test_sober_lines_go_with_their_block():
    assert start([ARTICLE] * 5 + [COMMENT, SOBER, SOBER, COMMENT, SOBER, COMMENT]) == 5


def test_one_loud_line_does_not_make_comments():
    assert start([*[ARTICLE] * 5, Score(1.0, 0.5, 6)]) is None


def test_a_heading_speaks_for_sober_comments():
    scores = [ARTICLE] * 5 + [SOBER] * 3
    assert start(scores, marks=[0.0] * 5 + [4.0, 0.0, 0.0]) == 5
    assert start(scores[:5] + [ARTICLE] * 3, marks=[0.0] * 5 + [4.0, 0.0, 0.0]) is None


def test_a_gap_speaks_for_comments():
    scores = [ARTICLE] * 5 + [Score(0.3, 0.0, 9)] * 3
    assert start(scores) is None
    assert start(scores, gaps=[0] * 5 + [30, 0, 0]) == 5


def test_a_long_run_of_article_is_never_comments():
    scores = [ARTICLE] * 2 + [COMMENT] * 30 + [ARTICLE] * 6
    assert start(scores) is None


def test_all_comments():
    assert all_comments([COMMENT] * 5)
    assert not all_comments([Score(1.5, 0.5, 5)] * 5)
    assert not all_comments([ARTICLE, COMMENT, COMMENT])


@given(st.text(max_size=300))
def test_any_line_has_a_bounded_score(line):
    score = comment_score(line)
    assert -5 <= score.weight <= 5
    assert score.tell in {0.0, 0.25, 0.5, 1.0}


def test_voice_tells_comments_from_reports():
    comments = ("omg this is so sad 😢", "STOP THE WAR NOW YOU MORONS!!", "u guys r crazy lol")
    reports = (
        "The ministry said on Tuesday that 12 people had been hurt.",
        "“We were lucky that day,” the captain told reporters in Lisbon.",
        "Shares of the company fell 4% after the announcement, according to the exchange.",
    )
    assert min(comment_score(line).weight for line in comments) > 1.5
    assert max(comment_score(line).weight for line in reports) < -1.5
