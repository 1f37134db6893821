"""An indirect question as a question of its own: "whether the dam will hold"."""

import re
from typing import NamedTuple

_AUXILIARY = (
    r"(?:will|would|can|could|should|may|might|must|is|are|was|were|has|have|had|does|did|do)"
)
_INVERTED = re.compile(
    r"^(?P<asks>whether|if|when|where|why|how (?:much|long|soon|far|often)|how|what|which|who)\s+"
    rf"(?P<subject>(?!to\b)[^,;:]{{2,70}}?)\s+(?P<aux>{_AUXILIARY})\s+(?P<rest>[^,;:]{{2,120}})$"
)
_COUNTED = re.compile(
    r"^(?P<asks>(?:how (?:many|much)|what (?:kind|type|sort) of)"
    r"(?: (?!the\b|an?\b|his\b|her\b|its\b|their\b)[\w-]{2,20}){1,3}?)"
    rf"\s+(?P<rest>(?:{_AUXILIARY}|\w+ed)\s[^,;:]{{2,100}})$"
)
_STRAIGHT = re.compile(
    r"^(?P<asks>who|what|which [\w-]{2,20})"
    rf"\s+(?P<rest>(?:{_AUXILIARY}|\w+ed|led|set|began|fired|shot|broke|made|took|sent|left)"
    r"\s[^,;:]{2,120})$"
)
_FRONT = {"would": "will", "may": "could", "might": "could"}
_TWO_CLAUSES = re.compile(r"\b(?:that|which|who|whether|if)\b")


class Asked(NamedTuple):
    """A question, and what its answer waits for where the sentence names it."""

    question: str
    waits_for: str | None = None


def whole(clause: str) -> str | None:
    """Return the question that an indirect one asks, None where the words cannot be turned round.

    >>> whole("whether the dam near Oslo would hold")
    'Will the dam near Oslo hold?'
    >>> whole("how many people were hurt"), whole("what caused the fire in Oslo")
    ('How many people were hurt?', 'What caused the fire in Oslo?')
    >>> whole("whether to stay") is None
    True
    """
    clause = clause.strip()
    for pattern in (_COUNTED, _STRAIGHT):
        match = pattern.match(clause)
        if match:
            return f"{match['asks'].capitalize()} {match['rest']}?"
    match = _INVERTED.match(clause)
    if match is None or _TWO_CLAUSES.search(match["subject"]):
        return None
    auxiliary = _FRONT.get(match["aux"], match["aux"])
    turned = f"{auxiliary} {_small(match['subject'])} {match['rest']}?"
    asks = match["asks"]
    asked = turned if asks in {"whether", "if"} else f"{asks} {turned}"
    return asked[0].upper() + asked[1:]


def _small(subject: str) -> str:
    first, _, rest = subject.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Any"} else subject
