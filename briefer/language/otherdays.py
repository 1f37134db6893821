"""Dates that are not the days on which something happens: it is due then, or only compared."""

import re

_UP_TO = re.compile(
    r"\b(?P<word>by|beyond|since|before|until|till|no later than|prior to|ahead of|up to|through)"
    r"(?: (?:at least|the|this|next|late|early|mid|midnight|noon|end|close|start|of|on"
    r"|\d{1,2}(?::\d\d)?|[ap]\.?m\.?))*[ -]$",
    re.IGNORECASE,
)
# "Three more than it had reported on Friday"
_COMPARED = re.compile(
    r"\bthan (?:(?:it|they|he|she|we|the \w+) (?:had |have |has )?\w+ |(?:was |were |had been )?"
    r"(?:first )?\w+ed )?(?:on |late |early )?$",
    re.IGNORECASE,
)
# "invited the unions to talks on Friday"
_CALLED_TO = re.compile(
    r"\b(?:invited|summoned|called|asked)\b(?: \w+){1,6} to (?:\w+ ){0,3}"
    r"(?:talks|meeting|summit|conference|hearing|rally|session|dinner) (?:\w+ \w+ )?(?:on )?$",
    re.IGNORECASE,
)
# What is only told beside: "63 have died in the outbreak, which was declared on Oct. 2."
_TOLD_BESIDE = re.compile(
    r"(?:which|who|whose \w+) (?:was|were|had|has|began|started|opened|dates?"
    r"|meets?|votes?|begins?|starts?|opens?|ends?|expires?|takes?|runs?|will|is|are)\b",
    re.IGNORECASE,
)
# "The names of the captives to be freed on Friday", "on bond until his sentencing on Friday",
# "above its closing price on Friday"
_OF_ANOTHER = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!due )(?<!set )(?<!expected )(?<!scheduled )"
    r"(?<!planned )\bto be \w+(?:ed|en|wn|ld|t) (?:on )?$"
    r"|\b(?:until|pending|ahead of) (?:his|her|its|their|the|an?) (?:\w+ ){1,3}on $"
    r"|\b(?:closing|last|share|market) (?:price|level|value)s?\b[^,;]{0,20} on $",
    re.IGNORECASE,
)
_WAITS = frozenset({"until", "till", "before"})
_NOT = re.compile(r"\b(?:not|never|no|nor)\b|n['’]t\b", re.IGNORECASE)
_NEAR = 60  # characters in front of a date that are looked at
_CLAUSE_END = re.compile(r"(?<!\b[ap]\.m)[,.;:!?—–]\s")


def is_other_day(text: str, start: int) -> bool:
    """Say whether the date at a place is one by, before or until which something is to happen.

    Or to which somebody is called, with which what happened is compared, or on which something
    happened that is only told beside. What does not happen until a day happens on that day.

    >>> line = "The strikers must return by Friday, the court ruled on Monday."
    >>> is_other_day(line, line.index("Friday")), is_other_day(line, line.index("Monday"))
    (True, False)
    >>> line = "The senate will not vote until Friday."
    >>> is_other_day(line, line.index("Friday"))
    False
    """
    clause = _CLAUSE_END.split(text[max(0, start - _NEAR) : start])[-1]
    found = _UP_TO.search(clause)
    if found is None:
        beside = _TOLD_BESIDE.match(clause) or _OF_ANOTHER.search(clause)
        return bool(beside or _COMPARED.search(clause) or _CALLED_TO.search(clause))
    return found["word"].lower() not in _WAITS or not _NOT.search(clause[: found.start()])
