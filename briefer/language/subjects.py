"""Whose verb it is: the subject of a report in front of it, behind it, or shared with another."""

import re
from collections.abc import Sequence

from briefer.language.bareforms import adverbs, bare_verbs, gerunds
from briefer.language.clauses import Token, is_adverb, is_verb, subject_start
from briefer.language.cues import verb_cues
from briefer.language.persons import persons
from briefer.language.phrases import is_day, phrase_end
from briefer.language.titles import titles
from briefer.language.verbgroups import VerbGroup

Span = tuple[int, int]

_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")
_MEMBERSHIP = re.compile(r"[RDI][-–][A-Z]")
_ABOUT = frozenset({"close", "next", "up"})  # with "to", in front of a number


def subject_of(tokens: Sequence[Token], group: VerbGroup, earlier: Sequence[Span]) -> Span | None:
    """Return the tokens of the subject to the left of the verb group.

    `earlier` are the subjects of the reports before it in the sentence, in offsets.
    """
    end = _without_day(tokens, group.first)
    if not end:
        return None
    left = tokens[end - 1]
    alone = all(token.adverb for token in tokens[group.first : group.verb])  # "repeatedly saying"
    ing = tokens[group.verb].low.endswith("ing") and alone
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
    if end > 2 and tokens[end - 2].role == "pron" and is_verb(tokens, end - 1):
        end -= 2  # "the experts [I asked] said"
    if owner := _owner(tokens, end):
        return owner
    start = subject_start(tokens, end)
    if ing and 0 < start < end and tokens[start - 1].low == "that":
        return (start, end)  # "it is likely that [unions] hoping to win would strike"
    if ing and start == end and (led := _led_by_with(tokens, end)) is not None:
        return led
    if ing and any(is_verb(tokens, n) for n in range(start)):
        # "adopted a motion condemning …": not the motion
        return _last_clause_subject(tokens, start) or main_subject(tokens, start)
    return (start, end) if start < end and tokens[start].role != "obj" else None


def _last_clause_subject(tokens: Sequence[Token], upto: int) -> Span | None:
    """Return who acts in the last clause: "Lee left, but [his wife] sent a note saying"."""
    joints = (n for n in range(upto - 2, 0, -1) if tokens[n].role == "conj")
    joint = next((n for n in joints if tokens[n - 1].kind == "comma"), None)
    if joint is None or is_verb(tokens, joint + 1) or is_adverb(tokens[joint + 1]):
        return None
    inside = main_subject(tokens[joint + 1 : upto], upto - joint - 1)
    if inside is None or not any(is_verb(tokens, n) for n in range(joint + 1 + inside[1], upto)):
        return None
    return joint + 1 + inside[0], joint + 1 + inside[1]


def _led_by_with(tokens: Sequence[Token], end: int) -> Span | None:
    """Return the subject of "with [three members] favouring"."""
    start = end
    while start and tokens[start - 1].kind in {"word", "name", "number"}:
        start -= 1
        if tokens[start].low == "with":
            return (start + 1, end) if start + 1 < end else None
    return None


def _owner(tokens: Sequence[Token], end: int) -> Span | None:
    """Return the subject of "the doctors [who sent the letter] called"; None where it is plain.

    What stands right in front of the verb is the object of a relative clause.
    """
    place = end - 1
    while place > 0 and tokens[place].kind in {"word", "name", "number", "poss", "quote"}:
        if is_verb(tokens, place):
            break
        place -= 1
    verb = place
    if place <= 0 or place == end - 1 or not is_verb(tokens, place):
        return None
    while place > 0 and (is_verb(tokens, place) or is_adverb(tokens[place])):
        place -= 1
    link = tokens[place]
    if link.role != "rel" and not _is_relative_that(tokens, place):
        return None
    told = any("that" in cue.frames for cue, _ in verb_cues().get(tokens[verb].low, ()))
    return None if told else _antecedent(tokens, place)


def _without_day(tokens: Sequence[Token], end: int) -> int:
    """Return where a subject ends in front of a day: "The ministry [on Thursday] approved"."""
    if end > 1 and is_day(tokens[end - 1]) and tokens[end - 1].kind == "name":
        led = end > 2 and tokens[end - 2].low == "on"
        return end - 2 if led else end - 1
    if end > 2 and tokens[end - 2].low == "in" and _YEAR.fullmatch(tokens[end - 1].text):
        return end - 2
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
    if tokens[place].low == "who" or start == stop:
        start = _behind_link(tokens, start, stop)
    return (start, stop) if start < stop and not is_day(tokens[stop - 1]) else None


def _behind_link(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return where the name begins that "who" means: "the rise of [Ann Lee], who"."""
    link = next(
        (
            n
            for n in range(stop - 1, start - 1 if start < stop else 0, -1)
            if (tokens[n].kind not in {"name", "word"} or tokens[n].role == "prep")
        ),
        -1,
    )
    if link < 0 or tokens[link].role != "prep" or tokens[stop - 1].kind != "name":
        return start
    people = (tokens[n].low for n in range(start, link))
    return start if any(low in titles() or low in persons() for low in people) else link + 1


def _inherited(tokens: Sequence[Token], end: int, earlier: Sequence[Span]) -> Span | None:
    """Return the subject of the nearest report before, else of the sentence.

    Behind a comma, "but" and "and" go on with the first report: ", but rejected the rest".
    """
    own = _of_clause(tokens, end)
    if own is not None:
        return own
    outer = end > 0 and tokens[end - 1].kind == "comma" and tokens[end].role == "conj"
    if earlier:
        first, last = earlier[0 if outer else -1]
        inside = [n for n, token in enumerate(tokens) if first <= token.start and token.end <= last]
        if inside:
            return (inside[0], inside[-1] + 1)
    return main_subject(tokens, end)


def _before_brackets(tokens: Sequence[Token], mark: int) -> int:
    """Return the mark, or the bracket that opens what ends in front of it: "Lee (D-Ohio), a"."""
    if tokens[mark - 1].kind != "close":
        return mark
    return next((n for n in range(mark - 1, 0, -1) if tokens[n].kind == "open"), mark)


def _of_clause(tokens: Sequence[Token], joint: int) -> Span | None:
    """Return the pronoun whose clause "and" goes on with: "after [she] left and blamed"."""
    for place in range(joint - 1, 0, -1):
        if tokens[place].kind not in {"word", "name", "number", "poss"}:
            return None
        if tokens[place].role == "pron":
            verb = is_verb(tokens, place + 1) and tokens[place - 1].role == "sub"
            told = tokens[place - 1].low in {"that", "what", "whether", "how", "if"}
            return (place, place + 1) if verb and not told else None
    return None


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
    if first is not None and (tokens[first + 1].kind == "number" or tokens[first + 1].low == "of"):
        relative = None  # "Ann Lee, 59, of Gary, Ind., who left early, said"
    for mark in nearest if relative is None else [relative]:
        opener = _before_brackets(tokens, mark)
        between = tokens[opener:closer]
        if kind == "comma" and any(token.kind in {"quote", "stop"} for token in between):
            continue
        start = subject_start(tokens, opener)
        if start and tokens[start - 1].role in {"prep", "det"}:
            continue
        if _MEMBERSHIP.match(tokens[start].text):
            continue  # "Ann Lee, D-Pa., the manager, told": the comma in front of it
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
