"""Short names that a text gives in brackets behind the long one: "France Unbowed (LFI)"."""

import re
from collections.abc import Iterable

_EXPLAINED = re.compile(
    r"(?P<name>[A-Z][\w’'&-]*(?: (?:(?:of|the|for|and|in) )*[A-Z][\w’'&-]*){1,7}),? "
    r"\((?:the )?(?P<short>[A-Z][A-Za-z]*[A-Z]|[A-Z]{2,8})\)"
)


def explained(texts: Iterable[str]) -> dict[str, str]:
    """Return the long name for each short one that the texts explain, without its article.

    One that is explained in two ways is left out.

    >>> explained(["The Global Health Agency (GHA) and France Unbowed (LFI) met in Lima (Peru)."])
    {'GHA': 'Global Health Agency', 'LFI': 'France Unbowed'}
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        for match in _EXPLAINED.finditer(text):
            found.setdefault(match["short"], set()).add(match["name"].removeprefix("The "))
    return {short: name for short, (name, *others) in found.items() if not others}
