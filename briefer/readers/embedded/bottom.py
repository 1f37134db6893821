"""The bottom line of a story, chosen from its entries."""

import re
from collections.abc import Iterator, Sequence

from briefer.language.names import party_key, same_name
from briefer.language.words import content_stems, words
from briefer.readers.embedded.lines import LONGEST_WORDS
from briefer.steps.wording import told
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, line_of

_MOST, _FEWEST = 5, 3
_LONGEST = 340  # characters of a line that a bottom line can take
_READABLE = 200  # characters of a line that is taken before a longer one
_SHARED = 0.5  # share of the shorter line's words above which two lines say one thing
_FIRMEST = 2
_HEAD = 5  # words of a line that hold its subject
_IN_PASSING = re.compile(r"[,–—-] ?an? [a-z]+ (?:that )?[^,]{3,60}$")
_FIRM = frozenset({"rejects", "demands", "offers", "accepts"})


def bottom_line(entries: Sequence[Entry]) -> tuple[Statement, ...]:
    """Return three to five lines of the entries: what happened, who stands where, what is open.

    The entries come most important first. The first news leads; then come the firmest positions,
    one a party, a party with more of them first; then the first open question. A party whose stand
    the news itself tells gives way to the others. Where fewer than three parties take a position,
    more news is told. No line repeats another.
    """
    happened = [entry for entry in entries if isinstance(entry.finding, KeyDevelopment)]
    asked = [entry for entry in entries if isinstance(entry.finding, OpenQuestion)]
    wanted = list(_by_weight(entries))
    chosen: list[Entry] = []
    parties = {entry.finding.party for entry in wanted if isinstance(entry.finding, PartyPosition)}
    news = 1 if len(parties) >= _FEWEST else 2 if parties else _MOST - bool(asked)
    _take(happened, news, chosen)
    others = _others(wanted, chosen)
    if len({_party(entry) for entry in others}) > 1:
        wanted = others
    _take(wanted, _MOST - bool(asked), chosen)
    _take(asked, len(chosen) + 1, chosen)
    _take(happened, _FEWEST, chosen)
    order = {"development": 0, "position": 1, "question": 2}
    chosen.sort(key=lambda entry: order[entry.finding.kind])
    return tuple(Statement(text=told(entry.finding), entries=(entry.id,)) for entry in chosen)


def _others(wanted: Sequence[Entry], news: Sequence[Entry]) -> list[Entry]:
    """Return the positions of the parties of which the news tells no firm stand."""
    told_of = {
        _party(entry)
        for entry in wanted
        if _firmness(entry) == _FIRMEST and any(_one_place(entry, one) for one in news)
    }
    return [entry for entry in wanted if _party(entry) not in told_of]


def _party(entry: Entry) -> str:
    return entry.finding.party if isinstance(entry.finding, PartyPosition) else ""


def _issue(entry: Entry) -> str:
    return entry.finding.issue if isinstance(entry.finding, PartyPosition) else ""


def _take(pool: Sequence[Entry], most: int, chosen: list[Entry]) -> None:
    """Add entries that tell something new until there are `most` of them in all."""
    for entry in pool:
        if len(chosen) < min(most, _MOST) and _adds(entry, chosen):
            chosen.append(entry)


def _by_weight(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the positions: of the parties with most of them first, firm and short ones first.

    Of a party's equals, those on the issue that most parties speak of come first.
    """
    held: dict[str, list[Entry]] = {}
    parties_on: dict[str, set[str]] = {}
    for entry in entries:
        if isinstance(entry.finding, PartyPosition):
            held.setdefault(entry.finding.party, []).append(entry)
            parties_on.setdefault(entry.finding.issue, set()).add(entry.finding.party)
    parties = sorted(held, key=lambda party: (-_weight(held[party]), list(held).index(party)))
    for party in parties:
        yield from sorted(
            held[party], key=lambda one: (*_preference(one), -len(parties_on[_issue(one)]))
        )


def _weight(positions: Sequence[Entry]) -> int:
    return sum(1 + _firmness(entry) for entry in positions)


def _preference(entry: Entry) -> tuple[int, bool, bool]:
    """Return a sorting key: wills before claims, then what is quickly read and the party's own."""
    return -_firmness(entry), len(line_of(entry.finding)) > _READABLE, not _own(entry)


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


def _firmness(entry: Entry) -> int:
    """Return 2 for a will, 0 for a claim, 1 for what lies between."""
    stance = entry.finding.stance if isinstance(entry.finding, PartyPosition) else "claims"
    return _FIRMEST if stance in _FIRM else int(stance != "claims")


def _adds(entry: Entry, chosen: Sequence[Entry]) -> bool:
    """Say whether the entry's line is short enough and tells something new."""
    text = line_of(entry.finding)
    if entry in chosen or len(text) > _LONGEST or len(text.split()) > LONGEST_WORDS:
        return False
    mine = set(content_stems(text))
    for other in chosen:
        theirs = set(content_stems(line_of(other.finding)))
        if len(mine & theirs) > _SHARED * min(len(mine), len(theirs)):
            return False
        if _one_party(entry, other) or _one_place(entry, other):
            return False
    return True


def _one_party(entry: Entry, other: Entry) -> bool:
    one, two = entry.finding, other.finding
    if not isinstance(one, PartyPosition) or not isinstance(two, PartyPosition):
        return False
    return same_name(one.party, two.party)


def _one_place(entry: Entry, other: Entry) -> bool:
    """Say whether both rest on one sentence."""
    held = {(one.article_id, one.sentence) for one in other.holding}
    return any((one.article_id, one.sentence) in held for one in entry.holding)
