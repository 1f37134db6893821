"""Given names, and whether "he" or "she" goes with them."""

from functools import cache
from typing import Literal

from briefer.language.lexicon import lexicon

Gender = Literal["f", "m", ""]


@cache
def given_names() -> dict[str, Gender]:
    """Return the folded given names with their gender, empty for names of both.

    >>> given_names()["angela"]
    'f'
    """
    found: dict[str, Gender] = {}
    for row in lexicon("givennames"):
        gender: Gender = "f" if row[0] == "f" else "m"
        for name in row[1].split():
            found[name] = "" if found.get(name, gender) != gender else gender
    return found
