"""What a prompt file says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import AssetError
from briefer.readers.frontmatter import Front, front, hidden

WHOLE = "---\nname: my extract\nversion: 1.4\nnotes: news\n---\nRead {{ title }}."


def test_it_names_the_prompt_and_its_version():
    assert front(WHOLE, "x") == Front("my extract", "1.4", "news")


def test_a_byte_order_mark_blanks_and_empty_lines_are_nothing():
    text = "\ufeff---  \n\n name :extract\nversion:2\n---\n"
    assert front(text, "x") == Front("extract", "2")


@pytest.mark.parametrize("text", ["", "Read.", "-- -\nname: x", " ---\nname: x\n---", "----\nx"])
def test_a_text_that_begins_otherwise_has_none(text):
    assert front(text, "x") is None
    assert hidden(text, "x") == text


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("name: a\nversion: 1", "line 1: the front matter that begins here has no end"),
        ("name: a\n---", "line 3: the front matter ends here without `version`"),
        ("version: 1\n---", "line 3: the front matter ends here without `name`"),
        ("name: a\nverison: 1\n---", "line 3: a front matter holds `name: …`, `version: …`"),
        ("name: a\njust words\n---", "line 3: a front matter holds"),
        ("name: a\nname: b\nversion: 1\n---", "line 3: `name` stands here again"),
        ("name: \nversion: 1\n---", "line 2: '' is not a name"),
        ("name: #}{{ x }}\nversion: 1\n---", "line 2: '#}{{ x }}' is not a name"),
        ("name: a\nversion: one two\n---", "line 3: 'one two' is not a version"),
        ("name: a\nversion: 1\nnotes: some\n---", "line 4: 'some' is not all"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(lines, said):
    with pytest.raises(AssetError) as caught:
        front(f"---\n{lines}\nRead.", "p/extract.md.j2")
    assert str(caught.value).startswith(f"prompt p/extract.md.j2, {said}")


@given(st.text(alphabet="ab-{}#% \n", max_size=80))
def test_hiding_keeps_every_line_in_its_place(rest):
    text = f"---\nname: a\nversion: 1\n---\n{rest}"
    lines = hidden(text, "x").split("\n")
    assert len(lines) == len(text.split("\n"))
    assert "\n".join(lines[4:]) == rest
    assert (lines[0], lines[3]) == ("{#", "#}")
