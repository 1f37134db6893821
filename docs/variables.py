"""Writes docs/variables.md, the variables of templates, from the values in the code.

python docs/variables.py            write it
python docs/variables.py --check    say whether it is there already
"""

import argparse
import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from briefer.steps.example import example
from briefer.steps.present import present
from briefer.values.briefing import Briefing
from briefer.values.sheet import Sheet
from briefer.values.value import Value

PAGE = Path(__file__).parent / "variables.md"
HEAD = """\
# What a template is given

Written by `make variables` from the code; do not edit it here.

A template is given the fields of the first table below as its variables, and reaches the others
from there: `{{ title }}`, `{% for chapter in chapters %}{{ chapter.title }}{% endfor %}`. All text
is as it came, and is escaped when it is written, for the format of the template's name.

Beside [Jinja's own filters](https://jinja.palletsprojects.com/en/stable/templates/#builtin-filters):

| filter | what it gives |
| :-- | :-- |
| `link` | a web address as the target of a link; of any other address a link to nothing |
| `literal` | text as a string of Typst's code, in quotation marks |
| `safe` | text taken for markup: for what the template itself writes, never for a variable |
"""
PLAIN = {str: "text", int: "whole number", float: "number", bool: "yes or no"}


def page() -> str:
    """Return the page."""
    shown: dict[tuple[type[Value], str], str] = {}
    gather(present(example()), shown)
    return "\n".join([HEAD, *(part for value in values(Sheet) for part in section(value, shown))])


def gather(value: object, shown: dict[tuple[type[Value], str], str]) -> None:
    """Note for each field of text or number the first that the example has of it."""
    if isinstance(value, tuple):
        for one in value:
            gather(one, shown)
    if not isinstance(value, Value) or isinstance(value, Briefing):
        return
    for name in type(value).model_fields:
        held = getattr(value, name)
        if isinstance(held, str | int) and held != "":
            shown.setdefault((type(value), name), str(held))
        gather(held, shown)


def values(start: type[Value]) -> list[type[Value]]:
    """Return the value and those that its fields lead to, in the order in which they are met."""
    found = [start]
    for value in found:  # grows while it is gone through
        for field in value.model_fields.values():
            found += [one for one in inner(field.annotation) if one not in found]
    return found


def inner(annotation: Any) -> Iterator[type[Value]]:  # noqa: ANN401 - of any type
    """Yield the values that a type is made of."""
    if inspect.isclass(annotation) and issubclass(annotation, Value) and annotation is not Briefing:
        yield annotation
    for one in get_args(annotation):
        yield from inner(one)


def section(value: type[Value], shown: Mapping[tuple[type[Value], str], str]) -> Iterator[str]:
    """Yield the lines of one value's part of the page."""
    said = inspect.getdoc(value) or ""
    yield f"## {'The variables' if value is Sheet else value.__name__}"
    yield ""
    yield said
    yield ""
    yield "| name | what it is | for example |"
    yield "| :-- | :-- | :-- |"
    for name, field in value.model_fields.items():
        yield f"| `{name}` | {named(field.annotation)} | {code(shown.get((value, name), ''))} |"
    for name, read in inspect.getmembers(value, lambda one: isinstance(one, property)):
        if not name.startswith(("model_", "__")):
            told = inspect.getdoc(read) or ""
            yield f"| `{name}` | {told[:1].lower()}{told[1:].rstrip('.')} | |"
    yield ""


def named(annotation: Any) -> str:  # noqa: ANN401 - of any type
    """Return a type in plain words, with links to other values of the page."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in parts)
    if origin is tuple:
        return f"list of {named(parts[0])}"
    if origin in {Union, UnionType}:
        return " or ".join("nothing" if one is NoneType else named(one) for one in parts)
    if annotation is Briefing:
        return "the briefing itself, as the [JSON](json.md) has it"
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})"


def code(text: str) -> str:
    """Return text of one line as code in a table, nothing for none."""
    return f"`{text.replace('|', chr(92) + '|')}`" if text else ""


def main() -> str | None:
    """Write the page, or return what is wrong with the one that is there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    if not options.parse_args().check:
        PAGE.write_text(page(), "utf-8")
        return None
    if PAGE.is_file() and PAGE.read_text("utf-8") == page():
        return None
    return f"{PAGE.name}: the variables of templates have changed; run `make variables`"


if __name__ == "__main__":
    sys.exit(main())
