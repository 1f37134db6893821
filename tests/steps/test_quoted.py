"""Whose words a position is printed with."""

import pytest

from briefer.steps.split import sentences
from briefer.steps.verify import index, verify
from briefer.values.article import Article
from briefer.values.finding import KeyDevelopment, PartyPosition, Supported

TEXT = (
    "“This quota is a serious blow to our harbours,” Norwegian minister Kari Moen said. "
    "Iceland rejected the quota on Monday. “We were never asked about it,” Icelandic minister "
    "Jon Palsson said and called it a “joke”. “It will come to nothing anyway,” read a banner."
)


def held(finding):
    read = sentences(TEXT)
    article = Article(id="a1", source="s", title="Quota", text=TEXT)
    kept = verify(finding, index(article, read))
    assert isinstance(kept, Supported)
    assert all(TEXT[one.start : one.end] == one.text for one in kept.quotes)
    return [one.text for one in kept.quotes]


def position(party, line, evidence, speaker=None):
    return PartyPosition(
        party=party,
        speaker=speaker,
        issue="a blow to harbours, a joke and a banner",
        stance="rejects",
        position=line,
        evidence=evidence,
    )


def test_a_position_has_its_own_partys_words_alone():
    iceland = position("Iceland", "Iceland rejected the quota on Monday.", (1, 2, 3, 4))
    assert held(iceland) == ["We were never asked about it,"]


@pytest.mark.parametrize("evidence", [(1, 2), (2, 4)])
def test_the_words_of_others_or_of_nobody_known_are_left_out(evidence):
    assert held(position("Iceland", "Iceland rejected the quota on Monday.", evidence)) == []


def test_a_development_has_all_the_words_of_its_evidence():
    told = KeyDevelopment(summary="Icelandic minister Jon Palsson called it a joke.", evidence=(3,))
    assert held(told) == ["We were never asked about it,"]
