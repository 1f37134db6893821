"""What of a phrase stands as a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.clauses import tokenise
from briefer.readers.embedded.wholeness import whole_label


def label(text, phrase):
    start = text.index(phrase)
    tokens = [one for one in tokenise(text, 0) if start <= one.start < start + len(phrase)]
    found = whole_label(text, tokens)
    return text[found[0].start : found[-1].end] if found else ""


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        ("They fear an attack on the United Provinces.", "attack on the United", "attack"),
        ("She gave her answer in a public hearing.", "answer in a public", "answer"),
        ("If the bloc fails to agree, it ends.", "bloc fails", "bloc"),
        ("They want tax cuts to the rich.", "tax cuts", "tax cuts"),
        ("He won’t hear comments like that.", "comments like", "comments"),
        ("“Exactly,” he answered.", "Exactly", ""),
        ("He cannot negotiate w/ Congress.", "w", ""),
        ("Sen. Ann Lee, D-Mo., agreed.", "D-Mo.", ""),
        ("The harbour is closed, he said.", "closed", ""),
        ("He claimed the right to speak.", "right", "right"),
        ("A law that offers citizenship was passed.", "offers citizenship", "citizenship"),
        ("A records law was passed.", "records law", "records law"),
        ("She set herself apart.", "herself", ""),
    ],
)
def test_a_label_is_a_whole_name_or_noun(text, phrase, whole):
    assert label(text, phrase) == whole


@given(st.text("aA bofd.-’'", max_size=40))
def test_what_is_left_is_a_run_of_the_phrase(text):
    phrase = [one for one in tokenise(text, 0) if one.kind in {"word", "name"}]
    found = whole_label(text, phrase)
    assert not found or any(
        phrase[n : n + len(found)] == found for n in range(len(phrase) - len(found) + 1)
    )
