"""Party positions: what each side wants, offers, rejects or claims, from the source's own clauses."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.clauses import Token, is_adverb
from briefer.language.coreference import resolve
from briefer.language.lexicon import lexicon
from briefer.language.names import party_key
from briefer.language.phrases import phrase_end
from briefer.language.study import Said
from briefer.language.words import content_stems
from briefer.readers.embedded.issues import issue_of
from briefer.readers.embedded.lines import line
from briefer.readers.embedded.sight import Seen, Sight
from briefer.values.finding import PartyPosition, Stance

_MOST, _FEWEST, _SENTENCES_A_LINE = 12, 2, 2
_LONGEST = 45  # words of a sentence that is told whole
_REPORT_ONLY = frozenset(
    {"cite", "quote", "report", "find", "show", "learn", "estimate", "project", "forecast"}
)
_NEGATED: dict[str, Stance] = {
    "rejects": "accepts", "supports": "rejects", "accepts": "rejects", "offers": "rejects",
    "demands": "rejects", "denies": "accepts",
}  # fmt: skip


class _Will(NamedTuple):
    """A will or judgment found in a sentence: who, how, about what, and where it stands."""

    place: int
    party: str
    speaker: str | None
    stance: Stance
    about: tuple[int, int]
    span: tuple[int, int]
    subject: str
    weight: float


def positions(sight: Sight) -> tuple[PartyPosition, ...]:
    """Return the positions in the order of the text, one for a party, stance and issue."""
    found: list[tuple[float, int, PartyPosition]] = []
    for place, seen in enumerate(sight.seen):
        for will in _wills(sight, seen, place):
            position = _position(sight, seen, will)
            if position is not None and not _told(position, [one for _, _, one in found]):
                found.append((will.weight, place, position))
    most = min(_MOST, max(_FEWEST, len(sight.seen) // _SENTENCES_A_LINE + 1))
    best = sorted(range(len(found)), key=lambda n: (-found[n][0], n))[:most]
    return tuple(found[n][2] for n in sorted(best))


def _wills(sight: Sight, seen: Seen, place: int) -> Iterator[_Will]:
    if seen.sentence.text.rstrip().endswith("?”") and not seen.said:
        return
    for said in seen.said:
        if said.report.cue.lemma in _REPORT_ONLY:
            continue
        stance = said.report.cue.stance
        will = (
            _stated(seen, said, place) if stance != "claims" else _claimed(sight, seen, said, place)
        )
        if will is not None:
            yield will
    if not any(not said.nested for said in seen.said):
        yield from _plain_wills(sight, seen, place)


def _outer(seen: Seen, said: Said) -> Said | None:
    return next((one for one in seen.said if not one.nested and one is not said), None)


def _stated(seen: Seen, said: Said, place: int) -> _Will | None:
    """Return a will told by its verb: "Ann Lee rejects the plan"."""
    speaker, report = said.speaker, said.report
    party = speaker.party or (None if speaker.anonymous else speaker.name)
    if party is None or not said.content or not report.subject:
        return None
    stance = report.cue.stance
    if report.negated:
        stance = _NEGATED.get(stance, "claims")
    start, end = seen.tokens[0].start, seen.tokens[-1].end
    voice = None if speaker.anonymous or speaker.name == party else speaker.name
    if said.nested:
        outer = _outer(seen, said)
        if outer is not None and outer.speaker.party == party and not outer.speaker.anonymous:
            voice = outer.speaker.name
    span, subject = (start, end), ""
    others = [one for one in seen.said if not one.nested]
    if len(seen.tokens) > _LONGEST or (len(others) > 1 and not said.nested):
        span, subject = _clause(said)
    return _Will(place, party, voice, stance, said.content[-1], span, subject, 1.5)


def _clause(said: Said) -> tuple[tuple[int, int], str]:
    """Return subject, verb and content alone; the subject apart where it stands elsewhere."""
    report = said.report
    first, last = report.subject or report.span
    end = max(said.content[-1][1], report.span[1])
    if 0 <= report.span[0] - last <= 2:
        return (first, end), ""
    return (report.span[0], end), said.speaker.name


def _claimed(sight: Sight, seen: Seen, said: Said, place: int) -> _Will | None:
    """Return a will inside what someone says: "Ann Lee said the troops must leave"."""
    if said.nested or not said.content:
        return None
    speaker = said.speaker
    party = speaker.party or (None if speaker.anonymous else speaker.name)
    tokens = [
        token
        for token in seen.tokens
        if any(a <= token.start and token.end <= b for a, b in said.content)
    ]
    will = _modal(tokens)
    voice = None if speaker.anonymous or speaker.name == party else speaker.name
    span = (seen.tokens[0].start, seen.tokens[-1].end)
    subject = ""
    if len(seen.tokens) > _LONGEST or sum(not one.nested for one in seen.said) > 1:
        span, subject = _clause(said) if said.content[0][0] > said.report.span[0] else (span, "")
    about = said.content[0]
    if will is not None:
        stance, first = will
        owner = _owner(sight, seen, tokens, first)
        if stance in {"offers", "rejects", "supports", "awaits"} and owner and owner != party:
            return _Will(place, owner, None, stance, about, span, subject, 1.3)
        if party is not None:
            return _Will(place, party, voice, stance, about, span, subject, 1.4)
    if party is None or not (said.report.direct or party_key(party)):
        return None
    if any(one.nested and one.report.cue.stance != "claims" for one in seen.said):
        return None
    known = 0.3 if party_key(party) else 0.0
    return _Will(
        place, party, voice, "claims", about, span, subject, 0.4 + known + 0.4 * said.report.direct
    )


def _plain_wills(sight: Sight, seen: Seen, place: int) -> Iterator[_Will]:
    """Yield the wills that a sentence tells in its own voice: "Peru is open to talks"."""
    will = _modal(seen.tokens)
    if will is None:
        return
    stance, first = will
    owner = _owner(sight, seen, seen.tokens, first)
    if owner is None or party_key(owner) is None:
        return
    start, end = seen.tokens[0].start, seen.tokens[-1].end
    yield _Will(place, owner, None, stance, (seen.tokens[first].end, end), (start, end), "", 1.2)


def _modal(tokens: Sequence[Token]) -> tuple[Stance, int] | None:
    """Return the first will that the tokens tell, and the place of its first word."""
    lows = [token.low for token in tokens]
    for place, low in enumerate(lows):
        for words, stance in _will_words().get(low, ()):
            if _follows(tokens, place, words):
                return stance, place
    return None


def _follows(tokens: Sequence[Token], place: int, words: tuple[str, ...]) -> bool:
    for word in words:
        while place < len(tokens) and is_adverb(tokens[place]) and tokens[place].low != word:
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return False
        place += 1
    return True


def _owner(sight: Sight, seen: Seen, tokens: Sequence[Token], verb: int) -> str | None:
    """Return the party whose will it is: the subject in front of the verb."""
    start = 1 if tokens and tokens[0].low == "that" else 0
    end = phrase_end(tokens, start)
    while end < verb and is_adverb(tokens[end]):
        end += 1
    if end != verb or end <= start:
        return None
    phrase = sight.page.text[tokens[start].start : tokens[end - 1].end]
    speaker = resolve(
        phrase, (tokens[start].start, tokens[end - 1].end), sight.page.cast, seen.slot.known
    )
    if speaker is None:
        return None
    return speaker.party or (None if speaker.anonymous else speaker.name)


def _position(sight: Sight, seen: Seen, will: _Will) -> PartyPosition | None:
    text = line(seen.slot, will.span, will.subject)
    if text is None:
        return None
    about = [
        token
        for token in seen.tokens
        if will.about[0] <= token.start and token.end <= will.about[1]
    ]
    issue = issue_of(sight, _opened(seen, about), will.party)
    if issue is None:
        return None
    return PartyPosition(
        party=will.party,
        speaker=will.speaker,
        issue=issue,
        stance=will.stance,
        position=text,
        evidence=(seen.sentence.number,),
    )


def _opened(seen: Seen, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with quotations cut into words."""
    from briefer.language.clauses import tokenise  # noqa: PLC0415

    opened: list[Token] = []
    for token in tokens:
        opened.extend(tokenise(token.text, token.start) if token.kind == "quote" else (token,))
    return opened


def _told(position: PartyPosition, told: Sequence[PartyPosition]) -> bool:
    mine = set(content_stems(position.position))
    for other in told:
        if other.party != position.party:
            continue
        theirs = set(content_stems(other.position))
        if len(mine & theirs) > 0.7 * min(len(mine), len(theirs)):
            return True
    return False


@cache
def _will_words() -> dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for row in lexicon("wills"):
        words = tuple(row[0].split())
        found.setdefault(words[0], []).append((words, row[1]))  # type: ignore[arg-type]
    return {
        first: tuple(sorted(rows, key=lambda one: -len(one[0]))) for first, rows in found.items()
    }
