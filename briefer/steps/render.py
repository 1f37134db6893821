"""A briefing into a document, by a template or as JSON."""

import re
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from briefer.errors import AssetError
from briefer.steps.present import present
from briefer.values.briefing import Briefing
from briefer.values.sheet import Paper

if TYPE_CHECKING:
    import jinja2

    from briefer.steps.sandbox import Sandbox


def render(
    briefing: Briefing, template: str, fmt: str, loader: "jinja2.BaseLoader", paper: Paper = "a4"
) -> str:
    r"""Return the briefing as `briefing.<fmt>.j2` of the template set writes it.

    JSON is the briefing itself and takes no template. A template is given the fields of
    `Sheet` as its variables; `paper` is what its pages are set for. In a format other than `md`,
    `html`, `eml` and `typ` values are plain text: on one line and without hidden characters, but
    with no markup escaped.

    Raises:
        AssetError: there is no such template, or it has a mistake: which file and line, and what.
        UsageError: an entry cites a sentence that the briefing does not hold.

    >>> from jinja2 import DictLoader
    >>> from briefer.values.briefing import Making
    >>> making = Making(reader="embedded", model="", version="1", articles=0, passages=0,
    ...     lines_read=0, lines_grounded=0)
    >>> own = DictLoader({"own/briefing.md.j2": "# {{ title }}"})
    >>> render(Briefing(title="A *day*", date=None, making=making), "own", "md", own)
    '# A \\*day\\*'
    """
    if fmt == "json":
        return briefing.model_dump_json(indent=2) + "\n"
    values = values_of(briefing, paper)

    from briefer.steps.sandbox import Sandbox  # noqa: PLC0415 - jinja2, which JSON does not need

    written = write(Sandbox(fmt, loader), f"{template}/briefing.{fmt}.j2", values)
    if fmt == "html":
        # Its scripts are known by the hash of their text, to the letter.
        return written.lstrip("\n")
    # A part that is left out leaves its blank lines behind; values hold no line breaks.
    return re.sub(r"\n{3,}", "\n\n", written).lstrip("\n")


def values_of(briefing: Briefing, paper: Paper = "a4") -> dict[str, object]:
    """Return what a template is given: the fields of the briefing's `Sheet`, by their names."""
    sheet = present(briefing, paper)
    return {field: getattr(sheet, field) for field in type(sheet).model_fields}


def write(environment: "Sandbox", name: str, values: Mapping[str, object]) -> str:
    """Return what the template of that name writes of the values.

    Raises:
        AssetError: there is no such template, or it has a mistake: which file and line, and what.
    """
    import jinja2  # noqa: PLC0415 - heavy, and not needed where nothing is rendered

    from briefer.steps.sandbox import MISTAKES  # noqa: PLC0415 - imports jinja2

    try:
        return environment.get_template(name).render(values)
    except jinja2.TemplateNotFound as error:
        raise _not_found(error, name, environment.list_templates()) from error
    except jinja2.TemplateSyntaxError as error:
        place = f"template {error.filename or error.name}, line {_opened_at(error)}"
        raise AssetError(f"{place}: {error.message}") from error
    except MISTAKES as error:
        place = _place(error.__traceback__) or f"template {name}"
        raise AssetError(f"{place}: {str(error) or type(error).__name__}") from error


def _opened_at(error: "jinja2.TemplateSyntaxError") -> int:
    """Return the line where the tag opens that is not closed, else the one that Jinja tells.

    Jinja reads on to the next tag, lines below, before it finds the first one open.
    """
    left = 0
    lines = (error.source or "").splitlines()[: error.lineno - 1]
    for number, line in reversed(list(enumerate(lines, 1))):
        left += line.count("{{") + line.count("{%") - line.count("}}") - line.count("%}")
        if left > 0:
            return number
    return error.lineno


def _not_found(error: "jinja2.TemplateNotFound", name: str, known: Iterable[str]) -> AssetError:
    missing = f"there is no template {error.name}" if error.name else str(error.message)
    if place := _place(error.__traceback__):
        return AssetError(
            f"{place}: {missing}",
            tip="./NAME is beside the template that names it; other names begin with their set.",
        )
    wanted = "/" + name.rpartition("/")[2]
    found = sorted(one[: -len(wanted)] for one in known if one.endswith(wanted))
    tip = f"Template sets with {wanted[1:]}: {', '.join(found)}." if found else ""
    return AssetError(f"there is no template {name}", tip=tip)


def _place(trace: TracebackType | None) -> str:
    """Return the template's file and line where the error arose, empty outside of templates."""
    place = ""
    while trace is not None:
        # Jinja gives the frames of templates the template's own file name and line.
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            place = f"template {trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
