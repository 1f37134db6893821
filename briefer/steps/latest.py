"""The lines of a story as they stand: what a later article has overtaken gives way."""

from briefer.language.words import content_stems
from briefer.values.briefing import Entry, Story
from briefer.values.finding import line_of

SHARED = 3
"""Content words that a later line has in common with the one whose place it takes: a line that
gives a toll besides its news ("in an outbreak that has killed 67") only goes."""


def standing(story: Story) -> tuple[Entry, ...]:
    """Return the entries without those that a later article has overtaken.

    They are in their order, and what overtakes a line and tells of the same is in its place: the
    first of several.
    """
    known = {entry.id: entry for entry in story.entries}
    order = list(known)
    latest: dict[str, str] = {}
    for one in story.differences:
        now = [entry for side in one.sides if not side.overtaken for entry in side.entries]
        then = [entry for side in one.sides if side.overtaken for entry in side.entries]
        # Where the later figure stands in no line, the earlier one is what there is to show.
        for entry in then if now else ():
            latest[entry] = min((*now, latest.get(entry, now[0])), key=order.index)
    placed = (
        latest.get(one, one)
        for one, entry in known.items()
        if one not in latest or _tells_on(known[latest[one]], entry)
    )
    return tuple(known[one] for one in dict.fromkeys(placed) if one not in latest)


def _tells_on(later: Entry, earlier: Entry) -> bool:
    """Return whether the later line is news of what the earlier one tells."""
    now, then = (set(content_stems(line_of(one.finding))) for one in (later, earlier))
    return later.finding.kind == earlier.finding.kind and len(now & then) >= SHARED
