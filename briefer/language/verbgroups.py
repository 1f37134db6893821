"""The verb of a report: which words belong to it, and whether it is an active verb at all."""

from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.clauses import THINGS, Token, is_adverb, is_verb, subject_start
from briefer.language.cues import Cue, Form
from briefer.language.givennames import given_names
from briefer.language.numerals import is_numeral
from briefer.language.persons import persons

Span = tuple[int, int]

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "'s"})
_NEGATIVE = frozenset({"not", "never", "no", "nor", "cannot"})
# verbs that only carry the reporting verb behind "to": "continued to call for"
_CARRIERS = frozenset(
    {"continue", "continued", "continues", "appeared", "appears", "seemed", "seems", "began"}
    | {"begun", "on", "sought", "tried", "had", "has", "have", "came", "moved"}
)
_ASPECTS = frozenset(
    {"keep", "keeps", "kept", "stop", "stops", "stopped", "start", "starts", "started", "begin"}
    | {"consider", "considers", "considered", "avoid", "avoided", "resumed", "ended", "quit"}
)
_DECLINERS = frozenset({"declined", "refused", "failed", "declines", "refuses", "fails"})
_PLURALS = frozenset(
    {"those", "they", "we", "i", "you", "people", "police", "who", "some", "many", "most", "others"}
)


_COUNTING = frozenset({"percentage", "basis"})
_SHOWING = frozenset({"show", "shows", "showed", "say", "says", "said", "suggest", "suggested"})
_SEVERAL = frozenset({"people", "men", "women"})
# Words that a form stands in front of where it is no verb of saying.
_BEHIND_OTHERS = {
    "compared": frozenset({"with", "to"}),
    "advocates": frozenset({"such", "of", "who"}),
    "backing": frozenset({"from", "of", "for"}),
    "back": frozenset({"on", "in", "into", "to", "onto", "from", "at", "home", "together"}),
}
_ADJECTIVES = ("ional", "ical", "ious", "eous", "tious", "ful", "less")
# "Peru lies on a major fault": verbs of place that look like a noun of several.
_LYING = frozenset({"lies", "sits", "stands", "ranks", "rests", "borders"})


class VerbGroup(NamedTuple):
    """The verb of a cue with its auxiliaries: tokens `first` to `last`, `last` included."""

    first: int
    verb: int
    last: int
    cue: Cue
    negated: bool


