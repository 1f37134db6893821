"""Two readings of the same articles, side by side."""

from briefer.values.article import Unread
from briefer.values.briefing import PromptFile, Usage
from briefer.values.finding import Omission, Supported
from briefer.values.value import Value


class Beside(Value):
    """What two readings found of one thing; None where one of them found nothing of it."""

    article_id: str
    left: Supported | None = None
    right: Supported | None = None


class Run(Value):
    """One reading: with which prompts, what it took, and what did not come through.

    `prompts` is the set or folder as it was named, `fingerprint` a short hash of its texts. `usage`
    is of the readings whenever they were made, `seconds` of this run: kept answers take none.
    `kept` counts the findings that verification kept; `omissions` are those that it left out, with
    sentences of a bottom line among them. `bottom_lines` are one for each story. `stopped` says why
    the model was asked no more before the end.
    """

    prompts: str
    fingerprint: str
    files: tuple[PromptFile, ...]
    usage: Usage
    seconds: float
    kept: int
    omissions: tuple[Omission, ...]
    unread: tuple[Unread, ...]
    bottom_lines: tuple[tuple[str, ...], ...]
    stopped: str = ""


class Compared(Value):
    """An article that both readings read."""

    id: str
    title: str
    source: str
    passages: int


class Comparison(Value):
    """Two readings by one model, and what each found, in the order of the articles."""

    model: str
    articles: tuple[Compared, ...]
    left: Run
    right: Run
    found: tuple[Beside, ...]
