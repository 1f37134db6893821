"""Pairs of lines of which one says what the other denies."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from briefer.language.meanings import antonyms, shares_root, synonyms
from briefer.language.names import name_key, party_key
from briefer.language.negation import kinds_of_negation
from briefer.language.words import pieces, stem
from briefer.steps.analysis import analyse
from briefer.steps.bearers import other_bearers
from briefer.steps.facts import Fact, called
from briefer.steps.gainsaid import Gainsaid
from briefer.steps.same import likeness, unmet
from briefer.steps.tokens import Token
from briefer.steps.vetoes import opposite_stance, veto
from briefer.values.finding import KeyDevelopment, PartyPosition, Stance, line_of

CONTRARY = 0.5
"""The likeness from which two lines are about one thing, so that a negation on one side counts."""
BESIDES = 1
"""Words that each line may have of its own beside two that exclude each other: where they tell more
than that, each of the two may be about something else."""
DENIED = 0.3
"""The weighted share of a denial's words that a claim has, from which it is the claim denied."""
TOLD = 0.6
"""The same where the claim says what others do: "Peru denies that Chilean ships have landed"."""
WHOLE = 0.8
"""The same where neither names who did it: "Police denied that the men had been beaten"."""
FEWEST = 2
"""Words that a claim and its denial share at the least, beside the party that denies."""

_MAY = re.compile(r"\b(?:may|might|could)\b")
_SUCH = re.compile(r"\bno such\b", re.IGNORECASE)
# Words of denying itself, which tell nothing of what is denied.
_SAYING: Final = frozenset(
    map(
        stem,
        (
            *("deny", "denial", "repeatedly", "continue", "any", "claim", "report", "intention"),
            *("say", "tell", "speak", "ask", "rumour", "rumor"),
            # "Denied earlier reports that …", "denied media speculation"
            *("early", "earlier", "previous", "initial", "recent", "medium", "media", "press"),
            *("newspaper", "speculation", "suggestion", "allegation"),
        ),
    )
)
# What undoes what was done before: "arrested", "released". Both may be so, the one after the other.
_UNDOING: Final = frozenset(
    map(
        stem,
        ("release", "free", "open", "reopen", "close", "end", "stop", "halt", "resume", "lift"),
    )
)
_SAYS: Final = frozenset(
    map(stem, ("say", "tell", "claim", "allege", "insist", "announce", "report"))
)
_CLAIMING: Final[frozenset[Stance]] = frozenset({"claims", "warns", "condemns", "doubts"})


def denied(denial: Fact, said: Gainsaid, claim: Fact, weights: Mapping[str, float]) -> float:
    """Return how much of what a line says is not so a claim has, 0 to 1; 0 where it is no such.

    The claim is another's, or news that is denied outright. It says that the party that denies does
    something, or that the one does of whom the denial tells it, or what the denial says of a thing
    or of people. Where a line does no more than say "no", the claim says nearly all of it, and
    without a "no", or accuses the one who says it.
    """
    denying = _voice(denial)
    told_as_news = (
        said.outright and said.of_others and isinstance(claim.supported.finding, KeyDevelopment)
    )
    if not (is_claimed(claim) or told_as_news) or (denying and _voice(claim) == denying):
        return 0.0
    people = {denying} - {""}
    if said.outright:
        people |= {called(one.text) for role in denial.line.roles[:1] for one in role.agents}
        least = _least(denial, people, claim) or (WHOLE if said.of_others else None)
    else:
        accused = bool(denying) and _accuses(claim, {denying})
        least = DENIED if accused else WHOLE if _is_told_so(denial, claim) else None
    if least is None:
        return 0.0
    # "Moscow denies that Russia …"; but "no Peruvians were killed" is of Peruvians.
    named = {f"={one}" for one in people} if said.outright else set[str]()
    own = sorted(
        one
        for one in said.terms - named - _SAYING
        if not said.outright or party_key(one[1:]) != denying
    )
    met = [one for one in own if _meets(one, claim)]
    weight = sum(weights.get(one, 1.0) for one in own)
    held = sum(weights.get(one, 1.0) for one in met)
    # "No such offer" points to a claim of one.
    fewest = 1 if _SUCH.search(line_of(denial.supported.finding)) else FEWEST
    told = len(met) >= fewest and held >= least * weight
    return held / weight if told and not _agrees(claim, denial, met) else 0.0


def _is_told_so(denial: Fact, claim: Fact) -> bool:
    """Return whether a claim of another tells what a claim with a "no" in it says is not so."""
    if not _voice(denial) or claim.line.negated:
        return False
    # "An engineer said …": an unnamed one, if no other speaks of it.
    if not _voice(claim) and f"={_voice(denial)}" in claim.terms:
        return False
    if denial.day and claim.day and denial.day != claim.day:
        return False
    return _negates(denial, claim) and not other_bearers(denial, claim)


def _agrees(claim: Fact, denial: Fact, met: Collection[str]) -> bool:
    """Return whether a claim says itself that it is not so: "no plant would be closed"."""
    if any(no.turns for no in kinds_of_negation(line_of(denial.supported.finding))):
        return False  # it is denied that something is not so
    told = analyse(line_of(claim.supported.finding), None).polarity
    heads = {one for head in told.heads for one in head}
    return any(not synonyms(term).isdisjoint(heads) for term in met)


