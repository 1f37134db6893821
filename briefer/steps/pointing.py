"""The lines of a briefing and the sentences that they point to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from briefer.errors import UsageError
from briefer.steps import wording
from briefer.steps.account import outlet
from briefer.steps.excerpts import held
from briefer.steps.marks import marks_of
from briefer.steps.pictured import named, patterns, ranked
from briefer.values.briefing import Briefing, Difference, Entry
from briefer.values.finding import (
    Citation,
    Finding,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    line_of,
)
from briefer.values.pointers import Mark, Quote, Reference
from briefer.values.sheet import Line

WITHOUT_MODEL: Final = "read without the model"


class Known(NamedTuple):
    """What the parts of a sheet point to: lines by entry, marks by sentence.

    `numbers`, `outlets`, `origins` and `days` are those of the articles, `ruled` the sentences that
    no model read. `parties` are the names of all parties, `patterns` what to look for where one is
    named. `differs` has the differences between sources by the entries that are their sides.
    """

    lines: Mapping[str, Line]
    numbers: Mapping[str, int]
    outlets: Mapping[str, str]
    origins: Mapping[str, str]
    days: Mapping[str, dt.date | None]
    marks: Mapping[tuple[str, int], Mark]
    ruled: frozenset[tuple[str, int]]
    parties: tuple[str, ...]
    patterns: Mapping[int, str]
    differs: Mapping[str, tuple[Reference, ...]]


def known(briefing: Briefing) -> Known:
    """Return what the parts of the briefing's sheet point to.

    Raises:
        UsageError: an entry cites a sentence that the briefing does not hold.
    """
    sources = {source.article.id: source for source in briefing.sources}
    entries = [entry for story in briefing.stories for entry in story.entries]
    positions = [one.finding for one in entries if isinstance(one.finding, PartyPosition)]
    parties = ranked(one.party.strip() for one in positions)
    found = Known(
        lines={},
        numbers={id_: number for number, id_ in enumerate(sources, 1)},
        outlets={id_: outlet(source).casefold() for id_, source in sources.items()},
        origins={id_: source.origin for id_, source in sources.items()},
        days={id_: source.article.date for id_, source in sources.items()},
        marks=marks_of(briefing.sources),
        ruled=frozenset(
            (one.article_id, number)
            for one in briefing.fallbacks
            for number in range(one.sentences[0], one.sentences[1] + 1)
        ),
        parties=parties,
        patterns=patterns(parties),
        differs=_differing(one for story in briefing.stories for one in story.differences),
    )
    return found._replace(lines={entry.id: _line(entry, found) for entry in entries})


def _differing(differences: Iterable[Difference]) -> dict[str, tuple[Reference, ...]]:
    """Return the differences of each entry, those left out that contradict nothing."""
    found: dict[str, tuple[Reference, ...]] = {}
    for one in differences:
        if one.kind == "scope":
            continue
        pointer = Reference(label=one.id.upper(), anchor=one.id)
        for held_by in dict.fromkeys(held_by for side in one.sides for held_by in side.entries):
            found[held_by] = (*found.get(held_by, ()), pointer)
    return found


def cited(evidence: Iterable[Citation], known: Known) -> tuple[Mark, ...]:
    """Return the marks of the evidence, each sentence once.

    Raises:
        UsageError: it cites a sentence that the briefing does not hold.
    """
    marks = (_mark(one, known.marks) for one in evidence)
    return tuple({mark.anchor: mark for mark in marks}.values())


def _mark(citation: Citation, marks: Mapping[tuple[str, int], Mark]) -> Mark:
    try:
        return marks[citation.article_id, citation.sentence]
    except KeyError:
        raise UsageError(
            f"the briefing cites sentence {citation.sentence} of {citation.article_id!r},"
            " which is not among its sources"
        ) from None


def _line(entry: Entry, known: Known) -> Line:
    finding = entry.finding
    text = line_of(finding).strip()
    marks = cited(entry.evidence, known)
    line = Line(
        label=entry.id.upper(),
        anchor=entry.id,
        text=text,
        time=wording.short_day(entry.day) if entry.day else "",
        witness=_witness(entry, known),
        marks=marks,
        quotes=tuple(
            Quote(text=one.text, mark=_mark(one, known.marks))
            for one in entry.quotes
            if one.text not in text
        ),
        sentences=held(marks),
        differs=known.differs.get(entry.id, ()),
    )
    parties = named((text, *_names(finding)), known.patterns)
    return line.model_copy(update={**_told(finding, line), "parties": parties})


def _told(finding: Finding, line: Line) -> dict[str, str]:
    """Return the fields of a line that its kind alone has."""
    match finding:
        case KeyDevelopment():
            when = (finding.when or "").strip()
            spoken = "" if when.casefold() in line.text.casefold() else when
            claim = wording.attribution(finding.claimed_by, line.text)
            return {"attribution": claim, "time": line.time or spoken}
        case PartyPosition():
            speaker = wording.speaker(finding.speaker, finding.party, line.text)
            told_by = finding.told_by or ""
            return {"stance": finding.stance, "speaker": speaker, "told_by": told_by}
        case OpenQuestion():
            return {"waits_for": (finding.waits_for or "").strip()}


def _names(finding: Finding) -> tuple[str, ...]:
    """Return who says the line, or whose it is."""
    if isinstance(finding, PartyPosition):
        return finding.party, finding.told_by or ""
    return (finding.claimed_by or "",) if isinstance(finding, KeyDevelopment) else ()


def _witness(entry: Entry, known: Known) -> str:
    """Return how many tell the line, how many with its figures, and whether a model read it."""
    told = witness(entry.evidence, entry.origins, known.outlets)
    without = set(entry.without_figures)
    figured = _tellers([one for one in entry.evidence if one.article_id not in without], known)
    if figured < _tellers(entry.evidence, known):
        told = f"{told}; {wording.figures_in(figured)}"
    held = {(one.article_id, one.sentence) for one in entry.holding}
    return f"{told}; {WITHOUT_MODEL}" if known.ruled and held <= known.ruled else told


def witness(evidence: Iterable[Citation], origins: int, outlets: Mapping[str, str]) -> str:
    """Return how many tell the line; where an outlet is not known, how many articles."""
    articles = {citation.article_id for citation in evidence}
    outlets_named = {outlets[article] for article in articles}
    told = None if "" in outlets_named else len(outlets_named)
    return wording.witness(len(articles), told, origins)


def _tellers(evidence: Iterable[Citation], known: Known) -> int:
    """Return how many outlets tell it, an article without one being one of its own."""
    return len({known.outlets[one.article_id] or one.article_id for one in evidence})


def reference(line: Line) -> Reference:
    """Return the pointer to a line."""
    return Reference(label=line.label, anchor=line.anchor)
