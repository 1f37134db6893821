"""Where a sentence tells what someone wants, offers, rejects or claims."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.language.acting import stands_for
from briefer.language.clauses import Token, is_adverb, subject_start, tokenise
from briefer.language.coreference import resolve
from briefer.language.cues import noun_cues
from briefer.language.names import party_key
from briefer.language.parties import is_organ
from briefer.language.phrases import phrase_end
from briefer.language.reports import reports_in
from briefer.language.study import Said
from briefer.readers.embedded.holding import firm, holds_on
from briefer.readers.embedded.modals import modal
from briefer.readers.embedded.owners import party_of, voice
from briefer.readers.embedded.reported import (
    asks,
    content_text,
    gives_nothing,
    is_participle,
    keeps_silent,
    stance_of,
    told_by,
)
from briefer.readers.embedded.selves import means_speaker
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.unreal import is_unreal
from briefer.values.finding import Stance

Span = tuple[int, int]

_TELLING = frozenset(
    {
        "cite",
        "quote",
        "report",
        "find",
        "show",
        "learn",
        "estimate",
        "project",
        "forecast",
        "discuss",
    }
    | {"know", "see", "think", "feel", "note", "mention", "recall", "detail", "outline"}
    | {"assume", "presume", "guess", "suppose", "imagine", "bet", "reckon", "figure"}
)
_NEGATED: dict[str, Stance] = {
    "supports": "rejects", "accepts": "rejects", "offers": "rejects", "demands": "claims",
    "warns": "claims", "condemns": "claims", "rejects": "claims", "denies": "claims",
}  # fmt: skip
# Who does not oppose it lets it be; who does not reject it, or rule it out, leaves it open.
_LETS_BE = frozenset({"oppose", "object", "object to"})
_BOTH = frozenset({"neither", "nor"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_WORDS = frozenset({"word", "name"})
_CLOSING = " ”\"’')"


class Will(NamedTuple):
    """A will or judgment in a sentence.

    `about` is the span that says what it is about, `span` the words that tell it, with
    `subject` to put in front where they begin behind their subject; `verb` replaces the first
    word of the span where that is a participle ("warning" becomes "warned"). `weight` ranks.
    """

    party: str
    speaker: str | None
    stance: Stance
    about: Span
    span: Span
    subject: str = ""
    verb: str = ""
    weight: float = 1.0


def wills(sight: Sight, seen: Seen) -> Iterator[Will]:
    """Yield the wills of a sentence: by verb, by noun, by modal, in others' words."""
    if seen.sentence.text.rstrip(_CLOSING).endswith("?"):
        return  # "Has Peru threatened to leave?" asks it
    yield from _by_noun(seen)
    for said in seen.said:
        if said.report.cue.lemma in _TELLING or not said.speaker.certain:
            continue
        if is_unreal(seen, said) or keeps_silent(seen, said):
            continue
        if stance_of(seen, said) != "claims":
            will = _stated(sight, seen, said)
        else:
            will = _own(sight, seen, said) or _claimed(sight, seen, said)
        if will is not None:
            yield will
    if not any(not said.nested for said in seen.said):
        yield from _plain(sight, seen)


# "Sees no reason"; "pressed him on whether", which asks; "promised herself", nobody else.
_NOTHING_WANTED = re.compile(
    r"no\b|(?:\w+ )?(?:on |about |as to |over )?whether\b|(?:him|her|it|them|my|our)sel(?:f|ves)\b"
)


