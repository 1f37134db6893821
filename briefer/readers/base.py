"""The plug point of readers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from briefer.errors import PassageError
from briefer.values.article import Passage
from briefer.values.briefing import Entry, PromptFile, Statement, Usage
from briefer.values.finding import Finding, Omission
from briefer.values.pair import Pair
from briefer.values.price import Price
from briefer.values.value import Value


class About(Value):
    """What a reader is, for the briefing's own account of how it was made.

    `prompts` is a short hash of the prompt files, empty where there are none, and `prompt_files`
    are those that are sent. `passage_chars` is the size of passages that suits the reader.
    """

    reader: str
    model: str
    prompts: str = ""
    prompt_files: tuple[PromptFile, ...] = ()
    passage_chars: int = 6000


class Failed(NamedTuple):
    """A passage, or a part of one, that could not be read, and why."""

    passage: Passage
    reason: str


class Reading(Value):
    """What one passage gave, in the order of the text, and what reading it took.

    `omissions` are lines that the reader itself found not to be worth showing. `failed` are the
    parts of the passage that it could not read, where it read the rest.
    """

    findings: tuple[Finding, ...]
    omissions: tuple[Omission, ...] = ()
    usage: Usage = Usage()
    failed: tuple[Failed, ...] = ()


class Composition(Value):
    """A bottom line not yet verified, and what writing it took."""

    statements: tuple[Statement, ...]
    usage: Usage = Usage()


class Judgement(NamedTuple):
    """Whether the lines of a pair make the same claim, and what judging took.

    A pair of which the reader said nothing that can be understood is not in it.
    """

    verdicts: Mapping[Pair, bool]
    usage: Usage = Usage()


class AskedError(PassageError):
    """The passage could not be read, and `usage` was spent on it."""

    def __init__(self, message: str, usage: Usage | None = None, *, tip: str = "") -> None:
        """Keep what was spent."""
        super().__init__(message, tip=tip)
        self.usage = usage or Usage()


class Foreseen(NamedTuple):
    """What reading a passage, or composing, would take: no call where the answer is kept."""

    calls: int = 0
    prompt_tokens: int = 0
    output_tokens: int = 0


class Spent(NamedTuple):
    """What a run took of a model by itself.

    `requests` were sent, with those that failed; `usage` is of those that were answered; `kept`
    answers were there from before and cost nothing. `price` is None where none is listed.
    """

    requests: int
    usage: Usage
    kept: int
    price: Price | None = None

    @property
    def cost(self) -> float | None:
        """US dollars, None without a price."""
        return self.price.cost(self.usage) if self.price else None


class Answered(Protocol):
    """What was answered on a passage; it can be pickled."""

    def reading(self) -> Reading:
        """Return the findings in it: pure, and work for a processor."""


@runtime_checkable
class Metered(Protocol):
    """A reader whose readings cost calls and tokens, and time to wait in."""

    @property
    def spent(self) -> Spent:
        """What this run took so far."""

    def foreseen(self, passage: Passage) -> Foreseen:
        """Return what reading the passage would take; nothing is sent."""

    def ask(self, passage: Passage) -> Answered:
        """Return what is answered on the passage.

        Raises:
            PassageError: this passage could not be read.
            ReaderError: no passage can be read.
        """


@runtime_checkable
class Judge(Protocol):
    """A reader that can say whether two lines make the same claim."""

    def judge(self, pairs: Sequence[Pair]) -> Judgement:
        """Return its word on a few pairs.

        Raises:
            PassageError: it has none on these pairs.
            ReaderError: it has none on any.
        """


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
