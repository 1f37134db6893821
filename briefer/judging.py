"""A reader's word on the pairs of lines on which the rules are in doubt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefer.errors import PassageError, ReaderError
from briefer.readers.base import AskedError, Judge, Reader
from briefer.steps.doubts import Doubt, nearest
from briefer.steps.wording import count
from briefer.values.article import Unread
from briefer.values.briefing import Usage
from briefer.values.pair import Pair

MOST_ASKED = 40
"""Pairs in doubt that are asked about in a day, the least alike of them first."""
BATCH = 2
"""Pairs in one question. Of five a small model calls some another event by their place alone; asked
about one by itself, it says of nearly each that it is the same."""

Report = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""


class Judged(NamedTuple):
    """The verdicts on the pairs that were answered, and what asking took.

    `unread` says which pairs were asked about in vain.
    """

    verdicts: Mapping[Pair, bool]
    usage: Usage = Usage()
    unread: tuple[Unread, ...] = ()


def judged(reader: Reader, doubts: Iterable[Doubt], report: Report) -> Judged:
    """Return what the reader says of the pairs, where it is one that judges.

    A pair that is not asked about, or not answered, is left to the rules.
    """
    if not isinstance(reader, Judge):
        return Judged({})
    todo = batches([doubt.pair for doubt in nearest(doubts)])
    verdicts: dict[Pair, bool] = {}
    faults: list[ReaderError] = []
    usage, missed = Usage(), 0
    for done, batch in enumerate(todo):
        report("judging", done + 1, len(todo))
        try:
            judgement = reader.judge(batch)
        except PassageError as error:
            usage += error.usage if isinstance(error, AskedError) else Usage()
            missed += len(batch)
            faults.append(error)
        except ReaderError as error:
            missed += sum(len(one) for one in todo[done:])
            faults.append(error)
            break
        else:
            verdicts |= judgement.verdicts
            usage += judgement.usage
    return Judged(verdicts, usage, _unread(faults, missed))


def batches(pairs: Sequence[Pair]) -> list[Sequence[Pair]]:
    """Return the pairs that are asked about, in order, a batch for each question."""
    asked = pairs[:MOST_ASKED]
    return [asked[at : at + BATCH] for at in range(0, len(asked), BATCH)]


def _unread(faults: Sequence[ReaderError], missed: int) -> tuple[Unread, ...]:
    """Return one line on all that failed, with the first reason."""
    if not faults:
        return ()
    reason = f"{faults[0]}; the rules decided instead"
    return (Unread(source=f"{count(missed, 'pair')} of lines that may be one fact", reason=reason),)
