"""Who acts and who is acted on, in a line and in its evidence."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.language.meanings import symmetric_verbs, synonyms
from briefer.steps.analysis import Actor, Analysed, same_actor
from briefer.steps.tokens import Token, clause_words, is_passive, is_verb

_BY_REACH = 12  # tokens behind a passive verb within which its "by" stands
_NAME_REACH = 4  # tokens from "by" to the name: "by the Russian defence minister X"
_CLAUSES_SEEN = 8  # clauses before a verb that are looked at at all
_CLAUSES_BACK = 2  # clauses in which a verb without a subject of its own looks for one


class Roles(NamedTuple):
    """Who acts and who is acted on in one occurrence of a verb; either may be empty.

    `vague` says that the verb has a pronoun for a subject, which may be anyone named before;
    `passive` that the patients stand before it. `acting` and `suffering` are the stems of all
    words on either side of the verb, the sides exchanged for a passive. `at` is the place of the
    verb among the tokens.
    """

    at: int
    stem: str
    agents: tuple[Actor, ...]
    patients: tuple[Actor, ...]
    vague: bool
    passive: bool
    acting: frozenset[str]
    suffering: frozenset[str]


class _Text(NamedTuple):
    tokens: tuple[Token, ...]
    actors: tuple[Actor, ...]


def roles(text: Analysed) -> tuple[Roles, ...]:
    """Return the roles around each verb of the text, in order.

    >>> from briefer.steps.analysis import analyse
    >>> [(role.agents[0].text, role.patients[0].text) for role in
    ...  roles(analyse("Peru was sued by Chile.", None))]
    [('Chile', 'Peru')]
    """
    return _roles(_Text(text.tokens, text.actors))


# A line is asked for its roles once for each evidence that is tried.
@lru_cache(maxsize=512)
def _roles(text: _Text) -> tuple[Roles, ...]:
    places = _places(text)
    by_clause: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        by_clause.setdefault(text.tokens[place].clause, []).append(index)
    return tuple(
        _roles_at(text, place, places, by_clause)
        for place, token in enumerate(text.tokens)
        if is_verb(token) and not _is_noun(text.tokens, place)
    )


def swapped(line: Sequence[Roles], evidence: Sequence[Roles]) -> str | None:
    """Return the actor whom the line gives the role of another, or None where all are in place.

    A verb of the line is compared with each occurrence of it, or of a synonym, in the evidence;
    one occurrence that agrees is enough. A verb with no named subject on either side says nothing.
    """
    for told in line:
        if told.stem in symmetric_verbs():
            continue
        alike = synonyms(told.stem)
        matches = [role for role in evidence if role.stem in alike]
        same = [role for role in matches if role.stem == told.stem] or matches
        if same and told.agents and not any(_agree(told, role) for role in same):
            return told.agents[0].text
        turned = [_turned(told, role) for role in same]
        if turned and all(turned):
            return turned[0]
    return None


def _turned(told: Roles, held: Roles) -> str:
    """Return a word that acts in the one and suffers in the other, if another does the reverse."""
    forth = (told.acting & held.suffering) - held.acting
    back = (told.suffering & held.acting) - held.suffering
    return min(forth) if forth and back else ""


def _agree(told: Roles, held: Roles) -> bool:
    """Return whether the roles of one verb do not contradict each other."""
    if held.vague:
        return True
    if not held.agents:
        # Nobody is named as acting; but who is acted on does not act.
        if not held.passive:
            return True
        acting = told.agents[-1]
        suffers = any(same_actor(acting, actor) for actor in held.patients)
        return not (suffers and len(told.agents) == 1)
    return any(same_actor(one, other) for one in told.agents for other in held.agents)


def _roles_at(
    text: _Text, at: int, places: Sequence[int], by_clause: Mapping[int, Sequence[int]]
) -> Roles:
    tokens = text.tokens
    stemmed = tokens[at].stem
    inside = by_clause.get(tokens[at].clause, ())
    before = [index for index in inside if places[index] < at]
    front = _stems_before(tokens, at)
    if is_passive(tokens, at):
        agents, by = _after_by(text, at, places)
        return Roles(
            at,
            stemmed,
            agents,
            _actors(text, before),
            vague=False,
            passive=True,
            acting=by,
            suffering=front,
        )
    vague = not before and _pronoun_before(tokens, at)
    # The subject of "..., saying" may stand anywhere before.
    alone = not _stems_beside(tokens, at, -1) and not tokens[at].folded.endswith("ing")
    if not before and not vague and alone:
        before = _earlier(text, at, by_clause)
    after = [index for index in inside if places[index] > at]
    subjects = [index for index in before if not _governed(tokens, places[index])]
    if before and tokens[at - 1].folded == "to":
        subjects = before[-1:]
    return Roles(
        at,
        stemmed,
        _actors(text, subjects),
        _actors(text, after),
        vague=vague,
        passive=False,
        acting=front,
        suffering=_stems_beside(tokens, at, 1),
    )


def _actors(text: _Text, indices: Sequence[int]) -> tuple[Actor, ...]:
    return tuple(text.actors[index] for index in indices)


def _places(text: _Text) -> list[int]:
    """Return the place of the first token of each actor."""
    places: list[int] = []
    at = 0
    for actor in text.actors:
        while at < len(text.tokens) - 1 and text.tokens[at].end <= actor.start:
            at += 1
        places.append(at)
    return places


def _after_by(
    text: _Text, at: int, places: Sequence[int]
) -> tuple[tuple[Actor, ...], frozenset[str]]:
    """Return the actors and the stems behind the "by" of a passive verb."""
    tokens = text.tokens
    for by in range(at + 1, min(len(tokens), at + _BY_REACH)):
        if tokens[by].folded == "by":
            agents = tuple(
                actor
                for actor, place in zip(text.actors, places, strict=True)
                if by < place <= by + _NAME_REACH
            )
            return agents, _stems_beside(tokens, by, 1)
    return (), frozenset()


def _stems_beside(tokens: Sequence[Token], at: int, step: int) -> frozenset[str]:
    """Return the stems of the content words on one side of a place, to the end of its clause."""
    clause = tokens[at].clause
    first, last = (at + 1, at + 1 + _BY_REACH) if step > 0 else (max(0, at - _BY_REACH), at)
    near = tokens[first:last]
    return frozenset([token.stem for token in near if token.content and token.clause == clause])


def _stems_before(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Return the stems before a verb; those of the clauses before where its own has none."""
    own = _stems_beside(tokens, at, -1)
    if own or _pronoun_before(tokens, at):
        return own
    first = tokens[at].clause - _CLAUSES_BACK
    near = tokens[max(0, at - _BY_REACH) : at]
    return frozenset(token.stem for token in near if token.content and token.clause >= first)


