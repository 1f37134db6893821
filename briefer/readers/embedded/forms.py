"""A form of words that is looked for, and the words without which it cannot be there."""

import re
from typing import NamedTuple


class Form(NamedTuple):
    """A pattern, and pieces of text of which one stands in all that it can find."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place where the pattern fits, None where it nowhere does."""
        # Few sentences hold what it needs, and a look for that takes a fraction of the time.
        return self.pattern.search(text) if any(map(text.__contains__, self.needs)) else None


def form(pattern: str, *needs: str) -> Form:
    """Return the form of a pattern that finds nothing in a text without any of `needs`.

    >>> form("[A-Z][a-z]+ has yet to [a-z]+", "yet").search("Peru has yet to vote.").group()
    'Peru has yet to vote'
    """
    return Form(re.compile(pattern), needs)
