"""Who acts and who is acted on, in a line and in its evidence."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefer.language.meanings import symmetric_verbs, synonyms
from briefer.steps.analysis import Actor, Analysed, same_actor
from briefer.steps.tokens import Token, clause_words, is_passive, is_verb

_BY_REACH = 12  # tokens behind a passive verb within which its "by" stands
_NAME_REACH = 4  # tokens from "by" to the name: "by the Russian defence minister X"
_CLAUSES_BACK = 2  # clauses in which a verb without a subject of its own looks for one


class Roles(NamedTuple):
    """Who acts and who is acted on in one occurrence of a verb; either may be empty.

    `vague` says that the verb has a pronoun for a subject, which may be anyone named before.
    """

    stem: str
    agents: tuple[Actor, ...]
    patients: tuple[Actor, ...]
    vague: bool


def roles(text: Analysed) -> tuple[Roles, ...]:
    """Return the roles around each verb of the text, in order.

    >>> from briefer.steps.analysis import analyse
    >>> [(role.agents[0].text, role.patients[0].text) for role in
    ...  roles(analyse("Peru was sued by Chile.", None))]
    [('Chile', 'Peru')]
    """
    places = _places(text)
    by_clause: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        by_clause.setdefault(text.tokens[place].clause, []).append(index)
    return tuple(
        _roles_at(text, place, places, by_clause)
        for place, token in enumerate(text.tokens)
        if is_verb(token)
    )


def swapped(line: Sequence[Roles], evidence: Sequence[Roles]) -> str | None:
    """Return the actor whom the line gives the role of another, or None where all are in place.

    A verb of the line is compared with each occurrence of it, or of a synonym, in the evidence;
    one occurrence that agrees is enough. A verb with no named subject on either side says nothing.
    """
    for told in line:
        if not told.agents or told.stem in symmetric_verbs():
            continue
        alike = synonyms(told.stem)
        matches = [role for role in evidence if role.stem in alike]
        same = [role for role in matches if role.stem == told.stem] or matches
        if same and not any(_agree(told, role) for role in same):
            return told.agents[0].text
    return None


def _agree(told: Roles, held: Roles) -> bool:
    """Return whether the roles of one verb do not contradict each other."""
    if held.vague:
        return True
    if not held.agents:
        # Nobody is named as acting; but who is acted on does not act.
        acting = told.agents[-1]
        suffers = any(same_actor(acting, actor) for actor in held.patients)
        return not (suffers and len(told.agents) == 1)
    return any(same_actor(one, other) for one in told.agents for other in held.agents)


def _roles_at(
    text: Analysed, at: int, places: Sequence[int], by_clause: Mapping[int, Sequence[int]]
) -> Roles:
    tokens = text.tokens
    clause = tokens[at].clause
    inside = by_clause.get(clause, ())
    before = [index for index in inside if places[index] < at]
    after = [index for index in inside if places[index] > at]
    if is_passive(tokens, at):
        agents = _after_by(text, at, places)
        return Roles(tokens[at].stem, agents, _actors(text, before), vague=False)
    vague = not before and _pronoun_before(tokens, at)
    if not before and not vague:
        before = _earlier(tokens, at, by_clause)
    if at and tokens[at - 1].folded == "to" and before:
        subjects: Sequence[int] = before[-1:]
    else:
        subjects = [index for index in before if not _governed(tokens, places[index])] or before
    return Roles(tokens[at].stem, _actors(text, subjects), _actors(text, after), vague)


def _actors(text: Analysed, indices: Sequence[int]) -> tuple[Actor, ...]:
    return tuple(text.actors[index] for index in indices)


def _places(text: Analysed) -> list[int]:
    """Return the place of the first token of each actor."""
    places: list[int] = []
    at = 0
    for actor in text.actors:
        while at < len(text.tokens) - 1 and text.tokens[at].end <= actor.start:
            at += 1
        places.append(at)
    return places


def _after_by(text: Analysed, at: int, places: Sequence[int]) -> tuple[Actor, ...]:
    """Return the actors behind the "by" of a passive verb."""
    tokens = text.tokens
    for by in range(at + 1, min(len(tokens), at + _BY_REACH)):
        if tokens[by].folded == "by":
            return tuple(
                actor
                for actor, place in zip(text.actors, places, strict=True)
                if by < place <= by + _NAME_REACH
            )
    return ()


def _pronoun_before(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].clause == tokens[at].clause:
        if tokens[before].folded in clause_words("reference"):
            return True
        before -= 1
    return False


def _earlier(tokens: Sequence[Token], at: int, by_clause: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the actors of the clauses just before: the subject of "and left", "which said"."""
    clause = tokens[at].clause
    found: list[int] = []
    for earlier in range(max(0, clause - _CLAUSES_BACK), clause):
        found.extend(by_clause.get(earlier, ()))
    return found


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
