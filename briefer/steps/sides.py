"""One side of a difference, and the lines it is made of."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from briefer.steps.facts import Fact, entry_fact
from briefer.steps.measures import Measure
from briefer.steps.merge import Tellers
from briefer.steps.moments import Moment
from briefer.steps.scenes import Scene, Scenes
from briefer.values.briefing import Difference, DifferenceKind, Entry, Side
from briefer.values.finding import Citation, KeyDevelopment, line_of


class Line(NamedTuple):
    """An entry with its figures, and when the articles that tell it were published.

    `scene` is where it is, where the line counts people or gives a share and names no place.
    """

    entry: Entry
    fact: Fact
    measures: tuple[Measure, ...]
    moments: tuple[Moment, ...]
    scene: Scene = Scene()


def with_scene(
    entry: Entry, counts: tuple[Measure, ...], moments: tuple[Moment, ...], scenes: Scenes
) -> Line:
    """Return an entry with its figures, and its scene where they do not say where they are."""
    shares = any(one.unit == "%" for one in counts)
    bare = any((one.typed or one.unit == "%") and not one.places for one in counts)
    scene = scenes.of(entry.holding[0], bodies=shares) if bare else Scene()
    return Line(entry, entry_fact(entry), counts, moments, scene)


def claimant(entry: Entry) -> str:
    """Return who claims a development, nobody where the article says it in its own voice."""
    finding = entry.finding
    return (finding.claimed_by or "") if isinstance(finding, KeyDevelopment) else ""


def one_voice(a: Entry, b: Entry) -> bool:
    """Return whether both lines rest on the same sentence."""
    held = {(one.article_id, one.sentence) for one in a.evidence}
    return any((one.article_id, one.sentence) in held for one in b.evidence)


def difference(kind: DifferenceKind, sides: Sequence[Side], about: str = "") -> Difference:
    """Return the difference, not yet numbered."""
    return Difference(id="", kind=kind, about=about, sides=tuple(sides))


def side_of(entries: Sequence[Entry], telling: Tellers, *, older: bool = False) -> Side:
    """Return the side of the entries, in the words of the one with most origins.

    `older` says that another side has overtaken it. An entry without an id is a sentence that
    became no line: its words come last.
    """
    best = max(entries, key=lambda one: (bool(one.id), one.origins))
    cited = tuple(dict.fromkeys(one for entry in entries for one in entry.evidence))
    return Side(
        text=line_of(best.finding),
        entries=tuple(dict.fromkeys(entry.id for entry in entries if entry.id)),
        evidence=cited,
        overtaken=older,
        **tellers_of(cited, telling),
    )


class Count(TypedDict):
    """How many tell a side: outlets, and independent texts behind them."""

    outlets: int
    origins: int


def tellers_of(cited: Sequence[Citation], telling: Tellers) -> Count:
    """Return how many outlets and origins stand behind the cited sentences."""
    articles = {one.article_id for one in cited}
    return {
        "outlets": len({telling.outlet[one] for one in articles}),
        "origins": len({telling.origin[one] for one in articles}),
    }
