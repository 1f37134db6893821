"""Who says what inside one sentence: subject, cue and content as spans, nothing resolved yet."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefer.language.clauses import (
    Token,
    is_adverb,
    is_verb,
    opens_relative,
    subject_start,
    tokenise,
)
from briefer.language.cues import Cue, Form, verb_cues
from briefer.language.phrases import (
    after_adverbials,
    hearer_end,
    is_day,
    main_subject,
    parenthetical_subject,
    phrase_end,
)

Span = tuple[int, int]

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "'s"})
_NEGATIVE = frozenset({"not", "never", "no", "nor", "cannot"})
# verbs that only carry the reporting verb behind "to": "continued to call for"
_CARRIERS = frozenset(
    {
        "continue",
        "continued",
        "continues",
        "appeared",
        "appears",
        "seemed",
        "seems",
        "began",
        "begun",
    }
    | {"on", "sought", "tried", "had", "has", "have", "came", "moved"}
)
_DECLINERS = frozenset({"declined", "refused", "failed", "declines", "refuses", "fails"})
_CLAUSE_WORDS = frozenset({"that", "if", "whether", "how", "why", "what", "when", "where", "who"})
_CLAUSE_OPENERS = frozenset({"since", "because", "although", "though", "while", "unless", "once"})
_ENDERS = frozenset({"as", "while", "but", "although", "though", "after", "when", "because"})
_PLURAL_BASES = frozenset(
    {"they", "we", "i", "you", "people", "police", "who", "some", "many", "most", "others"}
)
_LONGEST_SOURCE = 6  # words behind the noun: "people [familiar with the matter]"
ACCORDING = Cue("according to", ("to",), "claims", frozenset({"that", "quote"}))


class Report(NamedTuple):
    """A cue in its sentence. All spans are in the offsets of the sentence's article.

    `subject` is None where the clause names none. `direct` says that content stands in
    quotation marks. `opens` says that the content follows in the next sentence ("She said:").
    """

    cue: Cue
    text: str
    span: Span
    subject: Span | None
    content: tuple[Span, ...]
    negated: bool
    direct: bool
    opens: bool


class _Group(NamedTuple):
    """The verb of a cue with its auxiliaries: tokens `first` to `last`, `last` included."""

    first: int
    verb: int
    last: int
    cue: Cue
    negated: bool
    relative: bool = False


def reports(text: str, offset: int, quoted: Iterable[Span] = ()) -> tuple[Report, ...]:
    """Return the reports of a sentence in order; `quoted` are its quotations with their marks.

    >>> [found] = reports("Ann Lee said on Monday that the talks had failed.", 0)
    >>> found.subject, found.content
    ((0, 7), ((23, 48),))
    """
    return reports_in(tokenise(text, offset, quoted))


def reports_in(tokens: Sequence[Token]) -> tuple[Report, ...]:
    """Return the reports of a sentence that is already cut into tokens."""
    found: list[Report] = []
    for place, token in enumerate(tokens):
        if token.low == "according" and place + 2 < len(tokens) and tokens[place + 1].low == "to":
            report = _according(tokens, place)
        elif token.kind == "word" and token.low in verb_cues():
            report = _verb_report(tokens, place, found)
        else:
            continue
        if report:
            found.append(report)
    return _cut(found, tokens)


def _verb_report(tokens: Sequence[Token], place: int, before: Sequence[Report]) -> Report | None:
    for cue, forms in verb_cues()[tokens[place].low]:
        last = _particle_end(tokens, place, cue.particle)
        if last is None:
            continue
        group = _group(tokens, (place, last), cue, forms)
        report = _complete(tokens, group, before) if group else None
        if report:
            return report
    return None


def _particle_end(tokens: Sequence[Token], place: int, particle: Sequence[str]) -> int | None:
    """Return the place of the cue's last word, adverbs let pass: "objects strongly to"."""
    for word in particle:
        place += 1
        while place < len(tokens) and tokens[place].low != word and is_adverb(tokens[place]):
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return None
    return place


