"""Findings of two readings, side by side."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.beside import beside
from briefer.values.finding import KeyDevelopment, PartyPosition, Supported

LINES = (
    "The dam above Oroville burst on Monday.",
    "On Monday the old dam burst above Oroville.",
    "Governor Ana Ruiz rejected calls to resign.",
    "Rain fell.",
)


def one(line, *evidence, article="a1"):
    finding = KeyDevelopment(summary=line, evidence=evidence)
    return Supported(finding=finding, article_id=article, evidence=(), support=1.0)


def position(line, *evidence):
    finding = PartyPosition(
        party="Ruiz", issue="x", stance="rejects", position=line, evidence=evidence
    )
    return Supported(finding=finding, article_id="a1", evidence=(), support=1.0)


def pairs(left, right):
    return [(pair.left, pair.right) for pair in beside(left, right)]


def test_what_tells_of_one_thing_stands_together_in_the_order_of_the_text():
    left = [one(LINES[2], 4), one(LINES[0], 1)]
    right = [one(LINES[1], 1), one(LINES[3], 6)]
    assert pairs(left, right) == [
        (left[1], right[0]),
        (left[0], None),
        (None, right[1]),
    ]


def test_a_kind_more_or_less_keeps_nothing_apart():
    left, right = [one(LINES[2], 4)], [position(LINES[2], 4), one("Ruiz rejected a tax.", 4)]
    assert pairs(left, right)[0] == (left[0], right[0])


def test_on_other_sentences_lines_have_to_be_more_alike():
    near = one("The dam above Oroville will be built again.", 9)
    assert pairs([one(LINES[0], 1)], [near])[0][1] is None
    again = near.model_copy(update={"finding": near.finding.model_copy(update={"evidence": (1,)})})
    assert pairs([one(LINES[0], 1)], [again])[0][1] is again


def test_articles_are_kept_apart():
    left, right = [one(LINES[0], 1)], [one(LINES[0], 1, article="a2")]
    assert pairs(left, right) == [(left[0], None), (None, right[0])]


found = st.lists(
    st.builds(
        lambda line, n, article: one(line, n, article=article),
        st.sampled_from(LINES),
        st.integers(1, 4),
        st.sampled_from(["a1", "a2"]),
    ),
    max_size=6,
)


@given(found, found)
def test_every_finding_stands_in_one_pair(left, right):
    made = beside(left, right)
    assert sorted(map(repr, left)) == sorted(repr(p.left) for p in made if p.left)
    assert sorted(map(repr, right)) == sorted(repr(p.right) for p in made if p.right)
    assert all(p.left or p.right for p in made)
