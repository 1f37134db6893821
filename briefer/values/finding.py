"""What a reader finds in a passage, and what becomes of it under verification."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from briefer.values.value import Value

Stance = Literal[
    "supports",
    "accepts",
    "offers",
    "demands",
    "rejects",
    "condemns",
    "denies",
    "warns",
    "doubts",
    "claims",
    "awaits",
]


class KeyDevelopment(Value):
    """Something that happened or was announced.

    `when` is the time in the words of the article. `claimed_by` names who says so,
    and is None where the article says it in its own voice. `evidence` are sentence
    numbers of the article, ascending.
    """

    kind: Literal["development"] = "development"
    summary: str
    when: str | None = None
    claimed_by: str | None = None
    evidence: tuple[int, ...]


class PartyPosition(Value):
    """What a party wants, offers, rejects or claims on an issue.

    `party` is the state, body or group that the position belongs to; `speaker` is the
    person or spokesman who voiced it, where the article names one. `told_by` is another who says
    it of the party; None where the party or the article does.
    """

    kind: Literal["position"] = "position"
    party: str
    speaker: str | None = None
    told_by: str | None = None
    issue: str
    stance: Stance
    position: str
    evidence: tuple[int, ...]


class OpenQuestion(Value):
    """What the article leaves unsettled, and what its answer waits for."""

    kind: Literal["question"] = "question"
    question: str
    waits_for: str | None = None
    evidence: tuple[int, ...]


Finding = Annotated[KeyDevelopment | PartyPosition | OpenQuestion, Field(discriminator="kind")]


def line_of(finding: Finding) -> str:
    """Return the one sentence that the finding says.

    >>> line_of(OpenQuestion(question="Will the talks go on?", evidence=(3,)))
    'Will the talks go on?'
    """
    match finding:
        case KeyDevelopment():
            return finding.summary
        case PartyPosition():
            return finding.position
        case OpenQuestion():
            return finding.question


class Citation(Value):
    """A stretch of an article that holds a line: `article.text[start:end] == text`.

    `naming` says that it only gives the name of the person whom another one calls "he".
    """

    article_id: str
    sentence: int
    start: int
    end: int
    text: str
    naming: bool = False


JOINT = "; "
"""What stands in a line between what is answered and the answer: "Peru proposed a levy; Chile
rejected it."."""


class Supported(Value):
    """A finding that its evidence holds.

    `evidence` are whole sentences in article order. `moved` says that the reader cited
    others, which did not hold the line. `support` is the share of the line's content
    words that stand in the evidence, 0 to 1. `quotes` are the words in quotation marks inside
    the evidence, without the marks; of a position those of its own speaker or party alone.
    """

    finding: Finding
    article_id: str
    evidence: tuple[Citation, ...]
    quotes: tuple[Citation, ...] = ()
    moved: bool = False
    support: float

    @property
    def holding(self) -> tuple[Citation, ...]:
        """The evidence without what only gives a name."""
        return tuple(one for one in self.evidence if not one.naming)


class OmissionReason(StrEnum):
    """Why a line was left out: a closed list, in the words that the reader sees."""

    NO_SUCH_SENTENCE = "it cites no sentence of the article"
    NUMBER = "a number is not in the source"
    DATE = "a date is not in the source"
    NAME = "a name is not in the source"
    NEGATION = "it says the opposite of the source"
    SPEAKER = "the source attributes it to someone else"
    QUOTE = "a quotation is not in the source"
    WORDS = "the source does not say this"
    FORM = "the line is incomplete"
    COLOUR = "it tells neither an event nor what anyone says or wants"
    ADRIFT = "it points to something that it does not name"
    ANSWERED = "another article answers it"
    ENTRIES = "the entries it names do not hold it"


class Omission(Value):
    """A line that was left out of the briefing.

    `article_id` is None for a line of the bottom line, which rests on entries.
    `detail` names the word, number or name at fault; it may be empty. `party`, `stance` and
    `issue` are those under which a position was read, and empty for other lines.
    """

    kind: Literal["development", "position", "question", "bottom line"]
    line: str
    reason: OmissionReason
    detail: str = ""
    article_id: str | None = None
    evidence: tuple[int, ...] = ()
    party: str = ""
    stance: Stance | Literal[""] = ""
    issue: str = ""
