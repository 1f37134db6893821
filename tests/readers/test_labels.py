"""What an issue is called: noun phrases that name a matter."""

import pytest

from briefer.readers.embedded.issues import issue_of
from briefer.readers.embedded.matters import matter_of
from briefer.readers.embedded.sight import look
from briefer.steps.split import sentences
from briefer.values.article import Passage


def seen(text, title=""):
    return look(Passage(article_id="a", title=title, sentences=sentences(text)))


def label(text):
    sight = seen(text)
    return issue_of(sight, sight.seen[0].tokens[2:], "Peru")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru called the harbour tax unfair.", "harbour tax"),
        ("Peru wants to keep the border secure.", "border"),
        ("Peru wants control over the island of Lobos.", "control over the island of Lobos"),
        ("Peru bought a majority of the boats.", "boats"),
        ("Peru thanked leaders of the strike.", "strike"),
        ("Peru wants deep tax cuts.", "deep tax cuts"),
        ("Peru is unfair to the boats.", "boats"),
        ("Peru accused the government of ignoring warnings.", "warnings"),
        ("Peru wants 40 million dollars in aid.", "aid"),
        ("Peru wants 9 percent more school investment.", "school investment"),
        ("Peru saw that a new generation takes over.", "new generation"),
    ],
)
def test_an_issue_is_a_noun_phrase(text, expected):
    assert label(text) == expected


def test_a_capital_of_the_sentence_start_is_no_part_of_a_label():
    sight = seen("Tenants must leave. Peru’s tenants are angry.")
    assert issue_of(sight, sight.seen[0].tokens, "Peru") == "tenants"


@pytest.mark.parametrize(
    "text",
    [
        "Peru remains anonymous.",
        "Peru fired Ann Lee.",
        "Peru blamed the police.",
        "Peru says they’re afraid.",
        "Peru met a taller man.",
        "Peru met a spokesman for Ann Lee.",
        "Peru wrote to NATO.",
        "Peru wants 40 million dollars.",
    ],
)
def test_adjectives_people_and_lone_bodies_name_no_issue(text):
    assert label(text) is None


def test_an_article_is_about_the_phrase_it_keeps_using():
    text = (
        "The harbour tax was raised in Lima. Boats left over the harbour tax, and a man wept. "
        "Ann Lee defended the harbour tax."
    )
    assert matter_of(seen(text)) == "harbour tax"
    assert matter_of(seen("A man wept in Lima.")) is None
