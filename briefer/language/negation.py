"""Words that turn a clause into its opposite."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.words import Word, fold, spelled, stem, words

_LIKE_OTHERS = frozenset({"not", "nor"})  # stems that other words share: "noted"
_LONGEST = 4  # words in the longest phrase of the data file


class Negation(NamedTuple):
    """A negating word or phrase: `source[start:end] == text`.

    `turns` says that it turns what follows it in the clause ("not", "failed to"); a verb that says
    no to its own object ("rejected") does not.
    """

    text: str
    start: int
    end: int
    turns: bool


def negations(text: str) -> tuple[Word, ...]:
    """Return the negating words and phrases of the text in order, each with its offsets.

    A phrase counts once ("failed to", "ruled out"); "not only" and its like count as none.

    >>> [word.text for word in negations("It did not agree, and failed to say why.")]
    ['not', 'failed to']
    """
    return tuple(Word(found.text, found.start, found.end) for found in kinds_of_negation(text))


def kinds_of_negation(text: str) -> tuple[Negation, ...]:
    """Return the negations of the text in order, with what each does to its clause.

    >>> [(found.text, found.turns) for found in kinds_of_negation("It never denied the plan.")]
    [('never', True), ('denied', False)]
    """
    if not any(map(_may_negate, spelled(text))):
        return ()
    tokens = words(text)
    stems = [_key(token.text) for token in tokens]
    found = []
    at = 0
    while at < len(tokens):
        kind, length = _phrase(stems, at)
        if kind in {"plain", "turn", "verb"}:
            start, end = tokens[at].start, tokens[at + length - 1].end
            found.append(Negation(text[start:end], start, end, kind != "verb"))
        at += length
    return tuple(found)


def negated(text: str) -> bool:
    """Return whether anything in the text negates.

    >>> negated("The court won't hear it."), negated("Not only the court heard it.")
    (True, False)
    """
    return bool(negations(text))


def _phrase(stems: Sequence[str], at: int) -> tuple[str, int]:
    """Return the kind of the longest phrase that begins at a word, and its length in words."""
    table = _phrases()
    if stems[at] in table:
        for length in range(min(_LONGEST, len(stems) - at), 0, -1):
            kind = table[stems[at]].get(tuple(stems[at : at + length]))
            if kind:
                return kind, length
    if stems[at].endswith("n't"):
        return "plain", 1
    return "", 1


@lru_cache(maxsize=32768)
def _may_negate(word: str) -> bool:
    """Say whether a word negates, or begins a phrase that does."""
    key = _key(word)
    return key in _phrases() or key.endswith("n't")


@lru_cache(maxsize=32768)
def _key(word: str) -> str:
    bare = fold(word)
    stemmed = bare if "'" in bare else stem(bare)
    return bare if stemmed in _LIKE_OTHERS else stemmed


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], str]]:
    """Return the phrases of the data file by their first stem."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for text, kind in lexicon("negations"):
        key = tuple(_key(word) for word in text.split())
        table.setdefault(key[0], {})[key] = kind
    return table
