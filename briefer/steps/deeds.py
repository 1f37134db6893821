"""What a line says that somebody did or that befell somebody, and whether two lines say one."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.language.meanings import stage, synonyms
from briefer.language.words import stem
from briefer.steps.analysis import Analysed, same_actor
from briefer.steps.roles import Roles, roles
from briefer.steps.tokens import Token, clause_words

BESIDE: Final = 2
"""Words that two deeds must share beside their verb: a name in full, or who and what."""
# They tell that something is said, is the case or goes on, and not what happened.
_NO_DEEDS: Final = frozenset(
    stem(word)
    for word in (
        *("say", "tell", "announce", "report", "add", "confirm", "call", "expect", "plan", "want"),
        *("include", "follow", "become", "see", "know", "begin", "start", "continue", "remain"),
        *(
            "make",
            "take",
            "get",
            "give",
            "drive",
            "come",
            "go",
            "show",
            "accord",
            "base",
            "relate",
            "need",
        ),
    )
)
# The other words that open a clause make it the setting, or more of somebody, and no news.
_NO_SETTING: Final = frozenset({"that", "but"})
_COMING: Final = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "to"}
)
_REACH: Final = 3  # tokens before a verb within which its auxiliary stands


class Deed(NamedTuple):
    """A verb of a main clause with what stands around it; `coming`: it has not happened yet."""

    roles: Roles
    coming: bool


def deeds(text: Analysed) -> tuple[Deed, ...]:
    """Return what the main clauses of a line tell, in order.

    >>> from briefer.steps.analysis import analyse
    >>> [(one.roles.stem, one.coming) for one in deeds(analyse(
    ...     "Peru, which lost the vote, will leave the pact, Ruiz said.", None))]
    [('leave', True)]
    """
    told = [role for role in roles(text) if role.stem not in _NO_DEEDS]
    return tuple(
        Deed(role, _is_coming(text.tokens, role.at))
        for role in told
        if not _is_setting(text.tokens, role.at)
    )


def one_deed(one: Deed, other: Deed, beside: int = BESIDE) -> bool:
    """Return whether two deeds are of one kind, of one time, and of the same people or things.

    They share so many words `beside` their verb.
    """
    if one.coming != other.coming or other.roles.stem not in synonyms(one.roles.stem):
        return False
    acting = one.roles.acting & other.roles.acting
    suffering = one.roles.suffering & other.roles.suffering
    return len(acting | suffering) >= beside and not _of_others(one.roles, other.roles)


def other_stage(mine: Sequence[Deed], theirs: Sequence[Deed]) -> bool:
    """Return whether one tells an earlier stage of a matter than the other: led, and won.

    Not where both tell one of its stages, whatever else they tell.
    """
    one, other = _stages(mine), _stages(theirs)
    return any(one[matter].isdisjoint(other[matter]) for matter in one.keys() & other.keys())


def _stages(told: Sequence[Deed]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for deed in told:
        if (at := stage(deed.roles.stem)) is not None:
            found.setdefault(at[0], set()).add(at[1])
    return found


def _of_others(one: Roles, other: Roles) -> bool:
    """Say whether both name somebody who suffers it, and nobody in common."""
    mine = [actor for actor in one.patients if actor.person]
    theirs = [actor for actor in other.patients if actor.person]
    return bool(mine and theirs) and not any(same_actor(a, b) for a in mine for b in theirs)


def _is_setting(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether the verb stands in a clause that only adds to another."""
    clause = tokens[at].clause
    first = at
    while first and tokens[first - 1].clause == clause:
        first -= 1
    opening = tokens[first].folded
    opens = opening in clause_words("opener") and opening not in _NO_SETTING
    return opens or (opening == "that" and first + 1 == at)


def _is_coming(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether the verb tells what is to be."""
    clause = tokens[at].clause
    near = tokens[max(0, at - _REACH) : at]
    return any(one.folded in _COMING for one in near if one.clause == clause)
