from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.words import content_stems, fold, spelled, stem, words


def said(text):
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. envoy’s plan", ["The", "U.S.", "envoy", "plan"]),
        ("north-eastern Ghana", ["north-eastern", "Ghana"]),
        ("a 20-year-old, 1,500.5 or 5-10", ["a", "20-year-old", "1,500.5", "or", "5", "10"]),
        ("They don't; AT&T did.", ["They", "don't", "AT&T", "did"]),
        ("“Café” – déjà", ["Café", "déjà"]),
        ("", []),
    ],
)
def test_words(text, tokens):
    assert said(text) == tokens


@given(st.text(alphabet="abSs20 .,'’&-_é\u0301", max_size=30))
def test_the_spelled_words_are_the_texts_of_the_words(text):
    assert list(spelled(text)) == said(text)


@pytest.mark.parametrize(
    "forms",
    [
        "reject rejects rejected rejecting rejection",
        "negotiate negotiates negotiated negotiators negotiation negotiations",
        "agree agrees agreed agreeing agreement agreements",
        "control controlled controlling controls",
        "fall fell fallen falling falls",
        "sue sued suing sues",
        "city cities",
        "woman women",
        "use used using uses",
    ],
)
def test_the_forms_of_a_word_meet_in_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("state", "statement"),
        ("depart", "department"),
        ("apart", "apartment"),
        ("police", "policy"),
        ("unit", "united"),
        ("new", "news"),
        ("sing", "since"),
    ],
)
def test_unrelated_words_do_not_meet(one, other):
    assert stem(one) != stem(other)


def test_folding_takes_typography_and_accents_off():
    assert fold("“ŽIŽEK’S” … Łódź – Ørsted") == '"zizek\'s" ... lodz - orsted'


def test_content_stems_leave_function_words_out():
    assert content_stems("They have not been in the cities") == ("citi",)


@given(st.text(max_size=200))
def test_words_stand_in_the_text_in_order(text):
    found = words(text)
    assert all(text[word.start : word.end] == word.text and word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=100))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
