"""Words that mean the same, and words that exclude each other."""

from functools import cache, lru_cache

from briefer.language.lexicon import lexicon
from briefer.language.words import stem

_SHARED_START = 5  # letters that two words of one root share: "propos-e" and "propos-al"
_OTHER_END = 4  # letters that may differ after them


@cache
def synonyms(stemmed: str) -> frozenset[str]:
    """Return the stems that can stand for a stem in a news line, itself among them.

    >>> stem("negotiations") in synonyms(stem("talks")), stem("banana") in synonyms(stem("talks"))
    (True, False)
    """
    return _groups().get(stemmed, frozenset()) | {stemmed}


@cache
def antonyms(stemmed: str) -> tuple[str, ...]:
    """Return the stems that exclude a stem, in the order of the data file.

    >>> stem("fell") in antonyms(stem("rose"))
    True
    """
    return _pairs().get(stemmed, ())


@cache
def stage(stemmed: str) -> tuple[int, int] | None:
    """Return the matter and the stage of it that a verb's stem tells, None for most verbs.

    >>> stage(stem("charged")) == stage(stem("indicted")), stage(stem("walked"))
    (True, None)
    >>> (one, first), (other, second) = stage(stem("charged")), stage(stem("convicted"))
    >>> one == other, first < second
    (True, True)
    """
    return _stages().get(stemmed)


def one_root(one: str, other: str) -> bool:
    """Return whether two stems look like words of one root.

    >>> one_root(stem("proposed"), stem("proposal")), one_root(stem("invest"), stem("invade"))
    (True, False)
    """
    shortest = min(len(one), len(other))
    if shortest < _SHARED_START - 1 or one[:4] != other[:4]:
        return False
    shared = next((n for n in range(shortest) if one[n] != other[n]), shortest)
    return (
        shared >= min(_SHARED_START, shortest) and max(len(one), len(other)) - shared <= _OTHER_END
    )


def shares_root(stemmed: str, stems: frozenset[str]) -> bool:
    """Return whether a stem looks to be of one root with any of the stems.

    >>> shares_root(stem("proposed"), frozenset({stem("court"), stem("proposal")}))
    True
    """
    return any(one_root(stemmed, other) for other in _by_start(stems).get(stemmed[:4], ()))


@lru_cache(maxsize=512)
def _by_start(stems: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the stems by their first letters, which words of one root share."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(stems):
        found[one[:4]] = (*found.get(one[:4], ()), one)
    return found


@cache
def verbs() -> frozenset[str]:
    """Return the stems of common verbs.

    >>> stem("rejected") in verbs()
    True
    """
    return frozenset(stem(row[0]) for row in lexicon("verbs"))


@cache
def symmetric_verbs() -> frozenset[str]:
    """Return the stems of verbs whose two parties can be exchanged: meet, talk.

    >>> stem("met") in symmetric_verbs(), stem("sued") in symmetric_verbs()
    (True, False)
    """
    return frozenset(stem(row[0]) for row in lexicon("verbs") if row[-1] == "symmetric")


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for row in lexicon("synonyms"):
        stems = frozenset(stem(word) for word in row)
        for one in stems:
            groups[one] = groups.get(one, frozenset()) | stems
    return groups


@cache
def _stages() -> dict[str, tuple[int, int]]:
    return {
        stem(verb): (matter, place)
        for matter, row in enumerate(lexicon("stages"))
        for place, verbs_of_it in enumerate(row)
        for verb in verbs_of_it.split("|")
    }


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    pairs: dict[str, tuple[str, ...]] = {}
    for one, other in lexicon("antonyms"):
        first, second = stem(one), stem(other)
        pairs[first] = (*pairs.get(first, ()), second)
        pairs[second] = (*pairs.get(second, ()), first)
    return pairs
