"""Numbers that are written out: "nine", "twenty-seven"."""

from functools import cache

from briefer.language.lexicon import lexicon


def is_numeral(low: str) -> bool:
    """Say whether a folded word is a number written out, or begins with one and a hyphen.

    >>> is_numeral("nine"), is_numeral("twenty-seven"), is_numeral("team")
    (True, True, False)
    """
    return low.partition("-")[0] in _units()


@cache
def _units() -> frozenset[str]:
    return frozenset(word for kind, word, *_ in lexicon("numerals") if kind == "unit")
