"""Positions under shared issues: one name for what several of them are about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.meanings import shares_root, synonyms, verbs
from briefer.language.names import Name, names, party_key, same_name
from briefer.language.numbers import quantities
from briefer.language.words import content_stems, stem, words
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

LONGEST = 3
"""Words in the name of an issue: "free economic zone"."""
WORD_BONUS = 0.35
"""How much each further word of a name counts: the more specific of two names is the better."""
OWN = 2.0
"""How much more a name counts for a position whose own issue holds it."""
FEWEST = 2
"""Positions that a name must fit before it stands for an issue that they share."""


class _Name(NamedTuple):
    text: str
    stems: tuple[str, ...]


def share_issues(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each position under the issue that it shares with most others.

    The names come from the issues that the readers gave, whole and in part. A position takes the
    name that fits most positions, a longer name counting for more; where no name fits another
    position too, it keeps its own. Other entries are returned as they are.

    >>> from briefer.values.finding import Citation
    >>> def held(issue, line):
    ...     cited = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    ...     finding = PartyPosition(party="Peru", issue=issue, stance="rejects", position=line,
    ...         evidence=(1,))
    ...     return Entry(id="", finding=finding, evidence=(cited,))
    >>> shared = share_issues([
    ...     held("talks on the fishing quota", "Peru rejects the fishing quota."),
    ...     held("plan", "Chile's plan for a fishing quota is not acceptable to Peru.")])
    >>> [one.finding.issue for one in shared]
    ['fishing quota', 'fishing quota']
    """
    positions = [entry.finding for entry in entries if isinstance(entry.finding, PartyPosition)]
    lines = [frozenset(content_stems(f"{one.position} {one.issue}")) for one in positions]
    fits = {name: sum(_fits(name, line) for line in lines) for name in _candidates(positions)}
    shared = {name: count for name, count in fits.items() if count >= FEWEST}
    return tuple(_renamed(entry, shared) for entry in entries)


def _candidates(positions: Sequence[PartyPosition]) -> tuple[_Name, ...]:
    """Return the possible names of issues, each once, in order of mention."""
    voices = frozenset(
        voice for one in positions for voice in (one.party, one.speaker) if voice is not None
    )
    found: dict[tuple[str, ...], _Name] = {}
    for position in positions:
        for text in _parts(position.issue, voices):
            stems = content_stems(text)
            if not _is_vague(stems):
                found.setdefault(stems, _Name(text, stems))
    return tuple(found.values())


def _parts(issue: str, voices: Collection[str]) -> Iterable[str]:
    """Return the runs of up to three content words of an issue, without actors, longest first."""
    acting = [name for name in names(issue) if _acts(name, voices)]
    tokens = [
        word
        for word in words(issue)
        if not any(name.start <= word.start < name.end for name in acting)
    ]
    for length in range(min(LONGEST, len(tokens)), 0, -1):
        for first in range(len(tokens) - length + 1):
            run = tokens[first : first + length]
            text = issue[run[0].start : run[-1].end]
            if len(content_stems(text)) == length and not quantities(text):
                yield text


def _acts(name: Name, voices: Collection[str]) -> bool:
    """Return whether a name is somebody who takes positions, rather than what they are about."""
    if name.kind == "body":
        return False
    known = name.kind == "person" or party_key(name.text) is not None
    return known or any(same_name(name.text, voice) for voice in voices)


def _is_vague(stems: Sequence[str]) -> bool:
    """Return whether the words could be about anything: "talks", "the proposal", "remains"."""
    return all(stem in _vague() or stem in verbs() for stem in stems)


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in lexicon("vague"))


def _fits(name: _Name, line: frozenset[str]) -> bool:
    return all(_in(stem, line) for stem in name.stems)


def _in(one: str, line: frozenset[str]) -> bool:
    return not synonyms(one).isdisjoint(line) or shares_root(one, line)


def _renamed(entry: Entry, shared: Mapping[_Name, int]) -> Entry:
    finding = entry.finding
    if not isinstance(finding, PartyPosition):
        return entry
    own = frozenset(content_stems(finding.issue))
    line = own | frozenset(content_stems(finding.position))
    worth = {
        name: count * (1 + WORD_BONUS * (len(name.stems) - 1)) * (OWN if _fits(name, own) else 1)
        for name, count in shared.items()
        if _fits(name, line)
    }
    if not worth:
        return entry
    best = max(worth, key=lambda name: (worth[name], name.text))
    return entry.model_copy(update={"finding": finding.model_copy(update={"issue": best.text})})