def _is_counted(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a form is the noun that a number counts: "1.5 percentage points to 34%"."""
    before = tokens[place - 1] if place else None
    counts = before is not None and (_counts(before) or before.low in _COUNTING)
    return counts and tokens[place].low.endswith("s")


def verb_group(
    tokens: Sequence[Token], place: int, cue: Cue, forms: frozenset[Form]
) -> VerbGroup | None:
    """Return the verb group of a cue; None where the form is no verb of saying here."""
    last = _particle_end(tokens, place, cue.particle)
    if last is None or _is_counted(tokens, place) or _is_another_word(tokens, place, cue):
        return None
    first, negated, auxiliary = place, False, ""
    while first and (_before_verb(tokens[first - 1]) or _ends_negative(tokens, first)):
        first -= 1
        low = tokens[first].low
        negated = negated or low in _NEGATIVE or low.endswith("n't")
        if not auxiliary and tokens[first].role in {"aux", "modal"}:
            auxiliary = low
    left = tokens[first - 1] if first else None
    if not auxiliary and left is not None and left.low == "to" and "base" in forms:
        return _infinitive(tokens, first - 1, (place, last), cue)
    if not _fits(tokens, (first, place), auxiliary, cue, forms):
        return None
    return VerbGroup(first, place, last, cue, negated)


def _is_another_word(tokens: Sequence[Token], place: int, cue: Cue) -> bool:
    """Say whether a form is no word of saying: "put it back on", "won key backing from".

    Nor do those doubt who question witnesses.
    """
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None:
        return False
    if cue.lemma == "question":
        return _is_of_people(tokens, place + 1)
    if tokens[place].low == "alleged" and place > 1 and _counts(tokens[place - 1]):
        return tokens[place - 2].role != "det"  # "nine alleged breaches"
    return after.low in _BEHIND_OTHERS.get(tokens[place].low, ())


def _counts(token: Token) -> bool:
    return token.kind == "number" or is_numeral(token.low)


def _is_of_people(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a phrase means persons: "two witnesses", "him", "Ann Lee"."""
    if tokens[start].role == "obj":
        return True
    end = start
    while end < len(tokens) and tokens[end].kind in {"word", "name", "number", "poss"}:
        if tokens[end].role not in {"", "det", "poss"} or is_verb(tokens, end):
            break
        end += 1
    if end == start:
        return False
    first, last = tokens[start].low, tokens[end - 1].low
    people = last in _SEVERAL or not {last, last.removesuffix("s")}.isdisjoint(persons())
    return people or (end - start <= 2 and tokens[start].kind == "name" and first in given_names())


def _particle_end(tokens: Sequence[Token], place: int, particle: Sequence[str]) -> int | None:
    """Return the place of the cue's last word, adverbs let pass: "objects strongly to"."""
    for word in particle:
        place += 1
        if (
            place + 1 < len(tokens)
            and tokens[place].low in THINGS
            and tokens[place + 1].low == word
        ):
            place += 1  # "ruled that out"
        while place < len(tokens) and tokens[place].low != word and is_adverb(tokens[place]):
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return None
    return place


def _ends_negative(tokens: Sequence[Token], first: int) -> bool:
    """Say whether "not yet" or "no longer" stands in front, all of it or its first word."""
    pair = [token.low for token in tokens[max(0, first - 2) : first]]
    return pair in (["not", "yet"], ["no", "longer"]) or (
        pair[-1:] == ["no"] and tokens[first].low == "longer"
    )


def _before_verb(token: Token) -> bool:
    return token.role in {"aux", "modal", "neg"} or is_adverb(token)


def _fits(
    tokens: Sequence[Token], span: Span, auxiliary: str, cue: Cue, forms: frozenset[Form]
) -> bool:
    """Say whether the form is an active verb here: not "was told", "the reported claims"."""
    first, place = span
    left = tokens[first - 1] if first else None
    if auxiliary in _BE:
        return "ing" in forms
    if auxiliary:
        return "ing" not in forms or auxiliary == "having"
    if "ing" in forms:
        return left is None or _participle(left, cue)
    return (left is None or left.role not in {"det", "prep", "poss", "aux"}) and _finite(
        tokens, place, left, forms
    )


def _participle(left: Token, cue: Cue) -> bool:
    """Say whether a form in "-ing" is a verb behind this word, and no noun."""
    if left.low in _CARRIERS or left.low in _ASPECTS:
        return False
    if left.kind == "word" and left.low.endswith(_ADJECTIVES):
        return False  # "congressional backing", "cautious planning"
    if cue.lemma == "warn" and left.kind == "word" and not left.low.endswith("s"):
        return False  # "an early warning system"
    began = left.low == "by" and "that" in cue.frames  # "began by saying that"
    return began or left.role not in {"prep", "det", "poss"}


def _finite(
    tokens: Sequence[Token], place: int, left: Token | None, forms: frozenset[Form]
) -> bool:
    """Say whether a form without auxiliary is a finite verb between its neighbours."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if "past" in forms:
        return after is None or after.low != "by"
    if "s" in forms:
        verb_behind = after is not None and (
            after.role in {"aux", "modal"} or after.low in _SHOWING  # "campaign reports show"
        )
        return not verb_behind and (left is None or left.kind != "number")
    if left is None:
        return False
    plural = left.low in _PLURALS or left.low.endswith("s")
    return plural or _joined(tokens, place) or _several(tokens, place)


def _joined(tokens: Sequence[Token], place: int) -> bool:
    """Say whether two names stand in front of the verb: "Mr. Lee and Ms. Roe say"."""
    if tokens[place - 1].kind != "name":
        return False
    start = subject_start(tokens, place)
    joints = (n for n in range(start + 1, place - 1) if tokens[n].low == "and")
    return any(tokens[n - 1].kind == tokens[n + 1].kind == "name" for n in joints)


def _several(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the noun in front of a preposition is of several: "observers in Lima say"."""
    start = subject_start(tokens, place)
    link = next((n for n in range(start + 1, place) if tokens[n].role == "prep"), start)
    if link == start or tokens[place - 1].role not in {"", "obj"}:
        return False
    head = tokens[link - 1].low
    if head in _LYING:
        return False
    if head == "close" and link - 1 > start:
        head = tokens[link - 2].low  # "those close to him"
    return head in _PLURALS or (head.endswith("s") and not head.endswith("ss"))


def _infinitive(tokens: Sequence[Token], to: int, verb: Span, cue: Cue) -> VerbGroup | None:
    governor = to - 1
    while governor > 0 and is_adverb(tokens[governor]):
        governor -= 1
    low = tokens[governor].low if governor > 0 else ""
    if low not in _CARRIERS and low not in _DECLINERS:
        return None
    first = governor - 1 if low == "on" else governor
    while first and _before_verb(tokens[first - 1]):
        first -= 1
    return VerbGroup(first, *verb, cue, low in _DECLINERS)
