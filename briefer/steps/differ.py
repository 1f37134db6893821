"""Where the sources of a story do not say the same of the same: found, typed, and not decided."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from briefer.language.names import names
from briefer.steps.cluster import term_weights
from briefer.steps.contested import contested
from briefer.steps.denials import contrary, denied, denies
from briefer.steps.measures import Measure, differ, measures, same_scope
from briefer.steps.merge import Tellers
from briefer.steps.same import Fact, called, entry_fact, likeness
from briefer.values.article import Sentence
from briefer.values.briefing import Difference, DifferenceKind, Entry, Side
from briefer.values.finding import Citation, KeyDevelopment, OpenQuestion, line_of

ALIKE = 0.35
"""The weighted share of common words from which two lines with figures are about one thing, where
the figures count no people: so many dollars may be anything."""
COMMON = 0.6
"""The share of a story's articles that have a name from which it goes without saying in a line."""
MOST_PAIRS = 20_000
"""Pairs of lines that are looked at for denials, the most important lines first."""


class _Told(NamedTuple):
    """An entry with its figures, and the newest date of the articles that tell it."""

    entry: Entry
    fact: Fact
    measures: tuple[Measure, ...]
    day: dt.date | None


def differences(
    entries: Sequence[Entry],
    sentences: Sequence[tuple[str, Sequence[Sentence]]],
    dates: Mapping[str, dt.date | None],
    telling: Tellers,
) -> tuple[Difference, ...]:
    """Return what the sources of a story do not agree on, not yet numbered.

    Other figures and later ones first, then denials and contraries, names, and last the figures
    that only look as if they contradicted each other. `entries` are numbered, `sentences` are
    those of each article with its id, `dates` those of the articles.

    >>> differences([], [], {}, Tellers({}, {}, {}))
    ()
    """
    lines = [one for one in entries if not isinstance(one.finding, OpenQuestion)]
    facts = [entry_fact(one) for one in lines]
    weights = term_weights(facts)
    told = [
        _Told(one, fact, measures(line_of(one.finding)), _newest(one, dates))
        for one, fact in zip(lines, facts, strict=True)
    ]
    counted = list(_figures(told, weights, _common(sentences), telling))
    found = [
        *(one for one in counted if one.kind != "scope"),
        *_denials(told, weights, telling),
        *_names(sentences, telling),
        *(one for one in counted if one.kind == "scope"),
    ]
    return tuple(found)


def _figures(
    told: Sequence[_Told],
    weights: Mapping[str, float],
    common: frozenset[str],
    telling: Tellers,
) -> Iterator[Difference]:
    """Yield the groups of lines that give other figures for one thing, and the look-alikes."""
    by_thing: dict[tuple[str, str], list[tuple[_Told, Measure]]] = {}
    for one in told:
        for measure in dict.fromkeys(one.measures):
            by_thing.setdefault(measure.thing, []).append((one, measure))
    for counts in by_thing.values():
        groups: list[list[tuple[_Told, Measure]]] = []
        for held in counts:
            home = next(
                (
                    group
                    for group in groups
                    if all(_comparable(held, other, weights, common) for other in group)
                ),
                None,
            )
            if home is None:
                groups.append([held])
            else:
                home.append(held)
        yield from (made for group in groups if (made := _of_figures(group, telling)))


def _comparable(
    a: tuple[_Told, Measure],
    b: tuple[_Told, Measure],
    weights: Mapping[str, float],
    common: frozenset[str],
) -> bool:
    (one, first), (other, second) = a, b
    if not same_scope(first, second, common):
        return False
    if one.entry.finding.kind != other.entry.finding.kind:
        return False
    return first.unit == "person" or likeness(one.fact, other.fact, weights) >= ALIKE


