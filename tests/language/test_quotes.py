import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.quotes import marked, quotes


def said(text):
    return [quote.text for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Not now,” she said. “Later.”", ["Not now,", "Later."]),
        ('He called it "a start".', ["a start"]),
        ("''We won,'' he said.", ["We won,"]),
        ("«Nunca», he said.", ["Nunca"]),
        ("‘No comment,’ he said.", ["No comment,"]),
        ("It’s the workers’ own doing.", []),
        ("rock 'n' roll isn't dead", []),
        ("the ‘old guard’ don’t care", ["old guard"]),
        ('He is 6\'2" tall and 5" wide.', []),
        ("“She said ‘never’ twice,” he said.", ["She said ‘never’ twice,"]),
        ("", []),
    ],
)
def test_quotes(text, expected):
    assert said(text) == expected


def test_an_open_quotation_ends_with_its_paragraph():
    first, second = quotes("“One thing.\n\n“Another,” he said.")
    assert (first.text, first.closed) == ("One thing.", False)
    assert (second.text, second.closed) == ("Another,", True)


@given(st.text(alphabet="ab “”‘’\"'«».,\n", max_size=200))
def test_quotes_stand_in_the_text_in_order(text):
    end = 0
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()
        assert quote.start >= end
        first, last = marked(text, quote)
        assert 0 <= first < quote.start
        assert quote.end <= last <= len(text)
        end = quote.end
