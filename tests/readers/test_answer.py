"""From a filled-in form to findings and statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.readers.answer import bare, findings, statements, verdicts
from briefer.readers.form import BottomLineForm, FindingsForm, VerdictsForm
from briefer.values.article import Passage, Sentence
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition
from briefer.values.pair import Pair

TEXTS = (
    "The operator said 400 trains stopped on Monday.",
    "Ida Holm of the rail union demanded more pay.",
    "It has not ended, and the bank warned of losses.",
)
PASSAGE = Passage(
    article_id="a1",
    title="Strike",
    sentences=tuple(
        Sentence(number=n, start=100 * n, end=100 * n + len(text), text=text, paragraph=0)
        for n, text in enumerate(TEXTS, 4)
    ),
)


def form(*notes, questions=()):
    return FindingsForm.model_validate({"notes": notes, "questions": questions})


def found(*notes, questions=()):
    return findings(form(*notes, questions=questions), PASSAGE).findings


def test_what_happened_is_a_development():
    note = {"sentence": [4], "kind": "event", "statement": "Trains stood.", "when": "Monday"}
    assert found(note | {"speaker": "The operator", "party": "Rail"}) == (
        KeyDevelopment(
            summary="Trains stood.", when="Monday", claimed_by="The operator", evidence=(4,)
        ),
    )


def test_what_someone_wants_is_a_position():
    note = {
        "sentence": [5],
        "kind": "demands",
        "statement": "The union wants more.",
        "issue": "more pay",
    }
    assert found(note | {"speaker": "Ida Holm", "party": "Union"}) == (
        PartyPosition(
            party="Union",
            speaker="Ida Holm",
            issue="more pay",
            stance="demands",
            position="The union wants more.",
            evidence=(5,),
        ),
    )


def test_a_speaker_alone_is_the_party():
    (one,) = found({"sentence": [6], "kind": "warns", "statement": "x", "speaker": "The bank"})
    assert isinstance(one, PartyPosition)
    assert (one.party, one.speaker) == ("The bank", None)


def test_a_stance_of_nobody_is_a_development():
    (one,) = found({"sentence": [4], "kind": "claims", "statement": "400 trains stopped."})
    assert isinstance(one, KeyDevelopment)


@pytest.mark.parametrize(
    ("begins", "rest", "question"),
    [
        ("Will", "the strike end?", "Will the strike end?"),
        ("Will", "Will the strike end", "Will the strike end?"),
        ("", "Who pays?", "Who pays?"),
        ("When will", "", ""),
    ],
)
def test_a_question_is_put_together(begins, rest, question):
    part = {"sentence": 6, "begins": begins, "question": rest, "waits_for": "the vote"}
    assert found(questions=[part]) == (
        OpenQuestion(question=question, waits_for="the vote", evidence=(6,)),
    )


def test_sentences_of_other_passages_are_dropped_and_the_finding_stays():
    (one,) = found({"sentence": [1, 5, 99], "kind": "event", "statement": "x"})
    assert one.evidence == (5,)
    (one,) = found({"sentence": [1], "kind": "event", "statement": "x"})
    assert one.evidence == ()


def test_a_line_that_repeats_stands_once_with_its_first_evidence():
    notes = [{"sentence": [n], "kind": "event", "statement": "It is so."} for n in (6, 4)]
    assert [one.evidence for one in found(*notes)] == [(4,)]


def test_incomplete_lines_go_on_to_verification():
    (one,) = found({"sentence": [6], "kind": "event"})
    assert one == KeyDevelopment(summary="", evidence=(6,))


@given(st.text())
def test_bare_gives_back_a_part_of_the_answer(answer):
    assert bare(answer) in answer


@given(st.lists(st.sampled_from([4, 5, 6, 7]), max_size=4), st.text(max_size=30))
def test_evidence_is_in_the_passage(evidence, line):
    (one,) = found({"sentence": evidence, "kind": "event", "statement": line})
    assert set(one.evidence) <= {4, 5, 6}


def test_statements_keep_their_order():
    form = BottomLineForm.model_validate(
        {"sentences": [{"text": "B.", "entries": ["q1"]}, {"text": "A.", "entries": []}]}
    )
    assert [(one.text, one.entries) for one in statements(form, ())] == [
        ("B.", ("q1",)),
        ("A.", ()),
    ]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ([(1, "yes"), (2, "no")], [True, False]),
        ([("pair 2", "No"), ("1", "YES")], [True, False]),
        ([(1, "yes"), (1, "no"), (2, "perhaps")], [None, None]),
        ([(1, "no"), (1, "no"), (3, "yes"), (0, "yes")], [False, None]),
        ([], [None, None]),
    ],
)
def test_a_pair_has_the_word_that_is_clearly_on_it(said, understood):
    pairs = [Pair(first="A", second="B"), Pair(first="C", second="D")]
    parts = [{"pair": number, "same": word} for number, word in said]
    found = verdicts(VerdictsForm.model_validate({"verdicts": parts}), pairs)
    assert [found.get(one) for one in pairs] == understood


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda part: (
            st.lists(part, max_size=4) | st.dictionaries(st.sampled_from(["pair", "same"]), part)
        ),
        max_leaves=9,
    )
)
def test_whatever_a_model_says_of_pairs_no_other_pair_gets_a_word(value):
    pairs = [Pair(first="A", second="B")]
    try:
        form = VerdictsForm.model_validate({"verdicts": value})
    except ValidationError:
        return
    assert set(verdicts(form, pairs)) <= set(pairs)