def _group(tokens: Sequence[Token], verb: Span, cue: Cue, forms: frozenset[Form]) -> _Group | None:
    """Return the verb group of a cue; None where the form is no verb of saying here."""
    place, last = verb
    first, negated, auxiliary = place, False, ""
    while first and _before_verb(tokens[first - 1]):
        first -= 1
        low = tokens[first].low
        negated = negated or low in _NEGATIVE or low.endswith("n't")
        if not auxiliary and tokens[first].role in {"aux", "modal"}:
            auxiliary = low
    left = tokens[first - 1] if first else None
    if not auxiliary and left is not None and left.low == "to" and "base" in forms:
        return _infinitive(tokens, first - 1, verb, cue)
    if not _fits(tokens, (first, place), auxiliary, forms):
        return None
    return _Group(first, place, last, cue, negated)


def _before_verb(token: Token) -> bool:
    return token.role in {"aux", "modal", "neg"} or is_adverb(token)


def _fits(tokens: Sequence[Token], span: Span, auxiliary: str, forms: frozenset[Form]) -> bool:
    """Say whether the form is an active verb: not "was told", "the reported claims", "by saying"."""
    first, place = span
    left = tokens[first - 1] if first else None
    if auxiliary in _BE:
        return "ing" in forms
    if auxiliary:
        return "ing" not in forms or auxiliary == "having"
    if "ing" in forms:
        return left is None or left.role not in {"prep", "det", "poss"}
    if left is not None and left.role in {"det", "prep", "poss", "aux"}:
        return False
    if "past" in forms:
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        return after is None or after.low != "by"
    if "s" in forms:
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if after is not None and after.role in {"aux", "modal"}:
            return False
        return left is None or left.kind != "number"
    return (
        left is not None
        and (left.low in _PLURAL_BASES or left.low.endswith("s"))
        and left.role != "poss"
    )


def _infinitive(tokens: Sequence[Token], to: int, verb: Span, cue: Cue) -> _Group | None:
    governor = to - 1
    while governor > 0 and is_adverb(tokens[governor]):
        governor -= 1
    low = tokens[governor].low if governor > 0 else ""
    if low not in _CARRIERS and low not in _DECLINERS:
        return None
    first = governor - 1 if low == "on" else governor
    while first and _before_verb(tokens[first - 1]):
        first -= 1
    return _Group(first, *verb, cue, low in _DECLINERS)


def _complete(tokens: Sequence[Token], group: _Group, before: Sequence[Report]) -> Report | None:
    """Find subject and content of a cue; None where one cannot be told."""
    inverted = _inverted(tokens, group)
    subject = inverted or _subject(tokens, group, before)
    if subject is None:
        return None
    edge = group.first if inverted else min(subject[0], group.first)
    after = subject[1] if inverted else group.last + 1
    right, opens = _right(tokens, after, group.cue, inverted=inverted is not None)
    if (
        right
        and tokens[right[0]].low != "that"
        and _follows_quote(tokens, edge)
        and not _all_quoted(tokens, right)
    ):
        right = None  # "“…,” Ann Lee said when asked about it": the quotation is the content
    left = _left(tokens, edge) if not right or _all_quoted(tokens, right) else None
    if right and not inverted and subject[0] and tokens[subject[0] - 1].role == "sub":
        right = (right[0], _first_comma(tokens, right))
    if left and right and tokens[left[1] - 1].kind != "quote":
        left = None
    spans = [span for span in (left, right) if span]
    if not spans and not inverted and "np" in group.cue.frames and opens_relative(tokens, subject):
        start = subject_start(tokens, subject[0])
        spans = [(start, subject[0])] if start < subject[0] else []
    if not spans and not opens and not _bare_refusal(tokens, group):
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


def _follows_quote(tokens: Sequence[Token], edge: int) -> bool:
    """Say whether a quotation that ends its clause stands right in front of subject and verb."""
    if not edge or tokens[edge - 1].kind != "quote":
        return False
    return edge == 1 or tokens[edge - 1].text.rstrip("”’\"'")[-1:] in {",", "?", "!", "—"}


