"""Who says what inside one sentence: subject, cue and content as spans, nothing resolved yet."""

from collections.abc import Iterable, Sequence

from briefer.language.clauses import (
    Token,
    is_adverb,
    is_verb,
    opens_relative,
    roles,
    subject_start,
    tokenise,
)
from briefer.language.contents import (
    content_around,
    content_before,
    content_behind,
    first_comma,
    follows_quote,
    quoted_further,
    sentence_end,
)
from briefer.language.cues import verb_cues
from briefer.language.inversion import inverted_subject
from briefer.language.parting import parted
from briefer.language.phrases import is_day, phrase_end
from briefer.language.reporting import ACCORDING, Report
from briefer.language.subjects import can_speak, subject_of
from briefer.language.verbgroups import VerbGroup, verb_group

Span = tuple[int, int]

_LONGEST_SOURCE = 6  # words behind the noun: "people [familiar with the matter]"
_LONGEST_SENTENCE = 400  # tokens; a longer one is a table or a list, in which no one speaks


def reports(text: str, offset: int, quoted: Iterable[Span] = ()) -> tuple[Report, ...]:
    """Return the reports of a sentence in order; `quoted` are its quotations with their marks.

    >>> [found] = reports("Ann Lee said on Monday that the talks had failed.", 0)
    >>> found.subject, found.content
    ((0, 7), ((23, 48),))
    """
    return reports_in(tokenise(text, offset, quoted))


def reports_in(tokens: Sequence[Token]) -> tuple[Report, ...]:
    """Return the reports of a sentence that is already cut into tokens."""
    if len(tokens) > _LONGEST_SENTENCE:
        return ()
    found: list[Report] = []
    cues = verb_cues()
    for place, token in enumerate(tokens):
        low = token.low
        if low in cues and (token.kind == "word" or not place):
            report = _verb_report(tokens, place, found)
        elif low == "according" and place + 2 < len(tokens) and tokens[place + 1].low == "to":
            report = _according(tokens, place)
        else:
            continue
        if report:
            found.append(report)
    return parted(found, tokens)


def _verb_report(tokens: Sequence[Token], place: int, before: Sequence[Report]) -> Report | None:
    for cue, forms in verb_cues()[tokens[place].low]:
        group = verb_group(tokens, place, cue, forms)
        report = _complete(tokens, group, before) if group else None
        if report:
            return report
    return None


def _complete(tokens: Sequence[Token], group: VerbGroup, before: Sequence[Report]) -> Report | None:
    """Find subject and content of a cue; None where one cannot be told."""
    inverted = inverted_subject(tokens, group)
    subject = inverted or subject_of(tokens, group, _subjects(tokens, group, before))
    if subject is None:
        return None
    subject = _behind_cue(tokens, subject, before)
    if not can_speak(tokens, subject):
        return None
    spans, opens = _content(tokens, group, subject, before, inverted=inverted is not None)
    refused = group.cue.stance in {"rejects", "accepts"} and group.last + 1 >= sentence_end(tokens)
    if not spans and not opens and not refused:
        return None
    return Report(
        cue=group.cue,
        text=" ".join(token.text for token in tokens[group.first : group.last + 1]),
        span=(tokens[group.first].start, tokens[group.last].end),
        subject=(tokens[subject[0]].start, tokens[subject[1] - 1].end),
        content=tuple((tokens[a].start, tokens[b - 1].end) for a, b in spans),
        negated=group.negated,
        direct=any(token.kind == "quote" for a, b in spans for token in tokens[a:b]),
        opens=opens,
    )


def _subjects(tokens: Sequence[Token], group: VerbGroup, before: Sequence[Report]) -> list[Span]:
    """Return the subjects that a verb may share, in offsets.

    "Lee said she would order a review and warned …": a form of the past does not hang on "would".
    """
    finite = group.first == group.verb and not tokens[group.verb].low.endswith("ing")
    return [
        report.subject
        for report in before
        if report.subject and not (finite and roles().get(report.text.split()[0]) == "modal")
    ]


def _behind_cue(tokens: Sequence[Token], subject: Span, before: Sequence[Report]) -> Span:
    """Return the part of a subject behind the last cue in it: "[Lee and Roe say] the firm has"."""
    start, end = subject
    for report in before:
        cues = (n for n in range(start, end - 1) if tokens[n].end == report.span[1])
        start = next(cues, start - 1) + 1
    return start, end


