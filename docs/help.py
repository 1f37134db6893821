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
NAMES = ("briefer", "daily")


def pasted(readme: str) -> str:
    """Return the README's text with the present help between its markers.

    Raises:
        ValueError: the markers of a name are missing or stand more than once.
    """
    for name in NAMES:
        block = re.compile(rf"(<!-- help: {name} -->\n)(?:(?!<!--).)*(<!-- /help -->)", re.DOTALL)
        if len(block.findall(readme)) != 1:
            raise ValueError(f"README.md: no single <!-- help: {name} --> … <!-- /help --> pair")
        shown = f"```text\n{help_of(name)}```\n"
        readme = block.sub(lambda found, shown=shown: f"{found[1]}{shown}{found[2]}", readme)
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


def main() -> int:
    """Write the help into README.md, or check that it is there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    before = README.read_text("utf-8")
    after = pasted(before)
    if options.parse_args().check:
        return 0 if same(before, after) else 1
    README.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
