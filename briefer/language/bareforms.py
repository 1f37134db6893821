"""Forms that are no subject of a report: bare verbs, gerunds, adverbs that open a sentence."""

from functools import cache

from briefer.language.cues import inflections
from briefer.language.lexicon import lexicon


@cache
def bare_verbs() -> frozenset[str]:
    """Return the base forms of common verbs.

    >>> "unveil" in bare_verbs(), "ministry" in bare_verbs()
    (True, False)
    """
    return frozenset(row[0] for row in lexicon("verbs"))


@cache
def third_person() -> frozenset[str]:
    """Return the forms that go with "she" of common and of reporting verbs.

    >>> "visits" in third_person()
    True
    """
    reporting = {row[0].split()[0] for row in lexicon("cues")}
    return frozenset(inflections(verb)[1][0] for verb in bare_verbs() | reporting)


@cache
def gerunds() -> frozenset[str]:
    """Return the forms in -ing of common verbs.

    >>> "refusing" in gerunds(), "king" in gerunds()
    (True, False)
    """
    regular = {inflections(verb)[-1][0] for verb in bare_verbs()}
    doubled = {verb + verb[-1] + "ing" for verb in bare_verbs()}
    return frozenset(regular | doubled | {form for row in lexicon("irregular") for form in row[1:]})


@cache
def adverbs() -> frozenset[str]:
    """Return the adverbs that open a sentence without ending in -ly.

    >>> "furthermore" in adverbs()
    True
    """
    return frozenset(row[0] for row in lexicon("openadverbs"))
