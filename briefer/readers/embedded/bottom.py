"""The bottom line of a story, chosen from its entries."""

from collections.abc import Sequence

from briefer.language.words import content_stems
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, line_of

_MOST = 5
_LONGEST = 300  # characters of a line that a bottom line can take
_WEIGHT_OF_WILL = 0.5


def bottom_line(entries: Sequence[Entry]) -> tuple[Statement, ...]:
    """Return three to five lines of the entries: what happened, who stands where, what is open.

    Fewer where there are fewer entries; no two lines of one party, none that repeats another.
    """
    ranked = sorted(range(len(entries)), key=lambda n: (-_worth(entries[n]), n))
    happened = [entries[n] for n in ranked if isinstance(entries[n].finding, KeyDevelopment)]
    wanted = [entries[n] for n in ranked if isinstance(entries[n].finding, PartyPosition)]
    asked = [entries[n] for n in ranked if isinstance(entries[n].finding, OpenQuestion)]
    chosen: list[Entry] = []
    for pool, most in ((happened, 2), (wanted, 4), (asked, 5), (happened, 5), (wanted, 5)):
        for entry in pool:
            if len(chosen) < min(most, _MOST) and _adds(entry, chosen):
                chosen.append(entry)
    order = {"development": 0, "position": 1, "question": 2}
    chosen.sort(key=lambda entry: order[entry.finding.kind])
    return tuple(Statement(text=line_of(entry.finding), entries=(entry.id,)) for entry in chosen)


def _worth(entry: Entry) -> float:
    worth = 2.0 * entry.origins + 0.5 * entry.outlets
    if isinstance(entry.finding, PartyPosition):
        firm = entry.finding.stance in {"rejects", "demands", "offers", "accepts"}
        worth += _WEIGHT_OF_WILL * (1 + firm) - (1.0 if entry.finding.stance == "claims" else 0.0)
    return worth


def _adds(entry: Entry, chosen: Sequence[Entry]) -> bool:
    """Say whether the entry's line is short enough and tells something new."""
    text = line_of(entry.finding)
    if entry in chosen or len(text) > _LONGEST:
        return False
    mine = set(content_stems(text))
    for other in chosen:
        theirs = set(content_stems(line_of(other.finding)))
        if len(mine & theirs) > 0.5 * min(len(mine), len(theirs)):
            return False
        both = (entry.finding, other.finding)
        if all(isinstance(one, PartyPosition) for one in both) and _party(entry) == _party(other):
            return False
    return True


def _party(entry: Entry) -> str:
    return entry.finding.party if isinstance(entry.finding, PartyPosition) else ""
