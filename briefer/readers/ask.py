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
from briefer.readers.frontmatter import Front, front, hidden
from briefer.steps.sandbox import MISTAKES, Bounded
from briefer.steps.wording import told
from briefer.values.article import Passage
from briefer.values.briefing import Entry, PromptFile
from briefer.values.finding import PartyPosition
from briefer.values.pair import Pair

Message = dict[str, str]

# The files of a set that are sent; others in its folder are parts of them.
EXTRACT: Final = "extract.md.j2"
COMPOSE: Final = "compose.md.j2"
JUDGE: Final = "judge.md.j2"
# Whose file stands in for one that a set can do without.
_SHIPPED_SET: Final = "default"

# Jinja's word for a template that comes from no file.
_NOWHERE: Final = frozenset({None, "<template>"})
_TAG: Final = re.compile(r"<(?=/?\s{0,9}(?:article|entries|pairs)\b)", re.IGNORECASE)
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


class Lines(NamedTuple):
    """A numbered pair of lines, as the judge prompt sees it."""

    number: int
    first: str
    second: str


class Prompts:
    """The prompts of a set, ready to render.

    `files` says how each names itself; `selective` that the set wants no note of a sentence
    without news.
    """

    def __init__(self, loader: BaseLoader, prompt_set: str = "default") -> None:
        """Find and parse the prompts of the set.

        Raises:
            AssetError: a prompt is missing, or its syntax or front matter is wrong.
        """
        environment = PromptEnvironment(loader)
        self._extract = parsed(environment, f"{prompt_set}/{EXTRACT}")
        self._compose = parsed(environment, f"{prompt_set}/{COMPOSE}")
        self._judge = parsed(environment, judging(loader, prompt_set))
        templates = (self._extract, self._compose, self._judge)
        fronts = [front_of(environment, str(one.name)) for one in templates]
        self.selective = bool(fronts[0] and fronts[0].notes == "news")
        self.files = tuple(
            PromptFile(
                file=str(template.name),
                name=one.name if one else "",
                version=one.version if one else "",
            )
            for template, one in zip(templates, fronts, strict=True)
        )

    def extract(self, passage: Passage) -> tuple[Message, ...]:
        """Return the messages that ask for the findings of a passage.

        Raises:
            AssetError: the prompt uses a name that there is not, or fails in another way.
        """
        return messages(self._extract, of_passage(passage))

    def compose(self, entries: Sequence[Entry]) -> tuple[Message, ...]:
        """Return the messages that ask for a bottom line on the entries.

        Raises:
            AssetError: the prompt uses a name that there is not, or fails in another way.
        """
        return messages(self._compose, of_entries(entries))

    def judge(self, pairs: Sequence[Pair]) -> tuple[Message, ...]:
        """Return the messages that ask whether the lines of each pair make the same claim.

        Raises:
            AssetError: the prompt uses a name that there is not, or fails in another way.
        """
        return messages(self._judge, of_pairs(pairs))


class PromptEnvironment(Bounded):
    """The sandbox of prompts: their front matter is left out, and nothing is drawn by lot."""

    def __init__(self, loader: BaseLoader) -> None:
        """Prepare the environment."""
        super().__init__(loader)
        del self.filters["random"]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Return the prompt as Jinja reads it."""
        return hidden(source, filename or name or "")


def of_passage(passage: Passage) -> dict[str, object]:
    """Return the variables of the prompt that asks for the findings of a passage."""
    return {
        "title": plain(passage.title),
        "date": passage.date.isoformat() if passage.date else "",
        "lead": plain(passage.lead),
        "sentences": tuple(
            Line(one.number, plain(one.text), one.paragraph) for one in passage.sentences
        ),
        "stances": STANCES,
        "beginnings": BEGINNINGS,
    }


def of_entries(entries: Sequence[Entry]) -> dict[str, object]:
    """Return the variables of the prompt that asks for a bottom line."""
    return {"entries": tuple(_notes(entries))}


def of_pairs(pairs: Sequence[Pair]) -> dict[str, object]:
    """Return the variables of the prompt that asks about pairs of lines."""
    return {
        "pairs": tuple(
            Lines(number, plain(pair.first), plain(pair.second))
            for number, pair in enumerate(pairs, 1)
        )
    }


def judging(loader: BaseLoader, prompt_set: str) -> str:
    """Return the name of the judge prompt of a set: its own, or else the default set's."""
    own = f"{prompt_set}/{JUDGE}"
    return own if own in loader.list_templates() else f"{_SHIPPED_SET}/{JUDGE}"


def parsed(environment: Bounded, name: str) -> Template:
    """Return the prompt of that name, ready to render.

    Raises:
        AssetError: it is missing, or its syntax or front matter is wrong.
    """
    try:
        return environment.get_template(name)
    except TemplateNotFound as error:
        raise AssetError(f"prompt {error.name or name}: there is no such file") from error
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name or name}, line {error.lineno}"
        raise AssetError(f"prompt {where}: {error.message}") from error


def source(environment: Bounded, name: str) -> tuple[str, str]:
    """Return the text of the prompt of that name, and where it lies.

    Raises:
        AssetError: there is no such prompt, or it cannot be read.
    """
    assert environment.loader  # noqa: S101 -- for the type: an environment of ours has one
    try:
        text, path, _ = environment.loader.get_source(environment, name)
    except TemplateNotFound as error:
        raise AssetError(f"prompt {error.name or name}: there is no such file") from error
    return text, path or name


def front_of(environment: Bounded, name: str) -> Front | None:
    """Return what the prompt of that name says of itself, None where it says nothing.

    Raises:
        AssetError: there is no such prompt, or its front matter is mistaken.
    """
    return front(*source(environment, name))


def messages(template: Template, variables: Mapping[str, object]) -> tuple[Message, ...]:
    """Return the messages that a prompt makes of its variables.

    Raises:
        AssetError: the prompt uses a name that there is not, or fails in another way.
    """
    try:
        # Rendered text keeps the blanks that the template's own lines end on out of the hash.
        content = template.render(variables).strip()
    except MISTAKES as error:
        raise AssetError(f"prompt {_place(error, template)}: {_said(error)}") from error
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


def path_of(template: Template) -> str:
    """Return the file of the template, or its name where it comes from no file."""
    return str(template.name if template.filename in _NOWHERE else template.filename)


def _place(error: BaseException, template: Template) -> str:
    """Return the file and the line where the error arose: of the template, or a part of it."""
    file, line = path_of(template), 1
    trace = error.__traceback__
    while trace:
        # Jinja gives the frames of templates the template's own file name and line.
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            name = trace.tb_frame.f_code.co_filename
            file, line = path_of(template) if name in _NOWHERE else name, trace.tb_lineno
        trace = trace.tb_next
    return f"{file}, line {line}"
