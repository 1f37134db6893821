"""What a line speaks of by a name that its story has: a thing, or a plan, a bill, a treaty."""

import re
from collections import Counter
from collections.abc import Sequence

from briefer.language.names import names, party_key
from briefer.language.vagueness import is_vague
from briefer.language.words import stop_words
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

_PAPER = re.compile(
    r"\b(?<!such a )(?<!such )(?<!this )(?<!that )(?:(?P<what>[a-z][a-z-]{2,20}) )?"
    r"(?P<paper>proposal|plan|roadmap|deal|agreement|accord|treaty|bill|draft|settlement)s?\b"
)


def thing(position: PartyPosition, entries: Sequence[Entry], fewest: int = 1) -> str | None:
    """Return the name in a line, of no actor and no place, that most positions have.

    In two words at least, since a single one may be somebody's surname; None where fewer than
    `fewest` positions have one.
    """
    lines = [one.finding.position for one in entries if isinstance(one.finding, PartyPosition)]
    counts = {
        name.text: sum(name.text in line for line in lines)
        for name in names(position.position)
        if name.kind in {"other", "body"} and " " in name.text and party_key(name.text) is None
    }
    often = [name for name, count in counts.items() if count >= fewest]
    return max(often, key=lambda name: (counts[name], name)) if often else None


def paper(text: str, entries: Sequence[Entry]) -> str | None:
    """Return what the story most often calls the plan or bill that the text speaks of."""
    if not any(match.group("paper") for match in _PAPER.finditer(text)):
        return None
    called = Counter(
        match.group().lower()
        for entry in entries
        for cited in entry.holding
        for match in _PAPER.finditer(cited.text)
        if match["what"] and not is_vague(match["what"]) and match["what"] not in stop_words()
    )
    return max(called, key=lambda name: (called[name], name)) if called else None
