"""Whether what a line tells hangs on a condition."""

import re
from functools import lru_cache
from typing import Final

from briefer.language.clauses import is_verb, tokenise
from briefer.language.quotes import quotes
from briefer.steps.facts import REMEMBERED_LINES

_CONDITION: Final = re.compile(
    r"\b(?:if|unless|(?:provided|providing) that|(?:as|so) long as"
    r"|on (?:the )?condition(?: that)?|in (?:exchange|return) for)\b|, provided\b(?! by\b)",
    re.IGNORECASE,
)
# Of a will; what happened "only after the vote" has happened
_TERMS: Final = re.compile(r"\bonly (?:when|once|after)\b", re.IGNORECASE)
# "Asked if", "is not clear if", "unusual, if not unprecedented"
_NONE: Final = re.compile(
    r"\b(?:ask|know|see|say|wonder|doubt|check|determin|question|consider|debat|discuss|clear|sure"
    r"|certain)\w*"
    r"(?: (?:him|her|them|it|us|me|reporters))? if\b"
    r"|\b(?:as|even) if\b|\bif (?:not \w+[,.]|any[,.]|ever\b|only\b)|\bas long as it takes\b",
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
    terms = wanted and _TERMS.search(rest) is not None
    return terms or _CONDITION.search(rest) is not None or _provides(rest)


def _provides(text: str) -> bool:
    """Return whether "provided" stands between two clauses: "will sign provided Chile pays"."""
    if " provided " not in text:
        return False
    tokens = tokenise(text, 0)
    for place, token in enumerate(tokens):
        if token.low == "provided" and place and not tokens[place - 1].role:
            acting = [n for n in range(len(tokens)) if n != place and is_verb(tokens, n)]
            before = any(n < place for n in acting)
            behind = any(n > place for n in acting) and tokens[place + 1].low != "by"
            if before and behind:
                return True
    return False
