"""An article read once: its sentences as tokens, its people, and every report with its speaker."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.language.cast import Cast, cast_of
from briefer.language.clauses import Token, is_verb, tokenise
from briefer.language.coreference import Referents, Speaker, as_speaker, certain_person, resolve
from briefer.language.quotes import Quote, marked, quotes
from briefer.language.reports import ACCORDING, Report, reports_in
from briefer.values.article import Sentence

Span = tuple[int, int]

_REMEMBERED = 6
_LONGEST_KEPT = 100  # sentences
_TITLE_CASE = 0.7  # share of capitalised longer words above which a title is in title case
_SUBJECT_WITHIN = 8  # tokens


class Said(NamedTuple):
    """A report with its speaker. `content` are spans of the page, quotations taken in whole.

    `nested` says that the report stands inside what another one reports.
    """

    number: int
    report: Report
    speaker: Speaker
    content: tuple[Span, ...]
    nested: bool


class Page(NamedTuple):
    """The sentences laid out as one text: a place in it plus `offset` is one in the article."""

    sentences: tuple[Sentence, ...]
    text: str
    offset: int
    quoted: tuple[Quote, ...]
    cast: Cast

    def span(self, sentence: Sentence) -> Span:
        """Return where the sentence stands on the page."""
        return sentence.start - self.offset, sentence.end - self.offset


class Study(NamedTuple):
    """The page with its tokens and reports, each in the order of the sentences.

    `known` holds, for each sentence, who was speaking before it.
    """

    page: Page
    tokens: tuple[tuple[Token, ...], ...]
    said: tuple[Said, ...]
    known: tuple[Referents, ...]


def study(sentences: Sequence[Sentence], title: str = "", lead: str = "") -> Study:
    """Return the article read once; `title` and `lead` only help to tell who is meant.

    >>> line = "Ann Lee said Bob Ray wanted more."
    >>> one = Sentence(number=1, start=0, end=len(line), text=line, paragraph=0)
    >>> [(said.speaker.name, said.nested) for said in study([one]).said]
    [('Ann Lee', False), ('Bob Ray', True)]
    """
    if len(sentences) <= _LONGEST_KEPT:
        return _kept(tuple(sentences), title, lead)
    return _studied(sentences, title, lead)


# Reading and verification study the same sentences, the one soon after the other. Only the last
# few studies are kept, and none of an article that is read in many passages.
@lru_cache(maxsize=16)
def _kept(sentences: tuple[Sentence, ...], title: str, lead: str) -> Study:
    return _studied(sentences, title, lead)


def _studied(sentences: Sequence[Sentence], title: str, lead: str) -> Study:
    headline = "" if _is_title_case(title) else title
    page = _page(sentences, f"{headline}\n\n{lead}\n\n")
    all_tokens, found, remembered = [], list[Said](), []
    known = Referents(None, ())
    for sentence in page.sentences:
        remembered.append(known)
        tokens = _tokens(page, sentence)
        all_tokens.append(tokens)
        reports = reports_in(tokens)
        own = _subject(page.cast, tokens, known)
        for report in reports:
            nested = _nested(report, reports)
            inner = (
                own is not None
                and report.subject is not None
                and (report.subject[0] > tokens[min(_SUBJECT_WITHIN, len(tokens) - 1)].start)
            )
            # "Ann Lee, a lawyer, is expected to say that she …": the sentence's own subject
            about = known._replace(subject=own, fresh=False) if inner else known
            speaker = _speaker(page, report, about)
            if speaker is None:
                continue
            content = tuple(_grown(page, span) for span in report.content)
            found.append(Said(sentence.number, report, speaker, content, nested))
            if not nested:
                known = _remember(known, speaker)
        known = known._replace(
            subject=own,
            fresh=any(said.number == sentence.number and not said.nested for said in found[-4:]),
        )
    return Study(page, tuple(all_tokens), tuple(found), tuple(remembered))


def _is_title_case(title: str) -> bool:
    """Say whether nearly all words have capitals, so that capitals do not tell a name."""
    longer = [word for word in title.split() if len(word) > 3]
    return sum(word[0].isupper() for word in longer) > _TITLE_CASE * len(longer)


def _subject(cast: Cast, tokens: Sequence[Token], known: Referents) -> Speaker | None:
    """Return the person that a sentence is about: named, or "he", in front of its verb."""
    for place, token in enumerate(tokens):
        if token.low in {"he", "she"} and place <= _SUBJECT_WITHIN:
            return certain_person(token.low, token.start, cast, known)
        person = cast.at(token.start)
        if person is not None:
            last = next(n for n in range(place, len(tokens)) if _ends_name(tokens, n))
            return None if tokens[last].role == "poss" else as_speaker(person)
        if is_verb(tokens, place):
            return None
    return None


def _ends_name(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 == len(tokens) or tokens[place].kind != "name"


def _page(sentences: Sequence[Sentence], context: str) -> Page:
    """Lay the sentences out behind their context, so that every place keeps its distance."""
    if not sentences:
        return Page((), context, 0, (), Cast((), (), {}))
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
    return Page(tuple(sentences), text, offset, quoted, cast_of(text))


def _tokens(page: Page, sentence: Sentence) -> tuple[Token, ...]:
    """Return the sentence's tokens in offsets of the page, each quotation as one token."""
    start, end = page.span(sentence)
    inside = [
        (max(first, start), min(last, end))
        for first, last in (marked(page.text, quote) for quote in _overlapping(page, start, end))
    ]
    return tokenise(sentence.text, start, inside)


def _overlapping(page: Page, start: int, end: int) -> list[Quote]:
    last = bisect_right(page.quoted, end, key=lambda quote: quote.start)
    found = []
    for quote in reversed(page.quoted[:last]):
        if quote.end < start:
            break
        if quote.start < end:
            found.append(quote)
    return found[::-1]


def _nested(report: Report, reports: Sequence[Report]) -> bool:
    """Say whether the report stands inside another one's content: it is that speaker's words."""
    return any(
        start <= report.span[0] and report.span[1] <= end
        for other in reports
        if other is not report and other.cue is not ACCORDING
        for start, end in other.content
    )


def _speaker(page: Page, report: Report, known: Referents) -> Speaker | None:
    if report.subject is None:
        return None
    phrase = page.text[report.subject[0] : report.subject[1]]
    return resolve(phrase, report.subject, page.cast, known)


def _grown(page: Page, span: Span) -> Span:
    """Let a content that begins or ends inside a quotation take in the whole of it."""
    start, end = span
    for quote in _overlapping(page, start, end):
        first, last = marked(page.text, quote)
        if first < start < quote.end:
            start = first
        if quote.start < end <= quote.end:
            end = last
    return start, end


def _remember(known: Referents, speaker: Speaker) -> Referents:
    unnamed = known.unnamed
    if speaker.anonymous:
        unnamed = (speaker, *unnamed)[:_REMEMBERED]
    return known._replace(last=speaker, unnamed=unnamed)
