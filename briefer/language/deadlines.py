"""Dates up to which something holds or is due, which are not the days on which it happens."""

import re

_UP_TO = re.compile(
    r"\b(?P<word>by|before|until|till|no later than|prior to|ahead of|up to|through)"
    r"(?: (?:at least|the|this|next|late|early|mid|midnight|noon|end|close|start|of|on"
    r"|\d{1,2}(?::\d\d)?|[ap]\.?m\.?))*[ -]$",
    re.IGNORECASE,
)
_WAITS = frozenset({"until", "till", "before"})
_NOT = re.compile(r"\b(?:not|never|no|nor)\b|n['’]t\b", re.IGNORECASE)
_NEAR = 60  # characters in front of a date that are looked at
_CLAUSE_END = re.compile(r"[,.;:!?—–]\s")


def is_deadline(text: str, start: int) -> bool:
    """Say whether the date at a place is one by, before or until which something is to happen.

    What does not happen until a day happens on that day.

    >>> line = "The strikers must return by Friday, the court ruled on Monday."
    >>> is_deadline(line, line.index("Friday")), is_deadline(line, line.index("Monday"))
    (True, False)
    >>> line = "The senate will not vote until Friday."
    >>> is_deadline(line, line.index("Friday"))
    False
    """
    clause = _CLAUSE_END.split(text[max(0, start - _NEAR) : start])[-1]
    found = _UP_TO.search(clause)
    if found is None:
        return False
    return found["word"].lower() not in _WAITS or not _NOT.search(clause[: found.start()])
