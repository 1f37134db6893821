"""Key developments: the sentences that report an event, the most telling ones."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.clauses import Token, past_forms
from briefer.language.dates import dates
from briefer.language.lexicon import lexicon
from briefer.language.numbers import quantities
from briefer.language.otherdays import is_other_day
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.background import EARLY, background, is_aside, tells_nothing
from briefer.readers.embedded.events import DONE, LASTING, event_of
from briefer.readers.embedded.forms import worded
from briefer.readers.embedded.lines import LONGEST_WORDS, line, shorter
from briefer.readers.embedded.pointing import standing
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import (
    comments,
    is_page_talk,
    points_away,
)
from briefer.readers.embedded.telling import announces, claimant, summary, tells_will, told
from briefer.readers.embedded.whole import is_whole
from briefer.values.finding import KeyDevelopment

Span = tuple[int, int]

_FEWEST, _MOST, _SENTENCES_A_LINE = 3, 10, 3
_ENOUGH = 1.05  # score of a sentence worth a line; chosen by reading the lines of news articles
_NUMBER = 0.4
_NUMBERS_COUNTED = 3
_COLOUR = 0.6
_SHORTEST_SENTENCE = 7  # tokens
_FEWEST_STEMS = 4  # content words of a line, one more for a claim
_LONGEST = 1500  # characters: what is longer is a list or a table
_MOST_QUOTED = 0.3  # share of a sentence in quotation marks
_MOST_QUOTED_EARLY = 0.5  # the same for one of the first EARLY sentences
_NAMES_IN_LEAD, _SHORTEST_LEAD = 2, 14  # tokens
_KEPT, _ON_THE_MATTER = 3, 3  # times that an article has the words of its matter, and how many
_RANKS = frozenset(
    {"largest", "biggest", "highest", "lowest", "smallest", "deadliest", "worst", "strongest"}
    | {"first", "fastest", "leading", "most", "fewest", "oldest", "longest", "record"}
)
_UNREAL = frozenset({"if", "should", "unless", "imagine", "suppose"})
_MANY = worded(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b(?! of (?:th|mi|bi))",
    "dozens scores hundreds thousands millions billions",
)
# who makes a claim, by a word that points to another sentence
_NOBODY = re.compile(r"(?:(?:one|two|some|many|most|both) of )?(?:him|her|them|us|it)")
_GLUED = re.compile(r"[.!?](?<=[A-Za-z\d]{2}.)(?=[)”]?[A-Z][a-z]+\s|[“\"][A-Z])")
_SAID_BESIDES = re.compile(
    r"(\b(?:but|and)) that(?= (?:[a-z’'-]+ ){1,4}(?:had|has|have|was|were|would|will)\b)"
)
_DIGIT = re.compile(r"\d")
_MEASURED = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|[$£€]\d|\b\d{1,3}(?:,\d{3})+\b|illion\b")
# behind a date: "Monday's debate" and "the 2012 election" tell which, not when it happened
_NAMES = re.compile(
    r"['’]s?\b|(?<=\d{4}) (?!and\b|in\b|at\b|by\b|for\b|to\b|with\b|as\b|after\b)[a-z]+"
)
# "The pupils, seized on March 6, were released on Thursday": when they were seized is no news
_INSET = re.compile(r", (?P<first>[a-z]+) [^,;:]{3,120},")
_RELATIVE = frozenset({"who", "which", "whose", "whom", "where"})


class Happened(NamedTuple):
    """A development; `opening`: only what an article opens with, and itself a word or a will."""

    development: KeyDevelopment
    opening: bool


class _Event(NamedTuple):
    """What a sentence tells: its worth, whose claim it is, and the words that tell it."""

    worth: float
    said: Said | None
    span: Span
    tokens: Sequence[Token]
    opening: bool


class _Candidate(NamedTuple):
    place: int
    score: float
    told: Happened
    stems: frozenset[str]


def developments(sight: Sight) -> tuple[Happened, ...]:
    """Return what happened or was announced, in the order of the text."""
    candidates = [
        candidate
        for place, seen in enumerate(sight.seen)
        if (candidate := _candidate(sight, seen, place)) is not None
    ]
    most = min(_MOST, _FEWEST + len(sight.seen) // _SENTENCES_A_LINE)
    best = sorted(candidates, key=lambda one: (-one.score, one.place))
    kept: list[_Candidate] = []
    for candidate in best:
        if len(kept) < most and not any(_alike(candidate, other) for other in kept):
            kept.append(candidate)
    return tuple(one.told for one in sorted(kept, key=lambda one: one.place))


def _candidate(sight: Sight, seen: Seen, place: int) -> _Candidate | None:
    # Few sentences tell an event, so that is asked before what has to be searched for.
    event = _event(sight, seen) if _can_tell(seen) else None
    if event is None or _is_beside(seen):
        return None
    said, span = event.said, event.span
    score = _score(sight, seen, place, event)
    text = _line(sight, seen, span, said) if score >= _ENOUGH else None
    if text is None or points_away(text) or not _prints(seen, text):
        return None
    alone = standing(sight, place, text)
    claimed = claimant(sight, said) if alone and said is not None else None
    if alone is None or _NOBODY.fullmatch(claimed or ""):
        return None  # "according to him": who that is stands in another sentence
    text = alone.text
    stems = frozenset(content_stems(text))
    if _thin(seen, stems, text, claimed=said is not None):
        return None
    development = KeyDevelopment(
        summary=text,
        when=_when(sight, text),
        claimed_by=claimed,
        evidence=alone.evidence(seen.sentence.number),
    )
    return _Candidate(place, score, Happened(development, event.opening), stems)


def _event(sight: Sight, seen: Seen) -> _Event | None:
    """Return the event that a sentence tells, None for a view, a state, a will or a claim of one.

    What an article opens with is its news, also where somebody only says or wants it.
    """
    said, span = _told(sight, seen)
    whole = sight.page.span(seen.sentence)
    glued = _GLUED.search(seen.sentence.text)
    if glued is not None:  # two sentences without a space: the first is told
        said, span = None, (whole[0], whole[0] + glued.start() + 1)
    tokens = _within(seen, whole, span)
    worth = _worth(sight, seen, tokens, span)
    if worth > 0 and not tells_will(seen, said, tokens):
        return _Event(worth, said, span, tokens, opening=False)
    if glued is not None or not _opens(seen):
        return None
    return _Event(DONE, None, whole, seen.tokens, opening=worth < DONE)


def _within(seen: Seen, whole: Span, span: Span) -> Sequence[Token]:
    """Return the tokens of a sentence that stand inside a span of it."""
    if span == whole:
        return seen.tokens
    return [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]


def _prints(seen: Seen, text: str) -> bool:
    """Say whether a line can be printed as a sentence of the news."""
    unchanged = text == seen.sentence.text
    # The page's own words were looked for in the sentence before.
    talk = not unchanged and is_page_talk(text)
    return not talk and is_whole(text, seen.tokens if unchanged and not seen.quoted_share else ())


def _told(sight: Sight, seen: Seen) -> tuple[Said | None, Span]:
    """Return the claim and the words that tell the event; an article's opening is told whole.

    "Lee sued the city on Monday, claiming that …": what is claimed is the news.
    """
    said, span = told(sight, seen)
    whole = sight.page.span(seen.sentence)
    cut = said is None and span != whole
    if cut and seen.sentence.number == 1 and len(seen.sentence.text.split()) <= LONGEST_WORDS:
        return None, whole
    return said, span


def _thin(seen: Seen, stems: frozenset[str], text: str, *, claimed: bool) -> bool:
    """Say whether a line tells too little to be printed: "The investigation continues"."""
    least = _FEWEST_STEMS + claimed
    return len(stems) < least and seen.sentence.number > EARLY and not figures(text)


def _opens(seen: Seen) -> bool:
    """Say whether the sentence is what an article opens with: told by someone, or of someone."""
    if seen.said:
        return seen.sentence.number == 1 or seen.sentence.paragraph == 0
    if seen.sentence.number != 1 or len(seen.tokens) < _SHORTEST_LEAD:
        return False
    names = sum(token.kind == "name" for token in seen.tokens[1:])
    return names >= _NAMES_IN_LEAD or (_names_one(seen) and figures(seen.sentence.text) > 0)


def _names_one(seen: Seen) -> bool:
    """Say whether a sentence names anybody or anything, be it by its first word."""
    return any(token.kind == "name" for token in seen.tokens)


def _can_tell(seen: Seen) -> bool:
    """Say whether a sentence can report: no question, no condition, not mostly quotation.

    That is what its form tells at a glance; `_is_beside` reads its words.
    """
    text = seen.sentence.text
    most = _MOST_QUOTED_EARLY if seen.sentence.number <= EARLY else _MOST_QUOTED
    return (
        len(seen.tokens) >= _SHORTEST_SENTENCE
        and len(text) <= _LONGEST
        and not text.rstrip().endswith("?")
        and seen.tokens[0].low not in _UNREAL
        and not text.isupper()
        and not _is_verse(text)
        and seen.quoted_share <= most
    )


def _is_beside(seen: Seen) -> bool:
    """Say whether a sentence stands beside the news: a word of the page, a view, a silence."""
    text = seen.sentence.text
    return (
        is_aside(text)
        or comments(text)
        or (seen.sentence.number > EARLY and tells_nothing(text))
        or is_page_talk(text)
    )


def _is_verse(text: str) -> bool:
    """Say whether a line goes on from the one before it or into the next: no sentence of prose."""
    end = text.rstrip()[-1:]
    return end == "," or (text[:1].islower() and end.isalnum())


def _worth(sight: Sight, seen: Seen, tokens: Sequence[Token], span: Span) -> float:
    """Return how much the words tell an event, 0 for a view, a state or a line of verse."""
    event = max(event_of(tokens), DONE if announces(seen) else 0.0)
    if event >= DONE:
        return event
    words = sight.page.text[slice(*span)]
    if event == 0:
        if not _states(sight, seen, tokens, words):
            return 0.0
        event = LASTING
    elif event == LASTING and figures(words):
        return DONE  # a state that so many are in is news: "thousands remain without power"
    named = any(token.kind == "name" for token in tokens[1:])
    return event if named or figures(words) else 0.0


def _states(sight: Sight, seen: Seen, tokens: Sequence[Token], words: str) -> bool:
    """Say whether a sentence without an event tells how the article's matter stands.

    "About 7 percent of the power comes from wind", "Peru is the largest producer of copper".
    """
    measured = _is_measured(words)
    if seen.sentence.number <= EARLY and measured:
        return True
    if not measured and _RANKS.isdisjoint([token.low for token in tokens]):
        return False
    if tokens and tokens[0].role == "det" and tokens[0].low in {"a", "an"}:
        return False  # "An incision is a cut": what a word means
    weights = sight.weights
    kept = [stem for stem in set(content_stems(words)) if weights.get(stem, 0) >= _KEPT]
    return len(kept) >= _ON_THE_MATTER


def _is_measured(words: str) -> bool:
    """Say whether a share, a sum or a large number stands in the words."""
    # The pattern can begin anywhere: first it is seen whether there is anything to measure by.
    counts = _DIGIT.search(words) is not None or "illion" in words
    return counts and _MEASURED.search(words) is not None


def _line(sight: Sight, seen: Seen, span: Span, said: Said | None) -> str | None:
    """Return the line, of the claim's words, else of the whole sentence, shortened where long."""
    text = summary(sight, seen, span, said)
    if text is not None and said is not None and said.report.text not in text:
        text = _SAID_BESIDES.sub(r"\1", text)  # "(said) it was sound but that it would close"
    if text is None and said is not None and span[0] > said.report.span[0]:
        text = line(seen.slot, sight.page.span(seen.sentence))
    if text is None and (cut := shorter(seen.tokens, span)) is not None:
        text = summary(sight, seen, cut, said)
    return text