def opened(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with quotations cut into words."""
    found: list[Token] = []
    for token in tokens:
        found.extend(tokenise(token.text, token.start) if token.kind == "quote" else (token,))
    return found


def _stated(sight: Sight, seen: Seen, said: Said) -> Will | None:
    """Return a will told by its verb: "Ann Lee rejects the plan"."""
    report = said.report
    party = party_of(sight, said.speaker, content_text(sight, said))
    if asks(sight, said) or gives_nothing(seen, said):
        return None
    content = sight.page.text[slice(*said.content[-1])] if said.content else ""
    if _NOTHING_WANTED.match(content):
        return None
    if party is None or report.subject is None or (said.nested and party_key(party) is None):
        return None
    if _is_unsaid(seen, said):
        return None
    stance = stance_of(seen, said)
    if stance == "rejects" and not report.negated and said.content:
        stance = holds_on(opened(seen.tokens), said.content[-1][0]) or stance
    if report.negated:
        lets = report.cue.lemma in _LETS_BE
        stance = "accepts" if lets else _NEGATED.get(stance, stance)
    named = voice(sight, said.speaker)
    if said.nested and named is None:
        outer = next((one for one in seen.said if not one.nested), None)
        if outer is not None and outer.speaker.party == party:
            named = voice(sight, outer.speaker)
    about = said.content[-1] if said.content else (report.span[1], report.span[1])
    span, subject, verb = told_by(seen, said)
    weight = 1.2 if not said.content or _in_passing(said) else 1.5
    return Will(party, named, stance, about, span, subject, verb, weight)


def _is_unsaid(seen: Seen, said: Said) -> bool:
    """Say whether nothing is decided: "has not yet accepted", "neither supported nor opposed"."""
    words = said.report.text.casefold().split()
    before = [token.low for token in seen.tokens if token.end <= said.report.span[0]]
    return ("not" in words and "yet" in words) or not _BOTH.isdisjoint(before[-1:])


def _in_passing(said: Said) -> bool:
    """Say whether another's clause comes first: "…, a demand that Peru has rejected"."""
    subject = said.report.subject
    return not said.report.direct and subject is not None and said.content[-1][1] <= subject[0]


def _claimed(sight: Sight, seen: Seen, said: Said) -> Will | None:
    """Return a will inside what someone says: "Ann Lee said the troops must leave"."""
    asked = content_text(sight, said).rstrip(" .,”\"'’").endswith("?")
    if said.nested or not said.content or said.report.negated or asked:
        return None  # "How many times do we have to see this?" is no demand
    party, named = (
        party_of(sight, said.speaker, content_text(sight, said)),
        voice(sight, said.speaker),
    )
    tokens = opened(
        [
            token
            for token in seen.tokens
            if any(a <= token.start and token.end <= b for a, b in said.content)
        ]
    )
    span, subject, verb = told_by(seen, said)
    about = (said.content[0][0], said.content[-1][1])
    found = firm(modal(_own_words(seen, said, tokens)), tokens)
    of_self = found is not None and found.of_speaker and _is_i(tokens, found.place)
    if found is not None and not of_self:
        owner = party if found.of_speaker else _owner(sight, seen, tokens, found.place)
        if owner in _PRONOUNS:
            owner = party if _is_own(sight, seen, said, tokens[: found.place]) else None
        if owner is not None and owner != party and party_key(owner):
            return Will(owner, None, found.stance, about, span, subject, verb, 1.3)
        if party is not None and owner == party:
            return Will(party, named, found.stance, about, span, subject, verb, 1.4)
    if party is None or any(one.nested and one.report.cue.stance != "claims" for one in seen.said):
        return None
    others = any(one is not said and not one.nested for one in seen.said)
    trailing = is_participle(said) and (others or not said.report.direct)
    if trailing or (named is None and party_key(party) is None):
        return None
    person = sight.page.cast.find(said.speaker.name)
    standing = person is not None and bool(person.party or person.offices)
    known = 0.3 if party_key(party) or standing else 0.0
    direct = 0.3 if said.report.direct else 0.0
    return Will(party, named, "claims", about, span, subject, verb, 0.4 + known + direct)


def _own(sight: Sight, seen: Seen, said: Said) -> Will | None:
    """Return the will that a speaker tells by a verb in the first person: "we reject the plan"."""
    party = party_of(sight, said.speaker, content_text(sight, said))
    if said.nested or not said.content or party is None:
        return None
    about = (said.content[0][0], said.content[-1][1])
    inside = [one for one in seen.tokens if about[0] <= one.start and one.end <= about[1]]
    stance = _first_person(opened(inside))
    if stance is None:
        return None
    return Will(party, voice(sight, said.speaker), stance, about, *told_by(seen, said), 1.4)


def _first_person(tokens: Sequence[Token]) -> Stance | None:
    """Return the stance of what the speaker says first of their own will: "we reject the plan"."""
    report = next(iter(reports_in(tokens)), None)
    if report is None or report.subject is None or report.cue.stance == "claims":
        return None
    before = [one for one in tokens if one.end <= report.subject[1] and one.kind in _WORDS]
    if len(before) != 1 or before[0].low not in {"we", "i"} or report.cue.lemma in _TELLING:
        return None
    stance = report.cue.stance
    return _NEGATED.get(stance, stance) if report.negated else stance


def _own_words(seen: Seen, said: Said, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words of what is said up to where they hand on what another says."""
    inner = [
        max(one.content[0][0], one.report.span[1])
        for one in seen.said
        if one.nested and one.content
    ]
    end = min((start for start in inner if start > said.content[0][0]), default=None)
    return tokens if end is None else [token for token in tokens if token.start < end]


def _is_own(sight: Sight, seen: Seen, said: Said, before: Sequence[Token]) -> bool:
    """Say whether the pronoun in front of a verb means the speaker: "I", or "he" beyond doubt."""
    pronoun = next(token for token in reversed(before) if token.low in _PRONOUNS)
    return pronoun.low in {"i", "we"} or means_speaker(sight.page, seen, said, pronoun)


def _is_i(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether the speaker is the one who must: "I must tell you"."""
    return verb > 0 and tokens[verb - 1].low in {"i", "we"} and tokens[verb].low == "must"


def _plain(sight: Sight, seen: Seen) -> Iterator[Will]:
    """Yield the wills that a sentence tells in its own voice: "Peru is open to talks"."""
    found = firm(modal(seen.tokens), seen.tokens)
    if found is None:
        return
    owner = None if found.of_speaker else _owner(sight, seen, seen.tokens, found.place)
    if owner is None or party_key(owner) is None:
        return
    start, end = seen.tokens[0].start, seen.tokens[-1].end
    about = (seen.tokens[found.place].end, end)
    yield Will(owner, None, found.stance, about, (start, end), weight=1.2)


def _party_at(seen: Seen, token: Token) -> str | None:
    """Return what the word stands for: no state for the city of "protesters in Lima"."""
    offset, _ = seen.slot.page.span(seen.sentence)
    return stands_for(seen.sentence.text, token.start - offset, token.end - offset)


def _by_noun(seen: Seen) -> Iterator[Will]:
    """Yield the wills told by a noun: "One of Peru’s demands is that Chile pay"."""
    tokens = seen.tokens
    for place, token in enumerate(tokens[:-2]):
        after, behind = tokens[place + 1], tokens[place + 2]
        if token.low not in noun_cues() or after.low not in {"is", "was", "are", "were", "remains"}:
            continue
        if behind.low not in {"that", "to", "for"}:
            continue
        start = subject_start(tokens, place + 1)
        owner = next(
            (party for one in tokens[start:place] if (party := _party_at(seen, one)) is not None),
            None,
        )
        if owner is None:
            continue
        end = next((n for n in range(place + 3, len(tokens)) if _aside(tokens, n)), len(tokens))
        about = (behind.end, tokens[end - 1].end)
        stance = noun_cues()[token.low]
        yield Will(owner, None, stance, about, (tokens[start].start, about[1]), weight=1.5)


def _aside(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an apposition begins at the comma: ", a condition …"."""
    return (
        tokens[place].kind == "comma"
        and place + 1 < len(tokens)
        and tokens[place + 1].low in {"a", "an", "something", "which"}
    )


def _clause_start(tokens: Sequence[Token], verb: int) -> int:
    """Return where the clause of the verb begins: behind ", and" or "but", else at the head."""
    for place in range(verb - 1, 0, -1):
        if tokens[place].low in {"and", "but"} and tokens[place - 1].kind in {"comma", "stop"}:
            return place + 1
    return 1 if tokens and tokens[0].low == "that" else 0


def _owner(sight: Sight, seen: Seen, tokens: Sequence[Token], verb: int) -> str | None:
    """Return the party whose will it is, the subject in front of the verb; a pronoun as it is."""
    start = _clause_start(tokens, verb)
    while start < verb and (is_adverb(tokens[start]) or tokens[start].kind in {"comma", "dash"}):
        start += 1
    end = phrase_end(tokens, start)
    while end < verb and is_adverb(tokens[end]):
        end += 1
    if end != verb or end <= start:
        return None
    phrase = sight.page.text[tokens[start].start : tokens[end - 1].end]
    if phrase.casefold() in _PRONOUNS:
        return phrase.casefold()
    link = next((n for n in range(start, end) if tokens[n].role == "prep"), None)
    if link is not None and tokens[link - 1].kind == "word" and not is_organ(tokens[link - 1].low):
        return None  # "praise from Peru would not …" is no will of Peru's
    span = (tokens[start].start, tokens[end - 1].end)
    speaker = resolve(phrase, span, sight.page.cast, seen.slot.known)
    return party_of(sight, speaker) if speaker is not None and speaker.certain else None
