"""A user's own names for parties: what each name stands for."""

from briefer.errors import UsageError
from briefer.language.parties import name_key


def parse_aliases(text: str, source: str) -> dict[str, str]:
    r"""Return what each name of the text stands for, by the key of the name.

    A line holds names, separated by "|", a tab, and what they stand for, as it is to be printed.
    Blank lines and lines that begin with "#" are left out. `source` is what a mistake is told of.

    Raises:
        UsageError: a line is no such line, or a name stands for two things.

    >>> parse_aliases("The Villa|Villa Rosa\tPeru\n", "aliases.tsv")
    {'vila': 'Peru', 'vila rosa': 'Peru'}
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = f"{source}, line {number}"
        names, party = _columns(line, place)
        for name in names:
            key = name_key(name)
            if not key:
                raise UsageError(f"{place}: {name!r} is no name")
            if found.setdefault(key, party) != party:
                raise UsageError(
                    f"{place}: {name!r} stands for {found[key]!r} already",
                    tip="let each name stand for one party",
                )
    return found


def _columns(line: str, place: str) -> tuple[list[str], str]:
    columns = [column.strip() for column in line.split("\t")]
    names = [name.strip() for name in columns[0].split("|")]
    if len(columns) != 2 or not columns[1] or not all(names):
        raise UsageError(
            f"{place}: no name and what it stands for",
            tip="write the name, a tab, and what it stands for: Villa Rosa<TAB>Peru",
        )
    return names, columns[1]
