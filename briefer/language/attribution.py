"""Who says what in an article: source, cue and content, over all its sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.cast import Cast, cast_of
from briefer.language.coreference import Referents, Speaker, as_speaker, resolve
from briefer.language.quotes import Quote, quotes
from briefer.language.reports import Report, reports
from briefer.language.turns import Speech, Turn, run_on, turns
from briefer.values.article import Sentence
from briefer.values.finding import Stance

__all__ = ["Attribution", "Speaker", "attributions"]

Span = tuple[int, int]

_REMEMBERED = 6


class Attribution(NamedTuple):
    """Something that someone says, wants or judges.

    `sentence` is the number of the cue's sentence; `sentences` are all that hold content,
    ascending. `content` and `source` are half-open spans of the article's text; `source` is
    the phrase that stands for the speaker, as printed.
    """

    speaker: Speaker
    cue: str
    stance: Stance
    negated: bool
    sentence: int
    sentences: tuple[int, ...]
    content: tuple[Span, ...]
    source: Span | None


class _Said(NamedTuple):
    """A report with its speaker and its content as spans of the page."""

    sentence: Sentence
    report: Report
    speaker: Speaker
    content: tuple[Span, ...]


class _Page(NamedTuple):
    """The sentences laid out as one text: a place in it plus `offset` is one in the article."""

    sentences: tuple[Sentence, ...]
    text: str
    offset: int
    quoted: tuple[Quote, ...]
    cast: Cast


def attributions(
    sentences: Sequence[Sentence], title: str = "", lead: str = ""
) -> tuple[Attribution, ...]:
    """Return what the sentences attribute to someone, in their order.

    `title` and `lead` only help to tell who is meant. A report inside another's words belongs
    to the outer speaker. Offsets are those of the article that the sentences are cut from.

    >>> line = "“We agree,” Ann Lee said."
    >>> [found] = attributions([Sentence(number=1, start=0, end=25, text=line, paragraph=0)])
    >>> found.speaker.name, line[found.content[0][0] : found.content[0][1]]
    ('Ann Lee', '“We agree,”')
    """
    if not sentences:
        return ()
    page = _page(sentences, f"{title}\n\n{lead}\n\n")
    found: list[_Said] = []
    known = Referents(None, ())
    for sentence in page.sentences:
        for report in _outer(_reports_of(page, sentence)):
            speaker = _speaker(page, report, known)
            if speaker is None:
                continue
            content = tuple(_grown(page, span) for span in report.content)
            found.append(_Said(sentence, report, speaker, content))
            known = _remember(known, speaker)
    return _complete(page, found)


def _page(sentences: Sequence[Sentence], context: str) -> _Page:
    """Lay the sentences out behind their context, so that every place keeps its distance."""
    parts = [context]
    place = sentences[0].start
    paragraph = sentences[0].paragraph
    for sentence in sentences:
        gap = sentence.start - place
        mark = "\n\n" if sentence.paragraph != paragraph else ""
        parts.append((mark + " " * gap)[: max(gap, 0)])
        parts.append(sentence.text)
        place, paragraph = sentence.end, sentence.paragraph
    text = "".join(parts)
    offset = sentences[0].start - len(context)
    quoted = tuple(quote for quote in quotes(text) if quote.start >= len(context))
    return _Page(tuple(sentences), text, offset, quoted, cast_of(text))


def _reports_of(page: _Page, sentence: Sentence) -> tuple[Report, ...]:
    """Return the sentence's reports, in offsets of the page."""
    start, end = sentence.start - page.offset, sentence.end - page.offset
    marked = [
        (max(quote.start - 1, start), min(quote.end + quote.closed, end))
        for quote in _overlapping(page, start, end)
    ]
    return reports(sentence.text, start, marked)


def _overlapping(page: _Page, start: int, end: int) -> list[Quote]:
    last = bisect_right(page.quoted, end, key=lambda quote: quote.start)
    found = []
    for quote in reversed(page.quoted[:last]):
        if quote.end < start:
            break
        if quote.start < end:
            found.append(quote)
    return found[::-1]


def _outer(found: Sequence[Report]) -> list[Report]:
    """Leave out the reports inside another one's content: they are the outer speaker's words."""
    return [
        report
        for report in found
        if not any(
            start <= report.span[0] and report.span[1] <= end
            for other in found
            if other is not report
            for start, end in other.content
        )
    ]


def _speaker(page: _Page, report: Report, known: Referents) -> Speaker | None:
    if report.subject is None:
        return None
    phrase = page.text[report.subject[0] : report.subject[1]]
    return resolve(phrase, report.subject, page.cast, known)


def _grown(page: _Page, span: Span) -> Span:
    """Let a content that begins or ends inside a quotation take in the whole of it."""
    start, end = span
    for quote in _overlapping(page, start, end):
        if quote.start - 1 < start < quote.end:
            start = quote.start - 1
        if quote.start < end <= quote.end:
            end = quote.end + quote.closed
    return start, end


def _numbers(page: _Page, content: Sequence[Span]) -> tuple[int, ...]:
    found = {
        sentence.number
        for start, end in content
        for sentence in page.sentences
        if sentence.start - page.offset < end and start < sentence.end - page.offset
    }
    return tuple(sorted(found))


def _remember(known: Referents, speaker: Speaker) -> Referents:
    unnamed = known.unnamed
    if speaker.anonymous:
        unnamed = (speaker, *unnamed)[:_REMEMBERED]
    return Referents(speaker, unnamed)


def _complete(page: _Page, found: Sequence[_Said]) -> tuple[Attribution, ...]:
    """Add the quotations that run on and the turns of an interview."""
    placed = [
        sentence.model_copy(
            update={"start": sentence.start - page.offset, "end": sentence.end - page.offset}
        )
        for sentence in page.sentences
    ]
    marked = [(quote.start - 1, quote.end + quote.closed) for quote in page.quoted]
    speeches = [
        Speech(
            said.report.span[0],
            said.sentence.paragraph,
            said.sentence.number,
            said.content,
            said.report.direct,
            said.report.opens,
        )
        for said in found
    ]
    further = run_on(page.text, marked, placed, speeches)
    told = [_told(page, said, further.get(place, ())) for place, said in enumerate(found)]
    spoken = [_spoken(page, turn) for turn in turns(page.text, placed)]
    whole = [item for item in (*told, *spoken) if item is not None]
    return tuple(sorted(whole, key=lambda item: (item.sentence, item.content)))


def _told(page: _Page, said: _Said, further: tuple[Span, ...]) -> Attribution | None:
    content = tuple(sorted({*said.content, *further}))
    if not content:
        return None
    report = said.report
    return Attribution(
        said.speaker,
        report.text,
        report.cue.stance,
        report.negated,
        said.sentence.number,
        _numbers(page, content) or (said.sentence.number,),
        tuple((a + page.offset, b + page.offset) for a, b in content),
        (report.subject[0] + page.offset, report.subject[1] + page.offset)
        if report.subject
        else None,
    )


def _spoken(page: _Page, turn: Turn) -> Attribution | None:
    name = page.text[slice(*turn.source)]
    phrase = name.title() if name.isupper() else name
    mention = page.cast.find(phrase)
    speaker = as_speaker(mention) if mention else Speaker(phrase, None, anonymous=False)
    content = (turn.content[0] + page.offset, turn.content[1] + page.offset)
    source = (turn.source[0] + page.offset, turn.source[1] + page.offset)
    return Attribution(
        speaker,
        ":",
        "claims",
        negated=False,
        sentence=turn.sentences[0],
        sentences=turn.sentences,
        content=(content,),
        source=source,
    )
