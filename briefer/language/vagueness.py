"""Noun phrases that name nothing: "the important part", "strong leaders"."""

import re
from collections.abc import Iterator
from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.meanings import verbs
from briefer.language.names import party_key
from briefer.language.persons import persons
from briefer.language.titles import titles
from briefer.language.words import content_stems, spelled, stem

_INSTITUTIONS = frozenset(
    {"police", "court", "tribunal", "council", "committee", "commission", "agency", "authority"}
    | {"bureau", "board", "office", "department", "ministry", "parliament", "congress", "senate"}
    | {"assembly", "army", "navy", "company", "corporation", "government", "administration"}
    | {"party", "union", "university", "association", "organization", "organisation", "team"}
    | {"coalition", "league", "club", "bank", "guard", "authorities", "agencies", "companies"}
    | {"airline", "broadcaster", "firm", "insurer", "lender", "operator", "retailer"}
)

_BEHIND_NOUN = re.compile(r" (?:of|for|in|from|on|over|with|to) ")


def is_vague(text: str) -> bool:
    """Return whether the words could be about anything, or end in people.

    >>> is_vague("talks"), is_vague("strong leaders"), is_vague("peace talks")
    (True, True, False)
    >>> is_vague("release of hostages"), is_vague("leaders of the north")
    (False, True)
    """
    if _is_people(text) or (" " not in text and is_actor(text.lower())):
        return True
    return all(one in _vague() or one in verbs() for one in _loose_stems(text))


def says_nothing(text: str) -> bool:
    """Return whether all words are empty or the last is a person: "the important part".

    >>> says_nothing("important part"), says_nothing("strong leaders"), says_nothing("debate")
    (True, True, False)
    """
    return _is_people(text) or all(one in _vague() for one in _loose_stems(text))


def is_actor(word: str) -> bool:
    """Return whether a common noun is somebody who acts: a person or an institution.

    >>> is_actor("police"), is_actor("voters"), is_actor("taxes")
    (True, True, False)
    """
    return _is_people(word) or not _INSTITUTIONS.isdisjoint({word, word.removesuffix("s")})


def _loose_stems(text: str) -> Iterator[str]:
    """Yield the stems of the words beside the names of states: mostly the first one tells."""
    for word in spelled(text):
        if party_key(word) is None:
            yield from content_stems(word)


def matter_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that tell a matter: no states, adherents or people.

    >>> matter_stems("Peruvian officials and Senate Democrats want a canal")
    ('want', 'canal')
    """
    told = [
        word
        for word in spelled(text)
        if (word.isupper() or party_key(word) is None) and not _is_people(word)
    ]
    return content_stems(" ".join(told))


def _is_people(text: str) -> bool:
    noun = _BEHIND_NOUN.split(text, maxsplit=1)[0]  # "the handover of a list of hostages"
    head = noun.rsplit(maxsplit=1)[-1].lower().removesuffix("s") if noun.strip() else ""
    return head in titles() or head in persons()


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in lexicon("vague"))
