"""What is said: the content behind a cue, or in front of its subject."""

from collections.abc import Sequence

from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.cues import Cue, noun_cues
from briefer.language.phrases import after_adverbials, hearer_end, phrase_end

Span = tuple[int, int]

_LONGEST_ASIDE = 8  # tokens between a place and "that"
_CLAUSE_WORDS = frozenset({"that", "if", "whether", "how", "why", "what", "when", "where", "who"})
_CLAUSE_OPENERS = frozenset({"since", "because", "although", "though", "while", "unless", "once"})
# behind ", Ann Lee said," the reporter's own words go on with these
_OWN_WORDS = frozenset(
    {"but", "while", "as", "after", "when", "before", "who", "which", "according", "with", "citing"}
)
_LONGEST_WHERE = 8  # tokens
_SPEECHES = frozenset({"statement", "interview", "speech", "tweet", "letter", "memo", "briefing"})
_ENDERS = frozenset({"as", "while", "but", "although", "though", "after", "when", "because"})
_SUMMING = frozenset({"bringing", "raising", "taking", "lifting", "pushing"})
_SUMS = frozenset({"toll", "total", "number", "tally", "count"})
_SUM_WITHIN = 6  # tokens in which the sum is named: "the total number of"


def content_behind(
    tokens: Sequence[Token], start: int, cue: Cue, *, inverted: bool
) -> tuple[Span | None, bool]:
    """Return the content behind the cue, and whether it opens onto the next sentence."""
    if start < len(tokens) and "who" in cue.frames and not inverted:
        hearer, start = start, hearer_end(tokens, start)
        if hearer < start < len(tokens) and tokens[start].low == "to" and "to" in cue.frames:
            return _framed(tokens, start, start, cue), False
    brings = start < len(tokens) and tokens[start].low in cue.prepositions
    place = start if brings else after_adverbials(tokens, start)
    if place < len(tokens) and tokens[place].kind == "comma" and place + 1 < len(tokens):
        if tokens[place + 1].kind == "quote":
            return (place + 1, sentence_end(tokens)), False
        return _that_clause(tokens, start, place, cue), False
    if place >= len(tokens) or tokens[place].kind in {"stop", "close", "comma", "dash"}:
        return None, False
    token = tokens[place]
    if token.kind == "colon":
        rest = place + 1
        return ((rest, sentence_end(tokens)), False) if rest < len(tokens) else (None, True)
    quoted = (place, sentence_end(tokens)) if token.kind == "quote" else None
    return quoted if inverted else _framed(tokens, start, place, cue), False


def content_around(tokens: Sequence[Token], edge: int, behind: int, cue: Cue) -> list[Span]:
    """Return the two parts of what an inserted report parts: "The test, Lee said, was its biggest".

    `edge` is where subject and cue begin, `behind` the place after them. Empty where a clause
    behind the second comma is not the same speaker's.
    """
    if "who" in cue.frames and behind < len(tokens):
        behind = hearer_end(tokens, behind)
    close = after_adverbials(tokens, behind)
    end = sentence_end(tokens)
    if not 1 < edge < len(tokens) or close + 2 >= end or tokens[edge - 1].kind != "comma":
        return []
    first = tokens[close + 1]
    if tokens[close].kind != "comma" or first.kind == "quote":
        return []
    # "Though it was smooth, Lee said, replacing her would be hard": a half that waits for the other
    waits = tokens[0].low in _CLAUSE_OPENERS and not any(
        token.kind == "comma" for token in tokens[: edge - 1]
    )
    if _sums_up(tokens, close + 1):
        return [(0, edge - 1), (close + 1, end)]
    if first.low.endswith("ing") and not waits:
        return []
    if first.low in _OWN_WORDS or not any(is_verb(tokens, n) for n in range(close + 1, end)):
        return []
    return [(0, edge - 1), (close + 1, end)]