def _score(sight: Sight, seen: Seen, place: int, event: _Event) -> float:
    """Return how much speaks for telling an event, less what it loses as background."""
    past = background(sight, place)
    count = min(figures(sight.page.text[slice(*event.span)]), _NUMBERS_COUNTED)
    score = event.worth + _weight(sight, seen, place, event.tokens, count) - past
    # the figures of another year or case are not the news
    return score - _NUMBER * count if past else score


def _weight(
    sight: Sight, seen: Seen, place: int, tokens: Sequence[Token], figured: int
) -> float:
    stems, words, weights = set(seen.stems), _colour(), sight.weights
    names = len({token.low for token in tokens if token.kind == "name"})
    position = 0.8 / (1 + 0.12 * place) + (0.5 if seen.sentence.number == 1 else 0.0)
    topical = len(sight.title & stems) / max(len(sight.title), 1)
    common = len([stem for stem in stems if weights.get(stem, 0) > 2]) / max(len(stems), 1)
    colour = len([token for token in tokens if token.low in words])
    return (
        position
        + topical
        + 0.5 * common
        + _NUMBER * figured
        + 0.05 * min(names, 4)
        - _COLOUR * colour
    )


def figures(text: str) -> int:
    """Return how many quantities the text tells, "hundreds" among them."""
    return len(quantities(text)) + len(_MANY.findall(text))


def _when(sight: Sight, text: str) -> str | None:
    found = [
        one
        for one in dates(text, sight.passage.date)
        if (text[: one.start] == "At " or not _NAMES.match(text, one.end))
        and not is_other_day(text, one.start)
    ]
    if not found:
        return None
    exact = [one for one in found if one.grain == "day"] or found
    insets = [one.span() for one in _INSET.finditer(text) if _adds(one["first"])]
    own = [one for one in exact if not any(start < one.start < end for start, end in insets)]
    return (own or exact)[0].text


def _adds(word: str) -> bool:
    """Say whether a word opens what is only added to a noun: "seized on March 6", "who fled"."""
    return word in _RELATIVE or word.endswith("ed") or word in past_forms()


def _alike(one: _Candidate, other: _Candidate) -> bool:
    shared = len(one.stems & other.stems)
    return shared > 0.6 * min(len(one.stems), len(other.stems))


@cache
def _colour() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("colour"))