def _of_figures(group: Sequence[tuple[_Told, Measure]], telling: Tellers) -> Difference | None:
    """Return the difference of a group of comparable figures, None where they are one figure."""
    sides: list[list[tuple[_Told, Measure]]] = []
    for one in group:
        home = next((side for side in sides if not differ(side[0][1], one[1])), None)
        if home is None:
            sides.append([one])
        else:
            home.append(one)
    if len(sides) < 2 or not _by_others(sides):
        return None
    days = [max((one.day for one, _ in side if one.day), default=None) for side in sides]
    later = None not in days and len(set(days)) == len(days)
    order = sorted(
        range(len(sides)),
        key=lambda n: (
            -(days[n] or dt.date.min).toordinal() if later else 0,
            -sides[n][0][1].value,
        ),
    )
    return _difference(
        "update" if later else "figures",
        [_side([one.entry for one, _ in sides[n]], telling) for n in order],
        about=_about(group[0][1]),
    )


def _by_others(sides: Sequence[Sequence[tuple[_Told, Measure]]]) -> bool:
    """Return whether the figures are of different articles or claimants, not of one voice."""
    voices = [
        frozenset(
            (article, _claimant(one.entry))
            for one, _ in side
            for article in {cited.article_id for cited in one.entry.evidence}
        )
        for side in sides
    ]
    return any(a.isdisjoint(b) for a, b in combinations(voices, 2))


def _claimant(entry: Entry) -> str:
    finding = entry.finding
    return (finding.claimed_by or "") if isinstance(finding, KeyDevelopment) else ""


def _about(measure: Measure) -> str:
    return measure.what if measure.unit == "person" else ""


def _denials(
    told: Sequence[_Told], weights: Mapping[str, float], telling: Tellers
) -> Iterator[Difference]:
    """Yield what is denied, each denial with the claim it meets best, then what is contrary."""
    denials = [one for one in told if denies(one.fact)]
    for one in denials:
        met = [(denied(one.fact, other.fact, weights), n) for n, other in enumerate(told)]
        most, at = max(met, key=lambda pair: (pair[0], -pair[1]))
        if most and not _one_voice(one.entry, told[at].entry):
            pair = (told[at], one)
            yield _difference("denial", [_side([held.entry], telling) for held in pair])
    for one, other in islice(combinations(told, 2), MOST_PAIRS):
        if contrary(one.fact, other.fact, weights) and not _one_voice(one.entry, other.entry):
            yield _difference("contrary", [_side([held.entry], telling) for held in (one, other)])


def _one_voice(a: Entry, b: Entry) -> bool:
    """Return whether both lines rest on the same sentence."""
    held = {(one.article_id, one.sentence) for one in a.evidence}
    return any((one.article_id, one.sentence) in held for one in b.evidence)


def _names(
    sentences: Iterable[tuple[str, Sequence[Sentence]]], telling: Tellers
) -> Iterator[Difference]:
    for found in contested(sentences):
        sides = [
            Side(text=cited[0].text, evidence=cited, **_counts(cited, telling))
            for cited in found.sides
        ]
        yield _difference("names", sides, about=found.about)


def _difference(kind: DifferenceKind, sides: Sequence[Side], about: str = "") -> Difference:
    return Difference(id="", kind=kind, about=about, sides=tuple(sides))


def _side(entries: Sequence[Entry], telling: Tellers) -> Side:
    """Return the side of the entries, in the words of the one with most origins."""
    best = max(entries, key=lambda one: one.origins)
    cited = tuple(dict.fromkeys(one for entry in entries for one in entry.evidence))
    return Side(
        text=line_of(best.finding),
        entries=tuple(dict.fromkeys(entry.id for entry in entries)),
        evidence=cited,
        **_counts(cited, telling),
    )


def _counts(cited: Sequence[Citation], telling: Tellers) -> dict[str, int]:
    articles = {one.article_id for one in cited}
    return {
        "outlets": len({telling.outlet[one] for one in articles}),
        "origins": len({telling.origin[one] for one in articles}),
    }


def _newest(entry: Entry, dates: Mapping[str, dt.date | None]) -> dt.date | None:
    return max(
        (day for cited in entry.evidence if (day := dates.get(cited.article_id))), default=None
    )


def _common(sentences: Sequence[tuple[str, Sequence[Sentence]]]) -> frozenset[str]:
    """Return the names, as in `Measure.places` and `actors`, that most articles have."""
    held = Counter(
        name
        for _, told in sentences
        for name in {called(one.text) for sentence in told for one in names(sentence.text)}
    )
    return frozenset(name for name, count in held.items() if count >= COMMON * len(sentences))
