"""Positions whose issue is a bare place, under what the story's positions dispute there."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefer.language.gazetteer import plain
from briefer.language.names import names
from briefer.language.parties import known_kind
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

FEWEST: Final = 2
"""Other positions on the place that one issue must have: a single one may be chance."""


def share_places(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each position on a bare place under what most others there are about.

    "Donetsk" is "territory" where more than half of the other positions that name Donetsk are, and
    more than are about nothing but Donetsk. Other entries are returned as they are.

    >>> share_places([])
    ()
    """
    held = [entry.finding for entry in entries if isinstance(entry.finding, PartyPosition)]
    bare = {one.issue for one in held if known_kind(one.issue) == "place"}
    under = {issue: _disputed(plain(issue), held) or issue for issue in bare}
    return tuple(
        _under(entry, under[entry.finding.issue])
        if isinstance(entry.finding, PartyPosition) and entry.finding.issue in under
        else entry
        for entry in entries
    )


def _disputed(place: str, held: Sequence[PartyPosition]) -> str | None:
    """Return the issue of most of the other positions that name the place."""
    own = sum(plain(one.issue) == place for one in held)
    others = Counter(
        one.issue
        for one in held
        if known_kind(one.issue) != "place"
        and any(plain(name.text) == place for name in names(one.position))
    )
    most = max(others, key=lambda one: (others[one], one), default=None)
    if most is None or others[most] < max(FEWEST, own + 1) or 2 * others[most] <= others.total():
        return None
    return most


def _under(entry: Entry, issue: str) -> Entry:
    return entry.model_copy(update={"finding": entry.finding.model_copy(update={"issue": issue})})
