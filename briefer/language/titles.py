"""Titles and offices that stand before or beside a name."""

from collections.abc import Iterable
from functools import cache

from briefer.language.lexicon import lexicon

# Trades that also serve a state: its attorneys, the members of its parliament. A judge is none:
# what a judge orders is the court's.
_SERVING = frozenset({"member", "attorney", "engineer"})

SHORT = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "rev", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "capt"}
    | {"maj", "adm", "cmdr", "const", "insp", "supt", "det", "cpl"}
)
"""The titles that are written short, with a stop behind them."""

_MINISTERS = ("minister", "secretary")

# Who runs for an office does not hold it.
RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "challenger"})


@cache
def titles() -> dict[str, str]:
    """Return the folded titles with their kinds: "person", "office" or "work".

    >>> titles()["prime minister"], titles()["transport minister"]
    ('office', 'office')
    """
    found = {row[0]: row[1] for row in lexicon("titles")}
    for portfolio in (row[0] for row in lexicon("portfolios")):
        for head in _MINISTERS:
            found.setdefault(f"{portfolio} {head}", "office")
    return found


def is_private(offices: Iterable[str]) -> bool:
    """Say whether somebody of these offices or trades speaks for no state.

    >>> is_private(["analyst"]), is_private(["minister", "author"]), is_private([])
    (True, False, False)
    """
    held = tuple(one for one in offices if titles().get(one) != "person")
    return bool(held) and all(
        (titles().get(one) == "work" and one not in _SERVING) or one.startswith("opposition")
        for one in held
    )


@cache
def title_heads() -> frozenset[str]:
    """Return the first words of the folded titles.

    >>> "prime" in title_heads(), "minister" in title_heads()
    (True, True)
    """
    return frozenset(title.split(maxsplit=1)[0] for title in titles())


def full_title(title: str) -> str:
    """Return the title in full: "gov" is "governor".

    >>> full_title("gov"), full_title("mayor")
    ('governor', 'mayor')
    """
    return _full_titles().get(title, title)


@cache
def _full_titles() -> dict[str, str]:
    return {row[0]: row[2] for row in lexicon("titles") if len(row) > 2}
