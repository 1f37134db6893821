"""Whose positions matter in a story, and which of them speaks most of its matter."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefer.language.names import party_key
from briefer.language.words import content_stems, words
from briefer.values.briefing import Entry
from briefer.values.finding import KeyDevelopment, PartyPosition, line_of

FIRMEST = 2
_FIRM = frozenset({"rejects", "demands", "offers", "accepts"})
_READABLE = 200  # characters of a line that is taken before a longer one
_HEAD = 5  # words of a line that hold its subject
_IN_PASSING = re.compile(r"[,–—-] ?an? [a-z]+ (?:that )?[^,]{3,60}$")
_FEW = 12  # entries of a story so small that each of its parties counts
_COMMON = 2, 4, 10  # entries that hold a word of the matter: fewest, most, one more for so many
_TELLING = 3  # words of a line besides names
_COUNTED = 3  # positions of one party that tell how much of the story is its
_FIRM_WORTH, _OWN_WORTH, _LONG_COST, _SHARED_ISSUE, _NAMED = 0.12, 0.2, 0.3, 0.1, 0.15


def sides(entries: Sequence[Entry]) -> list[Entry]:
    """Return the positions of the main parties, the party with most of the story first.

    A main party holds two positions or is named in two developments; in a small story every one
    is. Of a party's positions the one that speaks most of the matter comes first, then the firmer,
    the shorter, its own words before what another tells of it, and the issue of which most parties
    speak. What speaks of none of
    the story's matter is left out.
    """
    held: dict[str, list[Entry]] = {}
    parties_on: dict[str, set[str]] = {}
    for entry in entries:
        if isinstance(entry.finding, PartyPosition):
            held.setdefault(entry.finding.party, []).append(entry)
            parties_on.setdefault(entry.finding.issue, set()).add(entry.finding.party)
    matter = Counter(stem for one in entries for stem in set(content_stems(line_of(one.finding))))
    worth = {
        entry.id: _worth(entry, matter, len(entries))
        + _SHARED_ISSUE * (len(parties_on[_issue(entry)]) - 1)
        for positions in held.values()
        for entry in positions
    }
    named = {party: _named(party, entries) for party in held}
    small = len(entries) < _FEW
    fewest, most, step = _COMMON
    common = max(fewest, min(most, len(entries) // step))
    main = {
        party: [one for one in positions if small or _on_matter(one, matter, common)]
        for party, positions in held.items()
        if small or len(positions) > 1 or named[party] > 1
    }

    def weight(party: str) -> float:
        best = sorted((worth[one.id] for one in main[party]), reverse=True)[:_COUNTED]
        return sum(best) + _NAMED * named[party]

    places = list(held)
    ordered = sorted(main, key=lambda party: (-weight(party), places.index(party)))
    return [
        entry for party in ordered for entry in sorted(main[party], key=lambda one: -worth[one.id])
    ]


def firmness(entry: Entry) -> int:
    """Return 2 for a will, 0 for a claim, 1 for what lies between."""
    stance = entry.finding.stance if isinstance(entry.finding, PartyPosition) else "claims"
    return FIRMEST if stance in _FIRM else int(stance != "claims")


def _issue(entry: Entry) -> str:
    return entry.finding.issue if isinstance(entry.finding, PartyPosition) else ""


def _worth(entry: Entry, matter: Mapping[str, int], lines: int) -> float:
    text = line_of(entry.finding)
    stems = set(content_stems(text))
    spoken = sum(matter[stem] - 1 for stem in stems) / lines / math.sqrt(len(stems) or 1)
    bonus = _FIRM_WORTH * firmness(entry) + _OWN_WORTH * (_own(entry) - _is_told_by_another(entry))
    return spoken + bonus - _LONG_COST * (len(text) > _READABLE)


def _on_matter(entry: Entry, matter: Mapping[str, int], common: int) -> bool:
    """Say whether a line has words of the matter besides the names of who speaks."""
    finding = entry.finding
    speaks = (
        f"{finding.party} {finding.speaker or ''}" if isinstance(finding, PartyPosition) else ""
    )
    stems = set(content_stems(line_of(finding))) - set(content_stems(speaks))
    return sum(matter[stem] >= common for stem in stems) > 1


def _named(party: str, entries: Sequence[Entry]) -> int:
    """Return how many developments name the party."""
    name = set(content_stems(party))
    happened = (one.finding for one in entries if isinstance(one.finding, KeyDevelopment))
    return sum(bool(name) and name <= set(content_stems(line_of(one))) for one in happened)


def _is_told_by_another(entry: Entry) -> bool:
    return isinstance(entry.finding, PartyPosition) and entry.finding.told_by is not None


def _own(entry: Entry) -> bool:
    """Say whether the party or its speaker opens the line, and no other's stand comes first.

    Not own: "Oslo must pay, a demand that Peru has rejected", "Ann Lee said Peru had offered".
    """
    finding = entry.finding
    if not isinstance(finding, PartyPosition) or _IN_PASSING.search(finding.position):
        return False
    head = " ".join(finding.position.split()[:_HEAD])
    if finding.speaker is not None:
        return finding.speaker.split()[-1] in head
    key = party_key(finding.party) or finding.party
    return any((party_key(word.text) or word.text) == key for word in words(head)) or (
        finding.party in head
    )
