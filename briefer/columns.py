"""A comparison as plain text in two columns, as wide as the terminal."""

import io
import shutil
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Final

from briefer.steps import wording
from briefer.talk import plain
from briefer.values.comparison import Comparison, Run
from briefer.values.finding import KeyDevelopment, Omission, PartyPosition, Supported, line_of

# Where there is no terminal to ask, and the least that two columns take.
_WIDTH: Final = 100
_NARROWEST: Final = 50

_KINDS: Final = ("development", "position", "question")

Row = tuple[str, str]


def side_by_side(comparison: Comparison, width: int | None = None) -> str:
    """Return the comparison as text, `width` columns wide, or as wide as the terminal.

    The figures come first. Then what each found, article by article, beside what the other found
    of the same; then what was left out and why, and the bottom lines.
    """
    columns = max(width or shutil.get_terminal_size((_WIDTH, 24)).columns, _NARROWEST)
    articles = wording.count(len(comparison.articles), "article")
    passages = wording.count(sum(one.passages for one in comparison.articles), "passage")
    parts = [
        f"{comparison.model} over {articles} in {passages}\n\n",
        _table(_account(comparison), columns, labelled=True),
    ]
    for article in comparison.articles:
        rows = [
            (_found(pair.left), _found(pair.right))
            for pair in comparison.found
            if pair.article_id == article.id
        ]
        parts += _part(article.title or article.source, rows or [("nothing", "nothing")], columns)
    both = (comparison.left, comparison.right)
    parts += _part("Left out", _opposite(both, lambda run: map(_omitted, run.omissions)), columns)
    unread = _opposite(both, lambda run: (f"{one.source}: {one.reason}" for one in run.unread))
    parts += _part("Not read", unread, columns)
    lines = _opposite(both, lambda run: (" ".join(line) for line in run.bottom_lines))
    parts += _part("Bottom lines", lines, columns)
    return "".join(parts)


def _account(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return the figures of both runs: label, left, right."""
    sides = ([pair.left for pair in comparison.found], [pair.right for pair in comparison.found])
    figures = [
        [
            ("", run.prompts),
            ("prompts", _named(run)),
            ("calls", f"{run.usage.calls:,}"),
            ("tokens in", f"{run.usage.prompt_tokens:,}"),
            ("tokens out", f"{run.usage.output_tokens:,}"),
            ("seconds", f"{run.seconds:,.1f}"),
            ("kept", f"{run.kept:,}"),
            *((f"  {kind}s", _count(side, kind)) for kind in _KINDS),
            ("left out", f"{len(run.omissions):,}"),
            ("not read", f"{len(run.unread):,}"),
        ]
        for run, side in zip((comparison.left, comparison.right), sides, strict=True)
    ]
    return [(label, left, right) for (label, left), (_, right) in zip(*figures, strict=True)]


def _count(found: Iterable[Supported | None], kind: str) -> str:
    return f"{sum(1 for one in found if one and one.finding.kind == kind):,}"


def _named(run: Run) -> str:
    names = ", ".join(f"{one.name or one.file} {one.version}".strip() for one in run.files)
    return f"{names} ({run.fingerprint})"


def _found(one: Supported | None) -> str:
    """Return a finding on one line: what kind, on which sentences, what it says."""
    if one is None:
        return "–"
    finding = one.finding
    match finding:
        case PartyPosition():
            kind = f"{finding.party} {finding.stance}"
        case KeyDevelopment():
            kind = f"event, says {finding.claimed_by}" if finding.claimed_by else "event"
        case _:
            kind = "open"
    numbers = ", ".join(map(str, finding.evidence))
    return f"{kind} [{numbers}]: {line_of(finding)}"


def _omitted(one: Omission) -> str:
    detail = f" ({one.detail})" if one.detail else ""
    where = f"{one.article_id}, " if one.article_id else ""
    return f"{where}{one.reason}{detail}: {one.line}"


def _opposite(runs: tuple[Run, Run], lines: Callable[[Run], Iterable[str]]) -> list[Row]:
    """Return the lines of both runs, those of the same place opposite each other."""
    return list(zip_longest(lines(runs[0]), lines(runs[1]), fillvalue=""))


def _part(title: str, rows: list[Row], columns: int) -> list[str]:
    """Return a headed table, nothing where it would be empty."""
    if not rows:
        return []
    return [f"\n{plain(title)[:columns]}\n{'─' * columns}\n", _table(rows, columns)]


def _table(rows: Iterable[tuple[str, ...]], columns: int, *, labelled: bool = False) -> str:
    """Return rows of two cells of one width each, behind a label where they are labelled."""
    # rich measures what is wide on a terminal; it is heavy, and `--help` takes none of it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    apart = (0, 2, 0 if labelled else 1, 0)  # above, right, below, left
    table = Table(box=None, show_header=False, expand=True, pad_edge=False, padding=apart)
    if labelled:
        table.add_column(width=14)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    written = io.StringIO()
    Console(file=written, width=columns, color_system=None, force_terminal=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())
