from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.sources.decoding import UndecodableError, decode

WORDS = "The mayor of Århus, Søren Bæk, spoke of “a naïve café plan” – and left at 5. "


def test_only_the_bad_stretches_are_read_as_windows_1252():
    mixed = WORDS.encode() + WORDS.encode("cp1252") + WORDS.encode()
    assert decode(mixed) == WORDS * 3


def test_one_slip_leaves_another_script_as_it_is():
    russian = "Совет города закрыл мост на ремонт. "
    assert decode(russian.encode() * 9 + b"caf\xe9") == russian * 9 + "café"


@pytest.mark.parametrize("text", ["Alles nur ‚Spaß”, sagte er. ", "She said “CAFÉ” aloud. "])
def test_windows_1252_that_looks_like_utf_8_by_chance_stays_so(text):
    text = f"{text}In Århus it rained and the café – an old one – was shut. " * 3
    assert decode(text.encode("cp1252")) == text


MAC = "Zoë said the café owners’ union can’t pay it – “not in Montréal,” said André Brontë. "


def test_mac_roman_is_told_by_capitals_behind_small_letters():
    assert decode(MAC.encode("mac_roman")) == MAC
    assert decode(MAC.encode("cp1252")) == MAC


def test_one_odd_capital_does_not_make_a_text_mac_roman():
    twice = "The firms iÉcole and eÉcole. "
    assert decode(twice.encode() + b"caf\xe9") == twice + "café"
    text = "The firm iÉcole of Århus said on Monday: “We can’t.” It sells a naïve game."
    assert decode(text.encode("cp1252")) == text


@given(
    st.lists(st.sampled_from(["Søren", "café", "“so”", "plain words", "€5", "naïve"]), min_size=1)
)
def test_any_mixture_is_read_as_written(words):
    data = b" and many more plain words ".join(
        word.encode("cp1252" if place % 2 else "utf-8") for place, word in enumerate(words)
    )
    assert decode(b"It is said that a long plain text, of many words, holds " + data) == (
        "It is said that a long plain text, of many words, holds "
        + " and many more plain words ".join(words)
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    with suppress(UndecodableError):
        decode(data).encode("utf-8")
