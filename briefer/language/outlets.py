"""Names of newspapers, agencies and broadcasters, known by their words."""

import re
from functools import cache

from briefer.language.agencies import agencies, without_agencies
from briefer.language.lexicon import lexicon

_WORD = re.compile(r"[^\s,.:;!?|/()\[\]\"“”–—]+")
_MOST_WORDS = 6
_SMALL = frozenset({"of", "and", "the", "de", "di", "da", "del", "la", "le", "&"})


def outlet_in(text: str) -> str:
    """Return the name of the outlet that a text is, empty where it is not plainly one.

    >>> outlet_in("The Lisbon Gazette"), outlet_in("BBC News"), outlet_in("Reuters")
    ('The Lisbon Gazette', 'BBC News', 'Reuters')
    >>> outlet_in("World News"), outlet_in("Post"), outlet_in("A bad post")
    ('', '', '')
    """
    name = text.strip(" .,|–—-·•")
    words = name.split()
    if not words or len(words) > _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return ""
    if agencies(name) and not without_agencies(name).strip():
        return name
    if not all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words):
        return ""
    plain = [word.casefold() for word in words]
    opened = plain[0] in _kind("opens")
    if plain[-1] in _kind("noun"):
        before = plain[-2] if len(words) > 1 else ""
        return (
            name
            if before and before not in _kind("general") and before not in _SMALL - {"the"}
            else ""
        )
    return name if plain[-1] in _kind("behind") and opened and len(words) > 1 else ""


@cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(
        word for name, *words in lexicon("outletwords") if name == kind for word in words
    )
