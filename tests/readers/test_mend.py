"""Slips of wording that the passage mends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.readers.mend import anchored, closed_up, named, requoted, spoken
from briefer.values.article import Sentence

TEXTS = ("Mina Roth opened the plant.", "It rained.", "She praised the crew.", "He left.")
SENTENCES = tuple(
    Sentence(number=n, start=0, end=len(text), text=text, paragraph=0)
    for n, text in enumerate(TEXTS, 1)
)


@pytest.mark.parametrize(
    ("line", "passage", "mended"),
    [
        ("The U. S. plan", "the U.S. plan", "The U.S. plan"),
        ("The U. N. plan", "no initials here", "The U. N. plan"),
        ("In Washington D. C. today", "Washington D.C. was", "In Washington D.C. today"),
        ("By A. B. Cole", "A. B. Cole and A.B. Hall", "By A. B. Cole"),
    ],
)
def test_initials_stand_as_in_the_passage(line, passage, mended):
    assert closed_up(line, passage) == mended


@given(st.text(), st.text())
def test_nothing_but_blanks_changes(line, passage):
    assert closed_up(line, passage).replace(" ", "") == line.replace(" ", "")


def test_a_pronoun_gives_way_to_the_speaker_and_the_sentence_that_names_it_joins():
    line, evidence = named("She praised the crew.", "Mina Roth", (3,), SENTENCES)
    assert (line, evidence) == ("Mina Roth praised the crew.", (1, 3))


@pytest.mark.parametrize(
    ("line", "speaker", "evidence"),
    [
        ("She praised the crew.", "Ola Berg", (3,)),
        ("She praised the crew.", "", (3,)),
        ("She praised the crew.", "Mina Roth", ()),
        ("The crew praised her.", "Mina Roth", (3,)),
        ("He’s gone.", "Mina Roth", (4,)),
    ],
)
def test_other_lines_are_left_alone(line, speaker, evidence):
    assert named(line, speaker, evidence, SENTENCES) == (line, evidence)


def test_a_name_in_the_cited_sentence_adds_none():
    assert named("She opened it.", "Roth", (1, 2), SENTENCES) == ("Roth opened it.", (1, 2))


def test_a_line_goes_to_the_sentence_that_holds_it():
    assert anchored("The crew was praised.", (2,), SENTENCES) == (3,)
    assert anchored("The crew was praised.", (), SENTENCES) == (3,)


def test_a_line_that_nothing_holds_keeps_its_number():
    assert anchored("Prices of copper doubled.", (2,), SENTENCES) == (2,)


def test_a_line_that_its_sentence_holds_stays_there():
    assert anchored("The crew was praised.", (3,), SENTENCES) == (3,)


QUOTED = "“The ‘old deal’ is dead, and we say so. It’s over,” she said of the workers’ “pact”."


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("‘The ‘old deal’ is dead,’ she said.", "“The ‘old deal’ is dead,” she said."),
        ("It’s over,’ she said.", "“It’s over,” she said."),
        ("The workers' 'pact' stands.", "The workers' “pact” stands."),
        ("The workers’ deal stands.", "The workers’ deal stands."),
        ("She calls it ‘a farce’.", "She calls it ‘a farce’."),
        ("She calls it “dead”.", "She calls it “dead”."),
        ("‘The ‘old deal’ is dead. ‘", "“The ‘old deal’ is dead.”"),
    ],
)
def test_words_that_the_source_quotes_get_its_marks(line, mended):
    assert requoted(line, QUOTED) == mended


@given(st.text(alphabet="ab ‘’“”'\".,", max_size=30), st.text(alphabet="ab “”", max_size=20))
def test_requoting_changes_marks_and_the_blanks_at_them_alone(line, passage):
    marks = str.maketrans("", "", "‘’“”'\"` ")
    assert requoted(line, passage).translate(marks) == line.translate(marks)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("“We stay.”", "“We stay,” Ann Lee said."),
        ("“Do we stay?”", "“Do we stay?” Ann Lee said."),
        ("“We stay,” he added.", "“We stay,” Ann Lee added."),
        ("“We stay” is the motto of “the Reds”", "“We stay” is the motto of “the Reds”"),
    ],
)
def test_a_quotation_names_its_speaker(line, told):
    assert spoken(line, "Ann Lee") == told
    assert spoken(line, "") == line
