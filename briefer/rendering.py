"""The command `briefer render`: a briefing's JSON in, files in other formats out."""

import argparse
import sys
from pathlib import Path
from typing import Final

from briefer.commands import check_output, deliver, resolved, say_idle, say_passed_over
from briefer.documents import check_formats, documents
from briefer.errors import SourceError
from briefer.steps.reread import parse_briefing

_STANDARD_INPUT: Final = "-"


def rendering(arguments: argparse.Namespace) -> int:
    """Write the formats that the arguments ask for; return 0.

    Raises:
        BrieferError: the briefing could not be read, or the files not be written.
    """
    settings = resolved(arguments).settings
    if not arguments.quiet:
        say_passed_over("templates", settings.templates)
        say_idle("templates", settings.templates, settings.template)
    check_output(settings)
    check_formats(settings)
    briefing = parse_briefing(*_text(arguments.briefing))
    deliver(documents(briefing, settings), briefing, settings.output)
    return 0


def _text(path: str) -> tuple[str, str]:
    """Return the text of the file, and what to call it."""
    name = "standard input" if path == _STANDARD_INPUT else path
    try:
        data = sys.stdin.buffer.read() if path == _STANDARD_INPUT else Path(path).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        tip = "name the .json that `briefer daily` wrote"
        raise SourceError(f"{name}: cannot be read: {reason}", tip=tip) from error
    try:
        return data.decode(), name
    except UnicodeDecodeError as error:
        tip = "name the .json that `briefer daily` wrote"
        raise SourceError(f"{name}: is not JSON: it is not UTF-8", tip=tip) from error
