"""All the mistakes of a template set in one format, where rendering ends at the first."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from jinja2 import BaseLoader, Template, TemplateError, nodes
from jinja2.meta import find_undeclared_variables

from briefer.errors import AssetError
from briefer.steps.render import values_of, write
from briefer.steps.sandbox import Missing, Sandbox
from briefer.values.briefing import Briefing
from briefer.values.sheet import Sheet

_FIELDS: Final = frozenset(Sheet.model_fields)


def mistakes(
    briefings: Sequence[Briefing], template: str, fmt: str, loader: BaseLoader
) -> tuple[str, ...]:
    """Return what is wrong with the templates of a format, in the order in which it is met.

    Each is a line: file, line, and what. An unknown name or field is passed over once it is told,
    so that it does not hide the next; any other mistake ends the writing of its briefing.

    >>> from jinja2 import DictLoader
    >>> from briefer.steps.example import example
    >>> own = DictLoader({"own/briefing.md.j2": "{{ titel }} {{ chapters[0].titles }}"})
    >>> for one in mistakes([example()], "own", "md", own): print(one)
    template own/briefing.md.j2, line 1: there is no variable `titel`
    template own/briefing.md.j2, line 1: a Chapter has no `titles`; did you mean `title`?
    """
    found: dict[str, None] = {}
    for briefing in briefings:
        environment = Sandbox(fmt, loader)
        environment.undefined = _noting(found)
        # What is constant would be worked out when a template is compiled, where no line is known.
        environment.optimized = False
        try:
            write(environment, f"{template}/briefing.{fmt}.j2", values_of(briefing))
        except AssetError as error:
            found[str(error)] = None
    found |= dict.fromkeys(_unmet(template, fmt, loader))
    return tuple(found)


# What a name that there is not answers to each use of it: nothing, or itself.
_ANSWERS: Final[dict[str, Callable[[Missing], object]]] = {
    "__str__": lambda _: "",
    "__iter__": lambda _: iter(()),
    "__bool__": lambda _: False,
    "__len__": lambda _: 0,
    "__hash__": id,
    "__eq__": lambda _: False,
    "__call__": lambda missing: missing,
    "__getitem__": lambda missing: missing,
}


def _noting(found: dict[str, None]) -> type[Missing]:
    """Return what stands for a missing name: it notes where it is used, and goes on as nothing."""

    def note(missing: Missing) -> None:
        found[f"{_here()}: {missing.told()}"] = None

    def noted(answer: Callable[[Missing], object]) -> Callable[..., object]:
        def used(missing: Missing, *_: object, **__: object) -> object:
            note(missing)
            return answer(missing)

        return used

    def field(missing: Missing, name: str) -> Missing:
        if name.startswith("__"):  # Python asks for these by itself
            raise AttributeError(name)
        note(missing)
        return missing

    uses = {name: noted(answer) for name, answer in _ANSWERS.items()}
    return type("Noted", (Missing,), {**uses, "__getattr__": field})


def _here() -> str:
    """Return the file and line of the template that runs now."""
    frame = inspect.currentframe()
    while frame is not None:
        running = frame.f_globals.get("__jinja_template__")  # Jinja's name for it
        if isinstance(running, Template):
            line = running.get_corresponding_lineno(frame.f_lineno)
            file = running.filename if running.filename != "<template>" else running.name
            return f"template {file}, line {line}"
        frame = frame.f_back
    return "a template"


def _unmet(template: str, fmt: str, loader: BaseLoader) -> Iterator[str]:
    """Yield the unknown names in what the examples do not reach, file by file.

    A name that any file of the set makes is known to all: one may be a part of another. So
    nothing can be said while one of them cannot be read; its own mistake is told elsewhere.
    """
    environment = Sandbox(fmt, loader)
    try:
        trees = list(_trees(template, fmt, environment, loader))
    except TemplateError:
        return
    made = {name for _, tree, _ in trees for name in _made(tree)}
    known = _FIELDS | made | environment.globals.keys()
    for file, tree, asked in trees:
        for used in tree.find_all(nodes.Name):
            if used.name in asked - known and used.ctx == "load":
                yield f"template {file}, line {used.lineno}: there is no variable `{used.name}`"


def _trees(
    template: str, fmt: str, environment: Sandbox, loader: BaseLoader
) -> Iterator[tuple[str, nodes.Template, set[str]]]:
    """Yield each file of the set for the format, what it says, and the names that it asks for."""
    for name in environment.list_templates():
        if name.startswith(f"{template}/") and name.endswith(f".{fmt}.j2"):
            text, file, _ = loader.get_source(environment, name)
            tree = environment.parse(text, name)
            yield file or name, tree, find_undeclared_variables(tree)


def _made(tree: nodes.Template) -> Iterable[str]:
    """Return the names that a template gives to anything."""
    names = {one.name for one in tree.find_all(nodes.Name) if one.ctx in {"store", "param"}}
    names |= {one.name for one in tree.find_all(nodes.Macro)}
    names |= {one.target for one in tree.find_all(nodes.Import)}
    for one in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in one.names}
    return names