def _pronoun_before(tokens: Sequence[Token], at: int) -> bool:
    pronouns = clause_words("reference")
    before, clause = at - 1, tokens[at].clause
    while before >= 0 and tokens[before].clause == clause:
        if tokens[before].folded in pronouns:
            return True
        before -= 1
    return False


def _earlier(text: _Text, at: int, by_clause: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the actors of the clauses before, for a verb that has no subject in its own.

    For the verb of "who ..." that is the last name before; else clauses that begin with "who" or
    "which" stand between subject and verb, and are passed over.
    """
    first = _firsts(text.tokens)
    clause = text.tokens[at].clause
    if first.get(clause) in clause_words("relative"):
        return list(by_clause.get(clause - 1, ()))[-1:]
    found: list[int] = []
    left = _CLAUSES_BACK
    for earlier in range(clause - 1, max(-1, clause - _CLAUSES_SEEN), -1):
        if first.get(earlier) in clause_words("relative"):
            continue
        found = [*by_clause.get(earlier, ()), *found]
        left -= 1
        if not left:
            break
    return found


def _firsts(tokens: Sequence[Token]) -> dict[int, str]:
    """Return the first word of each clause."""
    found: dict[int, str] = {}
    for token in tokens:
        found.setdefault(token.clause, token.folded)
    return found


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word that could be a verb is a noun: "the ban", "a ban of", "ban was"."""
    before = tokens[at - 1].folded if at else ""
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if before in clause_words("determiner") or after == "of":
        return True
    if "-" in before and at > 1 and tokens[at - 2].folded in clause_words("determiner"):
        return True  # "its long-standing bid": such a word is no subject
    ending = tokens[at].folded.endswith(("ed", "ing"))
    return not ending and after in clause_words("auxiliary")


def _governed(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a preposition stands before a name: no subject, as in "talks with Chile"."""
    before = place - 1
    while before >= 0 and tokens[before].clause == tokens[place].clause:
        if tokens[before].folded in clause_words("preposition"):
            return True
        if tokens[before].content or place - before > _NAME_REACH:
            return False
        before -= 1
    return False
