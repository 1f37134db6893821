"""The command `briefer templates`: which sets there are, whose their files are, what is wrong."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2

from briefer.assets import formats, loader, sets, shipped
from briefer.commands import resolved, say_passed_over
from briefer.errors import AssetError, UsageError
from briefer.output import write_stream
from briefer.steps.example import bare_example, example
from briefer.steps.mistakes import mistakes
from briefer.steps.pdf import printed
from briefer.steps.render import render
from briefer.steps.trace import tracing
from briefer.steps.wording import count
from briefer.talk import complain, plain


def checking(arguments: argparse.Namespace) -> int:
    """List the sets that the arguments name, or all, and their mistakes; return 1 if there are any.

    Raises:
        UsageError: there is no such set, or no such folder.
    """
    folder = resolved(arguments).settings.templates
    if not arguments.quiet:
        say_passed_over("templates", folder)
    known = sets("templates", folder)
    for name in arguments.names:
        if name not in known:
            raise UsageError(
                f"there is no template set {plain(name)}", tip=f"template sets: {', '.join(known)}"
            )
    chosen = tuple(arguments.names) or known
    templates = loader("templates", folder)
    if not arguments.quiet and sys.stdout.writable():
        write_stream(sys.stdout, "".join(f"{line}\n" for line in listed(chosen, templates)))
    found = [one for name in chosen for one in faults(name, templates)]
    for one in found:
        complain(one)
    if not (found or arguments.quiet):
        complain(f"no mistake in {count(len(chosen), 'template set')}")
    return 1 if found else 0


def listed(chosen: Sequence[str], templates: jinja2.BaseLoader) -> Iterator[str]:
    """Yield each set with its formats and its files, then the folders of parts of several sets."""
    names = templates.list_templates()
    known = {name.partition("/")[0] for name in names if "/briefing." in name}
    shared = sorted({name.partition("/")[0] for name in names if "/" in name} - known)
    for folder in (*chosen, *shared):
        what = ", ".join(formats(names, folder)) if folder in known else "parts of several sets"
        yield f"{plain(folder)}: {what}"
        for name in names:
            if name.startswith(f"{folder}/"):
                yield f"  {plain(name):<28} {_whose(name, templates)}"


def faults(template: str, templates: jinja2.BaseLoader) -> Iterator[str]:
    """Yield each mistake that the set makes of an example briefing, and of an empty one."""
    briefings = (example(), bare_example())
    for fmt in formats(templates.list_templates(), template):
        if fmt in {"json", "pdf"}:
            continue
        found = mistakes(briefings, template, fmt, templates)
        yield from found
        if fmt == "typ" and not found:
            for briefing in briefings:
                try:
                    text = render(briefing, template, fmt, templates)
                    printed(text, briefing.date, tracing(briefing, template, fmt, templates))
                except AssetError as error:
                    yield str(error)
                    break


def _whose(name: str, templates: jinja2.BaseLoader) -> str:
    """Return `shipped`, or the path of the user's own file."""
    path = templates.get_source(jinja2.Environment(autoescape=True), name)[1]
    ours = path is not None and Path(path).is_relative_to(shipped("templates"))
    return "shipped" if ours else plain(str(path))
