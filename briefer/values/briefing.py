"""The briefing: what the templates show."""

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import Field

from briefer.values.article import Article, Fallback, RemovalReason, Sentence, Unread
from briefer.values.finding import Citation, Finding, Omission
from briefer.values.value import Value

SCHEMA_VERSION: Final = "1.0"
"""The first number grows when a field goes or changes its meaning, the second when one comes."""

ID_PATTERN: Final = "^[a-z][0-9]+$"
"""What the id of a line in a whole briefing looks like: links are made of it in every format."""

# Not checked when a value is made: a line gets its number when all are known.
Id = Annotated[str, Field(json_schema_extra={"pattern": ID_PATTERN})]


class Entry(Value):
    """One fact, position or question, told once for all the articles that hold it.

    `id` is `d1`, `p1`, `q1`, … through the whole briefing. `finding` is the best
    supported wording. `evidence` is the union over the articles, in article order.
    `quotes` are the words in quotation marks inside the evidence, without the marks; of a
    position those of its own speaker or party alone.
    `day` is the day it happened, where the article's words and date tell. `outlets`
    counts articles, `origins` independent texts behind them. `without_figures` are the articles
    that tell the fact, but not the figures that the wording gives.
    """

    id: Id
    finding: Finding
    evidence: tuple[Citation, ...]
    quotes: tuple[Citation, ...] = ()
    day: dt.date | None = None
    outlets: int = 1
    origins: int = 1
    without_figures: tuple[Id, ...] = ()

    @property
    def holding(self) -> tuple[Citation, ...]:
        """The evidence without what only gives a name."""
        return tuple(one for one in self.evidence if not one.naming)


class Statement(Value):
    """A sentence of a bottom line and the ids of the entries it rests on."""

    text: str
    entries: tuple[str, ...]


DifferenceKind = Literal["figures", "update", "scope", "denial", "contrary", "names"]


class Side(Value):
    """One side of a difference: what is said, and the sentences that hold it.

    `entries` are the ids of the entries that tell it; for a name, `text` is the name as these
    sources write it, and there are none. `overtaken` says that all its articles are older
    than those of another side, which has a later figure, or in which the same ones say otherwise;
    or that another side says that it has grown from this figure ("rose to 31").
    """

    text: str
    entries: tuple[str, ...] = ()
    evidence: tuple[Citation, ...]
    outlets: int = 1
    origins: int = 1
    overtaken: bool = False


class Difference(Value):
    """Where sources do not say the same of the same. Nothing is decided.

    `kind` tells how: `figures` other figures for one thing; `update` a later figure behind an
    earlier one, the latest side first; `scope` figures that look alike and count different things,
    which is no contradiction; `denial` a claim and its denial; `contrary` one side says it, the
    other that it is not so; `names` one place or body under names that take sides. `about` is what
    is counted or called, empty where the sides say it.
    """

    id: Id
    kind: DifferenceKind
    about: str = ""
    sides: tuple[Side, ...]


class Story(Value):
    """The entries of the articles on one matter, each kind most important first."""

    id: str
    title: str
    articles: tuple[str, ...]
    bottom_line: tuple[Statement, ...] = ()
    developments: tuple[Entry, ...] = ()
    positions: tuple[Entry, ...] = ()
    questions: tuple[Entry, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries: developments, then positions, then questions."""
        return self.developments + self.positions + self.questions


class Cut(Value):
    """What was removed from a page for one reason: how many stretches, and their words."""

    reason: RemovalReason
    stretches: int
    words: int


class Source(Value):
    """An article as the briefing used it. Articles with one text behind them share `origin`.

    `removed` counts what cleaning cut from the page. The words themselves stay behind, with the
    article's own `removals`: a reader's comment has no place in a briefing, not even as waste.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    origin: str
    removed: tuple[Cut, ...] = ()


class Happening(Value):
    """A day of the timeline and the ids of the entries that fall on it."""

    day: dt.date
    entries: tuple[str, ...]


class Usage(Value):
    """What the reading took: calls and tokens, zero without a model."""

    calls: int = 0
    prompt_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum, field by field."""
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )


class PromptFile(Value):
    """A prompt that was used, by its name in the folder of prompts.

    `name` and `version` are its own words for itself, empty where it has none.
    """

    file: str
    name: str = ""
    version: str = ""


class Making(Value):
    """How the briefing was made.

    `prompts` is a short hash of the prompts used, empty without a model, and `prompt_files` are
    those that were sent. `lines_read` counts the lines the reader gave, `lines_grounded` those that
    passed verification. `usage` is what the readings took whenever they were paid for, so that a
    run that was broken off and taken up again tells the same as one that was not. `cost` is in US
    dollars, at the price that was listed on `price_seen`, and None where no price is known.
    `stopped` says why the model was asked no more before the end; empty where it was asked all.
    """

    reader: str
    model: str
    version: str
    prompts: str = ""
    prompt_files: tuple[PromptFile, ...] = ()
    articles: int
    passages: int
    lines_read: int
    lines_grounded: int
    usage: Usage = Usage()
    cost: float | None = None
    price_seen: dt.date | None = None
    stopped: str = ""

    @property
    def grounded_share(self) -> float:
        """The share of the read lines that verification kept, 0 to 1; 1 when none was read."""
        return self.lines_grounded / self.lines_read if self.lines_read else 1.0


class Briefing(Value):
    """A day's briefing, complete: whatever a template may show."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    title: str
    date: dt.date | None
    bottom_line: tuple[Statement, ...] = ()
    stories: tuple[Story, ...] = ()
    timeline: tuple[Happening, ...] = ()
    sources: tuple[Source, ...] = ()
    omissions: tuple[Omission, ...] = ()
    unread: tuple[Unread, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    making: Making
