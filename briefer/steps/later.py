"""Values that are computed when they are first asked for, and then kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

_Value = TypeVar("_Value")


def on_demand(numbers: Sequence[int], give: Callable[[int], _Value]) -> Mapping[int, _Value]:
    """Return what a function gives for some numbers, each computed when it is first asked for.

    Most lines rest on the sentence they cite: few sentences of an article need an analysis.

    >>> on_demand([3, 4], str)[4]
    '4'
    """
    return _OnDemand(numbers, give)


def later(give: Callable[[], Sequence[_Value]]) -> Sequence[_Value]:
    """Return the values that a function gives, computed when the first of them is asked for.

    Most lines are sentences of their article, and need nothing that stands around these.

    >>> list(later(lambda: [1, 2]))
    [1, 2]
    """
    return _Later(give)


class _OnDemand(Mapping[int, _Value]):
    """What `on_demand` returns."""

    def __init__(self, numbers: Sequence[int], give: Callable[[int], _Value]) -> None:
        self._numbers = dict.fromkeys(numbers)
        self._give = give
        self._given: dict[int, _Value] = {}

    def __getitem__(self, number: int) -> _Value:
        if number not in self._given:
            if number not in self._numbers:
                raise KeyError(number)
            self._given[number] = self._give(number)
        return self._given[number]

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class _Later(Sequence[_Value]):
    """What `later` returns."""

    def __init__(self, give: Callable[[], Sequence[_Value]]) -> None:
        self._give = give

    @cached_property
    def _given(self) -> Sequence[_Value]:
        return self._give()

    @overload
    def __getitem__(self, at: int) -> _Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Value]: ...
    def __getitem__(self, at: int | slice) -> _Value | Sequence[_Value]:
        return self._given[at]

    def __len__(self) -> int:
        return len(self._given)

    def __iter__(self) -> Iterator[_Value]:
        return iter(self._given)
