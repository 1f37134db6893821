"""A form of words that is looked for, and the words without which it cannot be there."""

import re
from typing import NamedTuple

from briefer.language.words import pieces


class Form(NamedTuple):
    """A pattern, and pieces of text of which one stands in all that it can find."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place where the pattern fits, None where it nowhere does."""
        # Few sentences hold what it needs, and a look for that takes a fraction of the time.
        return self.pattern.search(text) if any(map(text.__contains__, self.needs)) else None


class Worded(NamedTuple):
    """A pattern, and folded words of which one stands in all that it can find."""

    pattern: re.Pattern[str]
    words: frozenset[str]

    def search(self, text: str, known: frozenset[str] | None = None) -> re.Match[str] | None:
        """Return the first place where the pattern fits, None where it nowhere does.

        `known` are the pieces of the text, or of one that it is cut from, for who has them.
        """
        held = pieces(text) if known is None else known
        return None if self.words.isdisjoint(held) else self.pattern.search(text)

    def findall(self, text: str) -> list[str]:
        """Return all that the pattern finds."""
        return self.pattern.findall(text) if not self.words.isdisjoint(pieces(text)) else []


def worded(pattern: str, words: str, flags: re.RegexFlag = re.NOFLAG) -> Worded:
    r"""Return the form of a pattern that finds nothing in a text without any of the `words`.

    These stand with spaces between them.

    >>> worded(r"\b(?:once|years? ago)\b", "once ago").search("Two years ago it fell.").group()
    'years ago'
    """
    return Worded(re.compile(pattern, flags), frozenset(words.split()))


def words_of(*forms: Worded) -> frozenset[str]:
    r"""Return the words of which one stands in all that any of the forms can find.

    >>> sorted(words_of(worded(r"\bto come\b", "come"), worded(r"\bis due\b", "due")))
    ['come', 'due']
    """
    return frozenset[str]().union(*(one.words for one in forms))


def form(pattern: str, *needs: str) -> Form:
    """Return the form of a pattern that finds nothing in a text without any of `needs`.

    >>> form("[A-Z][a-z]+ has yet to [a-z]+", "yet").search("Peru has yet to vote.").group()
    'Peru has yet to vote'
    """
    return Form(re.compile(pattern), needs)
