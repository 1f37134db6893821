"""Titles and offices that stand before or beside a name."""

from functools import cache

from briefer.language.lexicon import lexicon


@cache
def titles() -> dict[str, str]:
    """Return the folded titles with their kinds: "person", "office" or "work".

    >>> titles()["prime minister"]
    'office'
    """
    return {row[0]: row[1] for row in lexicon("titles")}


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
