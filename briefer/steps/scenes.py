"""Where it is that a sentence tells of, where it names no place itself."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefer.language.names import Name, name_key, names, party_key
from briefer.values.article import Sentence
from briefer.values.finding import Citation

BEFORE = 2
"""Sentences in front that can say where: the place of further ones may be another."""


class Scene(NamedTuple):
    """The keys of the towns and regions named just before, and of all that the article names.

    Or those of the bodies too, where it is one of them that something is told of.
    """

    near: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()


class Scenes:
    """The scenes of the sentences of some articles."""

    def __init__(self, sentences: Sequence[tuple[str, Sequence[Sentence]]]) -> None:
        """Keep the sentences of each article with its id."""
        self._told: Mapping[str, Sequence[Sentence]] = dict(sentences)
        self._known: dict[str, frozenset[str]] = {}

    def of(self, cited: Citation, *, bodies: bool = False) -> Scene:
        """Return the scene of a cited sentence: no states, as two towns may be in one.

        With `bodies`, those named there stand for it: two unions may hold a ballot in one town.

        >>> def sentence(n, text):
        ...     return Sentence(number=n, start=0, end=len(text), text=text, paragraph=0)
        >>> told = [sentence(1, "A bomb fell in Arica, Peru."), sentence(2, "Two people died.")]
        >>> scene = Scenes([("a1", told)]).of(
        ...     Citation(article_id="a1", sentence=2, start=0, end=16, text="Two people died."))
        >>> sorted(scene.near), sorted(scene.article)
        (['arica'], ['arica', 'peru'])
        """
        named = [
            name
            for one in self._told.get(cited.article_id, ())
            if cited.sentence - BEFORE <= one.number < cited.sentence
            for name in names(one.text)
        ]
        whose = [name for name in named if bodies and _is_own_body(name)]
        near = frozenset(name_key(name.text) for name in whose or filter(_is_town, named))
        return Scene(near, self._keys(cited.article_id))

    def _keys(self, article_id: str) -> frozenset[str]:
        """Return the keys of all names of an article, which several of its lines ask for."""
        if article_id not in self._known:
            texts = (one.text for one in self._told.get(article_id, ()))
            self._known[article_id] = frozenset(
                key for text in texts for name in names(text) for key in _keys(name)
            )
        return self._known[article_id]


def apart(a: Scene, b: Scene) -> bool:
    """Return whether two sentences tell of two scenes: neither article names the other's.

    >>> one, other = (Scene(frozenset({town}), frozenset({town})) for town in ("ilo", "oslo"))
    >>> apart(one, other), apart(one, Scene(frozenset({"oslo"}), frozenset({"oslo", "ilo"})))
    (True, False)
    """
    told = bool(a.near and b.near)
    return told and a.near.isdisjoint(b.article) and b.near.isdisjoint(a.article)


def _is_own_body(name: Name) -> bool:
    """Say whether a name is a body's, and no party's that all articles may speak of."""
    return name.kind == "body" and party_key(name.text) is None


def _is_town(name: Name) -> bool:
    """Say whether a name is a place's and no state's: a capital's is one."""
    party = party_key(name.text)
    return name.kind == "place" and (party is None or name_key(party) != name_key(name.text))


def _keys(name: Name) -> set[str]:
    """Return the keys of a name and of its words: "the Kharkiv region" is in Kharkiv."""
    key = name_key(name.text)
    return {key, *key.split()}