def _content(
    tokens: Sequence[Token],
    group: VerbGroup,
    subject: Span,
    before: Sequence[Report],
    *,
    inverted: bool,
) -> tuple[list[Span], bool]:
    """Return the spans of tokens that are said, and whether more follows the sentence."""
    edge = group.first if inverted else min(subject[0], group.first)
    after = subject[1] if inverted else group.last + 1
    right, opens = content_behind(tokens, after, group.cue, inverted=inverted)
    quoted = right is not None and tokens[right[0]].kind == "quote"
    apart = right is not None and (tokens[right[0]].low != "that" or right[0] > after)
    if apart and not quoted and follows_quote(tokens, edge):
        right = None  # "“…,” Ann Lee said when asked about it": the quotation is the content
    if right is None and not inverted and "that" in group.cue.frames and not group.negated:
        around = content_around(tokens, edge, after, group.cue)
        if around:
            return around, False
    left = content_before(tokens, edge) if right is None or quoted else None
    if left and _is_told(tokens, left, subject, before):
        left = None
    ends = left is None or tokens[left[1] - 1].kind == "quote"
    if not ends and not _closes(tokens, group, inverted=inverted):
        left = None
    if right and not inverted and subject[0] and tokens[subject[0] - 1].role == "sub":
        right = (right[0], first_comma(tokens, right))
    if left and right and tokens[left[1] - 1].kind != "quote":
        left = None
    if right and not quoted:
        right = (right[0], _before_semicolon(tokens, right))
    further = quoted_further(tokens, after) if left and right is None else None
    spans = [span for span in (left, right or further) if span]
    if not spans and not inverted and "np" in group.cue.frames and opens_relative(tokens, subject):
        start = subject_start(tokens, subject[0])
        spans = [(start, subject[0])] if start < subject[0] else []
    return spans, opens


def _is_told(tokens: Sequence[Token], left: Span, subject: Span, before: Sequence[Report]) -> bool:
    """Say whether an earlier report has told what stands in front of this one.

    "“…,” Lee said, referring to Peru": of one subject. "“…?” she said, but … Roe said yes": a
    quotation that ends where the earlier report begins.
    """
    shared = tokens[subject[0]].start
    return any(
        report.content
        and report.subject
        and report.content[0][0] == tokens[left[0]].start
        and (report.subject[0] == shared or (report.direct and report.span[1] < shared))
        for report in before
    )


def _before_semicolon(tokens: Sequence[Token], span: Span) -> int:
    """Return where what is said ends in front of a semicolon: behind it the reporter goes on."""
    inside = range(span[0] + 1, span[1])
    ends = (n for n in inside if tokens[n].text == ";" and tokens[n + 1 : n + 2])
    return next((n for n in ends if tokens[n + 1].low not in {"that", "and"}), span[1])


def _closes(tokens: Sequence[Token], group: VerbGroup, *, inverted: bool) -> bool:
    """Say whether the report can end a clause that is said: "…, Ann Lee said on Monday".

    One with an object tells something else ("…, Ann Lee maintained her lead"), and so does one
    that is negated ("When asked about it, Ann Lee declined to comment").
    """
    place = group.last + 1
    if group.negated or inverted or "who" in group.cue.frames or place >= len(tokens):
        return not group.negated
    after = tokens[place]
    if after.role in {"det", "obj", "pron"}:
        return False
    return (
        after.kind not in {"word", "name"} or bool(after.role) or is_day(after) or is_adverb(after)
    )


def _according(tokens: Sequence[Token], place: int) -> Report | None:
    start = place + 2
    end = phrase_end(tokens, start)
    if end <= start:
        return None
    mark = next((n for n in range(end, len(tokens)) if tokens[n].kind in {"comma", "stop"}), end)
    end = mark if mark - end <= _LONGEST_SOURCE else end
    if place and tokens[place - 1].kind == "comma":
        content: Span | None = (0, place - 1)
    elif any(is_verb(tokens, n) for n in range(place)):
        content = (0, place)
    else:
        comma = next((n for n in range(end, len(tokens)) if tokens[n].kind == "comma"), None)
        content = (comma + 1, sentence_end(tokens)) if comma is not None else None
    if content is None or content[1] <= content[0]:
        return None
    direct = any(token.kind == "quote" for token in tokens[content[0] : content[1]])
    return Report(
        ACCORDING,
        "according to",
        (tokens[place].start, tokens[place + 1].end),
        (tokens[start].start, tokens[end - 1].end),
        ((tokens[content[0]].start, tokens[content[1] - 1].end),),
        negated=False,
        direct=direct,
        opens=False,
    )
