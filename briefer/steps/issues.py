"""Positions under shared issues: one name for what several of them are about."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.language.meanings import one_root, synonyms
from briefer.language.names import Name, names, party_key, same_name
from briefer.language.numbers import quantities
from briefer.language.vagueness import is_vague, matter_stems
from briefer.language.words import Word, content_stems, stop_words, words
from briefer.steps.things import paper, thing
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

LONGEST = 3
"""Words in the name of an issue: "free economic zone"."""
WORD_BONUS = 0.3
"""How much each further word of a name counts: the more specific of two names is the better."""
OWN = 1.8
"""How much more a name counts for a position whose own issue holds it."""
FEWEST = 2
"""Positions that a name must fit before it stands for an issue that they share."""
NEARLY = 2
"""How many times more positions a word may fit before it counts for more than the longer name."""
SHORTEST_ROOT = 5
"""Letters of stems that can be of one root: "work" is none of "workplace"."""
OTHER_END = 3
"""Letters at the end in which they may differ."""
MANY, ALL = 6, 0.8
"""Of that many positions, the share that a single word must not fit: it names the story."""
_ENDING = re.compile(
    r"\b(?:end|halt|stop|repeal|removal|withdrawal|lifting|suspension|cancellation|abolition|ban"
    r"|freeze|release|closure)s? (?:to|of|on|from)\b"
)
NEAR = 2
"""Sentences between two positions of one article within which an empty name is filled in."""

Stems = frozenset[str]


class _Name(NamedTuple):
    text: str
    stems: tuple[str, ...]


def share_issues(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, each position under the issue that it shares with most others.

    The names come from the issues that the readers gave, whole and in part; a part ends in its
    noun. A position takes the name that fits most positions, a longer name counting for more;
    where no name fits another position too, it keeps its own, without a leading preposition. A
    name that says nothing ("modifications") gives way to one that the cited sentences hold, else
    to that of the nearest position of the article. Other entries are returned as they are.

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
    lines = [frozenset(matter_stems(f"{one.position} {one.issue}")) for one in positions]
    people = _people(entries)
    fits = {
        name: sum(_fits(name, line) for line in lines) for name in _candidates(positions, people)
    }
    shared = {
        name: count
        for name, count in fits.items()
        if count >= FEWEST and not _names_all(name, count, len(lines))
    }
    named = tuple(_renamed(entry, shared) for entry in entries)
    filled = tuple(_filled(entry, named, shared) for entry in named)
    return tuple(_widened(entry, filled) for entry in filled)


def _names_all(name: _Name, count: int, positions: int) -> bool:
    """Say whether one word fits nearly all of many positions, so that it tells none apart."""
    return len(name.stems) == 1 and positions >= MANY and count > ALL * positions


def _people(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the people whom the cited sentences name in full."""
    texts = {cited.text for entry in entries for cited in entry.evidence}
    return frozenset(name.text for text in texts for name in names(text) if name.kind == "person")


def _candidates(positions: Sequence[PartyPosition], people: Collection[str]) -> tuple[_Name, ...]:
    """Return the possible names of issues, each once, in order of mention."""
    voices = frozenset(
        voice for one in positions for voice in (one.party, one.speaker) if voice is not None
    ).union(people)
    found: dict[tuple[str, ...], _Name] = {}
    for position in positions:
        for text in _parts(position.issue, voices):
            stems = content_stems(text)
            if not is_vague(text):
                found.setdefault(stems, _Name(text, stems))
    return tuple(found.values())


def _parts(issue: str, voices: Collection[str]) -> Iterator[str]:
    """Yield the runs of up to three content words that end in a noun, without actors."""
    acting = [name for name in names(issue) if _acts(name, voices)]
    for phrase in _phrases(issue, acting):
        for first in range(max(len(phrase) - LONGEST, 0), len(phrase)):
            text = issue[phrase[first].start : phrase[-1].end]
            owned = issue[phrase[-1].end :].startswith(("’s", "'s"))
            whole = len(content_stems(text)) == len(phrase) - first
            if whole and not owned and not quantities(text):
                yield text
        yield from (
            word.text for word in phrase[:-1] if word.text.isupper()
        )  # "NATO" of "NATO bid"


def _phrases(issue: str, acting: Sequence[Name]) -> Iterable[list[Word]]:
    """Return the runs of words between function words, marks and actors."""
    found: list[list[Word]] = [[]]
    for word in words(issue):
        apart = issue[found[-1][-1].end : word.start].strip(" ") if found[-1] else ""
        if word.text.lower() in stop_words() or any(
            name.start <= word.start < name.end for name in acting
        ):
            found.append([])
        elif apart:
            found.append([word])
        else:
            found[-1].append(word)
    return [phrase for phrase in found if phrase]


def _acts(name: Name, voices: Collection[str]) -> bool:
    """Return whether a name is somebody who takes positions, rather than what they are about."""
    if name.kind == "body":
        return False
    known = name.kind == "person" or party_key(name.text) is not None
    return known or any(same_name(name.text, voice) for voice in voices)


def _fits(name: _Name, line: Stems) -> bool:
    return all(_in(stem, line) for stem in name.stems)


def _in(one: str, line: Stems) -> bool:
    if not synonyms(one).isdisjoint(line):
        return True
    beginning = one[:4]
    return len(one) >= SHORTEST_ROOT and any(
        _akin(one, other) for other in line if other.startswith(beginning)
    )


