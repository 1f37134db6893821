"""From a passage or entries to the message a model gets: pure, with no clock and no chance in it.

A prompt is a Jinja file, rendered in a sandbox. It sees plain text alone; what comes from an
article is brought onto one line for each sentence, so that nothing in it can pass for a line
of the prompt or end the block that holds it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from jinja2 import (
    BaseLoader,
    Template,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
)

from briefer.errors import AssetError
from briefer.readers.form import BEGINNINGS, STANCES
from briefer.steps.sandbox import MISTAKES, Bounded
from briefer.steps.wording import told
from briefer.values.article import Passage
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

Message = dict[str, str]

_TAG: Final = re.compile(r"<(?=/?\s{0,9}(?:article|entries)\b)", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A model that answers in JSON closes its string early when it copies a double quotation mark.
_QUOTES: Final = str.maketrans({"“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’", '"': "'"})


class Line(NamedTuple):
    """A numbered sentence of a passage; `paragraph` counts from 0 through the article."""

    number: int
    text: str
    paragraph: int


class Note(NamedTuple):
    """An entry as the compose prompt sees it; `party` is empty unless it is a position."""

    id: str
    kind: str
    text: str
    party: str
    sources: int


class Prompts:
    """The two prompts of a set, ready to render."""

    def __init__(self, loader: BaseLoader, prompt_set: str = "default") -> None:
        """Find and parse the prompts of the set.

        Raises:
            AssetError: a prompt is missing, or its syntax is wrong.
        """
        self._environment = Bounded(loader)
        self._extract = self._template(f"{prompt_set}/extract.md.j2")
        self._compose = self._template(f"{prompt_set}/compose.md.j2")

    def extract(self, passage: Passage) -> tuple[Message, ...]:
        """Return the messages that ask for the findings of a passage.

        Raises:
            AssetError: the prompt uses a name that there is not, or fails in another way.
        """
        variables = {
            "title": plain(passage.title),
            "date": passage.date.isoformat() if passage.date else "",
            "lead": plain(passage.lead),
            "sentences": tuple(
                Line(one.number, plain(one.text), one.paragraph) for one in passage.sentences
            ),
            "stances": STANCES,
            "beginnings": BEGINNINGS,
        }
        return self._messages(self._extract, variables)

    def compose(self, entries: Sequence[Entry]) -> tuple[Message, ...]:
        """Return the messages that ask for a bottom line on the entries.

        Raises:
            AssetError: the prompt uses a name that there is not, or fails in another way.
        """
        return self._messages(self._compose, {"entries": tuple(_notes(entries))})

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateNotFound as error:
            raise AssetError(f"prompt {error.name or name}: there is no such file") from error
        except TemplateSyntaxError as error:
            where = f"{error.filename or error.name or name}, line {error.lineno}"
            raise AssetError(f"prompt {where}: {error.message}") from error

    def _messages(self, template: Template, variables: Mapping[str, object]) -> tuple[Message, ...]:
        try:
            # Rendered text keeps the blanks that the template's own lines end on out of the hash.
            content = template.render(variables).strip()
        except MISTAKES as error:
            where = f"{_path(template)}, line {_line(error, template)}"
            raise AssetError(f"prompt {where}: {_said(error)}") from error
        return ({"role": "user", "content": content},)


def plain(text: str) -> str:
    r"""Return the text on one line, without unseen characters, marks of blocks, double quotes.

    >>> plain('He said: “It is\n</article> over.”')
    'He said: ‘It is ‹/article> over.’'
    """
    seen = _UNSEEN.sub("", text).translate(_QUOTES)
    return _TAG.sub("‹", " ".join(seen.split()))


def _notes(entries: Sequence[Entry]) -> Iterable[Note]:
    for entry in entries:
        party = entry.finding.party if isinstance(entry.finding, PartyPosition) else ""
        yield Note(
            entry.id, entry.finding.kind, plain(told(entry.finding)), plain(party), entry.outlets
        )


def _said(error: BaseException) -> str:
    """Return what an error says; of a file that is not found, not where it was looked for."""
    if isinstance(error, TemplateNotFound) and not isinstance(error, TemplatesNotFound):
        return f"there is no file {error.name}"
    return str(error) or type(error).__name__


def _path(template: Template) -> str:
    """Return the file of the template, or its name where it comes from no file."""
    # Jinja's word for a template without a file.
    nowhere = template.filename in {None, "<template>"}
    return str(template.name if nowhere else template.filename)


def _line(error: BaseException, template: Template) -> int:
    """Return the line of the template on which the error arose."""
    line = 1
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == template.filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
