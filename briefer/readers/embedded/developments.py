"""Key developments: the sentences that report an event, the most telling ones."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.clauses import Token, is_verb, tokenise
from briefer.language.dates import dates
from briefer.language.lexicon import lexicon
from briefer.language.numbers import quantities
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.events import DONE, LASTING, event_of
from briefer.readers.embedded.lines import line, shorter
from briefer.readers.embedded.pointing import standing
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import comments, is_page_talk, points_away
from briefer.readers.embedded.telling import announces, claimant, summary, tells_will, told
from briefer.values.finding import KeyDevelopment

Span = tuple[int, int]

_FEWEST, _MOST, _SENTENCES_A_LINE = 3, 10, 3
_ENOUGH = 1.05  # score of a sentence worth a line; chosen by reading the lines of news articles
_NUMBER = 0.4
_NUMBERS_COUNTED = 3
_COLOUR = 0.6
_PAST = 1.0  # taken off a sentence about an earlier year
_BEFORE = 0.4  # taken off one that looks back without a date
_SHORTEST_SENTENCE = 7  # tokens
_LONGEST = 1500  # characters: what is longer is a list or a table
_MOST_QUOTED = 0.3  # share of a sentence in quotation marks
_MOST_QUOTED_EARLY = 0.5  # the same for one of the first EARLY sentences
_EARLY = 3
_NAMES_IN_LEAD, _SHORTEST_LEAD = 2, 14  # tokens
_UNREAL = frozenset({"if", "should", "unless", "imagine", "suppose"})
_MANY = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b(?! of (?:th|mi|bi))"
)
_GLUED = re.compile(r"(?<=[A-Za-z\d]{2})[.!?](?=[)”]?[A-Z][a-z]+\s|[“\"][A-Z])")
_MEASURED = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|[$£€]\d|\b\d{1,3}(?:,\d{3})+\b|illion\b")
_YEAR = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?![\d,%])")
_IN_YEAR = re.compile(r"\b(?:in|of|since|from|until|by|between|back) (?:19|20)\d\d\b")
# behind a date: "Monday's debate" and "the 2012 election" tell which, not when it happened
_NAMES = re.compile(
    r"['’]s?\b|(?<=\d{4}) (?!and\b|in\b|at\b|by\b|for\b|to\b|with\b|as\b|after\b)[a-z]+"
)
_TORN = re.compile(r"[^,]{2,60}, (?:which|who)\b[^,]*$")
_LOOKS_BACK = re.compile(
    r"\b(?:years? ago|decades? ago|last year|in the past|previously|at the time|back then|once"
    r"|historically|used to|a year earlier|years earlier|over the years|for years|for decades)\b",
    re.IGNORECASE,
)


class _Candidate(NamedTuple):
    place: int
    score: float
    development: KeyDevelopment
    stems: frozenset[str]


def developments(sight: Sight) -> tuple[KeyDevelopment, ...]:
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
    return tuple(one.development for one in sorted(kept, key=lambda one: one.place))


def _candidate(sight: Sight, seen: Seen, place: int) -> _Candidate | None:
    if not _can_tell(seen):
        return None
    said, span = told(sight, seen)
    glued = _GLUED.search(seen.sentence.text)
    if glued is not None:  # two sentences without a space: the first is told
        start = sight.page.span(seen.sentence)[0]
        said, span = None, (start, start + glued.start() + 1)
    tokens = [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]
    event = _event(sight, seen, tokens, span)
    if event <= 0 or tells_will(seen, said, tokens):
        if not _opens(seen) or glued is not None:
            return None
        # What an article opens with is its news, also where somebody only says or wants it.
        said, span, event = None, sight.page.span(seen.sentence), DONE
    score = event + _weight(sight, seen, place, span) - _looks_back(sight, seen)
    text = _line(sight, seen, span, said) if score >= _ENOUGH else None
    if text is None or points_away(text) or is_page_talk(text) or not _whole(text):
        return None
    alone = standing(sight, place, text)
    if alone is None:
        return None
    text = alone.text
    development = KeyDevelopment(
        summary=text,
        when=_when(sight, text),
        claimed_by=claimant(sight, said) if said is not None else None,
        evidence=alone.evidence(seen.sentence.number),
    )
    return _Candidate(place, score, development, frozenset(content_stems(text)))


def _whole(line: str) -> bool:
    """Say whether a line is no torn piece, as "Were sold." or "The dam, which broke." are."""
    first = tokenise(line.split(maxsplit=1)[0], 0)[0]
    return first.role not in {"aux", "modal"} and not (_TORN.match(line) and _lacks_verb(line))


def _lacks_verb(line: str) -> bool:
    """Say whether no verb stands in front of the first comma."""
    tokens = tokenise(line, 0)
    comma = next((n for n, one in enumerate(tokens) if one.kind == "comma"), len(tokens))
    return not any(is_verb(tokens, place) for place in range(comma))


def _opens(seen: Seen) -> bool:
    """Say whether the sentence is what an article opens with: told by someone, or of someone."""
    names = sum(token.kind == "name" for token in seen.tokens[1:])
    told_of = bool(seen.said) or (names >= _NAMES_IN_LEAD and len(seen.tokens) >= _SHORTEST_LEAD)
    first = seen.sentence.number == 1 and told_of
    return first or (seen.sentence.paragraph == 0 and bool(seen.said))


def _can_tell(seen: Seen) -> bool:
    """Say whether a sentence can report: no question, no condition, not mostly quotation."""
    text = seen.sentence.text
    most = _MOST_QUOTED_EARLY if seen.sentence.number <= _EARLY else _MOST_QUOTED
    return (
        len(seen.tokens) >= _SHORTEST_SENTENCE
        and len(text) <= _LONGEST
        and not text.rstrip().endswith("?")
        and seen.tokens[0].low not in _UNREAL
        and not text.isupper()
        and seen.quoted_share <= most
        and not is_page_talk(text)
        and not comments(text)
    )


def _event(sight: Sight, seen: Seen, tokens: Sequence[Token], span: Span) -> float:
    """Return how much the words tell an event, 0 for a view, a state or a line of verse."""
    event = max(event_of(tokens), DONE if announces(seen) else 0.0)
    words = sight.page.text[slice(*span)]
    if event == LASTING and figures(words):
        return DONE  # a state that so many are in is news: "thousands remain without power"
    if event == 0 and seen.sentence.number <= _EARLY and _MEASURED.search(words):
        event = LASTING  # "about 7 percent of the power comes from wind"
    named = event >= DONE or any(token.kind == "name" for token in tokens[1:])
    if not named and not figures(words):
        return 0.0
    return event


def _line(sight: Sight, seen: Seen, span: Span, said: Said | None) -> str | None:
    """Return the line, of the claim's words, else of the whole sentence, shortened where long."""
    text = summary(sight, seen, span, said)
    if text is None and said is not None and span[0] > said.report.span[0]:
        text = line(seen.slot, sight.page.span(seen.sentence))
    if text is None and (cut := shorter(seen.tokens, span)) is not None:
        text = summary(sight, seen, cut, said)
    return text


