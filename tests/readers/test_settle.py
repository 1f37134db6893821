"""What the sentences settle about a note."""

import pytest

from briefer.language.attribution import attributions
from briefer.readers.form import HAPPENED, NotePart
from briefer.readers.settle import settled, stance_of, stances
from briefer.values.article import Sentence

TEXTS = (
    "Norway’s fisheries minister Kari Lund rejected the quota on Friday.",
    "Lund said the stock had recovered.",
    "Trawlers landed 4,000 tonnes of cod in May.",
    "Catches fell by a third, according to the institute.",
    "Iceland has not accepted the quota.",
)


def sentences():
    made, start = [], 0
    for number, text in enumerate(TEXTS, 1):
        made.append(
            Sentence(number=number, start=start, end=start + len(text), text=text, paragraph=0)
        )
        start += len(text) + 1
    return tuple(made)


def settle(number, kind, **fields):
    note = NotePart(sentence=(number,), kind=kind, statement="A line.", **fields)
    done = settled(note, sentences(), attributions(sentences()))
    return done.kind, done.speaker


def test_a_stance_that_the_sentence_carries_is_kept():
    assert settle(1, "rejects", speaker="Kari Lund") == ("rejects", "Kari Lund")


@pytest.mark.parametrize("guess", ["supports", "offers", HAPPENED])
def test_another_guess_gives_way_to_what_the_speaker_does(guess):
    assert settle(1, guess, speaker="Kari Lund") == ("rejects", "Kari Lund")


def test_a_report_without_a_stance_is_a_fact_that_the_speaker_claims():
    assert settle(2, "demands", speaker="Kari Lund") == (HAPPENED, "Kari Lund")


def test_a_plain_fact_is_nobodys():
    assert settle(3, "supports", speaker="Trawlers", party="Norway") == (HAPPENED, "")


def test_a_source_named_beside_the_fact_stays():
    assert settle(4, HAPPENED, speaker="the institute") == (HAPPENED, "the institute")


def test_a_denied_stance_is_not_taken_over():
    assert settle(5, "supports", speaker="Iceland", party="Iceland")[0] == HAPPENED


def test_a_sentence_in_the_place_of_a_name_is_no_speaker():
    assert settle(4, HAPPENED, speaker="A line.") == (HAPPENED, "")


def test_words_of_another_are_not_the_speakers():
    assert settle(1, "rejects", speaker="Olga Dahl", party="Denmark") == (HAPPENED, "")


def test_a_note_without_evidence_is_left_alone():
    note = NotePart(kind="warns", speaker="Kari Lund", statement="x")
    assert settled(note, sentences(), ()) == note


@pytest.mark.parametrize(
    ("word", "stance"),
    [("demands", "demands"), ("Opposes.", "rejects"), ("", "claims"), ("wibble", "claims")],
)
def test_stances_of_words(word, stance):
    assert stance_of(word) == stance


def test_a_text_without_a_cue_has_no_stance():
    assert stances("Trawlers landed 4,000 tonnes of cod in May.") == frozenset()


@pytest.mark.parametrize(
    ("number", "guess", "when"),
    [(1, "Friday", "Friday"), (1, "2026-03-02", "Friday"), (3, "", "May"), (2, "Monday", "")],
)
def test_the_time_is_one_that_the_sentence_names(number, guess, when):
    note = NotePart(sentence=(number,), kind=HAPPENED, statement="A line.", when=guess)
    assert settled(note, sentences(), ()).when == when


@pytest.mark.parametrize(
    ("speaker", "party", "settled_party"),
    [
        ("Kari Lund", "Norwegian minister", "Norway"),
        ("Kari Lund", "Sweden", "Norway"),
        ("Kari Lund", "fisheries minister", "fisheries minister"),
        ("Kari Lund", "Fishers First", ""),
        ("Kari Lund", "", "Norway"),
    ],
)
def test_the_party_is_the_speakers(speaker, party, settled_party):
    note = NotePart(
        sentence=(1,), kind="rejects", statement="A line.", speaker=speaker, party=party
    )
    assert settled(note, sentences(), attributions(sentences())).party == settled_party


def test_a_state_that_speaks_is_the_party():
    note = NotePart(
        sentence=(5,), kind="rejects", statement="A line.", speaker="Iceland", party="Norway"
    )
    assert settled(note, sentences(), attributions(sentences())).party == "Iceland"
