"""The command `briefer daily`: settings in, the day's files out."""

import argparse
import datetime as dt
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefer import spending
from briefer.assets import Kind, idle_sets, own_set, passed_over, read_aliases, sets
from briefer.collecting import collect_seldom
from briefer.day import daily as make_briefing
from briefer.documents import check_formats, documents, named
from briefer.engines.base import Worker
from briefer.engines.cores import Cores
from briefer.errors import UsageError
from briefer.intake import MOST_TOLD, gather
from briefer.output import check_folder, check_stream, write_files, write_paths, write_stream
from briefer.progress import progress
from briefer.readers import opened
from briefer.readers.base import Metered, Reader
from briefer.readers.embedded import EmbeddedReader
from briefer.settings import CONFIG_NAME, Resolved, Settings, parse_config, resolve
from briefer.steps import wording
from briefer.talk import complain, plain
from briefer.values.article import Unread
from briefer.values.briefing import Briefing

_PRINTED: Final = Path("-")
_GOES_ON: Final = "the same command goes on from here: what was read is kept"
_UTF_8: Final = f"save {CONFIG_NAME} as UTF-8"


def daily(arguments: argparse.Namespace) -> int:
    """Write the briefing that the arguments ask for; return 0, or 3 where it is not all read.

    Raises:
        BrieferError: it could not be written.
    """
    collect_seldom()
    listen(arguments)
    told = resolved(arguments)
    settings = told.settings
    sources = arguments.sources or told.sources
    if not arguments.quiet:
        say_passed_over("templates", settings.templates)
        say_idle("templates", settings.templates, settings.template)
        if settings.model != "embedded":
            say_passed_over("prompts", settings.prompts)
            say_idle("prompts", settings.prompts, settings.prompt_set)
    _check(sources, settings)
    if not arguments.quiet:
        say_start(told, sources)
    if arguments.dry_run:
        return _foresee(sources, settings)
    # The processes end last: on a day that is just large enough they still start meanwhile.
    with Cores(settings.concurrency, ["briefer.day"]) as engine:
        with opened(settings) as reader:
            try:
                briefing = _made(arguments, sources, settings, reader, engine)
            except KeyboardInterrupt as stop:
                if settings.keep and isinstance(reader, Metered) and reader.spent.usage.calls:
                    stop.add_note(_GOES_ON)
                raise
            spent = reader.spent if isinstance(reader, Metered) else None
        deliver(documents(briefing, settings), briefing, settings.output)
    if not arguments.quiet:
        _say_result(briefing)
        if spent:
            complain(spending.told(spent))
    say_unread(briefing.unread)
    _say_fallbacks(briefing, kept=settings.keep)
    return 3 if briefing.unread or briefing.making.stopped else 0


def _made(
    arguments: argparse.Namespace,
    sources: Sequence[str],
    settings: Settings,
    reader: Reader,
    engine: Worker,
) -> Briefing:
    shown = sys.stderr.isatty() and not arguments.quiet
    with progress(shown=shown, told=arguments.verbose) as report:
        return make_briefing(
            sources,
            settings,
            report=report,
            standard_input=sys.stdin.buffer if sys.stdin else None,
            today=dt.datetime.now().astimezone().date(),
            reader=reader,
            engine=engine,
        )


def _foresee(sources: Sequence[str], settings: Settings) -> int:
    """Print what the run would take; return 0, or 3 where something could not be loaded."""
    aliases = read_aliases(settings.aliases)
    # No call is made: each takes more tokens than the one that is left to it.
    with opened(settings.model_copy(update={"max_tokens": 1})) as reader:
        chars = settings.passage_chars or reader.about.passage_chars
        gathered = gather(sources, chars, None, sys.stdin.buffer if sys.stdin else None)
        instead = EmbeddedReader() if settings.fallback else None
        told = spending.foreseen(gathered, reader, instead, aliases)
    write_stream(sys.stdout, told)
    say_unread(gathered.unread)
    return 3 if gathered.unread else 0


def resolved(arguments: argparse.Namespace) -> Resolved:
    """Return the settings of the run, with `~` in paths as the person's folder.

    Raises:
        UsageError: a setting is mistaken.
    """
    flags = {key: value for key, value in vars(arguments).items() if key in Settings.model_fields}
    found = resolve(flags, os.environ, _config())
    paths = ("output", "prompts", "templates", "cache", "prices")
    given = {key: getattr(found.settings, key) for key in paths}
    # Path.expanduser raises for a person that there is not; this leaves the name as it is.
    folders = {key: Path(os.path.expanduser(path)) for key, path in given.items() if path}  # noqa: PTH111
    named = _prompt_set(folders.get("prompts"), found.settings.prompt_set)
    return found._replace(
        settings=found.settings.model_copy(update=folders | {"prompt_set": named}),
        sources=tuple(os.path.expanduser(source) for source in found.sources),  # noqa: PTH111 -- keeps `-` and a final `/`
    )


def _prompt_set(folder: Path | None, name: str) -> str:
    """Return the set that is meant: the folder of prompts itself, where it is one."""
    own = own_set(folder)
    if own and name not in {own, Settings().prompt_set}:
        tip = f"leave out --prompt-set, or name a folder that holds {name}/ with --prompts"
        message = f"the folder {folder} holds prompts, not sets of them: no {name} is in it"
        raise UsageError(message, tip=tip)
    return own or name


