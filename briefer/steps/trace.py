"""Which line of which template wrote a place of a document."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from briefer.errors import AssetError
from briefer.steps.render import render, values_of, write
from briefer.steps.sandbox import Sandbox
from briefer.values.briefing import Briefing
from briefer.values.sheet import Paper

if TYPE_CHECKING:
    import jinja2

# Between these two, which no value keeps when it is escaped, a mark holds a number.
_OPEN: Final = "\ufffe"
_CLOSE: Final = "\uffff"
_MARK: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BLANK: Final = re.compile(f"\\n(?:(?:{_MARK.pattern})*\\n){{2,}}")
_FRONT: Final = re.compile(f"(?:\\n|{_MARK.pattern})*")


class _Traced(Sandbox):
    """The environment of a format, where each line of a template's own text bears a mark."""

    def __init__(self, fmt: str, loader: "jinja2.BaseLoader") -> None:
        """Prepare the environment of a format."""
        super().__init__(fmt, loader)
        self.places: list[str] = []

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the nodes of a template, with a mark before each line of its text."""
        tree = super()._parse(source, name, filename)
        for data in tree.find_all(nodes.TemplateData):
            lines = data.data.split("\n")
            first, marks = data.lineno, len(self.places)
            data.data = "\n".join(
                f"{_OPEN}{marks + n}{_CLOSE}{line}" for n, line in enumerate(lines)
            )
            file = filename or name
            self.places += [f"template {file}, line {first + n}" for n in range(len(lines))]
        return tree


def tracing(
    briefing: Briefing, template: str, fmt: str, loader: "jinja2.BaseLoader", paper: Paper = "a4"
) -> Callable[[int, int], str]:
    r"""Return what finds the template and its line behind a line and column that `render` wrote.

    Lines count from 1, columns from 0. The document is written anew for each question, with
    marks. The answer is empty where that gives another text, as for a template that counts the
    letters of its own.

    >>> from jinja2 import DictLoader
    >>> from briefer.steps.example import example
    >>> own = DictLoader({"own/briefing.typ.j2": "{{ title }}{# one #}\n\n\n\n#nosuch"})
    >>> render(example(), "own", "typ", own).split("\n")[2]
    '#nosuch'
    >>> tracing(example(), "own", "typ", own)(3, 1)
    'template own/briefing.typ.j2, line 5'
    """

    def place(line: int, column: int) -> str:
        environment = _Traced(fmt, loader)
        try:
            marked = write(environment, f"{template}/briefing.{fmt}.j2", values_of(briefing, paper))
        except AssetError:  # the marks are too much for what a template may spend
            return ""
        marked = _tidied(marked)
        if _MARK.sub("", marked) != render(briefing, template, fmt, loader, paper):
            return ""
        before = [*marked.split("\n")[: line - 1], _up_to(marked.split("\n")[line - 1], column)]
        found = _MARK.findall("\n".join(before))
        return environment.places[int(found[-1])] if found else ""

    return place


def _tidied(marked: str) -> str:
    """Return the text without the blank lines that `render` takes away, its marks kept."""
    front = _FRONT.match(marked)
    start = front.end() if front else 0
    shorter = _BLANK.sub(lambda blank: f"\n\n{_marks(blank[0])}", marked[start:])
    return _marks(marked[:start]) + shorter


def _marks(text: str) -> str:
    return "".join(mark[0] for mark in _MARK.finditer(text))


def _up_to(marked: str, column: int) -> str:
    """Return the line's beginning up to a column of what it is without marks."""
    shown = 0
    for part in re.finditer(f"{_MARK.pattern}|.", marked):
        if part[1] is None:
            shown += 1
        if shown > column:
            return marked[: part.start()]
    return marked
