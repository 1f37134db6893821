"""What a position is about, where its own words are not enough to tell it."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from briefer.language.clauses import Token
from briefer.language.names import party_key, same_name
from briefer.language.words import content_stems
from briefer.readers.embedded.issues import is_aside, issue_of
from briefer.readers.embedded.pointing import is_pointer
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.will import Will, opened

_INITIALS = re.compile(r"(?=.*[A-Z])[A-Z\d]{3,6}")
_POINTS_WITHIN = 8  # sentences in front in which that stands to which “the deal” points
_POINTS = frozenset({"the", "this", "that"})
_BESIDE = frozenset({"while", "whereas", "but", "and"})
_SAYS_MUCH = 6  # content words of a sentence from which it says itself what it is about

Matter = Callable[[], str | None]
"""What the article as a whole is about, looked for where it is asked."""


def issue_for(
    sight: Sight, place: int, will: Will, about: Sequence[Token], matter: Matter
) -> str | None:
    """Return what a will is about: its content's words, those around it, or the whole article's.

    "“We are ready,” she said" is about what its sentence or the one before names.
    """
    seen = sight.seen[place]
    # A sentence that says much by itself is not about what the one before names.
    leans_back = place and len(seen.stems) < _SAYS_MUCH and not _names_another(about, will.party)
    before = _before(sight, place, about) if leans_back else ()
    first: str | None = None
    # Beside ", while Peru urged Acme to end the strike" its sentence tells of others.
    around = () if _is_cut(seen, will) and issue_of(sight, about, will.party) else seen.tokens
    for tokens in (about, opened(around), before):
        label = issue_of(sight, tokens, will.party)
        if label is not None and same_name(label, will.party):
            continue
        if label is not None and not is_aside(sight, label, will.stance):
            return label
        first = first or label
    whole = matter()
    if whole is None or (first and set(seen.stems).isdisjoint(content_stems(whole))):
        named = _state_in(about, will.party) or _initials_in(about, will)
        return first or named or next(iter(_pointed(about)), None)
    return whole


def meant_at(sight: Sight, place: int, about: Sequence[Token]) -> int | None:
    """Return the place of the sentence in front that words lean on: "the deal" on one with a deal.

    The one just before where they point to nothing by a noun, None where nothing near has the noun.
    """
    pointed = _pointed(about)
    near = range(place - 1, max(place - _POINTS_WITHIN, 0) - 1, -1)
    return next(
        (n for n in near if not pointed or any(one.low in pointed for one in sight.seen[n].tokens)),
        None,
    )


def names_no_matter(about: Sequence[Token]) -> bool:
    """Say whether words are no more than "the decision"."""
    return len(about) == 2 and bool(_pointed(about))


def _is_cut(seen: Seen, will: Will) -> bool:
    """Say whether a line is a clause of its own behind those of others: ", while Peru …"."""
    start = next((n for n, one in enumerate(seen.tokens) if one.start == will.span[0]), 0)
    return start > 1 and seen.tokens[start - 1].low in _BESIDE


def _before(sight: Sight, place: int, about: Sequence[Token]) -> Sequence[Token]:
    """Return the words of the sentence in front that a will leans on."""
    meant = meant_at(sight, place, about)
    return () if meant is None else sight.seen[meant].tokens


def _pointed(about: Sequence[Token]) -> list[str]:
    """Return the nouns by which words point to what was told before: "the deal"."""
    return [one.low for left, one in pairwise(about) if left.low in _POINTS and is_pointer(one.low)]


def _names_another(about: Sequence[Token], party: str) -> bool:
    """Say whether a will is about somebody by name alone: "congratulated Diaz" leans on nothing."""
    named = any(one.kind == "name" and not same_name(one.text, party) for one in about)
    return named and not any(one.kind == "word" and one.role == "" for one in about)


def _initials_in(about: Sequence[Token], will: Will) -> str | None:
    """Return the first other body that goes by its initials: "denied arming the RTF".

    A claim may name anything in passing.
    """
    if will.stance == "claims":
        return None
    names = (one.text for one in about if one.kind == "name" and _INITIALS.fullmatch(one.text))
    return next((name for name in names if not same_name(name, will.party)), None)


def _state_in(about: Sequence[Token], party: str) -> str | None:
    """Return the only other state or body that the words name: "thousands in Peru could starve"."""
    named = dict.fromkeys(party_key(one.text) for one in about if one.kind == "name")
    others = [one for one in named if one is not None and one != party]
    return others[0] if len(others) == 1 else None
