"""Where a sentence tells what someone wants, offers, rejects or claims."""

import re
from collections.abc import Iterator, Sequence

from briefer.language.acting import stands_for
from briefer.language.clauses import THINGS, Token, subject_start
from briefer.language.cues import noun_cues
from briefer.language.names import party_key
from briefer.language.study import Said
from briefer.readers.embedded.holding import firm, holds_on
from briefer.readers.embedded.modals import modal
from briefer.readers.embedded.officers import officer
from briefer.readers.embedded.owners import party_of, people_of, voice
from briefer.readers.embedded.reported import (
    asks,
    content_text,
    gives_nothing,
    keeps_silent,
    stance_of,
    told_by,
)
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.unreal import is_given_up, is_unreal
from briefer.readers.embedded.voiced import TELLING, claimed
from briefer.readers.embedded.will import Will, negated, opened, owner_of

Span = tuple[int, int]

# Who does not oppose it lets it be; who does not reject it, or rule it out, leaves it open.
_LETS_BE = frozenset({"oppose", "object", "object to"})
_BOTH = frozenset({"neither", "nor"})
_CLOSING = " ”\"’')"


def wills(sight: Sight, seen: Seen) -> Iterator[Will]:
    """Yield the wills of a sentence: by verb, by noun, by modal, in others' words."""
    if seen.sentence.text.rstrip(_CLOSING).endswith("?"):
        return  # "Has Peru threatened to leave?" asks it
    yield from _by_noun(seen)
    for said in seen.said:
        if said.report.cue.lemma in TELLING or not said.speaker.certain:
            continue
        if is_unreal(seen, said) or is_given_up(seen, said) or keeps_silent(seen, said):
            continue
        if stance_of(seen, said) == "claims":
            will = claimed(sight, seen, said)
        else:
            will = _stated(sight, seen, said)
        if will is not None:
            yield will
            yield from _shared(sight, seen, said, will)
    if not any(not said.nested for said in seen.said):
        yield from _plain(sight, seen)


_YES_OR_NO = frozenset({"yes", "no"})
# "Sees no reason"; "pressed him on whether", which asks; "promised herself", nobody else.
_NOTHING_WANTED = re.compile(
    r"no\b|(?:\w+ )?(?:on |about |as to |over )?whether\b|(?:him|her|it|them|my|our)sel(?:f|ves)\b"
)


def _stated(sight: Sight, seen: Seen, said: Said) -> Will | None:
    """Return a will told by its verb: "Ann Lee rejects the plan"."""
    report = said.report
    party = party_of(sight, said.speaker, content_text(sight, said))
    if party is None and not said.nested:
        party = people_of(said.speaker)
    if asks(sight, said) or gives_nothing(seen, said):
        return None
    content = sight.page.text[slice(*said.content[-1])] if said.content else ""
    if _NOTHING_WANTED.match(content) and content not in _YES_OR_NO:
        return None
    if party is None or report.subject is None or _is_unsaid(seen, said):
        return None
    own = officer(sight, seen, said, party) if said.nested else None
    if said.nested and not (own or party_key(party) or _of_teller(sight, seen, said)):
        return None
    stance = stance_of(seen, said)
    if stance == "rejects" and not report.negated and said.content:
        stance = holds_on(opened(seen.tokens), said.content[-1][0]) or stance
    if report.negated:
        lets = report.cue.lemma in _LETS_BE
        stance = "accepts" if lets else negated(stance)
    named = voice(sight, own or said.speaker)
    if said.nested and named is None:
        outer = next((one for one in seen.said if not one.nested), None)
        if outer is not None and outer.speaker.party == party:
            named = voice(sight, outer.speaker)
    about = said.content[-1] if said.content else _meant(seen, said)
    span, subject, verb = told_by(seen, said)
    weight = 1.2 if not said.content or _in_passing(said) else 1.5
    return Will(party, named, stance, about, span, subject, verb, weight)


_SELF = re.compile(r"(?:that )?(?:he|she|it|they)", re.IGNORECASE)


def _of_teller(sight: Sight, seen: Seen, said: Said) -> bool:
    """Say whether those who speak tell their own will: "Ann Lee said she rejected the plan".

    Not where they are called otherwise ("the top Democrat"): who that is, is a guess.
    """
    text, subject = sight.page.text, said.report.subject
    for one in seen.said:
        if subject and one.report.subject and not one.nested and one.speaker == said.speaker:
            teller = text[slice(*one.report.subject)]
            named = teller.split()[-1] in one.speaker.name or _SELF.fullmatch(teller)
            if named and any(_SELF.fullmatch(text, at, subject[1]) for at, _ in one.content):
                return True
    return False


def _meant(seen: Seen, said: Said) -> Span:
    """Return the pronoun inside of "ruled that out", else where the verb ends."""
    start, end = said.report.span
    inside = (one for one in seen.tokens if start < one.start and one.end < end)
    points = next((one for one in inside if one.low in THINGS), None)
    return (points.start, points.end) if points else (end, end)


# "Chile, the United States and Peru", in front of a verb
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_SEVERAL = re.compile(rf"(?:^|[,;:“\"] )(?P<names>{_NAME}(?:, {_NAME}){{0,6}},? and {_NAME})$")


def _shared(sight: Sight, seen: Seen, said: Said, will: Will) -> Iterator[Will]:
    """Yield the same will of the other states in its subject: "Chile and Peru rejected it"."""
    if will.speaker is not None or will.stance == "claims" or said.report.subject is None:
        return
    start, end = sight.page.span(seen.sentence)[0], said.report.subject[1]
    several = _SEVERAL.search(sight.page.text[start:end].rstrip())
    if several is None:
        return
    names = re.split(r",? and |, ", several["names"])
    parties = [party_key(name.removeprefix("the ")) for name in names]
    if will.party in parties and None not in parties:
        yield from (
            will._replace(party=one) for one in dict.fromkeys(parties) if one and one != will.party
        )


def _is_unsaid(seen: Seen, said: Said) -> bool:
    """Say whether nothing is decided: "has not yet accepted", "neither supported nor opposed"."""
    words = said.report.text.casefold().split()
    before = [token.low for token in seen.tokens if token.end <= said.report.span[0]]
    return ("not" in words and "yet" in words) or not _BOTH.isdisjoint(before[-1:])


def _in_passing(said: Said) -> bool:
    """Say whether another's clause comes first: "…, a demand that Peru has rejected"."""
    subject = said.report.subject
    return not said.report.direct and subject is not None and said.content[-1][1] <= subject[0]


def _plain(sight: Sight, seen: Seen) -> Iterator[Will]:
    """Yield the wills that a sentence tells in its own voice: "Peru is open to talks"."""
    found = firm(modal(seen.tokens), seen.tokens)
    if found is None:
        return
    owner = None if found.of_speaker else owner_of(sight, seen, seen.tokens, found.place)
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
    tokens, nouns = seen.tokens, noun_cues()
    for place, token in enumerate(tokens[:-2]):
        if token.low not in nouns:
            continue
        after, behind = tokens[place + 1], tokens[place + 2]
        if after.low not in {"is", "was", "are", "were", "remains"}:
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
        stance = nouns[token.low]
        yield Will(owner, None, stance, about, (tokens[start].start, about[1]), weight=1.5)


def _aside(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an apposition begins at the comma: ", a condition …"."""
    return (
        tokens[place].kind == "comma"
        and place + 1 < len(tokens)
        and tokens[place + 1].low in {"a", "an", "something", "which"}
    )