def _akin(one: str, other: str) -> bool:
    """Say whether two stems that begin alike are of one root: "work" and "workplace" are not."""
    if len(other) < SHORTEST_ROOT or not one_root(one, other):
        return False
    longest = max(len(one), len(other))
    return one[: longest - OTHER_END] == other[: longest - OTHER_END]


def _renamed(entry: Entry, shared: Mapping[_Name, int]) -> Entry:
    finding = entry.finding
    if not isinstance(finding, PartyPosition):
        return entry
    if _ends_something(finding.issue):
        return _under(entry, _plain(finding.issue))
    own = frozenset(matter_stems(finding.issue))
    said = frozenset(matter_stems(finding.position))
    if not any(_in(stem, said) for stem in own):
        own = frozenset()  # a part of the sentence that the line does not have
    line = own | said
    best = _best(shared, line, own)
    return _under(entry, best if best is not None else _plain(finding.issue))


def _ends_something(issue: str) -> bool:
    """Say whether an issue is the end of something: whoever demands that wants no "war"."""
    return _ENDING.search(issue) is not None


def _best(shared: Mapping[_Name, int], line: Stems, own: Stems) -> str | None:
    """Return the name that counts for most among those that fit the line."""
    worth = {
        name: count * (1 + WORD_BONUS * (len(name.stems) - 1)) * (OWN if _fits(name, own) else 1)
        for name, count in shared.items()
        if _fits(name, line) and not _has_longer(name, shared, line)
    }
    return max(worth, key=lambda name: (worth[name], name.text)).text if worth else None


def _has_longer(name: _Name, shared: Mapping[_Name, int], line: Stems) -> bool:
    """Say whether the line fits a longer name of the same matter that is about as common."""
    return len(name.stems) == 1 and any(
        len(other.stems) > 1
        and other.stems[-1] in synonyms(name.stems[0])
        and count * NEARLY >= shared[name]
        and _fits(other, line)
        for other, count in shared.items()
    )


def _plain(issue: str) -> str:
    """Return the issue without function words at its head: "to the new port" is "new port"."""
    first = next((one for one in words(issue) if one.text.lower() not in stop_words()), None)
    return issue[first.start :] if first is not None else issue


def _filled(entry: Entry, named: Sequence[Entry], shared: Mapping[_Name, int]) -> Entry:
    """Return a position under an empty or a strange name with one from its own sentences.

    Without one there, an empty name gives way to that of a neighbour.
    """
    finding = entry.finding
    if not isinstance(finding, PartyPosition):
        return entry
    own = frozenset(content_stems(finding.position))
    held = any(_in(one, own) for one in content_stems(finding.issue))
    if held and not is_vague(finding.issue):
        return entry
    best = None
    if not held:
        best = (
            paper(finding.position, named)
            or thing(finding, named)
            or _neighbour(entry, named, most=0)
        )
    cited = " ".join(one.text for one in entry.holding)
    best = best or thing(finding, named, fewest=FEWEST)
    best = best or _best(shared, frozenset(content_stems(cited)), frozenset())
    best = best or paper(f"{finding.issue} {cited}", named)
    if best is None and is_vague(finding.issue):
        best = _neighbour(entry, named)
    return _under(entry, best or finding.issue)


def _widened(entry: Entry, named: Sequence[Entry]) -> Entry:
    """Return the position under the longer name of one matter: "assurances" as "bank guarantees".

    Only where the story has one longer name with that noun, and more positions under it.
    """
    finding = entry.finding
    if not isinstance(finding, PartyPosition):
        return entry
    stems = content_stems(finding.issue)
    held = Counter(one.finding.issue for one in named if isinstance(one.finding, PartyPosition))
    longer = [
        name
        for name, count in held.items()
        if len(stems) == 1 and count > held[finding.issue] and _ends_alike(name, stems[0])
    ]
    return _under(entry, longer[0]) if len(longer) == 1 else entry


def _ends_alike(name: str, one: str) -> bool:
    stems = content_stems(name)
    return len(stems) > 1 and stems[-1] in synonyms(one)


def _neighbour(entry: Entry, named: Sequence[Entry], most: int = NEAR) -> str | None:
    """Return the issue of the nearest other position of the article, up to `most` sentences off.

    Of two as near, that of the one before. From another sentence it is taken only of the same
    party, or where a word of it stands in the position's own sentences.
    """
    own = frozenset(content_stems(" ".join(one.text for one in entry.holding)))
    party = entry.finding.party if isinstance(entry.finding, PartyPosition) else ""
    found: list[tuple[int, bool, str]] = []
    for other in named:
        finding = other.finding
        if not isinstance(finding, PartyPosition) or is_vague(finding.issue) or other is entry:
            continue
        shared = any(_in(one, own) for one in content_stems(finding.issue))
        reach = most if shared or finding.party == party else 0
        found.extend(
            (abs(theirs.sentence - mine.sentence), theirs.sentence > mine.sentence, finding.issue)
            for mine in entry.holding
            for theirs in other.holding
            if theirs.article_id == mine.article_id
            and abs(theirs.sentence - mine.sentence) <= reach
        )
    return min(found)[2] if found else None


def _under(entry: Entry, issue: str) -> Entry:
    finding = entry.finding
    if not isinstance(finding, PartyPosition) or finding.issue == issue:
        return entry
    if same_name(issue, finding.party):
        return entry  # nobody's own name says what a position is about
    return entry.model_copy(update={"finding": finding.model_copy(update={"issue": issue})})
