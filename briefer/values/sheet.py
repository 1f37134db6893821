"""What the templates show: a briefing in the words and the order in which it is read.

Every format is written from one sheet, so that all of them say the same. Labels are
what a reader sees (`D1`, `1:12`), anchors are what a link points to (`d1`, `s1-12`).
Texts are as they came: each format escapes them when it writes them.
"""

from typing import Literal

from briefer.values.briefing import Briefing
from briefer.values.pointers import Cited, Held, Mark, Quote, Reference, Stretch
from briefer.values.value import Value

UNTITLED = "Untitled"


class Line(Value):
    """A development, a position or a question with everything that is said about it.

    `attribution` is empty where the article speaks in its own voice, else
    `according to …`. `time` is the day, or the article's own words for it. `witness`
    is `one source` or `3 outlets, 2 origins`, and says where no model read the line.
    `stance` and `speaker` belong to positions, `waits_for` to questions; each is empty where
    there is none, or where the text says it. `told_by` is who says it of a party that is
    another's. `quotes` are those that the text does not hold itself. `sentences` are those of
    the marks, each text once. `parties` are the numbers of the parties that take the position
    or are named. `differs` leads to the differences between sources in which the line is one side.
    """

    label: str
    anchor: str
    text: str
    attribution: str = ""
    time: str = ""
    witness: str
    stance: str = ""
    speaker: str = ""
    told_by: str = ""
    waits_for: str = ""
    marks: tuple[Mark, ...]
    quotes: tuple[Quote, ...] = ()
    sentences: tuple[Held, ...] = ()
    parties: tuple[int, ...] = ()
    differs: tuple[Reference, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the sources that are marked, each once, in the order of the marks."""
        return tuple(dict.fromkeys(mark.source for mark in self.marks))


class Issue(Value):
    """What one party holds on one issue."""

    name: str
    positions: tuple[Line, ...]


class Party(Value):
    """The issues on which a party takes a position."""

    name: str
    issues: tuple[Issue, ...]


class Row(Value):
    """An issue of the table of positions, and a cell for each party of the chapter, in its order.

    A cell holds the party's positions on the issue, none where it takes none.
    """

    issue: str
    cells: tuple[tuple[Line, ...], ...]


class Stand(Value):
    """One stance of a party on an issue, and the positions that take it.

    `retold` says that it is another who says so of the party, in all of them.
    """

    stance: str
    retold: bool = False
    references: tuple[Reference, ...]


class TableRow(Value):
    """An issue and what each party of the table holds on it, nothing where it holds none."""

    issue: str
    cells: tuple[tuple[Stand, ...], ...]


class Table(Value):
    """Parties beside each other, issue by issue: who takes which stance.

    `parties` are the heads of the columns, of each row's `cells` one stands below each.
    """

    parties: tuple[str, ...]
    rows: tuple[TableRow, ...]


class Told(Value):
    """A sentence of a bottom line, the lines that it rests on, and the sentences below these.

    `differs` leads to the differences between sources in which one of the lines is a side.
    """

    text: str
    references: tuple[Reference, ...]
    marks: tuple[Mark, ...] = ()
    differs: tuple[Reference, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the sources that are marked, each once, in the order of the marks."""
        return tuple(dict.fromkeys(mark.source for mark in self.marks))


class View(Value):
    """One side of a difference: what is said, by whom, and where it stands.

    `text` of a name is the name as these sources write it. `references` are the lines that tell
    it, none for a name.
    """

    text: str
    attribution: str = ""
    witness: str
    references: tuple[Reference, ...] = ()
    marks: tuple[Mark, ...]


class Contrast(Value):
    """Where sources do not say the same of the same: how, and each side.

    `how` is such as `other figures for the same thing`, `about` what is counted or called, empty
    where the sides say it. `quoted` says that the sides are names, to be shown as such.
    `parties` are the numbers of the parties that the sides name.
    """

    label: str
    anchor: str
    how: str
    about: str = ""
    quoted: bool = False
    sides: tuple[View, ...]
    parties: tuple[int, ...] = ()


class Spread(Value):
    """How widely a story is told, and by how many independent texts.

    `words` is such as `3 outlets, 2 origins`. `shares` are the numbers of articles with one text
    behind them, the greatest first: as many as there are origins, and together the articles.
    """

    articles: int
    origins: int
    words: str
    shares: tuple[int, ...]


class Chapter(Value):
    """One story. `bottom_line` is empty where the sheet's own says it already.

    `grid` holds the positions as `parties` does, issue by issue; `tables` set the parties beside
    each other, a few to a table, so that each fits a page.
    """

    anchor: str
    title: str
    sources: tuple[int, ...]
    bottom_line: tuple[Told, ...] = ()
    developments: tuple[Line, ...] = ()
    parties: tuple[Party, ...] = ()
    tables: tuple[Table, ...] = ()
    questions: tuple[Line, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    grid: tuple[Row, ...] = ()
    spread: Spread


class Day(Value):
    """A day of the timeline. `iso` is the day as YYYY-MM-DD.

    `short` is such as `14 Dec`, `year` is empty where the day before it has the same. `gap` is
    how long after that day it is, such as `5 days`, empty where it is the next day or the first.
    """

    name: str
    short: str
    year: str = ""
    gap: str = ""
    iso: str
    lines: tuple[Line, ...]


class Cleared(Value):
    """What was removed from a page for one reason; `amount` is such as `3 stretches, 90 words`."""

    reason: str
    amount: str


class SourceNote(Value):
    """A source as the reader sees it.

    `name` is what it is cited by: its outlet, else its title. `language` is a code, empty where
    none is known; `link` is empty unless it is an http or https address. `twins` are the
    numbers of the sources with the same text behind them, and `akin` the same in words.
    `paragraphs` hold the whole article, `stretches` what a page shows of it: the whole, or what
    stands around the cited sentences. `same_as` is the number of the twin that is whole in its
    place, else 0. `copy_of` is the number of the source that is shown and cited for one of many
    copies, else 0; such a copy has no twins and no paragraphs of its own.
    """

    number: int
    anchor: str
    title: str
    outlet: str
    name: str
    date: str
    agencies: str
    place: str
    link: str
    language: str
    twins: tuple[int, ...]
    akin: str = ""
    paragraphs: tuple[tuple[Cited, ...], ...]
    copy_of: int = 0
    cleared: tuple[Cleared, ...]
    stretches: tuple[Stretch, ...] = ()
    same_as: int = 0

    @property
    def sentences(self) -> int:
        """How many sentences the article has."""
        return sum(len(paragraph) for paragraph in self.paragraphs)

    @property
    def hidden(self) -> int:
        """How many sentences of the article `stretches` leave out."""
        return self.sentences - sum(len(one.sentences) for one in self.stretches)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The sentences that lines rest on, in the order of the article."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph if one.references)


class Dropped(Value):
    """A line that was left out. `source` is 0 for a line of the bottom line.

    `whose` is whose position it was taken for, such as `Peru (rejects, on the port)`; it is
    empty for other lines.
    """

    kind: str
    whose: str = ""
    text: str
    detail: str
    source: int


class Omitted(Value):
    """The lines left out for one reason."""

    reason: str
    lines: tuple[Dropped, ...]


class Missed(Value):
    """Something that was not read, or not by the model: what, which part of it, and why."""

    what: str
    part: str
    reason: str


class Fact(Value):
    """One line of how the briefing was made."""

    name: str
    value: str


Paper = Literal["a4", "letter"]


class Sheet(Value):
    """Everything a template may show. `iso` is the date as YYYY-MM-DD, or empty.

    `leading` are the developments that matter most, five at most: the first of each story, then
    the second of each, without those that the bottom line says in the same words. `missed` was
    not read at all, `instead` was read without the model. `parties` are the names of all parties,
    the most frequent first; numbers of them count from 1. `paper` is what pages are set for.
    """

    title: str
    date: str
    iso: str
    about: str
    bottom_line: tuple[Told, ...]
    leading: tuple[Line, ...] = ()
    chapters: tuple[Chapter, ...]
    parties: tuple[str, ...] = ()
    timeline: tuple[Day, ...]
    sources: tuple[SourceNote, ...]
    omitted: tuple[Omitted, ...]
    missed: tuple[Missed, ...]
    instead: tuple[Missed, ...] = ()
    making: tuple[Fact, ...]
    paper: Paper = "a4"
    briefing: Briefing
