"""The plug point of readers."""

from collections.abc import Sequence
from typing import Protocol

from briefer.values.article import Passage
from briefer.values.briefing import Entry, Statement, Usage
from briefer.values.finding import Finding, Omission
from briefer.values.value import Value


class About(Value):
    """What a reader is, for the briefing's own account of how it was made.

    `prompts` is a short hash of the prompt files, empty where there are none. `passage_chars` is
    the size of passages that suits the reader.
    """

    reader: str
    model: str
    prompts: str = ""
    passage_chars: int = 6000


class Reading(Value):
    """What one passage gave, in the order of the text, and what reading it took.

    `omissions` are lines that the reader itself found not to be worth showing.
    """

    findings: tuple[Finding, ...]
    omissions: tuple[Omission, ...] = ()
    usage: Usage = Usage()


class Composition(Value):
    """A bottom line not yet verified, and what writing it took."""

    statements: tuple[Statement, ...]
    usage: Usage = Usage()


class Reader(Protocol):
    """Reads passages and composes bottom lines. One reader serves several threads."""

    about: About

    def read(self, passage: Passage) -> Reading:
        """Return the findings of the passage.

        Raises:
            PassageError: this passage could not be read.
            ReaderError: no passage can be read.
        """

    def compose(self, entries: Sequence[Entry]) -> Composition:
        """Return three to five sentences on the entries; fewer where there are fewer entries.

        Raises:
            ReaderError: the bottom line could not be composed.
        """
