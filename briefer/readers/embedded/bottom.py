"""The bottom line of a story, chosen from its entries."""

import re
from collections.abc import Collection, Sequence

from briefer.language.names import same_name
from briefer.language.numbers import quantities
from briefer.language.words import content_stems
from briefer.readers.embedded.background import is_aside
from briefer.readers.embedded.lines import LONGEST_WORDS
from briefer.readers.embedded.sides import FIRMEST, firmness, sides
from briefer.readers.embedded.standing import points_away
from briefer.readers.embedded.unanchored import quotation_leans
from briefer.steps.wording import told
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, line_of

_MOST, _FEWEST = 5, 3
_NEWS, _NEWS_WITHOUT_SIDES = 2, 3
_SIDES = 2  # parties that make a matter of sides
_LONGEST = 340  # characters of a line that a bottom line can take
_SHARED = 0.5  # share of the shorter line's words above which two lines say one thing
_NEAR_THE_TOP = 5  # developments among which the one with the most figures comes second
_FIGURES = 3
_ON_THE_NEWS = 2  # content words that a claim has in common with the developments
_NUMBER = re.compile(r"\d")


def bottom_line(entries: Sequence[Entry]) -> tuple[Statement, ...]:
    """Return three to five lines of the entries: what happened, who stands where, what is open.

    The entries come most important first. Two or three developments lead, the second one with the
    main figures; then each main party's position that speaks most of the matter, the parties by
    how much of the story is theirs; then the first open question. A party whose stand the news
    itself tells gives way to the others. No line repeats another or leans on one.
    """
    happened = _by_figures(_news(entries))
    asked = [one for one in entries if isinstance(one.finding, OpenQuestion)]
    told_of = {stem for one in happened for stem in content_stems(line_of(one.finding))}
    wanted = [one for one in sides(entries) if _stands_alone(one) and _on_the_news(one, told_of)]
    parties = {_party(entry) for entry in wanted}
    chosen: list[Entry] = []
    news = _NEWS if len(parties) >= _SIDES else _NEWS_WITHOUT_SIDES
    _take(happened, news if parties else _MOST - bool(asked), chosen)
    others = _others(wanted, chosen)
    if len({_party(entry) for entry in others}) > 1:
        wanted = others
    _take(wanted, _MOST - bool(asked), chosen)
    _take(asked, len(chosen) + 1, chosen)
    _take(happened, _FEWEST, chosen)
    order = {"development": 0, "position": 1, "question": 2}
    chosen.sort(key=lambda entry: order[entry.finding.kind])
    return tuple(Statement(text=told(entry.finding), entries=(entry.id,)) for entry in chosen)


def _news(entries: Sequence[Entry]) -> list[Entry]:
    """Return the developments, and behind those that open an article the wills that open one."""
    happened = [one for one in entries if isinstance(one.finding, KeyDevelopment)]
    place = next((n for n, one in enumerate(happened) if not _opens(one)), len(happened))
    wills = [one for one in entries if isinstance(one.finding, PartyPosition) and _opens(one)]
    return [*happened[:place], *wills, *happened[place:]]


def _opens(entry: Entry) -> bool:
    return any(one.sentence == 1 for one in entry.holding)


def _by_figures(happened: Sequence[Entry]) -> list[Entry]:
    """Return the developments, behind the first one that of the next with the most figures."""
    first, near, rest = happened[:1], happened[1:_NEAR_THE_TOP], happened[_NEAR_THE_TOP:]
    return [*first, *sorted(near, key=lambda one: -_figures(one)), *rest]


def _figures(entry: Entry) -> int:
    text = line_of(entry.finding)
    return min(len(quantities(text)), _FIGURES) if _NUMBER.search(text) else 0


def _stands_alone(entry: Entry) -> bool:
    text = line_of(entry.finding)
    return not (points_away(text) or quotation_leans(text) or is_aside(text))


def _on_the_news(entry: Entry, told_of: Collection[str]) -> bool:
    """Say whether a claim has words of what happened, where anything did: else it is trivia."""
    if firmness(entry) or not told_of:
        return True
    return len(set(content_stems(line_of(entry.finding))).intersection(told_of)) >= _ON_THE_NEWS


def _others(wanted: Sequence[Entry], news: Sequence[Entry]) -> list[Entry]:
    """Return the positions of the parties of which the news tells no firm stand."""
    told_of = {
        _party(entry)
        for entry in wanted
        if firmness(entry) == FIRMEST and any(_one_place(entry, one) for one in news)
    }
    return [entry for entry in wanted if _party(entry) not in told_of]


def _party(entry: Entry) -> str:
    return entry.finding.party if isinstance(entry.finding, PartyPosition) else ""


def _take(pool: Sequence[Entry], most: int, chosen: list[Entry]) -> None:
    """Add entries that tell something new until there are `most` of them in all."""
    for entry in pool:
        if len(chosen) < min(most, _MOST) and _adds(entry, chosen):
            chosen.append(entry)


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
