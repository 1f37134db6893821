"""A briefing into the sheet that the templates show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from briefer.errors import UsageError
from briefer.steps import wording
from briefer.steps.escape import web_link
from briefer.values.article import Removal, Unread
from briefer.values.briefing import Briefing, Entry, Making, Source, Statement, Story
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    line_of,
)
from briefer.values.sheet import (
    Chapter,
    Cited,
    Cleared,
    Day,
    Dropped,
    Fact,
    Issue,
    Line,
    Mark,
    Missed,
    Omitted,
    Party,
    Quote,
    Reference,
    Sheet,
    SourceNote,
    Told,
)

UNTITLED = "Untitled"


def present(briefing: Briefing) -> Sheet:
    """Return everything that a template shows, in the words and the order of the reader.

    Raises:
        UsageError: an entry cites a sentence that the briefing does not hold.

    >>> making = Making(reader="embedded", model="", version="1", articles=0, passages=0,
    ...     lines_read=0, lines_grounded=0)
    >>> present(Briefing(title="Today", date=None, making=making)).about
    'No articles.'
    """
    numbers = {source.article.id: n for n, source in enumerate(briefing.sources, 1)}
    entries = [entry for story in briefing.stories for entry in story.entries]
    marks = _marks(briefing.sources)
    lines = {entry.id: _line(entry, marks) for entry in entries}
    bottom_line = briefing.bottom_line
    if not bottom_line and len(briefing.stories) == 1:
        bottom_line = briefing.stories[0].bottom_line
    return Sheet(
        title=briefing.title.strip() or UNTITLED,
        date=wording.full_day(briefing.date) if briefing.date else "undated",
        iso=briefing.date.isoformat() if briefing.date else "",
        about=_about(briefing),
        bottom_line=_told(bottom_line, lines),
        chapters=tuple(
            _chapter(number, story, lines, numbers, alone=len(briefing.stories) == 1)
            for number, story in enumerate(briefing.stories, 1)
        ),
        timeline=tuple(
            Day(name=wording.full_day(one.day), iso=one.day.isoformat(), lines=told)
            for one in briefing.timeline
            if (told := tuple(lines[id_] for id_ in one.entries if id_ in lines))
        ),
        sources=_source_notes(briefing.sources, entries),
        omitted=_omitted(briefing.omissions, numbers),
        missed=tuple(_missed(unread) for unread in briefing.unread),
        making=_making(briefing.making),
        briefing=briefing,
    )


def _outlet(source: Source) -> str:
    """Return who published it: as the page says, else the host of its address."""
    address = web_link(source.article.url)
    host = address.split("/")[2].rpartition("@")[2] if address else ""
    return (source.article.publisher or "").strip() or host or "Publisher not stated"


def _about(briefing: Briefing) -> str:
    if not briefing.sources:
        return "No articles."
    named = {_outlet(source).casefold() for source in briefing.sources if source.article.publisher}
    outlets = len(named) + sum(not source.article.publisher for source in briefing.sources)
    origins = len({source.origin for source in briefing.sources})
    making = briefing.making
    model = f" ({making.model})" if making.model and making.model != making.reader else ""
    counts = ", ".join(
        (
            wording.count(len(briefing.sources), "article"),
            wording.count(outlets, "outlet"),
            wording.count(origins, "independent origin"),
        )
    )
    return f"{counts}. Read by the {making.reader} reader{model}."


def _marks(sources: Sequence[Source]) -> dict[tuple[str, int], Mark]:
    return {
        (source.article.id, sentence.number): Mark(
            label=f"{number}:{sentence.number}",
            anchor=f"s{number}-{sentence.number}",
            source=number,
            sentence=sentence.number,
            outlet=_outlet(source),
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


def _line(entry: Entry, marks: Mapping[tuple[str, int], Mark]) -> Line:
    finding = entry.finding
    text = line_of(finding).strip()
    cited = {mark.anchor: mark for mark in (_mark(one, marks) for one in entry.evidence)}
    line = Line(
        label=entry.id.upper(),
        anchor=entry.id,
        text=text,
        time=wording.short_day(entry.day) if entry.day else "",
        witness=wording.witness(entry.outlets, entry.origins),
        marks=tuple(cited.values()),
        quotes=tuple(Quote(text=one.text, mark=_mark(one, marks)) for one in entry.quotes),
    )
    match finding:
        case KeyDevelopment():
            when = (finding.when or "").strip()
            spoken = "" if when.casefold() in text.casefold() else when
            claim = wording.attribution(finding.claimed_by, text)
            return line.model_copy(update={"attribution": claim, "time": line.time or spoken})
        case PartyPosition():
            speaker = (finding.speaker or "").strip()
            return line.model_copy(update={"stance": finding.stance, "speaker": speaker})
        case OpenQuestion():
            return line.model_copy(update={"waits_for": (finding.waits_for or "").strip()})


def _told(statements: Iterable[Statement], lines: Mapping[str, Line]) -> tuple[Told, ...]:
    return tuple(
        Told(
            text=statement.text.strip(),
            references=tuple(_reference(lines[id_]) for id_ in statement.entries if id_ in lines),
        )
        for statement in statements
    )


def _reference(line: Line) -> Reference:
    return Reference(label=line.label, anchor=line.anchor)


def _chapter(
    number: int,
    story: Story,
    lines: Mapping[str, Line],
    numbers: Mapping[str, int],
    *,
    alone: bool,
) -> Chapter:
    return Chapter(
        anchor=f"story-{number}",
        title=story.title.strip() or UNTITLED,
        sources=tuple(sorted(numbers[id_] for id_ in story.articles if id_ in numbers)),
        bottom_line=() if alone else _told(story.bottom_line, lines),
        developments=tuple(lines[entry.id] for entry in story.developments),
        parties=_parties(story.positions, lines),
        questions=tuple(lines[entry.id] for entry in story.questions),
    )


def _parties(positions: Sequence[Entry], lines: Mapping[str, Line]) -> tuple[Party, ...]:
    """Return the positions by party, then by issue, each in order of first mention."""
    table: dict[str, dict[str, list[Line]]] = {}
    names: dict[str, str] = {}
    for entry in positions:
        if not isinstance(entry.finding, PartyPosition):
            continue
        party, issue = entry.finding.party.strip(), entry.finding.issue.strip()
        names.setdefault(party.casefold(), party)
        names.setdefault(issue.casefold(), issue)
        issues = table.setdefault(party.casefold(), {})
        issues.setdefault(issue.casefold(), []).append(lines[entry.id])
    return tuple(
        Party(
            name=names[party],
            issues=tuple(Issue(name=names[issue], positions=tuple(held)) for issue, held in rows),
        )
        for party, rows in ((party, issues.items()) for party, issues in table.items())
    )


def _source_notes(sources: Sequence[Source], entries: Iterable[Entry]) -> tuple[SourceNote, ...]:
    users: dict[tuple[str, int], dict[str, Reference]] = defaultdict(dict)
    for entry in entries:
        for citation in entry.evidence:
            reference = Reference(label=entry.id.upper(), anchor=entry.id)
            users[citation.article_id, citation.sentence][entry.id] = reference
    shared: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources, 1):
        shared[source.origin].append(number)
    return tuple(
        _source_note(number, source, users, tuple(n for n in shared[source.origin] if n != number))
        for number, source in enumerate(sources, 1)
    )


def _source_note(
    number: int,
    source: Source,
    users: Mapping[tuple[str, int], Mapping[str, Reference]],
    twins: tuple[int, ...],
) -> SourceNote:
    article = source.article
    cited = [
        (
            sentence.paragraph,
            Cited(
                number=sentence.number,
                anchor=f"s{number}-{sentence.number}",
                label=f"{number}:{sentence.number}",
                text=sentence.text,
                references=tuple(users.get((article.id, sentence.number), {}).values()),
            ),
        )
        for sentence in source.sentences
    ]
    return SourceNote(
        number=number,
        anchor=f"source-{number}",
        title=article.title.strip() or UNTITLED,
        outlet=_outlet(source),
        date=wording.short_day(article.date) if article.date else "undated",
        agencies=wording.listed(article.agencies),
        place=article.source,
        link=web_link(article.url),
        language=article.language,
        twins=twins,
        paragraphs=tuple(
            tuple(one for _, one in group) for _, group in groupby(cited, key=lambda pair: pair[0])
        ),
        cleared=_cleared(article.removals),
    )


def _cleared(removals: Iterable[Removal]) -> tuple[Cleared, ...]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for removal in removals:
        by_reason[removal.reason].append(removal.text)
    return tuple(
        Cleared(reason=reason, texts=tuple(texts)) for reason, texts in sorted(by_reason.items())
    )


def _omitted(omissions: Sequence[Omission], numbers: Mapping[str, int]) -> tuple[Omitted, ...]:
    """Return the omissions by reason, the most frequent first, then in the order of the list."""
    counts = Counter(omission.reason for omission in omissions)
    order = {reason: place for place, reason in enumerate(OmissionReason)}
    return tuple(
        Omitted(
            reason=reason.value,
            lines=tuple(
                Dropped(
                    kind=omission.kind,
                    text=omission.line.strip(),
                    detail=omission.detail.strip(),
                    source=numbers.get(omission.article_id or "", 0),
                )
                for omission in omissions
                if omission.reason is reason
            ),
        )
        for reason in sorted(counts, key=lambda reason: (-counts[reason], order[reason]))
    )


def _missed(unread: Unread) -> Missed:
    first, last = unread.sentences or (0, 0)
    part = f"sentences {first} to {last}" if unread.sentences else ""
    return Missed(what=unread.source, part=part, reason=unread.reason)


def _making(making: Making) -> tuple[Fact, ...]:
    usage = making.usage
    facts = {
        "Reader": making.reader,
        "Model": making.model,
        "Prompts": making.prompts,
        "Read": f"{wording.count(making.articles, 'article')}"
        f" in {wording.count(making.passages, 'passage')}",
        "Lines kept": f"{making.lines_grounded:,} of {making.lines_read:,}"
        f" ({making.grounded_share:.0%}) held by their sources",
        "Calls": f"{usage.calls:,}" if usage.calls else "",
        "Tokens": f"{usage.prompt_tokens:,} in, {usage.output_tokens:,} out" if usage.calls else "",
        "Cost": f"US${making.cost:,.4f}" if making.cost is not None else "",
        "Version": f"briefer {making.version}",
    }
    return tuple(Fact(name=name, value=value) for name, value in facts.items() if value)
