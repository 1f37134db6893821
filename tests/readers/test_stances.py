"""Stances by words."""

import pytest

from briefer.readers.stances import stance_of, stances


@pytest.mark.parametrize(
    ("word", "stance"),
    [("demands", "demands"), ("Opposes.", "rejects"), ("", "claims"), ("wibble", "claims")],
)
def test_stances_of_words(word, stance):
    assert stance_of(word) == stance


def test_a_noun_carries_a_stance_with_its_matter_alone():
    assert stances("The call for elections was heard.") == {"demands"}
    assert stances("They held a phone call on Monday.") == frozenset()


def test_a_text_without_a_cue_has_no_stance():
    assert stances("Trawlers landed 4,000 tonnes of cod in May.") == frozenset()
