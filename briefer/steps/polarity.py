"""Which words of a text are negated, and what each negation is about."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefer.language.negation import Negation
from briefer.steps.tokens import Token, is_verb

_HEADS = 2  # content words that a negation can be about: "did not fully accept"
_REACH = 4  # content words behind a negation that it still reaches in its clause


class Polarity(NamedTuple):
    """The negations of a text.

    `marked` says of each content stem whether it stands with a negation, without one, or both.
    `heads` are the stems that each turning negation is about, up to the first verb; `refusing`
    says that a verb says no to its object: "rejected".
    """

    marked: Mapping[str, frozenset[bool]]
    heads: tuple[tuple[str, ...], ...]
    refusing: bool

    @property
    def negative(self) -> bool:
        """Whether anything in the text negates."""
        return bool(self.heads) or self.refusing


def polarity(tokens: Sequence[Token], negations: Sequence[Negation]) -> Polarity:
    """Return the polarity of the words of a text.

    >>> from briefer.language.negation import kinds_of_negation
    >>> from briefer.steps.tokens import tokenise
    >>> text = "They did not fully accept the plan, he said."
    >>> polarity(tokenise(text), kinds_of_negation(text)).heads
    (('fulli', 'accept'),)
    """
    turning = [found for found in negations if found.turns]
    if not turning:  # as most often: no word stands with a negation
        content = [token.stem for token in tokens if token.content]
        return Polarity(dict.fromkeys(content, frozenset({False})), (), bool(negations))
    ends = {found.end for found in turning}
    inside = _places(tokens, turning)
    marked: dict[str, frozenset[bool]] = {}
    heads: list[list[str]] = []
    clause, count, closed = -1, 0, True
    for place, token in enumerate(tokens):
        if place in inside:
            if token.end in ends:
                clause, count, closed = token.clause, 0, False
                heads.append([])
            continue
        if not token.content:
            continue
        if heads and not heads[-1] and not closed:
            clause = token.clause  # "not, however, agreed", "not that they agreed"
        reached = token.clause == clause and count < _REACH
        marked[token.stem] = marked.get(token.stem, frozenset()) | {reached}
        if reached and not closed:
            heads[-1].append(token.stem)
            closed = len(heads[-1]) == _HEADS or is_verb(token)
        count += 1
    refusing = len(turning) < len(negations)
    return Polarity(marked, tuple(tuple(found) for found in heads if found), refusing)


def _places(tokens: Sequence[Token], negations: Sequence[Negation]) -> frozenset[int]:
    """Return the places of the tokens that the negations are made of."""
    found = []
    at = 0
    for place, token in enumerate(tokens):
        while at < len(negations) and negations[at].end <= token.start:
            at += 1
        if at < len(negations) and negations[at].start <= token.start:
            found.append(place)
    return frozenset(found)
