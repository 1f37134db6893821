"""The common nouns for one person: "survivor", "neighbour"; titles and offices are `titles()`."""

from functools import cache

from briefer.language.lexicon import lexicon


@cache
def persons() -> frozenset[str]:
    """Return the folded nouns, in the singular.

    >>> "bystander" in persons(), "minister" in persons()
    (True, False)
    """
    return frozenset(row[0] for row in lexicon("persons"))
