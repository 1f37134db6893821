"""Claims that are denials: "no such offer", "called that “a lie”", "its forces had not crossed"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from briefer.language.baseforms import base_of_gerund, base_of_past
from briefer.language.clauses import THINGS, Token, is_adverb
from briefer.language.cues import CLAIMS
from briefer.language.lexicon import lexicon
from briefer.readers.embedded.will import opened
from briefer.values.finding import Stance

_TOLD = CLAIMS | {"rumour", "rumor"}  # "the allegations are baseless" denies them
_UNTRUE = frozenset({"false", "untrue", "baseless", "unfounded", "groundless", "fabricated"})
_LIES = frozenset(
    {"lie", "lies", "fantasy", "fiction", "nonsense", "fabrication", "falsehood", "slander", "fake"}
)
_NOT = frozenset({"not", "n't", "no", "never"})
_OWN = frozenset({"it", "they", "he", "she", "we", "i"})
_OWNED = frozenset({"its", "their", "his", "her", "our", "my"})
_PAST = frozenset({"had", "has", "have", "did", "does", "do", "was", "were", "is", "are"})
_ANSWERS: dict[str, Stance] = {"no": "rejects", "yes": "accepts"}
_OBJECT_WITHIN = 6  # tokens of the content in which its noun stands
_OWN_WITHIN = 4  # tokens in which "its own armed forces" ends


def claimed_stance(lemma: str, inside: Sequence[Token]) -> Stance:
    """Return what a claim comes to: yes, no, a denial, or no more than a claim.

    `lemma` is the verb that tells it, `inside` what is claimed.
    """
    denied = _calls_untrue if lemma == "call" else _denies
    return _answer(inside) or ("denies" if denied(inside) else "claims")


def _answer(inside: Sequence[Token]) -> Stance | None:
    """Return the stance of who says yes or no, None where more is said."""
    said = [token.low for token in inside if token.kind != "stop"]
    return _ANSWERS.get(said[0]) if len(said) == 1 else None


def _denies(inside: Sequence[Token]) -> bool:
    """Say whether a claim is that another's is not so, or that one has not done a thing."""
    said = [token.low for token in opened(inside)]
    if ("no", "such") in pairwise(said):
        return True
    told = said[:1] in (["it"], ["that"], ["this"]) or any(
        low.removesuffix("s") in _TOLD for low in said[:_OBJECT_WITHIN]
    )
    untrue = told and not _UNTRUE.isdisjoint(said) and _NOT.isdisjoint(said)
    return untrue or _clears_itself(inside)


def _calls_untrue(inside: Sequence[Token]) -> bool:
    """Say whether what another tells is called untrue: "called that “a lie”"."""
    said = [token.low for token in opened(inside)]
    told = any(low.removesuffix("s") in _TOLD or low in THINGS for low in said[:_OBJECT_WITHIN])
    return told and any(low in _UNTRUE or low in _LIES for low in said)


def _clears_itself(inside: Sequence[Token]) -> bool:
    """Say whether one says of oneself not to have done what one can be accused of.

    "Its forces had not crossed the line"; not "it had not decided".
    """
    words = [one for one in inside if one.low != "that" and not is_adverb(one)]
    verb = next((n for n, one in enumerate(words) if one.low.removesuffix("n't") in _PAST), None)
    if verb is None or not 0 < verb < len(words) - 1:
        return False
    own = words[0].low in _OWN and verb == 1
    owned = words[0].low in _OWNED and verb <= _OWN_WITHIN
    between = (one.low for one in inside if words[verb].start < one.start < words[verb + 1].start)
    negated = words[verb].low.endswith("n't") or any(low in _NOT for low in between)
    deed = words[verb + 1].low
    base = base_of_past(deed) or base_of_gerund(deed) or deed
    return (own or owned) and negated and base in _accusable()


@cache
def _accusable() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("accusable"))