def _first_comma(tokens: Sequence[Token], span: Span) -> int:
    """Return where a clause ends that "since" or "as" opened: at its first comma."""
    inside = range(span[0] + 1, span[1])
    return next((n for n in inside if tokens[n].kind == "comma"), span[1])


def _bare_refusal(tokens: Sequence[Token], group: _Group) -> bool:
    """Say whether the sentence ends with its verb: "Peru has so far refused." """
    return group.cue.stance in {"rejects", "accepts"} and group.last + 1 >= _end(tokens)


def _inverted(tokens: Sequence[Token], group: _Group) -> Span | None:
    """Return the subject of "…, said Ann Lee", else None."""
    if (
        "quote" not in group.cue.frames
        or tokens[group.verb].low.endswith("ing")
        or group.first != group.verb
        or group.last + 1 >= len(tokens)
    ):
        return None
    left = tokens[group.first - 1] if group.first else None
    if left is None or left.kind not in {"comma", "quote", "dash"}:
        return None
    start = group.last + 1
    if is_day(tokens[start]):
        return None
    if (
        tokens[start].kind != "name"
        and tokens[start].role != "det"
        and tokens[start].kind != "word"
    ):
        return None
    if tokens[start].role not in {"", "det"}:
        return None
    end = phrase_end(tokens, start)
    stops = end >= len(tokens) or tokens[end].kind in {
        "comma",
        "stop",
        "quote",
        "dash",
        "open",
        "colon",
    }
    if end > start and (stops or tokens[end].role in {"prep", "sub", "rel"}):
        return (start, end)
    return None


def _subject(tokens: Sequence[Token], group: _Group, before: Sequence[Report]) -> Span | None:
    """Return the tokens of the subject to the left of the verb group."""
    end = group.first
    if not end:
        return None
    left = tokens[end - 1]
    ing = tokens[group.verb].low.endswith("ing") and group.first == group.verb
    if ing and left.kind in {"comma", "quote", "dash"}:
        return _inherited(tokens, end, before)
    if left.role == "rel" or (
        left.low == "that" and end > 1 and tokens[end - 2].kind in {"word", "name"}
    ):
        stop = end - 2 if end > 1 and tokens[end - 2].kind == "comma" else end - 1
        start = subject_start(tokens, stop)
        return (start, stop) if start < stop else None
    if left.kind in {"comma", "close", "dash"}:
        return parenthetical_subject(tokens, end - 1)
    if left.role == "conj":
        return _inherited(tokens, end - 1, before)
    start = subject_start(tokens, end)
    if ing and any(is_verb(tokens, n) for n in range(start)):
        return main_subject(tokens, start)  # "adopted a motion condemning …": not the motion
    return (start, end) if start < end and tokens[start].role != "obj" else None


def _inherited(tokens: Sequence[Token], end: int, before: Sequence[Report]) -> Span | None:
    """Return the subject of the nearest report before, else of the sentence.

    Behind a comma, "but" and "and" go on with the first report: ", but rejected the rest".
    """
    outer = end > 0 and tokens[end - 1].kind == "comma" and tokens[end].role == "conj"
    giver = before[0 if outer else -1] if before else None
    if giver and giver.subject:
        first, last = giver.subject
        inside = [n for n, token in enumerate(tokens) if first <= token.start and token.end <= last]
        if inside:
            return (inside[0], inside[-1] + 1)
    return main_subject(tokens, end)


def _right(
    tokens: Sequence[Token], start: int, cue: Cue, *, inverted: bool
) -> tuple[Span | None, bool]:
    """Return the content behind the cue, and whether it opens onto the next sentence."""
    if start < len(tokens) and "who" in cue.frames and not inverted:
        start = hearer_end(tokens, start)
    place = after_adverbials(tokens, start)
    if place < len(tokens) and tokens[place].kind == "comma" and place + 1 < len(tokens):
        if tokens[place + 1].kind == "quote":
            return (place + 1, _end(tokens)), False
        return None, False
    if place >= len(tokens) or tokens[place].kind in {"stop", "close", "comma", "dash"}:
        return None, False
    token = tokens[place]
    if token.kind == "colon":
        rest = place + 1
        return ((rest, _end(tokens)), False) if rest < len(tokens) else (None, True)
    if inverted:
        return ((place, _end(tokens)), False) if token.kind == "quote" else (None, False)
    return _framed(tokens, start, place, cue), False