def _weight(sight: Sight, seen: Seen, place: int, span: Span) -> float:
    tokens = [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]
    count = figures(sight.page.text[slice(*span)])
    stems = set(seen.stems)
    names = len({token.low for token in tokens if token.kind == "name"})
    position = 0.8 / (1 + 0.12 * place) + (0.5 if seen.sentence.number == 1 else 0.0)
    topical = len(sight.title & stems) / max(len(sight.title), 1)
    common = sum(sight.weights.get(stem, 0) > 2 for stem in stems) / max(len(stems), 1)
    colour = sum(token.low in _colour() for token in tokens)
    return (
        position
        + topical
        + 0.5 * common
        + _NUMBER * min(count, _NUMBERS_COUNTED)
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
        if text[: one.start] == "At " or not _NAMES.match(text, one.end)
    ]
    exact = [one for one in found if one.grain == "day"] or list(found)
    return exact[0].text if exact else None


def _looks_back(sight: Sight, seen: Seen) -> float:
    """Return what a sentence loses that tells of an earlier year or looks back."""
    text = seen.sentence.text
    years = [int(year) for year in _YEAR.findall(text)]
    if years and max(years) < sight.year:
        return _PAST
    early = seen.sentence.number <= _EARLY
    undated = sight.passage.date is None and _IN_YEAR.search(text)
    return _BEFORE if not early and (undated or _LOOKS_BACK.search(text)) else 0.0


def _alike(one: _Candidate, other: _Candidate) -> bool:
    shared = len(one.stems & other.stems)
    return shared > 0.6 * min(len(one.stems), len(other.stems))


@cache
def _colour() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("colour"))
