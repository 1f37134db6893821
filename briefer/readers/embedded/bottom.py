"""The bottom line of a story, chosen from its entries."""

from collections.abc import Sequence

from briefer.language.words import content_stems
from briefer.steps.wording import told
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, line_of

_MOST = 5
_LONGEST = 340  # characters of a line that a bottom line can take
_FIRM = frozenset({"rejects", "demands", "offers", "accepts"})


def bottom_line(entries: Sequence[Entry]) -> tuple[Statement, ...]:
    """Return three to five lines of the entries: what happened, who stands where, what is open.

    The entries come most important first. Fewer lines where there are fewer entries; no two of one
    party, none that repeats another; wills before what is only claimed.
    """
    happened = [entry for entry in entries if isinstance(entry.finding, KeyDevelopment)]
    wanted = sorted(
        (entry for entry in entries if isinstance(entry.finding, PartyPosition)),
        key=lambda entry: -_firmness(entry),
    )
    asked = [entry for entry in entries if isinstance(entry.finding, OpenQuestion)]
    chosen: list[Entry] = []
    for pool, most in ((happened, 2), (wanted, 4), (asked, 5), (happened, 5), (wanted, 5)):
        for entry in pool:
            if len(chosen) < min(most, _MOST) and _adds(entry, chosen):
                chosen.append(entry)
    order = {"development": 0, "position": 1, "question": 2}
    chosen.sort(key=lambda entry: order[entry.finding.kind])
    return tuple(Statement(text=told(entry.finding), entries=(entry.id,)) for entry in chosen)


def _firmness(entry: Entry) -> int:
    """Return 2 for a will, 0 for a claim, 1 for what lies between."""
    stance = entry.finding.stance if isinstance(entry.finding, PartyPosition) else "claims"
    return 2 if stance in _FIRM else int(stance != "claims")


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