def _config() -> Mapping[str, object]:
    """Return what the briefer.toml of the working directory says; nothing where there is none."""
    try:
        # Some editors put a byte order mark in front.
        return parse_config(Path(CONFIG_NAME).read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{CONFIG_NAME}: cannot be read: {reason}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{CONFIG_NAME}, line {line}: it is not UTF-8", tip=_UTF_8) from error


def _check(sources: Sequence[str], settings: Settings) -> None:
    """Refuse before the reading what would only fail after it."""
    check_sources(sources, "daily")
    check_output(settings)
    check_set("prompts", settings.prompts, settings.prompt_set)
    check_formats(settings)


def check_sources(sources: Sequence[str], command: str) -> None:
    """Refuse a command that is given nothing to read.

    Raises:
        UsageError: there are no sources.
    """
    if not sources:
        tip = f"briefer {command} articles/ (or list them as `sources` in {CONFIG_NAME})"
        raise UsageError("no sources: name files or folders of articles", tip=tip)


def check_set(kind: Kind, folder: Path | None, name: str) -> None:
    """Refuse a set that is neither in the folder nor shipped.

    Raises:
        UsageError: there is no such set, or no such folder.
    """
    known = sets(kind, folder)
    if name not in known:
        one = kind.removesuffix("s")
        message = f"there is no {one} set {name}"
        raise UsageError(message, tip=f"{one} sets: {', '.join(known)}")


def listen(arguments: argparse.Namespace) -> None:
    """Let the libraries log as far as they are asked to: not at all, unless verbose."""
    level = logging.WARNING if arguments.verbose else logging.CRITICAL
    logging.basicConfig(level=level, format="%(name)s: %(message)s")
    if arguments.verbose:
        logging.getLogger("briefer").setLevel(logging.INFO)
    if arguments.debug:
        logging.getLogger("briefer").setLevel(logging.DEBUG)


def check_output(settings: Settings) -> None:
    """Refuse, before the work is done, a place that the files could not go to.

    Raises:
        UsageError: what is to be printed cannot be.
        OutputError: the folder cannot be written to.
    """
    if settings.output == _PRINTED:
        check_stream(sys.stdout, settings.formats)
    else:
        check_folder(settings.output)


def deliver(made: Mapping[str, bytes], briefing: Briefing, folder: Path) -> None:
    """Write the documents, by their formats, and print their paths; or print the document.

    Raises:
        OutputError: one could not be written.
    """
    if folder == _PRINTED:
        for data in made.values():
            write_stream(sys.stdout.buffer, data)
        return
    files = {folder / named(briefing, name): data for name, data in made.items()}
    write_files(files)
    write_paths(sys.stdout, files)


def say_start(resolved: Resolved, sources: Sequence[str]) -> None:
    """Say what reads and why, where the command line does not say it itself."""
    model, place = resolved.settings.model, resolved.model_from
    if not place:
        complain("the embedded reader reads: no model or key is configured (see --model)")
    elif place != "--model":
        complain(f"{model} reads: {place} is set")
    if "-" in sources and sys.stdin and sys.stdin.isatty():
        complain("type or paste the article; Ctrl-D on a line of its own ends it")


def say_passed_over(kind: Kind, folder: Path | None) -> None:
    """Say that there is a folder here that looks like the user's own and is not used."""
    if here := passed_over(kind, folder):
        flag = f'--{kind} {here}, or {kind} = "{here}" in {CONFIG_NAME}'
        complain(f"the folder {here} here is not used; to use it: {flag}", name="tip")


def say_idle(kind: Kind, folder: Path | None, name: str) -> None:
    """Say that the user's folder holds sets, and nothing of the set that is in use."""
    if idle := idle_sets(kind, folder, name):
        flag = "--template" if kind == "templates" else "--prompt-set"
        line = f"the {kind} in {folder} are not used: they are no {name}, which is the set in use"
        complain(plain(f"{line}; to use them: {flag} {idle[0]}"), name="tip")


def say_unread(unread: Sequence[Unread]) -> None:
    """Say what was not read and why, the first few of many: the briefing has them all."""
    for one in unread[:MOST_TOLD]:
        complain(plain(f"{one.source}: not read: {one.reason}"))
    if len(unread) > MOST_TOLD:
        complain(f"{len(unread) - MOST_TOLD:,} more were not read; the briefing lists them")


def _say_fallbacks(briefing: Briefing, *, kept: bool) -> None:
    """Say what the model did not read: how much, and why it was asked no more or the first why."""
    count, making = len(briefing.fallbacks), briefing.making
    if making.stopped:
        complain(f"the model was asked no more: {making.stopped}")
        if kept:
            complain(_GOES_ON, name="tip")
    if count:
        first = "" if making.stopped else f": {briefing.fallbacks[0].reason}"
        passages = wording.count(making.passages, "passage")
        complain(plain(f"{count:,} of {passages} read without the model{first}"))


def _say_result(briefing: Briefing) -> None:
    making = briefing.making
    lines = wording.count(making.lines_read, "line")
    rest = "rests on its sources" if making.lines_read == 1 else "rest on their sources"
    kept = f"{making.lines_grounded:,} of {lines} {rest}, {len(briefing.omissions):,} left out"
    found = kept if making.lines_read else "no line was found in what was read"
    complain(f"{wording.count(making.articles, 'article')}; {found}")
