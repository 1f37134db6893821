from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.lines import lines, visible


def test_line_breaks_and_spaces_of_all_kinds_are_made_plain():
    found = lines("One\u00a0\ttwo\r\n\r\n\u2003three\u2028four\x0bfive\x85six")
    assert [line.text for line in found] == ["One two", "three", "four", "five", "six"]
    assert [line.gap for line in found] == [0, 1, 0, 0, 0]


def test_what_has_no_shape_is_removed():
    hidden = "\x00\u00ad\u200b\u200d\u202e\u2066\ufeff\ufffe\ud800\U000e0041\ue000"
    assert visible(f"a{hidden}b🇺🇦é") == "ab🇺🇦é"


def test_short_lines_are_not_taken_for_wrapped_text():
    poem = "the night has come down\nover the harbour\nand no one wakes\nbut me\n"
    assert len(lines(poem)) == 4


@given(st.text(max_size=300))
def test_no_visible_character_is_lost(text):
    kept = "".join("".join(line.text.split()) for line in lines(text))
    assert kept == "".join(visible(text).split())


@given(st.text(max_size=200))
def test_what_is_visible_stays_so(text):
    assert visible(visible(text)) == visible(text)
    visible(text).encode("utf-8")
