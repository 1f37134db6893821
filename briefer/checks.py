"""What a person wrote for a setting, made into what the setting holds, or refused.

The functions are validators of pydantic's: each returns the value, or raises a ValueError.
"""

import datetime as dt
import re
from typing import Final
from unicodedata import category
from urllib.parse import urlsplit

# Control characters, marks of direction and of no width, private use, lone surrogates.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
# Of the same category as the marks of direction, and yet with a shape (Arabic and Syriac).
_SEEN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
# A host, in brackets where it is an address of IPv6, with or without a port.
_HOST: Final = re.compile(r"(?:\[[^\]]+\]|[^\s:/\[\]<>%\\^|{}\"`]+)(?::[^\]]*)?")

# The name of a format, and what stands before .j2 in the name of its template.
FORMAT: Final = "[A-Za-z0-9][A-Za-z0-9_-]*"


def listed(value: object) -> object:
    """Return the parts of a comma-separated string; anything else as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def day(value: object) -> object:
    """Return the day of an ISO string; pydantic would read bare digits as seconds since 1970."""
    if isinstance(value, str):
        return dt.date.fromisoformat(value)
    if isinstance(value, dt.date | None) and not isinstance(value, dt.datetime):
        return value
    raise ValueError(f"not a date: {value!r}")


def path(value: object) -> object:
    """Refuse what no file system takes as a path."""
    if isinstance(value, str) and (not value or "\0" in value):
        raise ValueError(f"not a path: {value!r}")
    return value


def one_line(value: object) -> object:
    r"""Return a text on one line, without characters that hide or turn what stands beside them.

    >>> one_line("The\n day \u202eafter")
    'The day after'
    """
    if not isinstance(value, str):
        return value
    kept = (c for c in value if c.isspace() or c in _SEEN or category(c) not in _UNSEEN)
    return " ".join("".join(kept).split())


def printable(text: str) -> str:
    """Refuse a name with a character that cannot be seen: without it, it would be another."""
    if not text.isprintable():
        raise ValueError("it holds a character that cannot be seen")
    return text


def key(value: object) -> object:
    """Return a key without the blanks around it; refuse one that no header can carry."""
    if not isinstance(value, str):
        return value
    kept = value.strip()
    if not (kept and kept.isascii() and kept.isprintable()):
        raise ValueError("a key holds letters, digits and signs of ASCII; copy it again")
    return kept


def address(text: str) -> str:
    """Refuse what no client could send to; the error says what an address has to be.

    >>> address("http://[::1]:8080/v1")
    'http://[::1]:8080/v1'
    """
    if not text.isprintable() or " " in text:
        raise ValueError("an address holds no space, and no character that cannot be seen")
    if "?" in text or "#" in text:
        raise ValueError("leave out what comes from the ? or # on")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError("in [ ] stands an address of IPv6, as in http://[::1]/v1") from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError("an address begins with http:// or https://")
    if not _HOST.fullmatch(parts.netloc.rpartition("@")[2]) or not _named(parts.hostname or ""):
        raise ValueError("the name of a host stands behind the //")
    try:
        numbered = parts.port != 0
    except ValueError:
        numbered = False
    if not numbered:
        raise ValueError("the port behind the : is a whole number from 1 to 65535")
    return text


def _named(host: str) -> bool:
    """Return whether the name can be looked up: no part of it is empty or too long."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False
