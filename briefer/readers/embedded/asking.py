"""An indirect question as a question of its own: "whether the dam will hold"."""

import re
from typing import NamedTuple

from briefer.language.baseforms import base_of_past, base_of_present
from briefer.language.clauses import roles

_AUXILIARY = (
    r"(?:will|would|can|could|should|may|might|must|is|are|was|were|has|have|had|does|did|do)"
)
_INVERTED = re.compile(
    r"^(?P<asks>whether|if|when|where|why|how (?:much|long|soon|far|often)|how|what|which|who)\s+"
    rf"(?P<subject>(?!to\b)[^,;:]{{2,70}}?)\s+(?P<aux>{_AUXILIARY})\s+(?P<rest>[^,;:]{{2,120}})$"
)
_COUNTED = re.compile(
    r"^(?P<asks>(?:how (?:many|much)|what (?:kind|type|sort) of)"
    r"(?:(?: (?!the\b|an?\b|his\b|her\b|its\b|their\b)[\w-]{2,20}){1,3}?| of [^,;:]{2,60}?))"
    rf"\s+(?P<rest>(?:{_AUXILIARY}|\w+ed)\s[^,;:]{{2,100}})$"
)
_STRAIGHT = re.compile(
    r"^(?P<asks>who|what|which [\w-]{2,20})"
    rf"\s+(?P<rest>(?:{_AUXILIARY}|\w+ed|led|set|began|fired|shot|broke|made|took|sent|left)"
    r"\s[^,;:]{2,120})$"
)
_FRONT = {"would": "will", "may": "could", "might": "could"}
_ASKING = frozenset({"whether", "if", "when", "where", "why", "how"})
_HAD_BEEN = re.compile("^had been ")
_OR_NOT = re.compile(r"(?<=^whether) or not\b|\s+or not$")
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
    >>> whole("whether or not the poet had been poisoned"), whole("how the fire in Oslo started")
    ('Was the poet poisoned?', 'How did the fire in Oslo start?')
    >>> whole("how much of the money had been found"), whole("whether it affects the loan")
    ('How much of the money was found?', 'Does it affect the loan?')
    >>> whole("whether to stay") is None
    True
    """
    clause = _OR_NOT.sub("", clause.strip())
    for pattern in (_COUNTED, _STRAIGHT):
        match = pattern.match(clause)
        if match:
            rest = _HAD_BEEN.sub(lambda _, asks=match["asks"]: f"{_was(asks)} ", match["rest"])
            return f"{match['asks'].capitalize()} {rest}?"
    match = _INVERTED.match(clause)
    if match is None:
        return _finite(clause)
    if _TWO_CLAUSES.search(match["subject"]):
        return None
    subject, rest = _small(match["subject"]), match["rest"]
    auxiliary = _FRONT.get(match["aux"], match["aux"])
    if auxiliary == "had" and rest.startswith("been "):
        auxiliary, rest = _was(subject), rest.removeprefix("been ")
    return _asked(match["asks"], f"{auxiliary} {subject} {rest}?")


def _finite(clause: str) -> str | None:
    """Return the question of a clause whose verb has no auxiliary: "how the fire started"."""
    asks, *rest = clause.split()
    if asks not in _ASKING or any(mark in clause for mark in ",;:"):
        return None
    if _TWO_CLAUSES.search(" ".join(rest)):
        return None
    for place in range(1, len(rest)):
        verb, before = rest[place], rest[place - 1]
        if roles().get(before, "") in {"det", "prep", "conj"}:
            continue
        past, present = base_of_past(verb), base_of_present(verb)
        if past is None and (present is None or before.endswith("s")):
            continue
        subject = _small(" ".join(rest[:place]))
        tail = " ".join([past or present or "", *rest[place + 1 :]])
        return _asked(asks, f"{'did' if past else 'does'} {subject} {tail}?")
    return None


def _asked(asks: str, turned: str) -> str:
    asked = turned if asks in {"whether", "if"} else f"{asks} {turned}"
    return asked[0].upper() + asked[1:]


def _was(subject: str) -> str:
    """Return the "was" or "were" that goes with a subject."""
    last = subject.rsplit(maxsplit=1)[-1]
    several = " and " in subject or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return "were" if several and not last[0].isupper() else "was"


def _small(subject: str) -> str:
    first, _, rest = subject.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Any"} else subject
