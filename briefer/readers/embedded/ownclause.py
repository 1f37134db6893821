"""The clause that an article says itself, in front of what it reports."""

from itertools import pairwise

from briefer.language.clauses import Token
from briefer.language.study import Said
from briefer.readers.embedded.reported import is_participle
from briefer.readers.embedded.sight import Seen
from briefer.readers.embedded.standing import has_main_clause

Span = tuple[int, int]

SHORTEST_CLAUSE = 4
"""Tokens that a clause has at the least."""
# "…, hours after the court ruled"
_SPANS = frozenset(
    {"after", "before", "since", "minutes", "hours", "days", "weeks", "months", "years", "just"}
    | {"hour", "day", "week", "month", "year", "shortly", "soon", "a", "an", "the", "only", "even"}
)
_CONTENT = frozenset({"that", "whether", "if", "what", "how", "why"})


def own_clause(seen: Seen, said: Said | None) -> Span | None:
    """Return the clause that the article says itself in front of what it reports.

    "Explosions broke windows, although officials said …", "She has arrived, signalling that …",
    "The bank cut its rate on Monday and signalled that …".
    """
    for one in seen.said:
        if one.nested or not (said is None or one is said):
            continue
        before = _joined_to(seen, one) if one is said else []
        before = before or _in_front(seen, one)
        quoting = any(token.kind == "quote" for token in before)
        if len(before) > SHORTEST_CLAUSE and not quoting and has_main_clause(before):
            return before[0].start, before[-1].end
    return None


def _in_front(seen: Seen, said: Said) -> list[Token]:
    """Return the words up to the comma in front of a report, none where they lead into it."""
    report = said.report
    head = report.span[0] if is_participle(said) else (report.subject or report.span)[0]
    before = [token for token in seen.tokens if token.end <= head]
    while before and (before[-1].role in {"sub", "conj"} or before[-1].low in _SPANS):
        if before[-1].low in _CONTENT:
            return []  # "told the senators, from Peru and Chile, that he …"
        before.pop()
    if not before or before[-1].kind != "comma":
        return []
    apart = is_participle(said) or before[-1].end < head - 2
    return before[:-1] if apart else []


def _joined_to(seen: Seen, said: Said) -> list[Token]:
    """Return the words of the clause that a report goes on with by "and", none where it is one."""
    before = [token for token in seen.tokens if token.end <= said.report.span[0]]
    if not before or before[-1].low not in {"and", "but"} or said.report.subject is None:
        return []
    before.pop()
    if before and before[-1].kind == "comma":
        before.pop()
    lows = [token.low for token in before]
    planned = any(one in {"was", "were"} and then == "to" for one, then in pairwise(lows))
    if not before or planned or said.report.subject[0] != before[0].start:
        return []
    told = any(
        one is not said and one.report.span[0] < before[-1].end and not is_participle(one)
        for one in seen.said
    )
    return [] if told else before
