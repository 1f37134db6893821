"""Key developments: the sentences that report an event, the most telling ones."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.language.dates import dates
from briefer.language.lexicon import lexicon
from briefer.language.names import is_opener
from briefer.language.numbers import quantities
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.events import DONE, LASTING, event_of
from briefer.readers.embedded.lines import line
from briefer.readers.embedded.modals import modal
from briefer.readers.embedded.sight import Seen, Sight
from briefer.values.finding import KeyDevelopment

_FEWEST, _MOST, _SENTENCES_A_LINE = 2, 10, 3
_ENOUGH = 1.05  # score of a sentence worth a line; chosen by reading the lines of news articles
_NUMBER = 0.4
_NUMBERS_COUNTED = 3
_COLOUR = 0.6
_PAST = 1.0  # taken off a sentence about an earlier year
_SHORTEST_CLAUSE = 4  # tokens
_SHORTEST_SENTENCE = 7  # tokens
_MOST_QUOTED = 0.3  # share of a sentence in quotation marks
# reporting verbs that are an event themselves, and those that are often none of saying
_ANNOUNCING = frozenset({"announce", "declare", "reveal", "disclose", "order", "discuss"})
_DONE = frozenset(
    {"find", "show", "cite", "see", "know", "agree", "approve", "accept", "post", "add"}
)
_HEADS = frozenset({"it", "they", "he", "she", "its"})
_UNREAL = frozenset({"if", "should", "unless", "imagine", "suppose"})


_MANY = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b(?! of (?:th|mi|bi))"
)
_YEAR = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?![\d,%])")


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
    said, span = _told(sight, seen)
    tokens = [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]
    event = max(event_of(tokens), DONE if _announces(seen) else 0.0)
    figures = _figures(sight.page.text[slice(*span)])
    if event == LASTING and figures:
        event = DONE  # a state that so many are in is news: "thousands remain without power"
    if event < DONE and not figures and not any(token.kind == "name" for token in tokens[1:]):
        return None  # a verb of no list, no name and no number: a line of verse, not of news
    if event <= 0 or _tells_will(seen, said, tokens):
        if seen.sentence.paragraph > 0 or not seen.said:
            return None
        # What an article opens with is its news, also where somebody only says or wants it.
        said, span, event = None, sight.page.span(seen.sentence), DONE
    text, number = seen.sentence.text, seen.sentence.number
    score = event + _weight(sight, seen, tokens, place, figures) - _PAST * _is_history(sight, text)
    summary = _summary(sight, seen, span, said) if score >= _ENOUGH else None
    if summary is None and said is not None and score >= _ENOUGH and span[0] > said.report.span[0]:
        summary = line(seen.slot, sight.page.span(seen.sentence))
    if summary is None:
        return None
    claimed_by = _claimant(sight, said) if said is not None else None
    development = KeyDevelopment(
        summary=summary, when=_when(sight, text), claimed_by=claimed_by, evidence=(number,)
    )
    return _Candidate(place, score, development, frozenset(content_stems(summary)))


def _can_tell(seen: Seen) -> bool:
    """Say whether a sentence can report: no question, no condition, not mostly quotation."""
    question = seen.sentence.text.rstrip().endswith("?")
    long_enough = len(seen.tokens) >= _SHORTEST_SENTENCE
    return (
        long_enough
        and not question
        and seen.tokens[0].low not in _UNREAL
        and not seen.sentence.text.isupper()
        and seen.quoted_share <= _MOST_QUOTED
    )


def _told(sight: Sight, seen: Seen) -> tuple[Said | None, tuple[int, int]]:
    """Return the claim that the sentence reports, if it does, and the words that tell the event."""
    said = _claim(seen)
    clause = _own_clause(seen, said)
    if clause is not None:
        return None, clause
    if said is not None and _is_clause(seen, content := _content(seen, said)):
        return said, content
    return said, sight.page.span(seen.sentence)


def _announces(seen: Seen) -> bool:
    return any(
        one.report.cue.lemma in _ANNOUNCING and not one.nested and one.content for one in seen.said
    )


def _claim(seen: Seen) -> Said | None:
    """Return the outer report by which the sentence claims an event, if its content is indirect."""
    for said in seen.said:
        report = said.report
        if said.nested or report.direct or not said.content or report.cue.stance != "claims":
            continue
        if report.cue.lemma in _ANNOUNCING:
            continue
        if report.cue.lemma not in _DONE or _begins(seen, said).low == "that":
            return said
    return None


def _begins(seen: Seen, said: Said) -> Token:
    start = said.content[0][0]
    return next((token for token in seen.tokens if token.start >= start), seen.tokens[-1])


def _content(seen: Seen, said: Said) -> tuple[int, int]:
    start, end = said.content[0]
    inside = [token.low for token in seen.tokens if start <= token.start and token.end <= end]
    if ("and", "that") in pairwise(inside):
        return seen.tokens[0].start, seen.tokens[
            -1
        ].end  # two clauses: without the first "that" the second hangs
    first = next((token for token in seen.tokens if token.start >= start), None)
    return (first.end, end) if first is not None and first.low == "that" else (start, end)


def _claimant(sight: Sight, said: Said) -> str:
    if not said.speaker.anonymous and said.report.subject:
        phrase = sight.page.text[slice(*said.report.subject)]
        if sight.page.cast.named(*said.report.subject) is None and len(phrase.split()) > 1:
            return phrase
    name = said.speaker.name
    return name[0].lower() + name[1:] if is_opener(name.split()[0]) else name


def _own_clause(seen: Seen, said: Said | None) -> tuple[int, int] | None:
    """Return the clause that the article says itself in front of what it reports.

    "Explosions broke windows, although officials said …", "She has arrived, signalling that …".
    """
    for one in seen.said:
        report = one.report
        head = report.span[0] if report.text.endswith("ing") else (report.subject or report.span)[0]
        before = [token for token in seen.tokens if token.end <= head]
        while before and before[-1].role in {"sub", "conj"}:
            before.pop()
        if len(before) > _SHORTEST_CLAUSE and before[-1].kind == "comma" and not one.nested:
            apart = said is None or one is said
            gap = report.text.endswith("ing") or before[-1].end < head - 2
            if apart and gap and not any(token.kind == "quote" for token in before):
                return before[0].start, before[-1].start
    return None


def _is_clause(seen: Seen, span: tuple[int, int]) -> bool:
    """Say whether a content stands alone as a sentence: not "said launching the missiles"."""
    first = next((token for token in seen.tokens if token.start >= span[0]), None)
    return first is not None and not (first.low.endswith("ing") and first.role == "")


def _summary(sight: Sight, seen: Seen, span: tuple[int, int], said: Said | None) -> str | None:
    """Return the line; "she" and "its" at the head of a claim behind its cue are the claimant.

    In front of the cue ("He was held, Lee said") they are someone else, who is not named here.
    """
    first = next((token for token in seen.tokens if token.start >= span[0]), None)
    if said is None or first is None or first.low not in _HEADS:
        return line(seen.slot, span)
    if span[0] < said.report.span[0]:
        return None
    if first.low != "its":
        return line(seen.slot, (first.end, span[1]), _claimant(sight, said))
    party = said.speaker.party
    return line(seen.slot, (first.end, span[1]), f"{party}’s") if party else None


def _tells_will(seen: Seen, said: Said | None, tokens: Sequence[Token]) -> bool:
    """Say whether the sentence tells a will or a judgment: that is a position."""
    stances = {
        one.report.cue.stance
        for one in seen.said
        if one is not said and not one.report.text.endswith("ing")
    }
    if stances - {"claims", "awaits", "accepts"} or modal(tokens) is not None:
        return True
    talks = any(
        not one.nested
        and not one.report.text.endswith("ing")
        and one.report.cue.lemma not in _ANNOUNCING | _DONE
        for one in seen.said
    )
    return said is None and talks


def _weight(sight: Sight, seen: Seen, tokens: Sequence[Token], place: int, figures: int) -> float:
    stems = seen.stems
    names = len({token.low for token in tokens if token.kind == "name"})
    first = seen.sentence.number == 1
    position = 0.8 / (1 + 0.12 * place) + (0.5 if first else 0.0)
    topical = len(sight.title.intersection(stems)) / max(len(sight.title), 1)
    common = sum(sight.weights.get(stem, 0) > 2 for stem in set(stems)) / max(len(set(stems)), 1)
    colour = sum(token.low in _colour() for token in tokens)
    return (
        position
        + topical
        + 0.5 * common
        + _NUMBER * min(figures, _NUMBERS_COUNTED)
        + 0.05 * min(names, 4)
        - _COLOUR * colour
    )


def _figures(text: str) -> int:
    return len(quantities(text)) + len(_MANY.findall(text))


def _when(sight: Sight, text: str) -> str | None:
    found = dates(text, sight.passage.date)
    exact = [one for one in found if one.grain == "day"] or list(found)
    return exact[0].text if exact else None


def _is_history(sight: Sight, text: str) -> bool:
    """Say whether the sentence tells of a year before the article's."""
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and max(years) < sight.year


def _alike(one: _Candidate, other: _Candidate) -> bool:
    shared = len(one.stems & other.stems)
    return shared > 0.6 * min(len(one.stems), len(other.stems))


@cache
def _colour() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("colour"))
