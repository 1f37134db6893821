import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.agencies import agencies
from briefer.language.lexicon import lexicon


@pytest.mark.parametrize(
    ("credit", "found"),
    [
        ("With AP/PTI inputs", ("AP", "PTI")),
        ("REUTERS", ("Reuters",)),
        ("the associated press contributed; AP again", ("AP",)),
        ("an app, a pa and the capital", ()),
        ("non-AP, AP-style", ()),
    ],
)
def test_a_credit_names_agencies_in_order_and_once(credit, found):
    assert agencies(credit) == found


def test_no_form_stands_for_two_agencies():
    forms = [form.casefold() for row in lexicon("agencies") for form in set(row[1:])]
    owners = {
        form: {row[0] for row in lexicon("agencies") if form in map(str.casefold, row[1:])}
        for form in forms
    }
    assert all(len(names) == 1 for names in owners.values())


@given(st.sampled_from([form for row in lexicon("agencies") for form in row[1:]]))
def test_every_form_is_found_in_capitals_too(form):
    assert agencies(form)
    assert agencies(form.upper())
