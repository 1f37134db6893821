import pytest

from briefer.steps.openness import opened


@pytest.mark.parametrize(
    ("line", "core", "asks"),
    [
        ("It is open whether Peru will sign.", "Peru will sign.", "whether"),
        ("It remains unclear when the port opens.", "the port opens.", "when"),
        ("It is not yet known who fired.", "fired.", "who"),
        ("It remains to be seen if Peru signs.", "Peru signs.", "if"),
        ("Whether Peru signs is still an open question.", "Peru signs", "whether"),
        ("The cause of the fire is not known.", "The cause of the fire", ""),
        (
            "It was not clear on Thursday whether the port was safe.",
            "the port was safe.",
            "whether",
        ),
        ("Whether Peru signed has not been established.", "Peru signed", "whether"),
    ],
)
def test_what_is_called_open_is_found(line, core, asks):
    assert opened(line) == (core, asks)


@pytest.mark.parametrize(
    "line",
    [
        "The port remains open.",
        "Peru is open to talks.",
        "Peru said it was unclear whether Chile would sign.",
        "It is known who fired.",
    ],
)
def test_what_is_open_in_another_sense_or_by_anothers_word_is_not(line):
    assert opened(line) is None
