"""Key developments: the sentences that report an event, the most telling ones."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.language.lexicon import lexicon
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.amounts import figures
from briefer.readers.embedded.background import EARLY, background, is_aside, tells_nothing
from briefer.readers.embedded.happening import Event, event_in
from briefer.readers.embedded.lines import line, shorter
from briefer.readers.embedded.pointing import standing
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import comments, is_page_talk, points_away
from briefer.readers.embedded.telling import claimant, summary
from briefer.readers.embedded.when import when
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
_UNREAL = frozenset({"if", "should", "unless", "imagine", "suppose"})
# who makes a claim, by a word that points to another sentence
_NOBODY = re.compile(r"(?:(?:one|two|some|many|most|both) of )?(?:him|her|them|us|it)")
_SAID_BESIDES = re.compile(
    r"(\b(?:but|and)) that(?= (?:[a-z’'-]+ ){1,4}(?:had|has|have|was|were|would|will)\b)"
)


class Happened(NamedTuple):
    """A development; `opening`: only what an article opens with, and itself a word or a will."""

    development: KeyDevelopment
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
    event = event_in(sight, seen) if _can_tell(seen) else None
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
        when=when(sight, text),
        claimed_by=claimed,
        evidence=alone.evidence(seen.sentence.number),
    )
    return _Candidate(place, score, Happened(development, event.opening), stems)


def _prints(seen: Seen, text: str) -> bool:
    """Say whether a line can be printed as a sentence of the news."""
    unchanged = text == seen.sentence.text
    # The page's own words were looked for in the sentence before.
    talk = not unchanged and is_page_talk(text)
    return not talk and is_whole(text, seen.tokens if unchanged and not seen.quoted_share else ())


def _thin(seen: Seen, stems: frozenset[str], text: str, *, claimed: bool) -> bool:
    """Say whether a line tells too little to be printed: "The investigation continues"."""
    least = _FEWEST_STEMS + claimed
    return len(stems) < least and seen.sentence.number > EARLY and not figures(text)


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


def _score(sight: Sight, seen: Seen, place: int, event: Event) -> float:
    """Return how much speaks for telling an event, less what it loses as background."""
    past = background(sight, place)
    count = min(figures(sight.page.text[slice(*event.span)]), _NUMBERS_COUNTED)
    score = event.worth + _weight(sight, seen, place, event.tokens, count) - past
    # the figures of another year or case are not the news
    return score - _NUMBER * count if past else score


def _weight(sight: Sight, seen: Seen, place: int, tokens: Sequence[Token], figured: int) -> float:
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


def _alike(one: _Candidate, other: _Candidate) -> bool:
    shared = len(one.stems & other.stems)
    return shared > 0.6 * min(len(one.stems), len(other.stems))


@cache
def _colour() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("colour"))
