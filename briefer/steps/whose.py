"""Whose people a figure counts, and who only gives it."""

import re
from typing import Final

from briefer.language.cues import verb_cues
from briefer.language.numbers import Quantity
from briefer.language.parties import known_kind
from briefer.steps.analysis import Actor, Analysed
from briefer.steps.facts import called

_TELLS_WITHIN = 3  # tokens from a name to its verb: "the agency on Thursday said"
_PUTTING = frozenset({"put", "puts", "counts", "counted", "recorded", "registered", "confirmed"})
_OWN: Final = re.compile(
    r"\b(?:its|their|his|her)(?: own)?(?: \w+)? (?:troops|soldiers|losses|casualties|forces|men"
    r"|fighters|citizens|nationals|workers|employees|members|police|officers|civilians|staff|crew"
    r"|peacekeepers|servicemen|sailors|dead)\b",
    re.IGNORECASE,
)
_SETTING: Final = frozenset({"On ", "In ", "Near ", "At "})
_REGION: Final = re.compile(
    r" (?:region|province|district|oblast|county|prefecture|governorate|island)s?\b"
)
_LOCAL: Final = re.compile(
    r"\b(?:(?:mayors?|councils?|police|hospitals?|prefects?|firefighters|residents) (?:of|in|for) "
    r"(?:the (?:city|town|village) of )?"
    r"|(?:city|town|village|district|province|region|suburb|port|county|island|state) of )\Z",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\b(?:in|at|of|near|from|outside|around) (?:the )?"
    r"(?:(?:north|south|east|west)\w*[ -]|central )*$",
    re.IGNORECASE,
)
_PASSIVE: Final = frozenset({"was", "were", "is", "are", "been", "be"})
_APART: Final = re.compile(r"[^\W\d],|, |\b(?:in|of|by|at|from|near|on)\b")
_BEFORE_NATION: Final = 2  # words from a figure to whose people it counts: "25 [young] Peruvians"
_OWN_WITHIN: Final = 40  # characters beside a figure in which its owner is pointed to


def tells(line: Analysed, actor: Actor) -> bool:
    """Return whether somebody only gives the figure: "the Red Cross put the toll at 38".

    Not who stands behind a preposition: "two died in the village of Tifni, he added".
    """
    if _BEHIND.search(line.text, max(0, actor.start - _OWN_WITHIN), actor.start):
        return False
    if known_kind(actor.text) == "demonym":
        return False  # "a Russian attack"
    behind = [token for token in line.tokens if token.start >= actor.end][:_TELLS_WITHIN]
    return any(
        (one.folded in verb_cues() or one.folded in _PUTTING)
        and not (n and behind[n - 1].folded in _PASSIVE)  # "was found guilty"
        for n, one in enumerate(behind)
    )


def owner(line: Analysed, quantity: Quantity) -> str:
    """Return whose people are counted where the line owns them: the first that it names, or "?"."""
    start = max(0, quantity.start - _OWN_WITHIN)
    if _OWN.search(line.text, start, quantity.end + _OWN_WITHIN) is None:
        return ""
    first = min(line.actors, key=lambda one: one.start, default=None)
    owns = first is not None and first.start < quantity.start
    return called(first.text) if first is not None and owns else "?"


def nation(line: Analysed, quantity: Quantity) -> str:
    """Return the state whose people are counted: "25 Cambodian soldiers", "Peruvian dead"."""
    near = (one for one in line.actors if quantity.start < one.start <= quantity.end + _OWN_WITHIN)
    first = next(near, None)
    if first is None or known_kind(first.text) != "demonym":
        return ""
    between = line.text[quantity.start : first.start]
    apart = _APART.search(between) is not None or tells(line, first)
    return called(first.text) if len(between.split()) <= _BEFORE_NATION and not apart else ""


def is_local(text: str, start: int, end: int) -> bool:
    """Return whether a name is that of a place: whose mayor or police speaks, or called a town.

    Or where the line is set at its head or as a region: "On Samos, …", "in the Belgorod region".
    """
    if _LOCAL.search(text, max(0, start - _OWN_WITHIN), start):
        return True
    set_there = text[:start] in _SETTING and text.startswith(", ", end)
    return set_there or _REGION.match(text, end) is not None
