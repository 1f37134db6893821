"""A briefing into the sheet that the templates show."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from briefer.steps import wording
from briefer.steps.account import about, made, missed, omitted, source_notes
from briefer.steps.latest import standing
from briefer.steps.overview import leading, tables
from briefer.steps.pictured import course, grid, named, spread
from briefer.steps.pointing import Known, cited, known, reference, witness
from briefer.values.briefing import (
    Briefing,
    Difference,
    Entry,
    Side,
    Statement,
    Story,
)
from briefer.values.finding import PartyPosition
from briefer.values.sheet import (
    UNTITLED,
    Chapter,
    Contrast,
    Issue,
    Line,
    Paper,
    Party,
    Sheet,
    Told,
    View,
)


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
    pointed = known(briefing)
    lines = pointed.lines
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
        leading=leading([_standing(story, lines) for story in shown], opening),
        chapters=tuple(
            _chapter(number, story, pointed, alone=len(shown) == 1)
            for number, story in enumerate(shown, 1)
        ),
        parties=pointed.parties,
        timeline=course(
            (one.day, told)
            for one in briefing.timeline
            if (told := tuple(lines[id_] for id_ in one.entries if id_ in lines))
        ),
        sources=source_notes(briefing.sources, briefing.stories),
        omitted=omitted(briefing.omissions, pointed.numbers),
        missed=tuple(missed(unread) for unread in briefing.unread),
        instead=tuple(missed(fallback) for fallback in briefing.fallbacks),
        making=made(briefing.making, len(briefing.fallbacks)),
        paper=paper,
        briefing=briefing,
    )


def _standing(story: Story, lines: Mapping[str, Line]) -> list[Line]:
    """Return the developments that no later article has overtaken."""
    return [lines[one.id] for one in standing(story) if one.finding.kind == "development"]


def _told(statements: Iterable[Statement], lines: Mapping[str, Line]) -> tuple[Told, ...]:
    told: list[Told] = []
    for statement in statements:
        held = [lines[id_] for id_ in statement.entries if id_ in lines]
        marks = {mark.anchor: mark for line in held for mark in line.marks}
        references = tuple(map(reference, held))
        text = statement.text.strip()
        differs = tuple(dict.fromkeys(one for line in held for one in line.differs))
        told.append(
            Told(text=text, references=references, marks=tuple(marks.values()), differs=differs)
        )
    return tuple(told)


def _chapter(number: int, story: Story, known: Known, *, alone: bool) -> Chapter:
    lines = known.lines
    parties = _parties(story.positions, known)
    articles = [id_ for id_ in story.articles if id_ in known.numbers]
    return Chapter(
        anchor=f"story-{number}",
        title=story.title.strip() or UNTITLED,
        sources=tuple(sorted(known.numbers[id_] for id_ in articles)),
        bottom_line=() if alone else _told(story.bottom_line, lines),
        developments=tuple(lines[entry.id] for entry in story.developments),
        parties=parties,
        tables=tables(parties),
        questions=tuple(lines[entry.id] for entry in story.questions),
        contrasts=tuple(_contrast(one, known) for one in story.differences),
        grid=grid(parties),
        spread=spread(
            [known.origins[id_] for id_ in articles], [known.outlets[id_] for id_ in articles]
        ),
    )


def _contrast(difference: Difference, known: Known) -> Contrast:
    sides = tuple(_view(side, known) for side in difference.sides)
    return Contrast(
        label=difference.id.upper(),
        anchor=difference.id,
        how=wording.how_they_differ(difference.kind),
        about=difference.about,
        quoted=difference.kind == "names",
        sides=sides,
        parties=named(
            (one for side in sides for one in (side.text, side.attribution)), known.patterns
        ),
    )


def _view(side: Side, known: Known) -> View:
    lines = [known.lines[one] for one in side.entries if one in known.lines]
    return View(
        text=side.text.strip(),
        attribution=next((one.attribution or one.speaker for one in lines), ""),
        witness=witness(side.evidence, side.origins, known.outlets)
        + (", earlier" if side.overtaken else ""),
        references=tuple(reference(one) for one in lines),
        marks=cited(side.evidence, known),
    )


def _parties(positions: Sequence[Entry], known: Known) -> tuple[Party, ...]:
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