def _least(denial: Fact, people: Collection[str], claim: Fact) -> float | None:
    """Return the share of a denial's words that the claim must have, None where it denies other."""
    if _acts(people, claim) or _accuses(claim, people):
        return DENIED
    if _acts({one[1:] for one in denial.terms if one[:1] == "="}, claim):
        return TOLD
    return None


def _accuses(claim: Fact, people: Collection[str]) -> bool:
    """Return whether a claim blames the party that denies: "Chile accused Peru of delaying it"."""
    return _stance(claim) == "condemns" and any(f"={one}" in claim.terms for one in people)


def is_claimed(one: Fact) -> bool:
    """Return whether the finding is somebody's claim, warning, doubt or blame, and no condition.

    So is what somebody says that another wants or does.
    """
    if "if" in pieces(line_of(one.supported.finding)):
        return False  # what would be is not said to be
    match one.supported.finding:
        case PartyPosition(stance=stance, told_by=teller):
            return stance in _CLAIMING or teller is not None
        case KeyDevelopment(claimed_by=who):
            return who is not None or any(role.stem in _SAYS for role in one.line.roles)
        case _:
            return False


def _acts(people: Collection[str], claim: Fact) -> bool:
    """Return whether the party that denies, or the one who does it for it, acts in the claim."""
    agents = [actor for role in claim.line.roles for actor in role.agents]
    return any(actor.party in people or called(actor.text) in people for actor in agents)


def _meets(term: str, other: Fact) -> bool:
    return not synonyms(term).isdisjoint(other.terms) or (
        not term.startswith("=") and shares_root(term, other.terms)
    )


def contrary(a: Fact, b: Fact, weights: Mapping[str, float]) -> bool:
    """Return whether one line says what the other says is not so.

    Nothing is called so that a careful reader would not: the two are alike in all but a negation,
    a stance or words that exclude each other, and have the same actors.
    """
    # "Peru will appeal" may be told as news, and "Peru will not appeal" as its refusal.
    against = veto(a, b, but="kind")
    if against not in {"sign", "stance", "word"} or likeness(a, b, weights) < CONTRARY:
        return False
    voices = {_party(a), _party(b)} - {""}
    if len(voices) > 1 or actors(a) != actors(b) or other_bearers(a, b):
        return False
    if _stance(a) and _stance(b) and not opposite_stance(a, b):
        return False  # one party rejects this, and says that
    # "Nothing had been decided", "a decision could come in May"
    open_yet = any(_MAY.search(line_of(one.supported.finding)) for one in (a, b))
    if open_yet or (a.day and b.day and a.day != b.day):
        return False
    if a.line.negated != b.line.negated:
        return _negates(a, b) or _negates(b, a)
    return opposite_stance(a, b) or _excluding(a, b)


def _negates(one: Fact, other: Fact) -> bool:
    """Return whether what one line says is not so is told by the other, not something else."""
    if not one.line.negated:
        return False
    line = line_of(one.supported.finding)
    said = analyse(line, None)
    # Both name the same: of what is refused, the names tell nothing.
    plain = [
        token
        for token in said.tokens
        if not any(name.start <= token.start < name.end for name in said.actors)
    ]
    refused = list(_refused(line, plain, other))
    if refused:
        return any(refused)
    return any(any(_meets(stemmed, other) for stemmed in head) for head in said.polarity.heads)


def _refused(line: str, tokens: Sequence[Token], other: Fact) -> Iterator[bool]:
    """Yield for each "no" with several words behind it whether the other line tells most of them.

    "Did not convict him of corruption" says nothing of a conviction for another crime.
    """
    for no in kinds_of_negation(line):
        at = next((token.clause for token in tokens if token.start >= no.start), None)
        behind = [one for one in tokens if one.start >= no.end and one.clause == at]
        met = [_meets(one.stem, other) for one in behind if one.content]
        if len(met) > 1:
            yield 2 * sum(met) > len(met)


def _excluding(a: Fact, b: Fact) -> bool:
    only_a, only_b = unmet(a, b), unmet(b, a)
    if max(len(only_a), len(only_b)) > 1 + BESIDES:
        return False
    return any(
        one in only_b
        for term in only_a
        for one in antonyms(term)
        if _UNDOING.isdisjoint({one, term})
    )


def actors(one: Fact) -> frozenset[str]:
    """Return the terms of the names in a line."""
    return frozenset(term for term in one.terms if term.startswith("="))


def _stance(one: Fact) -> Stance | None:
    finding = one.supported.finding
    return finding.stance if isinstance(finding, PartyPosition) else None


def _party(one: Fact) -> str:
    """Return who says it: the party of a position, the claimant of a development, else nobody.

    Of what is told of a party, it is who tells it.
    """
    finding = one.supported.finding
    match finding:
        case PartyPosition(told_by=str(teller)):
            return party_key(teller) or called(teller)
        case PartyPosition():
            return called(finding.party)
        case KeyDevelopment(claimed_by=str(who)):
            return party_key(who) or name_key(who)
        case _:
            return ""


def _voice(one: Fact) -> str:
    """Return who says it, also where the line tells it itself: "Chile said that Peru …"."""
    first = next(iter(one.line.roles), None)
    says = first is not None and first.stem in _SAYS
    agents = first.agents if first is not None and says else ()
    return _party(one) or next((called(agent.text) for agent in agents), "")
