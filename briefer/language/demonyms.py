"""The land that an adjective belongs to, for lands that no list has: "Zanzibari", "Puntland"."""

import re
from collections.abc import Iterable

from briefer.language.names import party_key

# The endings that English gives such adjectives, the shorter first: "Zanzibar-i", "Samoa-n".
_ENDINGS = ("n", "i", "an", "ian", "ese", "ish", "ic")
_SHORTEST = 4  # letters of a land's name
_LANDS = r"\b(?:in|of|from|with|between|to|and|against|across) {}(?!\w)(?! [A-Z])"
_USED = r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|two|three|several|\d+) {} [a-z]"
_BORNE = r"[a-z,;] [A-Z][a-z]+ {}\b"  # "said Ali Mohammadi": a name of people


def land_of(adjective: str, texts: Iterable[str]) -> str | None:
    """Return the land whose adjective a word is in the texts, None where they do not show it.

    The texts must use the word as an adjective and name the land, and no known state or body may
    go by the word.

    >>> texts = ["Zanzibar closed its port. A Zanzibari court in Zanzibar agreed."]
    >>> land_of("Zanzibari", texts), land_of("Mohammadi", ["Ali Mohammadi met Mohammad in Oslo."])
    ('Zanzibar', None)
    """
    if not adjective.isalpha() or not adjective.istitle() or party_key(adjective):
        return None
    text = "\n".join(texts)
    if not re.search(_USED.format(adjective), text) or re.search(_BORNE.format(adjective), text):
        return None
    lands = [adjective.removesuffix(one) for one in _ENDINGS if adjective.endswith(one)]
    named = (
        land
        for land in lands
        if len(land) >= _SHORTEST
        and re.search(_LANDS.format(land), text)
        and not re.search(_BORNE.format(land), text)
    )
    return next(named, None)
