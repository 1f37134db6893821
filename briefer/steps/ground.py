"""Positions on who holds a place, under the issue of ground that the story has a name for."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefer.language.meanings import synonyms
from briefer.language.names import names, party_key
from briefer.language.words import content_stems, stem
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

FEWEST = 2
"""Positions under one name of ground before it stands for the places in it."""
_GROUND: Final = frozenset(stem(word) for word in ("territory", "land", "region", "area"))
_HOLDING: Final = frozenset(
    other for word in ("cede", "withdraw", "occupy", "annex") for other in synonyms(stem(word))
)


def share_ground(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each position on who holds a place under the story's word for ground.

    "The territory", "occupied areas" and "control of Alsace" are one issue where the lines tell of
    ceding it, leaving it or holding it. A place that the line tells something else of stays an
    issue of its own, and so do all where the story has no word for them. Other entries are
    returned as they are.

    >>> share_ground([])
    ()
    """
    positions = [entry.finding for entry in entries if isinstance(entry.finding, PartyPosition)]
    held = Counter(one.issue for one in positions if _is_ground(one.issue))
    if not held:
        return tuple(entries)
    ground = max(held, key=lambda name: (held[name], name))
    if held[ground] < FEWEST:
        return tuple(entries)
    return tuple(_under(entry, ground) for entry in entries)


def _under(entry: Entry, ground: str) -> Entry:
    finding = entry.finding
    if not (isinstance(finding, PartyPosition) and _is_of_ground(finding)):
        return entry
    return entry.model_copy(update={"finding": finding.model_copy(update={"issue": ground})})


def _is_ground(issue: str) -> bool:
    """Say whether the name is a word for ground, and names no place itself."""
    stems = content_stems(issue)
    return bool(stems) and stems[-1] in _GROUND and not _places(issue)


def _is_of_ground(position: PartyPosition) -> bool:
    """Say whether the line tells of holding what the issue names: ground, or a place.

    A place is one that is known, or that the line speaks of as one.
    """
    told = frozenset(content_stems(position.position))
    if told.isdisjoint(_HOLDING):
        return False
    issued = {name.text for name in names(position.issue)}
    placed = _places(position.issue) or _places(position.position) & issued
    return _is_ground(position.issue) or bool(placed)


def _places(text: str) -> frozenset[str]:
    """Return the places that are no states: a state acts, and is not given away."""
    found = (name.text for name in names(text) if name.kind == "place")
    return frozenset(name for name in found if party_key(name) is None)
