"""What code mends in a model's answer before anything is asked again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.readers.form import BottomLineForm, FindingsForm, entry_ids, numbers, text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ([2, 1, 2], (1, 2)),
        (["12"], (12,)),
        ("3–5", (3, 4, 5)),
        ("5-3", (3, 5)),
        ("sentence 4 and S7", (4, 7)),
        (4, (4,)),
        (4.0, (4,)),
        ([4.5, True, None, {}, "x"], ()),
        (["1-999999"], (1, 999999)),
        ("12345678901", ()),
        (float("inf"), ()),
        (None, ()),
    ],
)
def test_numbers(value, meant):
    assert numbers(value) == meant


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (" a \n b ", "a b"),
        ("None", ""),
        ("not specified.", ""),
        ('""', ""),
        (None, ""),
        (["Ada", "Bo"], "Ada, Bo"),
        (7, "7"),
        ("None of them came.", "None of them came."),
    ],
)
def test_text(value, line):
    assert text(value) == line


def test_entry_ids_keep_the_order_of_the_answer():
    assert entry_ids(["p2", "d10, q1", "p2", "x3", "d"]) == ("p2", "d10", "q1")


def test_parts_that_are_no_records_are_dropped():
    form = FindingsForm.model_validate({"notes": ["x", {"statement": "y", "more": 1}, 3]})
    assert [part.statement for part in form.notes] == ["y"]


def test_a_lone_record_counts_as_one():
    form = BottomLineForm.model_validate({"sentences": {"text": "x", "entries": "d1"}})
    assert form.sentences[0].entries == ("d1",)


def test_an_answer_without_any_of_the_lists_is_not_the_form():
    with pytest.raises(ValidationError, match="give one JSON object with notes, questions"):
        FindingsForm.model_validate({"answer": []})


@given(JSON, JSON)
def test_any_json_in_the_lists_parses_or_is_refused(notes, questions):
    answer = json.dumps({"notes": notes, "questions": questions})
    try:
        form = FindingsForm.model_validate_json(answer)
    except ValidationError:
        return
    assert all(part.sentence == tuple(sorted(set(part.sentence))) for part in form.notes)


@given(st.text(alphabet="0123456789-, S", max_size=200))
def test_numbers_of_any_string_are_few_and_ascending(value):
    found = numbers(value)
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 1_000_000 for number in found)


def test_a_megabyte_of_digits_is_read_at_once():
    assert numbers("1 - " * 250_000) == (1,)


@pytest.mark.parametrize("form", [FindingsForm, BottomLineForm])
def test_the_schema_holds_no_words_for_readers_of_the_code(form):
    schema = json.dumps(form.model_json_schema())
    assert "description" not in schema
    assert "title" not in schema
    assert "default" not in schema
