"""The subject behind its verb: "“…,” said Ann Lee"."""

from collections.abc import Sequence

from briefer.language.clauses import Token, is_verb, subject_start
from briefer.language.phrases import is_day, phrase_end
from briefer.language.verbgroups import VerbGroup

Span = tuple[int, int]

_MARKS = frozenset({"comma", "quote", "dash"})
_CLOSERS = frozenset({"comma", "stop", "dash", "open", "colon"})


def inverted_subject(tokens: Sequence[Token], group: VerbGroup) -> Span | None:
    """Return the subject of "…, said Ann Lee"; None where the verb does not stand in front."""
    start = group.last + 1
    frames = group.cue.frames
    if (
        "quote" not in frames
        or "who" in frames
        or group.first != group.verb
        or start >= len(tokens)
    ):
        return None
    if not group.first:
        return _introduced(tokens, start)
    left = tokens[group.first - 1]
    if left.kind not in _MARKS or tokens[group.verb].low.endswith("ing"):
        return None
    if "np" in frames and group.cue.stance != "claims" and left.kind != "quote":
        return None  # "Lee, who left early, blasted Roe": an object, not the subject
    end = phrase_end(tokens, start) if _can_open(tokens[start], left) else start
    after = tokens[end] if end < len(tokens) else None
    closes = after is None or after.kind in _CLOSERS or after.role in {"prep", "sub", "rel"}
    if end == start or not closes:
        return None
    own = left.kind == "comma" and _has_subject(tokens, group.first, after)
    return None if own else (start, end)


def _can_open(first: Token, left: Token) -> bool:
    """Say whether a subject can begin with the token behind the verb; `left` stands before it."""
    counted = first.kind == "number" and left.kind == "quote"
    named = first.kind in {"name", "word"} and first.role in {"", "det"}
    return not is_day(first) and (named or counted)


def _has_subject(tokens: Sequence[Token], verb: int, after: Token | None) -> bool:
    """Say whether a verb behind a comma has its subject in front.

    "Ann Lee, an envoy, called Roe a liar": no clause that could be said. "Ann Lee, who is an
    envoy, said many of those who left …": an object with a clause of its own.
    """
    relative = after is not None and (after.role == "rel" or after.low == "that")
    return _only_named(tokens, verb) or (relative and _apposed(tokens, verb))


def _introduced(tokens: Sequence[Token], start: int) -> Span | None:
    """Return the subject of "Said Ann Lee: “…”", None where no quotation follows the colon."""
    end = phrase_end(tokens, start)
    kinds = [token.kind for token in tokens[end : end + 2]]
    return (start, end) if end > start and kinds == ["colon", "quote"] else None


def _only_named(tokens: Sequence[Token], end: int) -> bool:
    """Say whether no verb and no quotation stands before the token, but a name and a comma."""
    front = tokens[: end - 1]
    return any(token.kind == "comma" for token in front) and not any(
        token.kind == "quote" or is_verb(tokens, n) for n, token in enumerate(front)
    )


def _apposed(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a name and its apposition are all that stands in front of the verb."""
    comma = next((n for n in range(end) if tokens[n].kind == "comma"), end)
    named = subject_start(tokens, comma) == 0 and not any(is_verb(tokens, n) for n in range(comma))
    return comma + 1 < end and named
