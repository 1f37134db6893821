"""Whether a line is a whole sentence, and no piece torn out of one."""

import re
from collections.abc import Sequence

from briefer.language.clauses import Token, is_verb, tokenise
from briefer.readers.embedded.events import event_of
from briefer.readers.embedded.standing import has_main_clause

_TORN = re.compile(r"[^,]{2,60}, (?:which|who)\b[^,]*$")


def is_whole(line: str, known: Sequence[Token] = ()) -> bool:
    """Say whether a line has its verb: "Were sold" and "The dam, which broke" have none.

    `known` are the tokens of the line for who has them, no quotation as one; their offsets do not
    count.

    >>> is_whole("The dam broke on Monday."), is_whole("The footage from the area of the dam.")
    (True, False)
    """
    tokens = known or tokenise(line, 0)
    if tokens[0].role in {"aux", "modal"} or (_TORN.match(line) and _lacks_verb(tokens)):
        return False
    if event_of(tokens) > 0:
        return True
    claims = {"that"} | {one.low for one in tokens if one.role in {"rel", "sub"}} - {"as"}
    before = next((n for n, one in enumerate(tokens) if one.low in claims), len(tokens))
    acts = any(_is_finite(tokens, place) for place in range(before))
    return acts or (before < len(tokens) and has_main_clause(tokens))


def _is_finite(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a token is a verb, also one that only its object shows: "crosses the bridge"."""
    if is_verb(tokens, place):
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    plain = tokens[place].kind == "word" and not tokens[place].role
    return plain and tokens[place].low.endswith("s") and after is not None and after.role == "det"


def _lacks_verb(tokens: Sequence[Token]) -> bool:
    """Say whether no verb stands in front of the first comma."""
    comma = next((n for n, one in enumerate(tokens) if one.kind == "comma"), len(tokens))
    return not any(is_verb(tokens, place) for place in range(comma))
