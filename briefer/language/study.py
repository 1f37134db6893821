"""An article read once: its sentences as tokens, its people, and every report with its speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.language.cast import Cast, cast_of
from briefer.language.clauses import Token, is_verb, tokenise
from briefer.language.coreference import resolve
from briefer.language.pronouns import HE, certain_person, somebody, taken
from briefer.language.quotes import Quote, marked, quotes
from briefer.language.referents import Referents, Speaker, Stranger, as_speaker
from briefer.language.reporting import ACCORDING, Report
from briefer.language.reports import reports_in
from briefer.language.strangers import strangers
from briefer.values.article import Sentence

Span = tuple[int, int]

_REMEMBERED = 6
_LONGEST_KEPT = 250  # sentences
_TITLE_CASE = 0.7  # share of capitalised longer words above which a title is in title case
_SUBJECT_WITHIN = 8  # tokens
_LISTED = (", and ", ", or ")  # behind a name that is one of several


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
    """The sentences laid out as one text: a place in it plus `offset` is one in the article.

    `opened` are the starts of the quotations.
    """

    sentences: tuple[Sentence, ...]
    text: str
    offset: int
    quoted: tuple[Quote, ...]
    opened: tuple[int, ...]
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
        return _kept(_Asked(sentences, title, lead))
    return _studied(sentences, title, lead)


class _Asked:
    """The sentences that are to be studied, known again by what they hold.

    A sentence is a validated value, and slow to compare.
    """

    __slots__ = ("_key", "lead", "sentences", "title")

    def __init__(self, sentences: Sequence[Sentence], title: str, lead: str) -> None:
        self.sentences, self.title, self.lead = sentences, title, lead
        held = [(one.number, one.start, one.paragraph, one.text) for one in sentences]
        self._key = (tuple(held), title, lead)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key


# Reading and verification study the same sentences, the one soon after the other. Only the last
# few studies are kept, and none of an article that is read in many passages.
@lru_cache(maxsize=16)
def _kept(asked: _Asked) -> Study:
    return _studied(asked.sentences, asked.title, asked.lead)


def _studied(sentences: Sequence[Sentence], title: str, lead: str) -> Study:
    headline = "" if _is_title_case(title) else title
    page = _page(sentences, f"{headline}\n\n{lead}\n\n")
    all_tokens = tuple(_tokens(page, sentence) for sentence in page.sentences)
    unnamed = tuple(one for tokens in all_tokens for one in strangers(tokens, page.cast))
    known = Referents(None, (), strangers=unnamed)
    found, remembered = list[Said](), list[Referents]()
    for sentence, tokens in zip(page.sentences, all_tokens, strict=True):
        remembered.append(known)
        if all(token.kind in {"quote", "stop"} for token in tokens):
            continue  # a quotation runs on: whoever was speaking still is
        said, known = _told_in(page, sentence.number, tokens, known)
        found.extend(said)
    return Study(page, all_tokens, tuple(found), tuple(remembered))


def _told_in(
    page: Page, number: int, tokens: Sequence[Token], known: Referents
) -> tuple[list[Said], Referents]:
    """Return the reports of a sentence, and what is known behind it."""
    found: list[Said] = []
    reports = reports_in(tokens)
    own, place = _subject(page, tokens, known)
    spoke = False
    for report in reports:
        nested = _nested(report, reports)
        about = known._replace(fresh=True) if spoke and nested else known
        # "Lee was hurt, she said": who says so is not the one it is said of
        behind = report.content and report.content[-1][1] <= report.span[0]
        start = report.subject[0] if report.subject is not None and not behind else -1
        if own is not None and own.certain and start > place:
            # "Ann Lee, a lawyer, is expected to say that she …": the sentence's own subject
            about = known._replace(subject=own, fresh=spoke)
        speaker = _speaker(page, report, about)
        if speaker is None:
            continue
        content = tuple(_grown(page, span) for span in report.content)
        found.append(Said(number, report, speaker, content, nested))
        if report.subject is not None:
            phrase = page.text[slice(*report.subject)].casefold()
            known = taken(known, phrase, speaker, page.cast)
        if not nested:
            known, spoke = _remember(known, speaker), True
    if own is not None and not own.certain and any(_is_subject(one, place) for one in reports):
        own = None  # "he said": whom that means, the report tells
    return found, known._replace(subject=own, fresh=spoke)


def _is_subject(report: Report, place: int) -> bool:
    return report.subject is not None and report.subject[0] == place


def _is_title_case(title: str) -> bool:
    """Say whether nearly all words have capitals, so that capitals do not tell a name."""
    longer = [word for word in title.split() if len(word) > 3]
    return sum(word[0].isupper() for word in longer) > _TITLE_CASE * len(longer)


def _subject(page: Page, tokens: Sequence[Token], known: Referents) -> tuple[Speaker | None, int]:
    """Return the person that a sentence is about and where it names them, in front of its verb.

    A name, "he", or somebody without a name.
    """
    unnamed = _inside(tokens, known.strangers)
    led = False  # by a preposition: "Asked by Ann Lee, …"
    for place, token in enumerate(tokens):
        led = (led or token.role == "prep") and token.kind != "comma"
        if led:
            continue
        if token.low in HE and place <= _SUBJECT_WITHIN:
            meant = certain_person(token.low, token.start, page.cast, known)
            return meant or somebody(token.low), token.start
        person = page.cast.at(token.start)
        if person is not None:
            last = next(n for n in range(place, len(tokens)) if _ends_name(tokens, n))
            owns = tokens[last].role == "poss"
            return None if owns else as_speaker(person), token.start
        if token.start in unnamed:
            span = (token.start, unnamed[token.start].end)
            return resolve(page.text[slice(*span)], span, page.cast, known), token.start
        if is_verb(tokens, place):
            break
    return None, -1


def _inside(tokens: Sequence[Token], unnamed: Sequence[Stranger]) -> dict[int, Stranger]:
    """Return the unnamed persons of a sentence by their start."""
    if not tokens:
        return {}
    if not unnamed:
        return {}
    first = bisect_left(unnamed, (tokens[0].start,))
    last = bisect_left(unnamed, (tokens[-1].end + 1,))
    return {one.start: one for one in unnamed[first:last]}


def _ends_name(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 == len(tokens) or tokens[place].kind != "name"


def _page(sentences: Sequence[Sentence], context: str) -> Page:
    """Lay the sentences out behind their context, so that every place keeps its distance."""
    if not sentences:
        return Page((), context, 0, (), (), Cast((), (), {}))
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
    opened = tuple(quote.start for quote in quoted)
    return Page(tuple(sentences), text, offset, quoted, opened, cast_of(text))


def _tokens(page: Page, sentence: Sentence) -> tuple[Token, ...]:
    """Return the sentence's tokens in offsets of the page, each quotation as one token."""
    start, end = page.span(sentence)
    inside = [
        (max(first, start), min(last, end))
        for first, last in (marked(page.text, quote) for quote in _overlapping(page, start, end))
    ]
    return tokenise(sentence.text, start, inside)


def _overlapping(page: Page, start: int, end: int) -> list[Quote]:
    if not page.opened:
        return []
    last = bisect_right(page.opened, end)
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
    start, end = report.subject
    end = _with_name_behind(page, report)
    saying = report.cue.stance == "claims" and bool({"quote", "that"} & report.cue.frames)
    return resolve(page.text[start:end], (start, end), page.cast, known, saying=saying)


def _with_name_behind(page: Page, report: Report) -> int:
    """Return where a subject ends, with a name in apposition: "the mayor of Accra, Ann Lee,"."""
    _, end = report.subject or report.span
    if report.cue is ACCORDING or page.text[end : end + 2] != ", ":
        return end
    mention = page.cast.named(end + 2, len(page.text))
    if mention is None or mention.start != end + 2:
        return end
    listed = page.text.startswith(_LISTED, mention.end)
    return (
        end
        if listed or page.text[mention.end : mention.end + 1] not in {",", ".", ";"}
        else mention.end
    )


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
