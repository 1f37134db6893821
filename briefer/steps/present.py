"""A briefing into the sheet that the templates show."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefer.errors import UsageError
from briefer.steps import wording
from briefer.steps.account import about, made, missed, name_of, omitted, outlet, source_notes
from briefer.steps.overview import leading, tables
from briefer.values.briefing import (
    Briefing,
    Difference,
    Entry,
    Side,
    Source,
    Statement,
    Story,
)
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    line_of,
)
from briefer.values.sheet import (
    UNTITLED,
    Chapter,
    Contrast,
    Day,
    Issue,
    Line,
    Mark,
    Paper,
    Party,
    Quote,
    Reference,
    Sheet,
    Told,
    View,
)

WITHOUT_MODEL: Final = "read without the model"


class _Known(NamedTuple):
    """What the parts of a sheet point to: lines by entry, marks by sentence.

    `numbers`, `outlets` and `days` are those of the articles.
    """

    lines: Mapping[str, Line]
    numbers: Mapping[str, int]
    outlets: Mapping[str, str]
    days: Mapping[str, dt.date | None]
    marks: Mapping[tuple[str, int], Mark]


def present(briefing: Briefing, paper: Paper = "a4") -> Sheet:
    """Return everything that a template shows, in the words and the order of the reader.

    `paper` is what pages are set for.

    Raises:
        UsageError: an entry cites a sentence that the briefing does not hold.

    >>> from briefer.values.briefing import Making
    >>> making = Making(reader="embedded", model="", version="1", articles=0, passages=0,
    ...     lines_read=0, lines_grounded=0)
    >>> present(Briefing(title="Today", date=None, making=making)).about
    'No articles.'
    """
    numbers = {source.article.id: n for n, source in enumerate(briefing.sources, 1)}
    entries = [entry for story in briefing.stories for entry in story.entries]
    marks = _marks(briefing.sources)
    outlets = {source.article.id: outlet(source).casefold() for source in briefing.sources}
    ruled = {
        (one.article_id, number)
        for one in briefing.fallbacks
        for number in range(one.sentences[0], one.sentences[1] + 1)
    }
    lines = {entry.id: _ruled(_line(entry, marks, outlets), entry, ruled) for entry in entries}
    days = {source.article.id: source.article.date for source in briefing.sources}
    known = _Known(lines, numbers, outlets, days, marks)
    bottom_line = briefing.bottom_line
    # A story that no line could be tied to has its sources in the list of sources alone.
    shown = [story for story in briefing.stories if story.entries or story.differences]
    if not bottom_line and len(shown) == 1:
        bottom_line = shown[0].bottom_line
    opening = _told(bottom_line, lines)
    return Sheet(
        title=briefing.title.strip() or UNTITLED,
        date=wording.full_day(briefing.date) if briefing.date else "undated",
        iso=briefing.date.isoformat() if briefing.date else "",
        about=about(briefing),
        bottom_line=opening,
        leading=leading(
            [[lines[one.id] for one in story.developments] for story in shown], opening
        ),
        chapters=tuple(
            _chapter(number, story, known, alone=len(shown) == 1)
            for number, story in enumerate(shown, 1)
        ),
        timeline=tuple(
            Day(name=wording.full_day(one.day), iso=one.day.isoformat(), lines=told)
            for one in briefing.timeline
            if (told := tuple(lines[id_] for id_ in one.entries if id_ in lines))
        ),
        sources=source_notes(briefing.sources, briefing.stories),
        omitted=omitted(briefing.omissions, numbers),
        missed=tuple(missed(unread) for unread in briefing.unread),
        instead=tuple(missed(fallback) for fallback in briefing.fallbacks),
        making=made(briefing.making, len(briefing.fallbacks)),
        paper=paper,
        briefing=briefing,
    )


def _marks(sources: Sequence[Source]) -> dict[tuple[str, int], Mark]:
    return {
        (source.article.id, sentence.number): Mark(
            label=f"{number}:{sentence.number}",
            anchor=f"s{number}-{sentence.number}",
            source=number,
            sentence=sentence.number,
            outlet=name_of(source),
            text=sentence.text,
        )
        for number, source in enumerate(sources, 1)
        for sentence in source.sentences
    }


def _mark(citation: Citation, marks: Mapping[tuple[str, int], Mark]) -> Mark:
    try:
        return marks[citation.article_id, citation.sentence]
    except KeyError:
        raise UsageError(
            f"the briefing cites sentence {citation.sentence} of {citation.article_id!r},"
            " which is not among its sources"
        ) from None


def _line(entry: Entry, marks: Mapping[tuple[str, int], Mark], outlets: Mapping[str, str]) -> Line:
    finding = entry.finding
    text = line_of(finding).strip()
    cited = {mark.anchor: mark for mark in (_mark(one, marks) for one in entry.evidence)}
    line = Line(
        label=entry.id.upper(),
        anchor=entry.id,
        text=text,
        time=wording.short_day(entry.day) if entry.day else "",
        witness=_witness(entry.evidence, entry.origins, outlets),
        marks=tuple(cited.values()),
        quotes=tuple(
            Quote(text=one.text, mark=_mark(one, marks))
            for one in entry.quotes
            if one.text not in text
        ),
    )
    match finding:
        case KeyDevelopment():
            when = (finding.when or "").strip()
            spoken = "" if when.casefold() in text.casefold() else when
            claim = wording.attribution(finding.claimed_by, text)
            return line.model_copy(update={"attribution": claim, "time": line.time or spoken})
        case PartyPosition():
            speaker = wording.speaker(finding.speaker, finding.party, text)
            told = {"speaker": speaker, "told_by": finding.told_by or ""}
            return line.model_copy(update={"stance": finding.stance, **told})
        case OpenQuestion():
            return line.model_copy(update={"waits_for": (finding.waits_for or "").strip()})


def _ruled(line: Line, entry: Entry, ruled: Collection[tuple[str, int]]) -> Line:
    """Return the line, marked where no model read any sentence that holds it."""
    if not ruled or not all((one.article_id, one.sentence) in ruled for one in entry.holding):
        return line
    return line.model_copy(update={"witness": f"{line.witness}; {WITHOUT_MODEL}"})


def _witness(evidence: Iterable[Citation], origins: int, outlets: Mapping[str, str]) -> str:
    """Return how many tell the line; where an outlet is not known, how many articles."""
    articles = {citation.article_id for citation in evidence}
    named = {outlets[article] for article in articles}
    return wording.witness(len(articles), None if "" in named else len(named), origins)


def _told(statements: Iterable[Statement], lines: Mapping[str, Line]) -> tuple[Told, ...]:
    told: list[Told] = []
    for statement in statements:
        held = [lines[id_] for id_ in statement.entries if id_ in lines]
        marks = {mark.anchor: mark for line in held for mark in line.marks}
        references = tuple(map(_reference, held))
        text = statement.text.strip()
        told.append(Told(text=text, references=references, marks=tuple(marks.values())))
    return tuple(told)


def _reference(line: Line) -> Reference:
    return Reference(label=line.label, anchor=line.anchor)


def _chapter(number: int, story: Story, known: _Known, *, alone: bool) -> Chapter:
    lines = known.lines
    parties = _parties(story.positions, known)
    return Chapter(
        anchor=f"story-{number}",
        title=story.title.strip() or UNTITLED,
        sources=tuple(sorted(known.numbers[id_] for id_ in story.articles if id_ in known.numbers)),
        bottom_line=() if alone else _told(story.bottom_line, lines),
        developments=tuple(lines[entry.id] for entry in story.developments),
        parties=parties,
        tables=tables(parties),
        questions=tuple(lines[entry.id] for entry in story.questions),
        contrasts=tuple(_contrast(one, known) for one in story.differences),
    )


def _contrast(difference: Difference, known: _Known) -> Contrast:
    return Contrast(
        label=difference.id.upper(),
        anchor=difference.id,
        how=wording.how_they_differ(difference.kind),
        about=difference.about,
        quoted=difference.kind == "names",
        sides=tuple(_view(side, known) for side in difference.sides),
    )


def _view(side: Side, known: _Known) -> View:
    lines = [known.lines[one] for one in side.entries if one in known.lines]
    cited = {mark.anchor: mark for mark in (_mark(one, known.marks) for one in side.evidence)}
    return View(
        text=side.text.strip(),
        attribution=next((one.attribution or one.speaker for one in lines), ""),
        witness=_witness(side.evidence, side.origins, known.outlets),
        references=tuple(_reference(one) for one in lines),
        marks=tuple(cited.values()),
    )


def _parties(positions: Sequence[Entry], known: _Known) -> tuple[Party, ...]:
    """Return the positions by party, then by issue, each in order of first mention.

    On an issue a party's own come first and what others say of it behind, the newest first.
    """
    table: dict[str, dict[str, list[Entry]]] = {}
    names: dict[str, str] = {}
    for entry in positions:
        if not isinstance(entry.finding, PartyPosition):
            continue
        party, issue = entry.finding.party.strip(), entry.finding.issue.strip()
        names.setdefault(party.casefold(), party)
        names.setdefault(issue.casefold(), issue)
        issues = table.setdefault(party.casefold(), {})
        issues.setdefault(issue.casefold(), []).append(entry)

    def place(entry: Entry) -> tuple[bool, int]:
        of_others = isinstance(entry.finding, PartyPosition) and bool(entry.finding.told_by)
        days = (known.days.get(cited.article_id) for cited in entry.holding)
        newest = max((day for day in days if day), default=dt.date.min)
        return of_others, -newest.toordinal()

    return tuple(
        Party(
            name=names[party],
            issues=tuple(
                Issue(
                    name=names[issue],
                    positions=tuple(known.lines[one.id] for one in sorted(held, key=place)),
                )
                for issue, held in issues.items()
            ),
        )
        for party, issues in table.items()
    )