def _sums_up(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the sum behind a report is the news': "…, Lee said, bringing the toll to 12"."""
    near = {one.low for one in tokens[place + 1 : place + _SUM_WITHIN]}
    return tokens[place].low in _SUMMING and not near.isdisjoint(_SUMS)


def quoted_further(tokens: Sequence[Token], behind: int) -> Span | None:
    """Return a quotation with which the speaker goes on behind a comma, None where there is none.

    "…, she said, and “I stepped back”"; "“…,” Lee said, smiling at the crowd, “you know me.”"
    """
    end = sentence_end(tokens)
    close = after_adverbials(tokens, behind)
    if close + 1 >= end or tokens[close].kind != "comma":
        return None
    place = close + 1
    if tokens[place].low.endswith("ing"):
        while place < end and tokens[place].kind not in {"comma", "quote", "dash"}:
            place += 1
        place += 1
    else:
        while place < end and (tokens[place].role == "conj" or is_adverb(tokens[place])):
            place += 1
    return (place, place + 1) if place < end and tokens[place].kind == "quote" else None


def _that_clause(tokens: Sequence[Token], start: int, place: int, cue: Cue) -> Span | None:
    """Return the clause behind "says at a stop in Lima, Peru, that": from "that" to the end."""
    if "that" not in cue.frames or place == start:
        return None
    for n in range(place + 1, min(place + _LONGEST_ASIDE, len(tokens))):
        if tokens[n].low == "that" and tokens[n - 1].kind == "comma":
            return (n, sentence_end(tokens))
        if is_verb(tokens, n):
            return None
    return None


def _framed(tokens: Sequence[Token], start: int, place: int, cue: Cue) -> Span | None:
    """Return the content that the cue's frames allow to begin here."""
    token, end, frames = tokens[place], sentence_end(tokens), cue.frames
    opens_clause = (token.low in _CLAUSE_OPENERS and "that" in frames) or (
        token.low in _CLAUSE_WORDS and frames & {"that", "that-clause", "who"}
    )
    opens_clause = opens_clause or (token.low == "what" and "np" in frames)  # "what he called …"
    if token.kind == "quote" or opens_clause:
        return (place, end)
    if tokens[start].low in cue.prepositions and start + 1 < end:
        return (start + 1, end)
    if token.low == "to":
        fits = "to" in frames and place + 1 < end
        return (place, _object_end(tokens, place, end)) if fits else None
    if token.low == "that" and "np" in frames and _points(tokens, place, end):
        return (place, end)
    if token.role in {"prep", "conj", "rel", "sub"} or is_adverb(token):
        return None
    return _noun_or_clause(tokens, place, end, cue)


def _points(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether "that" is no conjunction: "called that “a lie”", "turned down that proposal"."""
    after = tokens[place + 1] if place + 1 < end else None
    if after is None or after.kind == "quote":
        return after is not None
    verb = any(is_verb(tokens, n) for n in range(place + 2, end))
    return after.low in noun_cues() and not verb


def _noun_or_clause(tokens: Sequence[Token], place: int, end: int, cue: Cue) -> Span | None:
    """Return an object, or a clause without "that", that begins with a noun phrase."""
    frames = cue.frames
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
        if token.kind == "comma" and after.role == "conj" and _another_acts(tokens, place + 2, end):
            return place
        if token.role == "prep" and _tells_where_said(tokens, place, end):
            return place
        if token.role == "conj":
            verb = place + 1
            while verb < end - 1 and is_adverb(tokens[verb]):
                verb += 1
            if tokens[verb].role in {"aux", "modal"} or (is_verb(tokens, verb) and verb < end):
                return place - (tokens[place - 1].kind == "comma")
    return end


def _another_acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a subject and its verb follow: "to lend money, and [the union stepped in]"."""
    opens = tokens[start].role in {"det", "pron"} or tokens[start].kind == "name"
    stop = phrase_end(tokens, start) if opens else start
    while stop < end and is_adverb(tokens[stop]):
        stop += 1
    return start < stop < end and is_verb(tokens, stop)


def _tells_where_said(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether only where it was said follows: "in a statement on Monday"."""
    inside = range(place + 1, min(end, place + _LONGEST_WHERE))
    if tokens[place].low not in {"in", "during", "at"} or end - place > _LONGEST_WHERE:
        return False
    led = tokens[place + 1].role == "det" if place + 1 < end else False
    said = any(tokens[n].low in _SPEECHES for n in inside[:4])
    return (
        led
        and said
        and not any(is_verb(tokens, n) or tokens[n].kind in {"quote", "comma"} for n in inside)
    )


def content_before(tokens: Sequence[Token], edge: int) -> Span | None:
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


def follows_quote(tokens: Sequence[Token], edge: int) -> bool:
    """Say whether a quotation that ends its clause stands right in front of subject and verb."""
    if not edge or tokens[edge - 1].kind != "quote":
        return False
    if tokens[0].role == "prep" and not any(is_verb(tokens, n) for n in range(edge)):
        return False  # "On this week’s “City Talk,” Ann Lee said": the name of something
    return edge == 1 or tokens[edge - 1].text.rstrip("”’\"'")[-1:] in {",", "?", "!", "—"}


def first_comma(tokens: Sequence[Token], span: Span) -> int:
    """Return where a clause ends that "since" or "as" opened: at its first comma."""
    inside = range(span[0] + 1, span[1])
    return next((n for n in inside if tokens[n].kind == "comma"), span[1])


def sentence_end(tokens: Sequence[Token]) -> int:
    """Return where the sentence ends without its final stop."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "stop":
        end -= 1
    return end
