"""Figures of a story that are not the same: of one thing, or of things that only look like one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final

from briefer.language.units import is_unit
from briefer.language.words import stem
from briefer.steps.counting import SHARES, STANDING
from briefer.steps.facts import called
from briefer.steps.measures import Measure, differ, same_figure
from briefer.steps.merge import Tellers
from briefer.steps.moments import Moment, in_order, is_before, overtaken
from briefer.steps.months import other_months
from briefer.steps.same import likeness
from briefer.steps.scenes import apart
from briefer.steps.scope import same_scope
from briefer.steps.sides import Line, claimant, difference, one_voice, side_of
from briefer.values.briefing import Difference

ALIKE = 0.35
"""The weighted share of common words from which two lines with figures are about one thing, where
the figures count no people: so many dollars may be anything."""

SHARE_ITSELF = 2
"""Terms of "percent of teachers" alone."""
_SAY: Final = stem("say")


_Held = tuple[Line, Measure]


def other_figures(
    told: Sequence[Line],
    weights: Mapping[str, float],
    common: frozenset[str],
    telling: Tellers,
) -> Iterator[Difference]:
    """Yield the groups of lines that give other figures for one thing."""
    by_thing: dict[tuple[str, str], list[_Held]] = {}
    for one in told:
        for measure in dict.fromkeys(one.measures):
            by_thing.setdefault(measure.thing, []).append((one, measure))
    found: dict[frozenset[tuple[str, ...]], Difference] = {}
    for counts in by_thing.values():
        for group in _grouped(counts, weights, common):
            if made := _of_figures(group, telling):
                # Two lines that give other figures for several things stand side by side once.
                found.setdefault(
                    frozenset(side.entries or (side.text,) for side in made.sides), made
                )
    yield from found.values()


def _grouped(
    counts: Sequence[_Held], weights: Mapping[str, float], common: frozenset[str]
) -> list[list[_Held]]:
    """Return the figures for a thing in groups of which each is comparable with all the others."""
    groups: list[tuple[list[_Held], dict[object, _Held]]] = []
    placed: set[int] = set()
    for held in counts:
        line, measure = held
        if id(line) in placed:
            continue  # a line has one figure for a thing; the others are of another
        placed.add(id(line))
        # What is typed is compared by its scope and scene alone, and a large story has few scopes.
        bare = measure._replace(value=0, bound="exact", grown=False)
        scope = bare, line.entry.finding.kind, line.scene.near
        home = next(
            (
                one
                for one in groups
                if all(_comparable(held, other, weights, common) for other in one[1].values())
            ),
            None,
        )
        if home is None:
            home = ([], {})
            groups.append(home)
        home[0].append(held)
        home[1].setdefault(scope if measure.typed else id(line), held)
    return [group for group, _ in groups]


def _comparable(
    a: _Held,
    b: _Held,
    weights: Mapping[str, float],
    common: frozenset[str],
) -> bool:
    (one, first), (other, second) = a, b
    if not same_scope(first, second, common):
        return False
    other_kinds = one.entry.finding.kind != other.entry.finding.kind
    if other_kinds or other_months(one, other) or apart(one.scene, other.scene):
        return False
    if first.typed:
        return True
    own, theirs = (_named(held) for held in (one, other))
    if own and theirs and own.isdisjoint(theirs):
        return False  # of two companies, or in two towns
    shared = one.fact.terms & other.fact.terms - {_SAY}
    if first.what.startswith("of ") and len(shared) <= SHARE_ITSELF:
        return False  # of the teachers, 90 percent are on strike, and 35 percent women
    return likeness(one.fact, other.fact, weights) >= ALIKE


def _named(line: Line) -> frozenset[str]:
    """Return whom and what a line names, without who claims it."""
    told = {term for term in line.fact.terms if term.startswith("=")}
    return frozenset(told - {f"={called(claimant(line.entry))}"})


def _of_figures(group: Sequence[_Held], telling: Tellers) -> Difference | None:
    """Return the difference of a group of comparable figures, None where they are one figure."""
    sides: list[list[_Held]] = []
    for one in sorted(group, key=lambda held: held[1].bound == "over"):
        home = next((side for side in sides if same_figure(side[0][1], one[1])), None)
        if home is not None:
            home.append(one)
        elif all(_other_figure(side[0], one) for side in sides):
            sides.append([one])  # "at least 63" is no side against 67, and does not hold it
    place = {id(held): n for n, held in enumerate(group)}
    sides = [sorted(side, key=lambda held: place[id(held)]) for side in sides]
    if len(sides) < 2 or not _by_others(sides):
        return None
    days = [[moment for one, _ in side for moment in one.moments] for side in sides]
    newest = [max(of, key=in_order, default=None) for of in days]
    old = [
        _may_grow(side, sides) and overtaken(of, days) for side, of in zip(sides, days, strict=True)
    ]
    later = any(old) and all(_tells_apart(*pair) for pair in combinations(newest, 2))
    if not later and (grown := _outgrown(sides, newest)):
        later, old = True, grown
    order = sorted(
        range(len(sides)),
        key=lambda n: (-in_order(newest[n]) if later else 0, -sides[n][0][1].value),
    )
    return difference(
        "update" if later else "figures",
        [side_of([one.entry for one, _ in sides[n]], telling, older=old[n]) for n in order],
        about=_about(group[0][1]),
    )


def _other_figure(a: _Held, b: _Held) -> bool:
    """Return whether two figures are two sides, the one against the other or later than it.

    "At least 63" on Sunday and 67 on Monday do not contradict each other, but the one is overtaken;
    so it is where the other says that it has grown.
    """
    (_, first), (_, second) = a, b
    if differ(first, second):
        return True
    if same_figure(first, second):
        return False
    (lower, _), (higher, most) = sorted((a, b), key=lambda held: held[1].value)
    return most.grown or overtaken(lower.moments, [higher.moments])


def _may_grow(side: Sequence[_Held], sides: Sequence[Sequence[_Held]]) -> bool:
    """Return whether a figure may have become another: a share only where it grows, to a larger."""
    _, measure = side[0]
    if measure.what not in SHARES:
        return True
    return measure.what not in STANDING and any(measure.value < of[0][1].value for of in sides)


def _tells_apart(one: Moment | None, other: Moment | None) -> bool:
    """Return whether one of the two is known to be the older."""
    if one is None or other is None:
        return False
    return is_before(one, other) or is_before(other, one)


def _outgrown(sides: Sequence[Sequence[_Held]], newest: Sequence[Moment | None]) -> list[bool]:
    """Return which figures have grown to another, as its lines say; empty where none has.

    No line says of an older day what a newer one has not told yet.
    """
    most = max(range(len(sides)), key=lambda n: sides[n][0][1].value)
    told = newest[most]
    after = any(one and (told is None or is_before(told, one)) for one in newest)
    if after or not any(measure.grown for _, measure in sides[most]):
        return []
    return [n != most for n in range(len(sides))]


def look_alikes(
    told: Sequence[Line], weights: Mapping[str, float], telling: Tellers
) -> Iterator[Difference]:
    """Yield figures of two claimants for things of one name that are not the same things.

    "138 drones launched", says the one, and "235 drones shot down", the other: who reads both
    may take them for a contradiction, and they are none. Of several, the two that are most alike.
    """
    best: dict[str, tuple[float, Line, Line]] = {}
    claims = [one for one in told if claimant(one.entry)]
    for one, other in combinations(claims, 2):
        if claimant(one.entry) == claimant(other.entry) or one_voice(one.entry, other.entry):
            continue
        for unit in _alike_units(one.measures, other.measures):
            alike = likeness(one.fact, other.fact, weights)
            if unit not in best or alike > best[unit][0]:
                best[unit] = alike, one, other
    for _, *pair in best.values():
        yield difference("scope", [side_of([held.entry], telling) for held in pair])


def _alike_units(some: Sequence[Measure], others: Sequence[Measure]) -> Iterator[str]:
    """Yield the units of figures that differ, in one span of time, and count different things."""
    for a, b in product(some, others):
        things = a.unit == b.unit and a.unit != "person" and not is_unit(a.unit)
        several = min(a.value, b.value) > 1
        if things and several and a.what != b.what and a.period == b.period and differ(a, b):
            yield a.unit  # sums, shares, lengths and times are of anything: none looks like another


def _by_others(sides: Sequence[Sequence[_Held]]) -> bool:
    """Return whether the figures are of different articles or claimants, not of one voice.

    Who claims it is known of lines alone: where a side has none, the articles have to be others.
    """
    lines = [
        [one.entry for one, _ in side if one.entry.id or claimant(one.entry)] for side in sides
    ]
    known = all(lines)
    held = lines if known else [[one.entry for one, _ in side] for side in sides]
    voices = [
        frozenset(
            (cited.article_id, claimant(entry) if known else "")
            for entry in entries
            for cited in entry.evidence
        )
        for entries in held
    ]
    return any(a.isdisjoint(b) for a, b in combinations(voices, 2))


def _about(measure: Measure) -> str:
    return measure.what if measure.typed else ""
