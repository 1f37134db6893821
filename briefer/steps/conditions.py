"""Whether what a line tells hangs on a condition."""

import re
from functools import lru_cache
from typing import Final

from briefer.language.quotes import quotes
from briefer.steps.same import REMEMBERED_LINES

_CONDITION: Final = re.compile(
    r"\b(?:if|unless|provided(?: that)?|providing|as long as|on (?:the )?condition(?: that)?)\b",
    re.IGNORECASE,
)
# Of a will; what happened "only after the vote" has happened
_TERMS: Final = re.compile(
    r"\b(?:only (?:when|once|after)|in (?:exchange|return) for)\b", re.IGNORECASE
)
# "Asked if", "is not clear if", "unusual, if not unprecedented"
_NONE: Final = re.compile(
    r"\b(?:ask|know|see|say|tell|told|wonder|doubt|check|decid|determin|clear|sure|certain)\w*"
    r"(?: (?:him|her|them|it|us|me|reporters))? if\b"
    r"|\b(?:as|even) if\b|\bif (?:not|any|ever|only)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED_LINES)
def is_conditional(line: str, *, wanted: bool) -> bool:
    """Return whether what a line tells hangs on something else that it names.

    `wanted` says that it tells a position. What a line quotes beside the rest may be of anything.

    >>> [is_conditional(f"He {one} if Chile did.", wanted=True) for one in ("would sign", "asked")]
    [True, False]
    """
    rest = line
    for quote in quotes(line):
        if 2 * len(quote.text) < len(line):
            rest = rest.replace(quote.text, "")
    rest = _NONE.sub(" ", rest)
    return bool(_CONDITION.search(rest) or (wanted and _TERMS.search(rest)))
