"""What a template may spend: a loop without end or a text without measure ends as a mistake.

The bounds lie above what a briefing of five thousand articles takes, which is far more than a
day has.
"""

import re
from collections.abc import Callable, Generator, Iterable, Sequence, Sized
from functools import wraps
from typing import Final

from jinja2.exceptions import TemplateRuntimeError

STEPS: Final = 3_000_000  # turns of loops, and calls
CHARS: Final = 500_000_000  # characters written, those of macros once more in each caller
PIECE: Final = 10_000_000  # characters or items of one value that a template puts together
BITS: Final = 100_000  # of a whole number

# In a format: a width beyond the measure, and one that a value gives.
_WIDE: Final = re.compile(r"\d{8}")
_WIDTH_GIVEN: Final = re.compile(r"%[^a-zA-Z]{0,20}\*|:[^{}]{0,20}\{")
_FORMATS: Final = frozenset({"format", "format_map"})
# What makes a text or a list as long as a number says, among the methods and the filters.
_TO_LENGTH: Final = frozenset(
    {
        "center",
        "ljust",
        "rjust",
        "zfill",
        "expandtabs",
        "indent",
        "batch",
        "slice",
        "round",
        "tojson",
    }
)
CHECKED: Final = (*_TO_LENGTH, *_FORMATS, "replace")


class TooMuchError(TemplateRuntimeError):
    """A template takes more than any briefing needs; `str()` says of what."""


class Budget:
    """What one template has left to spend."""

    def __init__(self) -> None:
        """Start with everything."""
        self._steps = STEPS
        self._chars = CHARS

    def step(self, steps: int = 1) -> None:
        """Take steps away.

        Raises:
            TooMuchError: none are left.
        """
        self._steps -= steps
        if self._steps < 0:
            raise TooMuchError(f"the loops take more than {STEPS:,} turns")

    def write(self, chars: int) -> None:
        """Take characters away.

        Raises:
            TooMuchError: none are left.
        """
        self._chars -= chars
        if self._chars < 0:
            raise TooMuchError(f"the text becomes longer than {CHARS:,} characters")

    def turns(self, items: Iterable[object]) -> Iterable[object]:
        """Return what a loop goes over, its turns taken away, at once where they are known."""
        if isinstance(items, Sized):
            self.step(len(items))
            return items
        return self._counted(items)

    def _counted(self, items: Iterable[object]) -> Generator[object, None, None]:
        for item in items:
            self.step()
            yield item

    def written(self, parts: Iterable[str]) -> str:
        """Return the parts as one text, its characters taken away before it is made."""
        listed = list(parts)
        self.write(sum(map(len, listed)))
        return "".join(listed)


def check_operation(operator: str, left: object, right: object) -> None:
    """Refuse an operation whose result would be without measure.

    Raises:
        TooMuchError: it would be.

    >>> check_operation("*", "x", 3)
    >>> check_operation("*", "x", 3_000_000_000)
    Traceback (most recent call last):
    briefer.steps.bounds.TooMuchError: `*` makes a value longer than 10,000,000
    """
    if isinstance(left, int) and isinstance(right, int):
        bits, more = left.bit_length(), right.bit_length()
        if (bits * max(right, 0) if operator == "**" and bits > 1 else bits + more) > BITS:
            raise TooMuchError(f"`{operator}` makes a number of more than {BITS:,} bits")
        return
    size = 0
    if operator == "*":
        held, times = (right, left) if isinstance(left, int) else (left, right)
        size = len(held) * times if isinstance(held, Sized) and isinstance(times, int) else 0
    elif operator == "+":
        size = sum(len(one) for one in (left, right) if isinstance(one, Sized))
    elif isinstance(left, str) and not _fits(left, right if isinstance(right, tuple) else [right]):
        size = PIECE + 1
    check_size(f"`{operator}`", size)


def check_size(what: str, size: int) -> None:
    """Refuse a value of so many characters or items, naming what makes it.

    Raises:
        TooMuchError: they are too many.
    """
    if size > PIECE:
        raise TooMuchError(f"{what} makes a value longer than {PIECE:,}")


def check_call(name: str, text: object, given: Sequence[object]) -> None:
    """Refuse a method or a filter whose result would be without measure.

    Raises:
        TooMuchError: it would be.
    """
    size = 0
    if name in _TO_LENGTH:
        size = max((one for one in given if isinstance(one, int)), default=0)
    elif name in _FORMATS:
        size = 0 if _fits(str(text), given) else PIECE + 1
    elif name == "replace" and len(given) > 1:
        old, new = str(given[0]), str(given[1])
        size = str(text).count(old) * len(new)
    elif name == "join" and given and isinstance(given[0], Sized):
        size = len(given[0]) * len(str(text))
    check_size(f"`{name}`", size)


def bounded(name: str, apply: Callable[..., object]) -> Callable[..., object]:
    """Return a filter that is checked before it runs."""
    place = 1 if hasattr(apply, "jinja_pass_arg") else 0

    @wraps(apply)
    def checked(*args: object, **kwargs: object) -> object:
        check_call(name, args[place], (*args[place + 1 :], *kwargs.values()))
        return apply(*args, **kwargs)

    return checked


def _fits(text: str, given: Iterable[object]) -> bool:
    """Return whether a format asks for no width beyond the measure, itself or by a value."""
    widest = max((one for one in given if isinstance(one, int)), default=0)
    return not _WIDE.search(text) and (widest <= PIECE or not _WIDTH_GIVEN.search(text))
