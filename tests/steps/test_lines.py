import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.lines import lines, visible

BULLETS = r"[-*+•·▪►‣◦–—>]"


def test_line_breaks_and_spaces_of_all_kinds_are_made_plain():
    found = lines("One\u00a0\ttwo\r\n\r\n\u2003three\u2028four\x0bfive\x85six")
    assert [line.text for line in found] == ["One two", "three", "four", "five", "six"]
    assert [line.gap for line in found] == [0, 1, 0, 0, 0]


def test_what_has_no_shape_is_removed():
    hidden = "\x00\u00ad\u200b\u200d\u202e\u2066\ufeff\ufffe\ud800\U000e0041\ue000"
    assert visible(f"a{hidden}b🇺🇦é") == "ab🇺🇦é"


JOINED = (
    "می\u200cخواهد",
    "क्\u200dष क्\u200cष",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 👩🏽\u200d⚖\ufe0f",
)


@pytest.mark.parametrize("text", JOINED)
def test_joiners_stay_where_they_shape_their_neighbours(text):
    assert visible(text) == text
    assert visible(text.replace("\u200c", "&zwnj;").replace("\u200d", "&#8205;")) == text


@pytest.mark.parametrize(
    "text",
    ["a|b", "|a", "ا|", "ا|۲", "a|ا", "👩|a", "👩| 👩", "क|।", "ا||ب", "1|2", "é|e", "日|本"],
)
@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_that_join_nothing_are_removed(text, joiner):
    assert visible(text.replace("|", joiner)) == text.replace("|", "")


def test_short_lines_are_not_taken_for_wrapped_text():
    poem = "the night has come down\nover the harbour\nand no one wakes\nbut me\n"
    assert len(lines(poem)) == 4


@given(st.text(max_size=300))
def test_no_visible_character_is_lost(text):
    kept = "".join("".join(line.text.split()) for line in lines(text))
    assert re.sub(BULLETS, "", kept) == re.sub(BULLETS, "", "".join(visible(text).split()))


@given(st.text(max_size=200))
def test_what_is_visible_stays_so(text):
    assert visible(visible(text)) == visible(text)
    visible(text).encode("utf-8")


def test_entities_become_the_characters_they_stand_for():
    assert (
        visible("a &lt;b&gt; &amp; 5&nbsp;% &#8217;tis &#x2014; so") == "a <b> & 5\xa0% ’tis — so"
    )
    assert visible("twice &amp;quot;written&amp;quot;") == 'twice "written"'
    assert visible("R&D; AT&T, &nosuch; &lt") == "R&D; AT&T, &nosuch; &lt"
    assert visible("hid&shy;den &#8203;and &#0;bad") == visible(
        visible("hid&shy;den &#8203;and &#0;bad")
    )


def test_a_chain_of_entities_is_read_in_linear_time():
    assert len(visible("&" + "amp;" * 200_000)) < 800_001


def test_bullets_go_before_sentences_and_stay_before_words():
    text = "- The port closed.\n* It opened again.\n> “We wait,” she said\n• coal\n- 5 and more\n–"
    assert [line.text for line in lines(text)] == [
        "The port closed.",
        "It opened again.",
        "“We wait,” she said",
        "• coal",
        "- 5 and more",
        "–",
    ]


@given(st.text("-*•>–&;ampltgt#38 .A", max_size=60))
def test_marks_are_taken_off_once_and_for_all(text):
    once = [line.text for line in lines(text)]
    assert [line.text for line in lines("\n\n".join(once))] == once
