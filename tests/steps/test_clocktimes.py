"""The times in front of the entries of a live report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.clean import clean
from briefer.steps.clocktimes import times_apart
from briefer.steps.lines import Line
from briefer.values.article import Article, Page

ENTRIES = (
    "14:32 The mayor of Lima says the river has risen by two metres.",
    "2.20pm - The airport is closed, the operator says.",
    "13:55 GMT — Rescue workers have reached the village of San Isidro.",
)


def test_the_times_of_a_live_report_are_no_part_of_what_it_says():
    article = clean(Page(source="a.txt", text="\n\n".join(("River: live", *ENTRIES))), "a1")
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "The mayor of Lima says the river has risen by two metres.",
        "The airport is closed, the operator says.",
        "Rescue workers have reached the village of San Isidro.",
    ]
    assert all(time in str(article.removals) for time in ("14:32", "2.20pm", "13:55 GMT"))


@pytest.mark.parametrize(
    "texts", [ENTRIES[:2], ("3:02 per mile", "14:20 trains ran", "9.45 litres")]
)
def test_other_lines_keep_their_figures(texts):
    lines = [Line(text, gap=1) for text in texts]
    assert list(times_apart(lines)) == lines


@given(st.lists(st.text("1234:. -TheAp", min_size=1, max_size=20), max_size=6))
def test_no_letter_is_lost(texts):
    kept = "".join(line.text for line in times_apart([Line(text, gap=1) for text in texts]))
    assert "".join(kept.split()) == "".join("".join(texts).split())
