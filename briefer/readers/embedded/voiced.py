"""A will inside what somebody says: "Ann Lee said the troops must leave"."""

from collections.abc import Sequence
from typing import Final

from briefer.language.clauses import Token
from briefer.language.names import party_key
from briefer.language.pronouns import HE, fits
from briefer.language.reporting import ACCORDING
from briefer.language.reports import reports_in
from briefer.language.study import Said
from briefer.readers.embedded.holding import firm
from briefer.readers.embedded.modals import modal, owns
from briefer.readers.embedded.owners import party_of, people_of, voice
from briefer.readers.embedded.reported import content_text, is_participle, told_by
from briefer.readers.embedded.selves import means_speaker
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.will import PRONOUNS, Will, negated, opened, owner_of
from briefer.values.finding import Stance

TELLING: Final = frozenset(
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
_WORDS: Final = frozenset({"word", "name"})


def claimed(sight: Sight, seen: Seen, said: Said) -> Will | None:
    """Return what somebody wants by their own words, else what they claim; None where neither."""
    if said.nested or not said.content:
        return None
    party = party_of(sight, said.speaker, content_text(sight, said))
    return _own(sight, seen, said, party) or _within(sight, seen, said, party)


def _within(sight: Sight, seen: Seen, said: Said, party: str | None) -> Will | None:
    """Return a will inside what someone says: "Ann Lee said the troops must leave"."""
    asked = content_text(sight, said).rstrip(" .,”\"'’").endswith("?")
    if said.report.negated or asked or _of_a_speech(seen, said):
        return None  # "How many times do we have to see this?" is no demand
    named = voice(sight, said.speaker)
    tokens = opened(
        [
            token
            for token in seen.tokens
            if any(a <= token.start and token.end <= b for a, b in said.content)
        ]
    )
    span, subject, verb = told_by(seen, said)
    about = (said.content[0][0], said.content[-1][1])
    if party is None:
        party = people_of(said.speaker)
    found = firm(modal(_own_words(seen, said, tokens)), tokens)
    of_self = found is not None and found.of_speaker and _is_i(tokens, found.place)
    if found is not None and not of_self:
        clause = (_clause_of(tokens, found.place), about[1])
        owner = party if found.of_speaker else owner_of(sight, seen, tokens, found.place)
        if owner in PRONOUNS or (owner is None and owns(tokens, found.place)):
            owner = party if _is_own(sight, seen, said, tokens[: found.place]) else None
        if found.own and owner != party:
            owner = None  # what one side says of the other is no will of its own
        if owner is not None and owner != party and party_key(owner):
            return Will(owner, None, found.stance, clause, span, subject, verb, 1.3)
        if party is not None and owner == party:
            return Will(party, named, found.stance, clause, span, subject, verb, 1.4)
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


def _own(sight: Sight, seen: Seen, said: Said, party: str | None) -> Will | None:
    """Return the will that a speaker tells by a verb in the first person: "we reject the plan"."""
    if party is None:
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
    if len(before) != 1 or before[0].low not in {"we", "i"} or report.cue.lemma in TELLING:
        return None
    stance = report.cue.stance
    return negated(stance) if report.negated else stance


def _own_words(seen: Seen, said: Said, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words of what is said up to where they hand on what another says."""
    inner = [
        max(one.content[0][0], one.report.span[1])
        for one in seen.said
        if one.nested and one.content
    ]
    end = min((start for start in inner if start > said.content[0][0]), default=None)
    return tokens if end is None else [token for token in tokens if token.start < end]


def _clause_of(tokens: Sequence[Token], place: int) -> int:
    """Return where the clause of the verb there begins: "would not go, but [would seek a deal]"."""
    behind = (n for n in range(place, 0, -1) if tokens[n - 1].low == "but")
    return tokens[next(behind, 0)].start


def _of_a_speech(seen: Seen, said: Said) -> bool:
    """Say whether somebody only tells how another spoke: "“…,” Lee told the crowd, according to".

    Those are Lee's words.
    """
    return said.report.cue is ACCORDING and any(
        one is not said and one.report.direct and one.content[0][0] == said.content[0][0]
        for one in seen.said
        if one.content
    )


def _is_own(sight: Sight, seen: Seen, said: Said, before: Sequence[Token]) -> bool:
    """Say whether the pronoun in front of a verb means the speaker: "I", or "he" beyond doubt."""
    pronoun = next((token for token in reversed(before) if token.low in PRONOUNS), None)
    if pronoun is None:
        return True
    if pronoun.low in {"i", "we"} or means_speaker(sight.page, seen, said, pronoun):
        return True
    return _heads(sight, seen, said, pronoun, before)


def _heads(sight: Sight, seen: Seen, said: Said, pronoun: Token, before: Sequence[Token]) -> bool:
    """Say whether it is the first word of what one who is named says: "Lee said he would sign".

    It means Lee then, whoever else was spoken of before.
    """
    subject = said.report.subject
    lead = [one.low for one in before if one.kind in _WORDS]
    if (
        pronoun.low not in HE
        or subject is None
        or lead[-2:] not in ([pronoun.low], ["that", pronoun.low])
    ):
        return False
    named = sight.page.text[slice(*subject)].split()[-1] in said.speaker.name.split()
    person = sight.page.cast.find(said.speaker.name) is not None
    return (
        named and person and fits(said.speaker, HE[pronoun.low], sight.page.cast, seen.slot.known)
    )


def _is_i(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether the speaker is the one who must: "I must tell you"."""
    return verb > 0 and tokens[verb - 1].low in {"i", "we"} and tokens[verb].low == "must"
