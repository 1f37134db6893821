"""What is done by saying it: an order that asks nobody to act, a contract to buy or to sell."""

from collections.abc import Sequence
from itertools import pairwise

from briefer.language.bareforms import bare_verbs
from briefer.language.clauses import Token

_SENT = frozenset(
    {"reinforcements", "troops", "soldiers", "police", "guards", "warships", "ships", "planes"}
    | {"more", "extra", "additional"}
)
_TRADING = frozenset({"buy", "sell", "acquire", "purchase", "merge", "lease"})


def is_done(lemma: str, said: Sequence[Token]) -> bool:
    """Say whether a verb with what is said is the deed itself, and no stand that somebody takes."""
    if lemma == "order":
        return _orders_a_deed(said)
    low = [token.low for token in said[:3]]
    return lemma == "agree" and low[:1] == ["to"] and not _TRADING.isdisjoint(low)


def _orders_a_deed(said: Sequence[Token]) -> bool:
    """Say whether forces, goods or a deed are ordered, and nobody is told to do anything.

    "Ordered 120 guards to the dam", "ordered an inquiry"; but "ordered Peru to pay", "ordered a
    halt to the strikes", "ordered that they leave".
    """
    if not any(token.low in {"to", "that"} for token in said):
        return True
    told = any(one.low == "to" and verb.low in bare_verbs() for one, verb in pairwise(said))
    return not told and bool(said) and (said[0].kind == "number" or said[0].low in _SENT)
