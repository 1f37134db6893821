"""Bodies whose name is a list: "the Bureau of Alcohol, Tobacco, Firearms and Explosives"."""

import re
from typing import Final

from briefer.language.gazetteer import known_names, plain
from briefer.language.givennames import given_names
from briefer.language.words import fold

_BODY: Final = re.compile(
    r"\b(?:Bureau|Ministry|Department|Office|Agency|Committee|Commission|Directorate) (?:of|for) "
    r"(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?$"
)
_ITEM: Final = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_REST: Final = re.compile(rf"(?:, {_ITEM}){{1,4}},? and {_ITEM}")
_LONGEST: Final = 80  # characters of such a name before its first comma


def list_end(text: str, end: int) -> int:
    """Return where the list ends that a body's name begins with, `end` where it is none.

    >>> name = "the Ministry of Health, Labour and Welfare said no"
    >>> name[:list_end(name, 22)], list_end("the Ministry of Health, Peru and Chile met", 22)
    ('the Ministry of Health, Labour and Welfare', 22)
    """
    if not text.startswith(", ", end):
        return end
    rest = _REST.match(text, end)
    if rest is None or not _BODY.search(text[max(0, end - _LONGEST) : end]):
        return end
    items = re.findall(_ITEM, rest[0])
    return end if any(_is_somebody(one) for one in items) else rest.end()


def _is_somebody(item: str) -> bool:
    """Say whether an item is a state or a person, and no matter that a body sees to."""
    known = known_names().get(plain(item))
    first = item.partition(" ")[0]
    return (known is not None and known.kind != "body") or fold(first) in given_names()