def _framed(tokens: Sequence[Token], start: int, place: int, cue: Cue) -> Span | None:
    """Return the content that the cue's frames allow to begin here."""
    token, end, frames = tokens[place], _end(tokens), cue.frames
    if token.low in _CLAUSE_OPENERS and "that" in frames:
        return (place, end)
    if token.low in _CLAUSE_WORDS and frames & {"that", "who"}:
        return (place, end)
    if token.kind == "quote":
        return (place, end)
    if tokens[start].low in cue.prepositions and start + 1 < end:
        return (start + 1, end)
    if token.low == "to":
        fits = "to" in frames and place + 1 < end
        return (place, _object_end(tokens, place, end)) if fits else None
    if token.role in {"prep", "conj", "rel", "sub"} or is_adverb(token):
        return None
    if "np" in frames or "as" in frames:
        whole = cue.stance == "claims" and "that" in frames
        return (place, end if whole else _object_end(tokens, place, end))
    clause = any(is_verb(tokens, n) or tokens[n].role == "aux" for n in range(place + 1, end))
    present = any(tokens[n].low.endswith("s") for n in range(place + 1, min(end, place + 6)))
    return (place, end) if "that" in frames and (clause or present) else None


def _object_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where an object ends: at ", as …", ", but …", or "and" before another verb."""
    for place in range(start + 1, end - 1):
        token, after = tokens[place], tokens[place + 1]
        if token.kind == "comma" and (after.low in _ENDERS or is_verb(tokens, place + 1)):
            return place
        if token.role == "conj":
            verb = place + 1
            while verb < end - 1 and is_adverb(tokens[verb]):
                verb += 1
            if tokens[verb].role in {"aux", "modal"} or (is_verb(tokens, verb) and verb < end):
                return place - (tokens[place - 1].kind == "comma")
    return end


def _left(tokens: Sequence[Token], edge: int) -> Span | None:
    """Return the content in front of subject and cue: "…, Ann Lee said"."""
    if edge < 1 or tokens[edge - 1].kind not in {"comma", "quote", "dash"}:
        return None
    end = edge if tokens[edge - 1].kind == "quote" else edge - 1
    quoted = any(token.kind == "quote" for token in tokens[:end])
    if not quoted and tokens[0].low.endswith("ing") and tokens[0].role == "":
        return None
    if not quoted and not any(is_verb(tokens, n) for n in range(end)) and end < 5:
        return None
    return (0, end) if end else None


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
        content = (comma + 1, _end(tokens)) if comma is not None else None
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


def _all_quoted(tokens: Sequence[Token], span: Span) -> bool:
    return tokens[span[0]].kind == "quote"


def _end(tokens: Sequence[Token]) -> int:
    """Return where the sentence ends without its final stop."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "stop":
        end -= 1
    return end


def _cut(found: Sequence[Report], tokens: Sequence[Token]) -> tuple[Report, ...]:
    """End a report's content where its speaker's next report begins: ", adding that"."""
    cut: list[Report] = []
    for number, report in enumerate(found):
        content = report.content
        for after in found[number + 1 :]:
            if not content or not _ends(report, after):
                continue
            place = next(n for n, token in enumerate(tokens) if token.start == after.span[0])
            while place > 1 and (
                tokens[place - 1].kind == "comma" or tokens[place - 1].role == "conj"
            ):
                place -= 1
            if tokens[place - 1].end > content[-1][0]:
                content = (*content[:-1], (content[-1][0], tokens[place - 1].end))
            break
        cut.append(report._replace(content=content))
    return tuple(cut)


def _ends(report: Report, after: Report) -> bool:
    """Say whether a later report ends this one's content: the same subject, or a source behind."""
    if not report.content[-1][0] < after.span[0] < report.content[-1][1]:
        return False
    if after.cue is ACCORDING:
        return True
    same = after.subject == report.subject
    return same or (after.subject is not None and after.subject[0] < report.span[0])
