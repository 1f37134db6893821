"""Stances by the words that models write and by those that sentences carry."""

from typing import Final, cast

from briefer.language.cues import noun_cues, verb_cues
from briefer.language.words import fold, words
from briefer.readers.form import STANCES
from briefer.values.finding import Stance

_PARTICLE_REACH: Final = 4
_MATTERS: Final = frozenset({"for", "to", "that", "of", "over", "against", "about"})
# Words before a form that is noun and verb, "call" or "demand", behind which it is a verb.
_VERBAL: Final = frozenset(
    {"to", "not", "will", "would", "can", "could", "may", "might", "must", "should", "they", "we"}
)
# What models write where the form names another word for it.
_MEANT: Final[dict[str, Stance]] = {
    "accept": "accepts",
    "agrees": "accepts",
    "asks": "demands",
    "backs": "supports",
    "calls for": "demands",
    "criticises": "condemns",
    "criticizes": "condemns",
    "demand": "demands",
    "favours": "supports",
    "favors": "supports",
    "insists": "demands",
    "offer": "offers",
    "opposes": "rejects",
    "praises": "supports",
    "proposes": "offers",
    "refuses": "rejects",
    "reject": "rejects",
    "requests": "demands",
    "support": "supports",
    "urges": "demands",
    "waits": "awaits",
    "wants": "demands",
}


def stance_of(word: str) -> Stance:
    """Return the stance that a word stands for; `claims`, which says least, for an unknown one.

    >>> stance_of("Rejects"), stance_of("opposes"), stance_of("hmm")
    ('rejects', 'rejects', 'claims')
    """
    folded = word.strip(" .").casefold()
    return cast("Stance", folded) if folded in STANCES else _MEANT.get(folded, "claims")


def stances(text: str) -> frozenset[Stance]:
    """Return the stances that verbs and nouns of the text carry.

    >>> sorted(stances("She ruled the sale out and called for a vote."))
    ['demands', 'rejects']
    """
    tokens = [fold(word.text) for word in words(text)]
    found: set[Stance] = set()
    for place, token in enumerate(tokens):
        if token in noun_cues() and not _VERBAL.intersection(tokens[max(0, place - 1) : place]):
            # "a call for help" carries a stance, "a phone call on Monday" none
            if _MATTERS.intersection(tokens[place + 1 : place + 2]):
                found.add(noun_cues()[token])
            continue
        near = set(tokens[place + 1 : place + 1 + _PARTICLE_REACH])
        for cue, _ in verb_cues().get(token, ()):
            if near.issuperset(cue.particle):
                found.add(cue.stance)
                break
    return frozenset(found)
