"""What a reader sees first: the lines that matter most, and who stands where."""

from collections.abc import Sequence
from itertools import chain, pairwise, zip_longest
from typing import Final

from briefer.language.words import fold
from briefer.steps.pictured import grid
from briefer.values.pointers import Reference
from briefer.values.sheet import Line, Party, Stand, Table, TableRow, Told

MOST_LEADING: Final = 5
MOST_BESIDE: Final = 5
"""Parties in a table: more columns than a sheet of paper has room for, in a size one can read."""


def leading(
    stories: Sequence[Sequence[Line]], told: Sequence[Told], most: int = MOST_LEADING
) -> tuple[Line, ...]:
    """Return the first development of each story, then the second of each, so many at most.

    What the bottom line says in the same words is not said twice, whoever it says claims it.

    >>> def line(label): return Line(label=label, anchor=label, text=label, witness="", marks=())
    >>> chosen = leading([[line("a"), line("b"), line("c")], [line("d")]], [], most=3)
    >>> [one.text for one in chosen]
    ['a', 'd', 'b']
    """
    said = tuple(fold(one.text) for one in told)

    def is_said(line: Line) -> bool:
        text = fold(line.text).rstrip(".")
        return any(
            one == fold(line.text) or one.startswith(f"{text}, according to ") for one in said
        )

    fresh = ([one for one in story if not is_said(one)] for story in stories)
    turns = chain.from_iterable(zip_longest(*fresh))
    return tuple(one for one in turns if one is not None)[:most]


def tables(parties: Sequence[Party], beside: int = MOST_BESIDE) -> tuple[Table, ...]:
    """Return the parties side by side, so many to a table at most, in their order, evenly.

    A table has the issues on which its parties take a position: those of most parties first,
    then in order of mention.
    """
    number = -(-len(parties) // beside)
    edges = [len(parties) * at // max(number, 1) for at in range(number + 1)]
    groups = (parties[start:end] for start, end in pairwise(edges))
    return tuple(_table(group) for group in groups)


def _table(parties: Sequence[Party]) -> Table:
    return Table(
        parties=tuple(party.name for party in parties),
        rows=tuple(
            TableRow(issue=row.issue, cells=tuple(map(_cell, row.cells))) for row in grid(parties)
        ),
    )


def _cell(positions: Sequence[Line]) -> tuple[Stand, ...]:
    """Return the stances of the positions, each once, in their order."""
    stances: dict[tuple[str, bool], list[Reference]] = {}
    for one in positions:
        reference = Reference(label=one.label, anchor=one.anchor)
        stances.setdefault((one.stance, bool(one.told_by)), []).append(reference)
    return tuple(
        Stand(stance=stance, retold=retold, references=tuple(references))
        for (stance, retold), references in stances.items()
    )
