"""Where it is that a sentence tells of."""

import pytest

from briefer.steps.scenes import Scenes, apart
from briefer.values.article import Sentence
from briefer.values.finding import Citation


def scenes(**articles):
    told = [
        (
            name,
            [
                Sentence(number=n, start=0, end=len(text), text=text, paragraph=0)
                for n, text in enumerate(texts, 1)
            ],
        )
        for name, texts in articles.items()
    ]
    found = Scenes(told)
    return [
        found.of(
            Citation(article_id=name, sentence=len(texts), start=0, end=1, text=texts[-1].text)
        )
        for name, texts in told
    ]


@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        ("A drone fell in Kharkiv.", "A depot burned in Mariupol.", True),
        ("A drone fell in Kharkiv.", "A drone fell in the Kharkiv region.", False),
        ("A drone fell in Kharkiv.", "A drone fell in Kharkov.", False),
        ("A drone fell in Kharkiv.", "A drone fell in Ukraine.", False),
        ("A drone fell in Kharkiv.", "A drone fell.", False),
    ],
)
def test_two_towns_that_neither_article_shares_are_two_scenes(first, second, parted):
    one, other = scenes(a=[first, "Four died."], b=[second, "Nineteen died."])
    assert apart(one, other) is apart(other, one) is parted


def test_a_place_that_the_other_article_names_anywhere_may_be_the_same():
    one, other = scenes(
        a=["A drone fell in Kharkiv.", "Four died."],
        b=["Kharkiv was hit.", "It burned.", "A depot burned in Mariupol.", "Nineteen died."],
    )
    assert not apart(one, other)


def test_what_stands_far_in_front_is_no_scene():
    [one] = scenes(a=["A drone fell in Kharkiv.", "It rained.", "It snowed.", "Four died."])
    assert one.near == frozenset()
    assert "kharkiv" in one.article
