"""The command `briefer cache`: what is kept of the answers of models."""

import argparse
import datetime as dt
import sys
from contextlib import closing
from pathlib import Path

from briefer.commands import resolved
from briefer.errors import CacheError, UsageError
from briefer.output import write_stream
from briefer.readers import answers_path
from briefer.readers.kept import Kept, Stock
from briefer.steps import wording
from briefer.talk import complain


def cache(arguments: argparse.Namespace) -> int:
    """Show the file of answers, or take answers out of it; return 0.

    Raises:
        UsageError: the days are fewer than 0.
        CacheError: the file cannot be read, or no answers can be taken out of it.
    """
    if arguments.days < 0:
        raise UsageError(f"--days: {arguments.days} is no number of days")
    path = answers_path(resolved(arguments).settings)
    if not path.exists():
        write_stream(sys.stdout, f"{path}: no answers are kept yet\n")
        return 0
    try:
        stock = _done(path, arguments)
    except CacheError as error:
        undone = "answers cannot be shown" if arguments.action == "show" else "nothing taken out"
        raise CacheError(f"{undone}: {error}", tip=error.tip) from error
    write_stream(sys.stdout, shown(path, stock))
    return 0


def _done(path: Path, arguments: argparse.Namespace) -> tuple[Stock, ...]:
    """Do with the file what is asked, and return what is in it then."""
    with closing(Kept(path, strict=True)) as kept:
        match arguments.action:
            case "prune":
                _say_out(kept.prune(_day(arguments.days)), arguments)
            case "clear":
                _say_out(kept.prune(None), arguments)
        return kept.stock()


def _day(days: int) -> dt.date:
    """Return the day so many days ago, the first of all where the calendar begins after it."""
    try:
        return dt.datetime.now().astimezone().date() - dt.timedelta(days=days)
    except OverflowError:
        return dt.date.min


def shown(path: Path, stock: tuple[Stock, ...]) -> str:
    """Return what the file holds: its size, then a line a model, the most answers first."""
    size = sum(
        one.stat().st_size for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()
    )
    total = wording.count(sum(one.answers for one in stock), "answer")
    lines = [f"{path}: {total}, {size / 1000:,.0f} kB"]
    lines += [
        f"  {one.model}: {wording.count(one.answers, 'answer')}, {one.prompt_tokens:,} tokens in, "
        f"{one.output_tokens:,} out, used {one.oldest} to {one.newest}"
        for one in stock
    ]
    return "".join(f"{line}\n" for line in lines)


def _say_out(count: int, arguments: argparse.Namespace) -> None:
    if not arguments.quiet:
        complain(f"{wording.count(count, 'answer')} taken out")
