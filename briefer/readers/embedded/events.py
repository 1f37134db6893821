"""How much a sentence tells an event: what its first finite verb says."""

from collections.abc import Sequence
from functools import cache

from briefer.language.clauses import Token, is_adverb, is_verb, past_forms
from briefer.language.cues import inflections
from briefer.language.lexicon import lexicon

HAPPENED, DONE, PLANNED = 1.0, 0.7, 0.5
LASTING = 0.4  # a state that goes on: "remain without power"
_OTHER = 0.4  # a verb in the past that is in no list
_SHORTEST_MAIN, _LONGEST_LEAD = 4, 40  # tokens
_PREPARING = frozenset({"preparing", "planning"})
_BE = frozenset({"is", "are", "was", "were"})
_STATES = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "seemed",
        "felt",
        "wanted",
        "knew",
        "thought",
        "believed",
    }
    | {
        "hoped",
        "liked",
        "remained",
        "appeared",
        "meant",
        "needed",
        "used",
        "considered",
        "expected",
    }
)


def event_of(tokens: Sequence[Token]) -> float:
    """Return how much the first main verb tells an event: 0 for states, views and plans.

    What stands in front of the subject is read last: "After he had met Lee, the mayor resigned".
    """
    start = _behind_lead(tokens)
    found = _first_event(tokens[start:])
    if found is None and start:
        found = _first_event(tokens[:start])
    return found or 0.0


def _behind_lead(tokens: Sequence[Token]) -> int:
    """Return where the main clause begins behind a phrase or clause and its comma, else 0."""
    if not tokens or tokens[0].role not in {"sub", "prep"}:
        return 0
    for place in range(2, min(len(tokens) - _SHORTEST_MAIN, _LONGEST_LEAD)):
        subject = tokens[place + 1]
        opens = subject.role in {"det", "pron", "rel"} or subject.kind in {"name", "number", "word"}
        if tokens[place].kind == "comma" and opens and subject.role not in {"conj", "sub"}:
            return place + 1
    return 0


def _first_event(tokens: Sequence[Token]) -> float | None:
    """Return the worth of the first main verb, None where there is no verb."""
    events = _event_forms()
    for place, token in enumerate(tokens):
        if token.role == "sub" and place > 3:
            break
        if token.low in {"remain", "remains"}:
            return LASTING
        if token.kind != "word":
            continue
        if token.role in {"aux", "modal"}:
            return _auxiliary(tokens, place)
        verb, tells = not token.role and is_verb(tokens, place), token.low in events
        if (verb or tells) and token.low in _STATES:
            return LASTING if token.low == "remained" else 0.0
        if verb:
            return HAPPENED if tells else _OTHER
        if tells and _takes_object(tokens, place):
            return HAPPENED  # "left", "cut", "set": nouns and adjectives elsewhere
    return None


def _takes_object(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        place > 0
        and tokens[place - 1].role == ""
        and after is not None
        and (after.role == "det" or after.kind in {"name", "number"})
    )


def _auxiliary(tokens: Sequence[Token], place: int) -> float:
    """Return the worth of "was shot", "has met", "will meet"; 0 for "is big"."""
    low = tokens[place].low
    after = place + 1
    while after < len(tokens) and (is_adverb(tokens[after]) or tokens[after].role == "aux"):
        after += 1
    if after >= len(tokens):
        return 0.0
    verb = tokens[after].low
    if low in _BE and verb in {"expected", "set", "due", "scheduled"}:
        to = after + 1 < len(tokens) and tokens[after + 1].low == "to"
        return PLANNED if to else 0.0
    if low in {"is", "are"} and verb.endswith("ing"):
        return DONE if verb in _event_ings() else _going_on(tokens, after)
    if low in {"has", "have", "had", "was", "were", "been", "is", "are"}:
        return _participle(verb, now=low in {"is", "are"})
    return PLANNED if low in {"will", "would"} and verb in _event_bases() else 0.0


def _going_on(tokens: Sequence[Token], place: int) -> float:
    """Return the worth of "is preparing to", 0 for "is being", "is wondering"."""
    to = place + 1 < len(tokens) and tokens[place + 1].low == "to"
    return PLANNED if to and tokens[place].low in _PREPARING else 0.0


def _participle(verb: str, *, now: bool) -> float:
    if verb in _event_forms():
        return PLANNED if now else HAPPENED
    done = verb.endswith(("ed", "wn", "ught")) or verb in past_forms()
    return DONE if done and not now and verb not in _STATES else 0.0


@cache
def _event_forms() -> frozenset[str]:
    """Return the past forms of the verbs that tell an event."""
    forms: set[str] = set()
    for row in lexicon("events"):
        irregular = row[1].split("|") if len(row) > 1 else ()
        regular = {form for form, kind in inflections(row[0]) if kind == "past"}
        forms.update(irregular or regular)
    return frozenset(forms)


@cache
def _event_ings() -> frozenset[str]:
    return frozenset(
        form for row in lexicon("events") for form, kind in inflections(row[0]) if kind == "ing"
    )


@cache
def _event_bases() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("events"))
