import datetime as dt

import pytest

from briefer.steps.wording import (
    attribution,
    count,
    full_day,
    listed,
    short_day,
    speaker,
    told,
    witness,
)
from briefer.values.finding import KeyDevelopment


def test_days_are_english_whatever_the_locale():
    assert full_day(dt.date(2024, 2, 29)) == "Thursday 29 February 2024"
    assert short_day(dt.date(2024, 12, 1)) == "1 December 2024"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("It shut at 5 p.m.", "It shut at 5 p.m., according to Ito."),
        ("It was bought by Tern Inc.", "It was bought by Tern Inc., according to Ito."),
        ("The mayor said no.", "The mayor said no, according to Ito."),
        ("Prices rose by 3.5.", "Prices rose by 3.5, according to Ito."),
    ],
)
def test_the_stop_of_an_abbreviation_stays_before_whose_claim_it_is(line, shown):
    assert told(KeyDevelopment(summary=line, claimed_by="Ito", evidence=(1,))) == shown


def test_counts_agree_with_their_nouns():
    assert [count(n, "call") for n in (0, 1, 2)] == ["0 calls", "1 call", "2 calls"]


def test_lists_read_as_in_a_sentence():
    assert [listed(words) for words in ((), ("AP",), ("AP", "AFP"))] == ["", "AP", "AP and AFP"]


def test_one_outlet_is_one_source_and_copies_are_no_witnesses():
    assert witness(1, 1, 1) == "one source"
    assert witness(3, 1, 1) == "one source"
    assert witness(12, 10, 1) == "10 outlets, 1 origin"


def test_where_an_outlet_is_not_known_articles_are_counted():
    assert witness(1, None, 1) == "one source"
    assert witness(2, None, 1) == "2 articles, 1 origin"


@pytest.mark.parametrize(
    "text",
    [
        "Profits fell by a third, Tanaka said.",
        "Kenji Tanaka has also warned that profits will fall.",
        "According to Kenji Tanaka, profits fell by a third.",
        "“Profits fell,” said Tanaka.",
        "Tanaka’s company grew, Tanaka told investors.",
        "Kenji Tanaka of the Institute for Old Money in Leeds said profits fell.",
        "Kenji Tanaka, a trader who left the bank in May, has said he lost the files.",
    ],
)
def test_a_line_that_says_whose_it_is_is_left_alone(text):
    assert attribution("Kenji Tanaka", text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Profits fell by a third.",
        "Profits fell after Kenji Tanaka left the company.",
        "The bank said that profits of the company of Mr Kenji Tanaka fell.",
    ],
)
def test_a_claim_is_never_shown_as_a_fact(text):
    assert attribution("Kenji Tanaka", text) == "according to Kenji Tanaka"


def test_a_line_has_one_source_and_no_second():
    text = "According to the ferry operator’s yearly report, fares fell."
    assert attribution("the ferry operator’s yearly report", text) == ""
    assert attribution("Ana Ruiz", "Fares fell, according to the operator.") == ""


@pytest.mark.parametrize(
    ("claimed_by", "text"),
    [
        ("Kenji Tanaka", "Kenji Tanaka left the company in May."),
        ("Kenji Tanaka", "Chairman Kenji Tanaka would step down."),
        ("the Harbour Board", "The Harbour Board closed two piers."),
    ],
)
def test_nobody_is_the_source_of_their_own_deed(claimed_by, text):
    assert attribution(claimed_by, text) == "by their own account"


@pytest.mark.parametrize("name", [None, "", "  "])
def test_the_articles_own_voice_is_not_attributed(name):
    assert attribution(name, "Profits fell.") == ""


def test_a_name_without_a_word_is_still_named():
    assert attribution("???", "Profits fell.") == "according to ???"


def test_a_speaker_is_named_once():
    assert speaker("Kenji Tanaka", "the bank", "The bank rejects the merger.") == "Kenji Tanaka"
    assert speaker("Kenji Tanaka", "the bank", "Tanaka rejects the merger.") == ""
    assert speaker("The Bank", "the bank", "It rejects the merger.") == ""
    assert speaker(None, "the bank", "It rejects the merger.") == ""
    late = "The bank will not accept the merger that was proposed by Tanaka."
    assert speaker("Kenji Tanaka", "the bank", late) == "Kenji Tanaka"
