"""The command `briefer compare`: two sets of prompts, read over the same articles."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefer.assets import own_set, read_aliases
from briefer.columns import side_by_side
from briefer.commands import (
    check_set,
    check_sources,
    listen,
    resolved,
    say_idle,
    say_start,
    say_unread,
)
from briefer.engines.here import Here
from briefer.engines.local import LocalEngine
from briefer.errors import UsageError
from briefer.intake import Gathered, gather
from briefer.output import write_stream
from briefer.progress import progress
from briefer.readers import opened
from briefer.readers.base import Reader
from briefer.reading import read
from briefer.settings import Settings
from briefer.steps.beside import beside
from briefer.steps.parties import under_aliases
from briefer.stories import Report, tell
from briefer.talk import complain
from briefer.values.article import Unread
from briefer.values.comparison import Compared, Comparison, Run
from briefer.values.finding import Supported


class _Read(NamedTuple):
    """What one set found, and the account of it."""

    model: str
    gathered: Gathered
    supported: tuple[Supported, ...]
    run: Run


def compare(arguments: argparse.Namespace) -> int:
    """Print what two sets of prompts find in the same articles; return 0, or 3 as daily does.

    Raises:
        BrieferError: the articles could not be read, or a set is missing or mistaken.
    """
    listen(arguments)
    told = resolved(arguments)
    sources = arguments.sources or told.sources
    check_sources(sources, "compare --prompts default --prompts brief")
    pair = _pair(arguments.pair, told.settings)
    if not arguments.quiet:
        say_start(told, sources)
        for _, settings in pair:
            say_idle("prompts", settings.prompts, settings.prompt_set)
    comparison, unread = _compared(sources, pair, arguments)
    shown = (
        comparison.model_dump_json(indent=2) + "\n"
        if arguments.shape == "json"
        else side_by_side(comparison)
    )
    write_stream(sys.stdout.buffer, shown.encode())
    say_unread(unread)
    stopped = comparison.left.stopped or comparison.right.stopped
    if stopped:
        complain(f"the model was asked no more: {stopped}")
    return 3 if unread or stopped else 0


def _pair(named: Sequence[str], settings: Settings) -> list[tuple[str, Settings]]:
    """Return the two sets by the names that they were given, with the settings of each.

    Raises:
        UsageError: there are not two, one does not exist, or nothing would be asked of a model.
    """
    if len(named) != 2:
        tip = "briefer compare --prompts default --prompts brief articles/"
        raise UsageError(f"two sets are compared, not {len(named)}: give --prompts twice", tip=tip)
    if settings.model == "embedded":
        raise UsageError(
            "the embedded reader takes no prompts, so there is nothing to compare",
            tip="name a model with --model openai:NAME or --model gguf:PATH",
        )
    return [(name, _chosen(name, settings)) for name in named]


def _chosen(name: str, settings: Settings) -> Settings:
    """Return the settings with the set that was named: by its name, or as a folder."""
    folder = Path(name)
    if "/" not in name and not folder.is_dir():
        check_set("prompts", settings.prompts, name)
        return settings.model_copy(update={"prompt_set": name})
    chosen = own_set(folder) or settings.prompt_set
    check_set("prompts", folder, chosen)
    return settings.model_copy(update={"prompts": folder, "prompt_set": chosen})


def _compared(
    sources: Sequence[str], pair: Sequence[tuple[str, Settings]], arguments: argparse.Namespace
) -> tuple[Comparison, tuple[Unread, ...]]:
    """Return the comparison, and what of the sources was not read by either."""
    shown = sys.stderr.isatty() and not arguments.quiet
    with progress(shown=shown, told=arguments.verbose) as report:
        gathered: Gathered | None = None
        reads: list[_Read] = []
        for name, settings in pair:
            with opened(settings) as reader:
                if gathered is None:
                    given = sys.stdin.buffer if sys.stdin else None
                    chars = settings.passage_chars or reader.about.passage_chars
                    gathered = gather(sources, chars, report, given)
                reads.append(_read(name, settings, gathered, reader, report))
    left, right = reads
    comparison = Comparison(
        model=left.model,
        articles=tuple(
            Compared(
                id=one.id,
                title=one.title,
                source=one.source,
                passages=len(left.gathered.passages[one.id]),
            )
            for one in left.gathered.articles
        ),
        left=left.run,
        right=right.run,
        found=beside(left.supported, right.supported),
    )
    return comparison, (*left.gathered.unread, *left.run.unread, *right.run.unread)


def _read(
    name: str, settings: Settings, gathered: Gathered, reader: Reader, report: Report | None
) -> _Read:
    """Return what a reader finds, by the same way as a day's.

    What the model cannot read is listed: the embedded reader knows nothing of prompts.
    """
    aliases = read_aliases(settings.aliases)
    begun = time.perf_counter()
    verified = read(
        gathered, reader, Here(), report=report, asking=LocalEngine(settings.concurrency)
    )
    supported = under_aliases(verified.supported, aliases)
    told = tell(gathered.told, supported, reader, report, aliases)
    run = Run(
        prompts=name,
        fingerprint=reader.about.prompts,
        files=reader.about.prompt_files,
        usage=verified.usage + told.usage,
        seconds=round(time.perf_counter() - begun, 3),
        stopped=verified.stopped,
        kept=len(supported),
        omissions=verified.omissions + tuple(o for o in told.omissions if o.kind == "bottom line"),
        unread=verified.unread + told.unread,
        bottom_lines=tuple(tuple(one.text for one in s.bottom_line) for s in told.stories),
    )
    return _Read(reader.about.model, gathered, tuple(supported), run)
