"""Whether two figures for one thing count it in the same place, time and hands."""

from briefer.steps.measures import Measure


def same_scope(a: Measure, b: Measure, common: frozenset[str]) -> bool:
    """Return whether two figures for one thing count it in the same place, time and hands.

    `common` are the names that most of the story's articles have: they go without saying in a line.
    """
    if a.period != b.period or not _same_people(a, b):
        return False
    if (a.places - common) != (b.places - common) and not _one_town(a.places & b.places):
        return False
    if a.event and b.event and a.event.isdisjoint(b.event):
        return False  # "the Lima crash", "the Cusco crash"
    if a.states and b.states and a.states.isdisjoint(b.states):
        return False
    first, second = (a.places | a.actors) & common, (b.places | b.actors) & common
    if first and second and first.isdisjoint(second):
        return False  # each names another of those whom all know
    one, other = a.actors - common, b.actors - common
    return one <= other or other <= one


def _of_one_side(a: Measure, b: Measure) -> bool:
    """Return whether one figure is told by one of several whom the other is about.

    "Peru reported four dead", "Peru and Chile lost 19 men".
    """
    return bool(a.tellers) and a.tellers != b.tellers and a.tellers < b.places | b.actors


def _one_town(shared: frozenset[str]) -> bool:
    """Return whether both name a town or a province: "Leiria" is "Leiria in Portugal"."""
    return any(not place[:1].isupper() for place in shared)  # a state has its own name: "Peru"


def _same_people(a: Measure, b: Measure) -> bool:
    """Return whether the people counted can be the same ones.

    Not of another's army, not soldiers and civilians, nor all the dead and the children or the
    patients among them.
    """
    bearings = {a.bearing, b.bearing}
    some = not bearings <= {"", "civil"}  # of all, there may be more
    apart = len(bearings - {""}) > 1 or (some and len(bearings) > 1)
    if a.nation and b.nation and a.nation != b.nation:
        return False  # "25 Cambodian soldiers", "three Thai soldiers"
    return a.owner == b.owner and not (apart or _of_one_side(a, b) or _of_one_side(b, a))
