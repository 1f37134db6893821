"""Pastes what the command says of itself into README.md.

    python docs/help.py            write it between the markers
    python docs/help.py --check    say whether it is there already

The markers are `<!-- help: NAME -->` and `<!-- /help -->`, where NAME is `briefer`, or one of
its commands.
"""

import argparse
import io
import os
import re
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

from briefer.cli import main as briefer

README = Path(__file__).parent.parent / "README.md"
NAMES = ("briefer", "daily", "prompts", "compare", "render", "templates")


def pasted(readme: str) -> str:
    """Return the README's text with the present help between its markers.

    Raises:
        ValueError: the markers of a name are missing or stand more than once.
    """
    for name in NAMES:
        block = re.compile(rf"<!-- help: {name} -->\n((?:(?!<!--).)*)<!-- /help -->", re.DOTALL)
        found = list(block.finditer(readme))
        if len(found) != 1:
            raise ValueError(f"README.md: no single <!-- help: {name} --> … <!-- /help --> pair")
        start, end = found[0].span(1)
        readme = f"{readme[:start]}```text\n{help_of(name)}```\n{readme[end:]}"
    return readme


def help_of(name: str) -> str:
    """Return the help of the command of that name, as on a terminal of 88 columns."""
    arguments = ["--help"] if name == "briefer" else [name, "--help"]
    printed = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": "88"}), redirect_stdout(printed), suppress(SystemExit):
        briefer(arguments)
    return printed.getvalue()


def same(one: str, other: str) -> bool:
    """Return whether the texts differ in line breaks at most, which Python's versions set."""
    return one.split() == other.split()


def main() -> str | None:
    """Write the help into README.md, or return what is wrong with it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    checking = options.parse_args().check
    before = README.read_text("utf-8")
    try:
        after = pasted(before)
    except ValueError as error:
        return str(error)
    if checking and not same(before, after):
        return "README.md: the help of the command has changed; run `make help-text`"
    if not checking:
        README.write_text(after, "utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main())
