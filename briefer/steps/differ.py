"""Where the sources of a story do not say the same of the same: found, typed, and not decided."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from briefer.language.cues import CLAIMS
from briefer.language.meanings import synonyms
from briefer.steps.cluster import term_weights
from briefer.steps.contested import contested
from briefer.steps.counts import look_alikes, other_figures
from briefer.steps.denials import actors, contrary, denied, is_claimed
from briefer.steps.facts import called
from briefer.steps.gainsaid import gainsaid, points_back
from briefer.steps.measures import measures
from briefer.steps.merge import Tellers
from briefer.steps.moments import Moment, overtaken
from briefer.steps.scenes import Scenes
from briefer.steps.sides import (
    Line,
    claimant,
    difference,
    one_voice,
    side_of,
    tellers_of,
    with_scene,
)
from briefer.steps.tallies import tallies
from briefer.values.article import Sentence
from briefer.values.briefing import Difference, DifferenceKind, Entry, Side
from briefer.values.finding import JOINT, OpenQuestion, PartyPosition, Stance, line_of

COMMON = 0.6
"""The share of a story's articles that have a name from which it goes without saying in a line."""
MOST_PAIRS = 20_000
"""Pairs of lines that are looked at for denials, the most important lines first."""

# "Dismissed the accusation" denies it, "dismissed it as crumbs" does not
_ACCUSED = re.compile(rf"\b(?:{'|'.join(sorted(CLAIMS))})s?\b")
_AGAINST: frozenset[Stance] = frozenset({"denies", "rejects", "doubts"})

_Held = frozenset[tuple[str, int]]


def differences(
    entries: Sequence[Entry],
    sentences: Sequence[tuple[str, Sequence[Sentence]]],
    published: Mapping[str, Moment | None],
    telling: Tellers,
) -> tuple[Difference, ...]:
    """Return what the sources of a story do not agree on, not yet numbered.

    Other figures and later ones first, then denials and contraries, names, and last the figures
    that only look as if they contradicted each other. `entries` are numbered, `sentences` are
    those of each article with its id, `published` is when the articles were.

    >>> differences([], [], {}, Tellers({}, {}, {}))
    ()
    """
    lines = [one for one in entries if not isinstance(one.finding, OpenQuestion)]
    scenes = Scenes(sentences)
    told = [
        with_scene(one, measures(line_of(one.finding)), _moments(one, published), scenes)
        for one in lines
    ]
    weights = term_weights([one.fact for one in told])
    counted = [*told, *tallies(entries, sentences, published, telling, scenes)]
    return (
        *other_figures(counted, weights, _common(told), telling),
        *_denials(told, weights, telling),
        *_names(sentences, telling),
        *look_alikes(told, weights, telling),
    )


def _denials(
    told: Sequence[Line], weights: Mapping[str, float], telling: Tellers
) -> Iterator[Difference]:
    """Yield what is denied, each denial with the claim it meets best, then what is contrary.

    One sentence may have become a development and a position: they are one side.
    """
    found: dict[frozenset[_Held], tuple[DifferenceKind, dict[_Held, list[Line]]]] = {}
    for kind, *pair in _against(told, weights):
        held = [_held(line) for line in pair]
        _, sides = found.setdefault(frozenset(held), (kind, {}))
        for place, line in zip(held, pair, strict=True):
            lines = sides.setdefault(place, [])
            if line not in lines:
                lines.append(line)
    for kind, sides in found.values():
        one, other = sides.values()
        moments = [one[0].moments, other[0].moments]
        if kind == "denial" or _voice(one[0]) != _voice(other[0]):
            moments = []
        yield difference(
            kind,
            [
                side_of(
                    [line.entry for line in side],
                    telling,
                    older=overtaken(side[0].moments, moments),
                )
                for side in (one, other)
            ],
        )


