"""The event that a sentence tells: whose claim it is, and the words that tell it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.amounts import figures, is_measured
from briefer.readers.embedded.background import EARLY
from briefer.readers.embedded.events import DONE, LASTING, event_of
from briefer.readers.embedded.lines import LONGEST_WORDS
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.telling import announces, tells_will, told

Span = tuple[int, int]

_LEAD = 3  # sentences of a first paragraph that are an article's opening
_NAMES_IN_LEAD, _SHORTEST_LEAD = 2, 14  # tokens
_KEPT, _ON_THE_MATTER = 3, 3  # times that an article has the words of its matter, and how many
_RANKS = frozenset(
    {"largest", "biggest", "highest", "lowest", "smallest", "deadliest", "worst", "strongest"}
    | {"first", "fastest", "leading", "most", "fewest", "oldest", "longest", "record"}
)
_GLUED = re.compile(r"[.!?](?<=[A-Za-z\d]{2}.)(?=[)”]?[A-Z][a-z]+\s|[“\"][A-Z])")


class Event(NamedTuple):
    """What a sentence tells: its worth, whose claim it is, and the words that tell it."""

    worth: float
    said: Said | None
    span: Span
    tokens: Sequence[Token]
    opening: bool


def event_in(sight: Sight, seen: Seen) -> Event | None:
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
        return Event(worth, said, span, tokens, opening=False)
    if glued is not None or not _opens(seen):
        return None
    return Event(DONE, None, whole, seen.tokens, opening=worth < DONE)


def _within(seen: Seen, whole: Span, span: Span) -> Sequence[Token]:
    """Return the tokens of a sentence that stand inside a span of it."""
    if span == whole:
        return seen.tokens
    return [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]


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
    measured = is_measured(words)
    if seen.sentence.number <= EARLY and measured:
        return True
    if not measured and _RANKS.isdisjoint([token.low for token in tokens]):
        return False
    if tokens and tokens[0].role == "det" and tokens[0].low in {"a", "an"}:
        return False  # "An incision is a cut": what a word means
    weights = sight.weights
    kept = [stem for stem in set(content_stems(words)) if weights.get(stem, 0) >= _KEPT]
    return len(kept) >= _ON_THE_MATTER


def _opens(seen: Seen) -> bool:
    """Say whether the sentence is what an article opens with: told by someone, or of someone."""
    if seen.said:
        first = seen.sentence.number
        return first == 1 or (first <= _LEAD and seen.sentence.paragraph == 0)
    if seen.sentence.number != 1 or len(seen.tokens) < _SHORTEST_LEAD:
        return False
    names = sum(token.kind == "name" for token in seen.tokens[1:])
    return names >= _NAMES_IN_LEAD or (_names_one(seen) and figures(seen.sentence.text) > 0)


def _names_one(seen: Seen) -> bool:
    """Say whether a sentence names anybody or anything, be it by its first word."""
    return any(token.kind == "name" for token in seen.tokens)
