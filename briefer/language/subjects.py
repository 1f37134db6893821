"""Whose verb it is: the subject of a report in front of it, behind it, or shared with another."""

from collections.abc import Sequence

from briefer.language.bareforms import adverbs, bare_verbs, gerunds
from briefer.language.clauses import Token, is_adverb, is_verb, subject_start
from briefer.language.phrases import is_day, phrase_end
from briefer.language.verbgroups import VerbGroup

Span = tuple[int, int]

_MARKS = frozenset({"comma", "quote", "dash"})
_CLOSERS = frozenset({"comma", "stop", "dash", "open", "colon"})
_ABOUT = frozenset({"close", "next", "up"})  # with "to", in front of a number


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
    left = tokens[group.first - 1] if group.first else None
    if left is None or left.kind not in _MARKS or tokens[group.verb].low.endswith("ing"):
        return None
    if "np" in frames and group.cue.stance != "claims" and left.kind != "quote":
        return None  # "Lee, who left early, blasted Roe": an object, not the subject
    first = tokens[start]
    if is_day(first) or first.kind not in {"name", "word"} or first.role not in {"", "det"}:
        return None
    end = phrase_end(tokens, start)
    if end <= start:
        return None
    after = tokens[end] if end < len(tokens) else None
    closes = after is None or after.kind in _CLOSERS or after.role in {"prep", "sub", "rel"}
    return (start, end) if closes else None


def subject_of(tokens: Sequence[Token], group: VerbGroup, earlier: Sequence[Span]) -> Span | None:
    """Return the tokens of the subject to the left of the verb group.

    `earlier` are the subjects of the reports before it in the sentence, in offsets.
    """
    end = group.first
    if not end:
        return None
    left = tokens[end - 1]
    ing = tokens[group.verb].low.endswith("ing") and group.first == group.verb
    if ing and left.kind in {"comma", "quote", "dash"}:
        return _inherited(tokens, end, earlier)
    if left.role == "rel" or _is_relative_that(tokens, end - 1):
        return _antecedent(tokens, end - 1)
    if left.kind in {"comma", "close", "dash"}:
        return _parenthetical(tokens, end - 1)
    if left.role == "conj":
        return _inherited(tokens, end - 1, earlier)
    return _plain_subject(tokens, end, ing=ing)


def _plain_subject(tokens: Sequence[Token], end: int, *, ing: bool) -> Span | None:
    if ing and tokens[end - 1].role == "prep":
        return main_subject(tokens, end - 1)  # "began by saying"
    end = _without_day(tokens, end)
    start = subject_start(tokens, end)
    if ing and any(is_verb(tokens, n) for n in range(start)):
        return main_subject(tokens, start)  # "adopted a motion condemning …": not the motion
    return (start, end) if start < end and tokens[start].role != "obj" else None


def _without_day(tokens: Sequence[Token], end: int) -> int:
    """Return where a subject ends in front of a day: "The ministry [on Thursday] approved"."""
    if end > 1 and is_day(tokens[end - 1]) and tokens[end - 1].kind == "name":
        led = end > 2 and tokens[end - 2].low == "on"
        return end - 2 if led else end - 1
    return end


def can_speak(tokens: Sequence[Token], subject: Span) -> bool:
    """Say whether a subject can be one: no gerund, no bare verb, no adverb.

    >>> from briefer.language.clauses import tokenise
    >>> can_speak(tokenise("Refusing to debate shows fear", 0), (0, 3))
    False
    """
    start, end = subject
    first = tokens[start]
    if all(is_adverb(token) or token.low in adverbs() for token in tokens[start:end]):
        return False
    if first.kind not in {"word", "name"} or first.role or (start and first.kind == "name"):
        return True
    if first.low.endswith("ing") and first.low in gerunds():
        return False
    before = tokens[start - 1] if start else None
    led = before is not None and (before.low == "to" or before.role in {"modal", "conj"})
    return not (led and first.low in bare_verbs())


def _is_relative_that(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].low == "that" and place > 0 and tokens[place - 1].kind in {"word", "name"}


def _antecedent(tokens: Sequence[Token], place: int) -> Span | None:
    """Return the noun phrase in front of "who" or "that"."""
    stop = place - 1 if place and tokens[place - 1].kind == "comma" else place
    start = subject_start(tokens, stop)
    return (start, stop) if start < stop and not is_day(tokens[stop - 1]) else None


def _inherited(tokens: Sequence[Token], end: int, earlier: Sequence[Span]) -> Span | None:
    """Return the subject of the nearest report before, else of the sentence.

    Behind a comma, "but" and "and" go on with the first report: ", but rejected the rest".
    """
    outer = end > 0 and tokens[end - 1].kind == "comma" and tokens[end].role == "conj"
    if earlier:
        first, last = earlier[0 if outer else -1]
        inside = [n for n, token in enumerate(tokens) if first <= token.start and token.end <= last]
        if inside:
            return (inside[0], inside[-1] + 1)
    return main_subject(tokens, end)


def _parenthetical(tokens: Sequence[Token], closer: int) -> Span | None:
    """Return the subject of "Lee, the minister, said"; `closer` is the mark before "said"."""
    kind = tokens[closer].kind
    opener_kind = "open" if kind == "close" else kind
    openers = [n for n in range(closer - 1, 0, -1) if tokens[n].kind == opener_kind]
    if kind == "close":
        openers = openers[:1]
    relative = next((n for n in openers if tokens[n + 1].role == "rel"), None)
    first = next((n for n in reversed(openers) if subject_start(tokens, n) == 0), None)
    nearest = [n for n in (first, *openers[:2]) if n is not None]
    for opener in nearest if relative is None else [relative]:
        between = tokens[opener:closer]
        if kind == "comma" and any(token.kind in {"quote", "stop"} for token in between):
            continue
        start = subject_start(tokens, opener)
        if start and tokens[start - 1].role in {"prep", "det"}:
            continue
        if start < opener and tokens[start].role not in {"pron", "obj"}:
            return (start, opener)
    # "“…,” Ann Lee of Acme, told reporters": a comma that no other one opens
    start = subject_start(tokens, closer)
    behind_quote = start and tokens[start - 1].kind == "quote"
    return (start, closer) if behind_quote and start < closer else None


def main_subject(tokens: Sequence[Token], upto: int) -> Span | None:
    """Return the first noun phrase of the sentence that a verb follows before `upto`."""
    place = 0
    while place < upto and (
        is_adverb(tokens[place]) or tokens[place].role == "conj" or tokens[place].kind == "comma"
    ):
        place += 1
    if place + 1 < upto and tokens[place].low in _ABOUT and tokens[place + 1].low == "to":
        place += 2  # "close to three dozen deputies"
    if place < upto and (
        tokens[place].role in {"prep", "sub"} or tokens[place].low.endswith("ing")
    ):
        comma = next((n for n in range(place, upto) if tokens[n].kind == "comma"), None)
        if comma is None:
            return None
        place = comma + 1
    end = phrase_end(tokens, place)
    while end > place and is_adverb(tokens[end - 1]):
        end -= 1
    return (place, end) if place < end <= upto else None
