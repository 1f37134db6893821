"""News agencies as credits and datelines name them."""

import re
from functools import cache

from briefer.language.lexicon import lexicon


def agencies(text: str) -> tuple[str, ...]:
    """Return the agencies that a credit names, in order, each once, as they are printed.

    >>> agencies("With AP/PTI inputs")
    ('AP', 'PTI')
    >>> agencies("Additional reporting by the Associated Press; a map of an app")
    ('AP',)
    """
    forms = _forms()
    found = (forms[match[0].casefold()] for match in _pattern().finditer(text))
    return tuple(dict.fromkeys(found))


def without_agencies(text: str) -> str:
    """Return the text without the names of agencies.

    >>> without_agencies("Source: AP/PTI")
    'Source: /'
    """
    return _pattern().sub("", text)


@cache
def _forms() -> dict[str, str]:
    return {form.casefold(): row[0] for row in lexicon("agencies") for form in row[1:]}


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of all forms, the longest first; acronyms match in capitals only."""
    forms = sorted({form for row in lexicon("agencies") for form in row[1:]}, key=len, reverse=True)
    parts = [re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
