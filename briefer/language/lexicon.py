"""The word lists that the language rules read: tab-separated files for people to extend."""

from functools import cache
from importlib.resources import files


@cache
def lexicon(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `briefer/language/data/<name>.tsv` in file order.

    Columns are separated by tabs and stripped; blank lines and lines that begin with `#`
    are left out.

    >>> ("say", "said", "says") in lexicon("irregular")
    True
    """
    text = files("briefer.language").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in row.split("\t")) for row in rows)
