"""Whether the names of a line stand where its evidence has them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.steps.analysis import Actor, Analysed, same_actor
from briefer.steps.tokens import Token, is_auxiliary, is_verb

_ANCHOR = 4  # words from a name to the content word that it hangs on: "talks with the"
_LIST = 8  # words between two names of one list: "with Steve Witkoff and Jared Kushner"
_DETERMINERS = frozenset({"a", "an", "the"})


class _Slot(NamedTuple):
    """A name with the words that lead to it and the words that follow, up to a content word."""

    actor: Actor
    first: int
    last: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def exchanged(line: Analysed, evidence: Sequence[Analysed]) -> str | None:
    """Return the first name of the line that stands where the evidence has another, or None.

    Two names have one place where the same words lead to them, or follow them, up to and with the
    nearest content word: "pressure from ...", "... reported progress". A name that the evidence
    has in the same list as the other is in its place.

    >>> from briefer.steps.analysis import analyse
    >>> held = analyse("Support for NATO is a cause in Congress.", None)
    >>> exchanged(analyse("Support for Congress is a cause in NATO.", None), [held])
    'Congress'
    """
    held = [(slot, text) for text in evidence for slot in _slots(text)]
    for told in _slots(line):
        rivals = [(slot, text) for slot, text in held if _one_place(told, slot)]
        if any(_may_be(told.actor, slot.actor) for slot, _ in rivals):
            continue
        if any(not _listed(told.actor, slot, text) for slot, text in rivals):
            return told.actor.text
    return None


def _slots(text: Analysed) -> Iterator[_Slot]:
    at = 0
    tokens = text.tokens
    for actor in text.actors:
        while at < len(tokens) - 1 and tokens[at].end <= actor.start:
            at += 1
        last = at
        while last < len(tokens) - 1 and tokens[last + 1].start < actor.end:
            last += 1
        before = _anchor(tokens[max(0, at - _ANCHOR) : at][::-1])
        yield _Slot(actor, at, last, before, _anchor(tokens[last + 1 : last + 1 + _ANCHOR]))


def _anchor(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the words up to the first content word; empty where none is near."""
    found: list[str] = []
    for token in tokens:
        if token.folded in _DETERMINERS:
            continue
        found.append(token.stem if token.content else token.folded)
        if token.content:
            return tuple(found)
    return ()


def _one_place(told: _Slot, held: _Slot) -> bool:
    leads = bool(told.before) and told.before == held.before
    return leads or (bool(told.after) and told.after == held.after)


def _may_be(told: Actor, held: Actor) -> bool:
    words, others = set(told.key.split()), set(held.key.split())
    if same_actor(told, held) or words <= others or others <= words:
        return True
    # A person whose state the article does not tell may well speak for the one in the line.
    return told.own_party and held.person and held.party is None


def _listed(told: Actor, rival: _Slot, text: Analysed) -> bool:
    """Return whether the evidence has the name near its rival, with no verb between them."""
    for slot in _slots(text):
        if not same_actor(told, slot.actor):
            continue
        first, last = sorted((rival, slot), key=lambda one: one.first)
        between = text.tokens[first.last + 1 : last.first]
        if len(between) <= _LIST and not any(
            is_verb(token) or is_auxiliary(token) for token in between
        ):
            return True
    return False
