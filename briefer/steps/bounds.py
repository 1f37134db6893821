"""What a template may spend: a loop without end or a text without measure ends as a mistake.

The bounds lie above what a briefing of five thousand articles takes, which is far more than a
day has.
"""

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence, Sized
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
        "to_bytes",
    }
)


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
    elif isinstance(left, str):
        size = _formatted(left, right if isinstance(right, tuple) else [right], "%")
    check_size(f"`{operator}` makes", size)


def check_size(what: str, size: int) -> None:
    """Refuse a value of so many characters or items; `what` says what makes or takes it.

    Raises:
        TooMuchError: they are too many.
    """
    if size > PIECE:
        raise TooMuchError(f"{what} a value longer than {PIECE:,}")


def check_call(name: str, text: object, given: Sequence[object]) -> None:
    """Refuse a method or a filter whose result would be without measure.

    Raises:
        TooMuchError: it would be.
    """
    size = 0
    if name in _TO_LENGTH:
        size = max((abs(one) for one in given if isinstance(one, int)), default=0)
    elif name in _FORMATS:
        size = _formatted(str(text), given, "%{")
    elif name == "replace" and len(given) > 1:
        old, new = str(given[0]), str(given[1])
        size = str(text).count(old) * len(new)
    elif name == "join" and given and isinstance(given[0], Sized):
        size = len(given[0]) * len(str(text)) + weight(given[0])
    elif name == "translate" and given and isinstance(given[0], Mapping):
        size = len(str(text)) * max((weight(one) for one in given[0].values()), default=0)
    check_size(f"`{name}` makes", size)


def weight(value: object) -> int:
    """Return how many characters and items a value holds, counted to a little over `PIECE`.

    A list that holds another one twice holds its items twice, as its text does.

    >>> weight("four"), weight([["a", "b"], 3])
    (4, 5)
    """
    held, waiting = 0, [value]
    while waiting and held <= PIECE:
        one = waiting.pop()
        if isinstance(one, Mapping):
            waiting += (*one.keys(), *one.values())
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        held += len(one) if isinstance(one, str | bytes) else 1
    return held


def bounded(name: str, apply: Callable[..., object], budget: Budget) -> Callable[..., object]:
    """Return a filter that is checked before it runs, and pays for the text that it makes."""
    place = 1 if hasattr(apply, "jinja_pass_arg") else 0

    @wraps(apply)
    def checked(*args: object, **kwargs: object) -> object:
        given = (*args[place:], *kwargs.values())
        check_call(name, given[0], given[1:])
        check_size(f"`{name}` is given", max(map(weight, given)))
        made = apply(*args, **kwargs)
        if isinstance(made, str):
            budget.write(len(made))
        return made

    return checked


def _formatted(text: str, given: Sequence[object], signs: str) -> int:
    """Return the most that a format with these signs can make of the values."""
    places = sum(map(text.count, signs))
    longest = max(map(weight, given), default=0)
    return len(text) + places * longest if _fits(text, given) else PIECE + 1


def _fits(text: str, given: Iterable[object]) -> bool:
    """Return whether a format asks for no width beyond the measure, itself or by a value."""
    widest = max((one for one in given if isinstance(one, int)), default=0)
    return not _WIDE.search(text) and (widest <= PIECE or not _WIDTH_GIVEN.search(text))