def _against(
    told: Sequence[Line], weights: Mapping[str, float]
) -> Iterator[tuple[DifferenceKind, Line, Line]]:
    """Yield each denial behind the claim that it meets best, then the pairs that are contrary."""
    claims: dict[str, list[int]] = defaultdict(list)
    news: dict[str, list[int]] = defaultdict(list)  # which only a word of denying can be about
    for n, other in enumerate(told):
        holders = claims if is_claimed(other.fact) else news
        for term in other.fact.terms:
            holders[term].append(n)
    for one in told:
        asked = _answered(one)
        met_by = [other for other in told if _claims(other, one, asked)] if asked else []
        yield from (("denial", other, one) for other in met_by)
        said = gainsaid(one.fact)
        if said is None:
            continue
        near = _near(said.terms, claims)
        if said.outright and said.of_others:
            near += _near(said.terms, news)
        met = {n: denied(one.fact, said, told[n].fact, weights) for n in near}
        best = max(met, key=lambda n: met[n], default=None)
        if best is not None and met[best] and not one_voice(one.entry, told[best].entry):
            yield "denial", told[best], one
    for first, second in islice(_of_the_same(told), MOST_PAIRS):
        one, other = told[first], told[second]
        if contrary(one.fact, other.fact, weights) and not one_voice(one.entry, other.entry):
            yield "contrary", one, other


def _near(terms: Iterable[str], holders: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the places of the lines that have one of the terms, or another word for it."""
    alike = {same for term in terms for same in synonyms(term)}
    return sorted({place for term in alike for place in holders.get(term, ())})


def _answered(answer: Line) -> _Held:
    """Return the sentences of the claim that a line denies and tells: "…; Peru denied it".

    So is what a line points back to, "Peru denied the claim". Empty where it is no such answer.
    """
    if points_back(line_of(answer.entry.finding)):
        return frozenset((one, number - 1) for one, number in _held(answer))
    finding = answer.entry.finding
    if not isinstance(finding, PartyPosition) or finding.stance not in _AGAINST:
        return frozenset()
    _, joint, said = finding.position.rpartition(JOINT)
    if not joint or not (finding.stance == "denies" or _ACCUSED.search(said)):
        return frozenset()
    own = max((cited.sentence for cited in answer.entry.holding), default=0)
    return frozenset(one for one in _held(answer) if one[1] != own)


def _claims(claim: Line, answer: Line, asked: _Held) -> bool:
    """Return whether a line is the claim that rests on those sentences, by another than denies."""
    finding = answer.entry.finding
    speaker = finding.speaker if isinstance(finding, PartyPosition) else None
    other = _voice(claim) not in {"", _voice(answer), speaker}
    if points_back(line_of(finding)) and not (_acting(answer) & claim.fact.terms):
        return False  # not of whom it is claimed
    return not _held(claim).isdisjoint(asked) and other and is_claimed(claim.fact)


def _acting(line: Line) -> frozenset[str]:
    """Return the terms of who acts first in a line."""
    first = next(iter(line.fact.line.roles), None)
    if first is None:
        return frozenset()
    return first.acting | {f"={called(one.text)}" for one in first.agents}


def _held(line: Line) -> _Held:
    """Return the sentences that hold a line."""
    return frozenset((one.article_id, one.sentence) for one in line.entry.holding)


def _of_the_same(told: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs of lines that name the same, the most important lines first.

    Only of those one can be contrary to the other, and there are far fewer.
    """
    naming: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        naming[actors(one.fact)].append(place)
    yield from sorted(pair for places in naming.values() for pair in combinations(places, 2))


def _voice(line: Line) -> str:
    """Return whose word a line is, nobody's where the article says it in its own voice."""
    finding = line.entry.finding
    return finding.party if isinstance(finding, PartyPosition) else claimant(line.entry)


def _names(
    sentences: Iterable[tuple[str, Sequence[Sentence]]], telling: Tellers
) -> Iterator[Difference]:
    for found in contested(sentences):
        sides = [
            Side(text=cited[0].text, evidence=cited, **tellers_of(cited, telling))
            for cited in found.sides
        ]
        yield difference("names", sides, about=found.about)


def _moments(entry: Entry, published: Mapping[str, Moment | None]) -> tuple[Moment, ...]:
    articles = dict.fromkeys(cited.article_id for cited in entry.evidence)
    return tuple(when for article in articles if (when := published.get(article)))


def _common(told: Sequence[Line]) -> frozenset[str]:
    """Return the names, as in `Measure.places` and `actors`, that lines of most articles have."""
    held: dict[str, set[str]] = defaultdict(set)
    for one in told:
        for name in (term[1:] for term in one.fact.terms if term.startswith("=")):
            held[name].update(cited.article_id for cited in one.entry.evidence)
    articles = {cited.article_id for one in told for cited in one.entry.evidence}
    return frozenset(name for name, where in held.items() if len(where) >= COMMON * len(articles))
