"""A reader's word on the pairs of lines on which the rules are in doubt."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

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
"""Pairs in one question: of five a small model calls some another event by their place alone."""

_BOTH: Final = ([True, True], [False, False])

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

    Each batch is asked in both orders, and what counts is said both times: a small model finds
    another event sooner in the pair that comes first. What is not asked, or not answered, is left
    to the rules.
    """
    if not isinstance(reader, Judge):
        return Judged({})
    asked = batches([doubt.pair for doubt in nearest(doubts)])
    questions = [question for batch in asked for question in (batch, batch[::-1])]
    said: dict[Pair, list[bool]] = defaultdict(list)
    faults: list[ReaderError] = []
    missed: set[Pair] = set()
    usage = Usage()
    for done, question in enumerate(questions):
        report("judging", done + 1, len(questions))
        try:
            judgement = reader.judge(question)
        except ReaderError as error:
            faults.append(error)
            usage += error.usage if isinstance(error, AskedError) else Usage()
            if isinstance(error, PassageError):
                missed.update(question)
                continue
            missed.update(pair for rest in questions[done:] for pair in rest)
            break
        usage += judgement.usage
        for pair, same in judgement.verdicts.items():
            said[pair].append(same)
    agreed = {pair: words[0] for pair, words in said.items() if words in _BOTH}
    return Judged(agreed, usage, _unread(faults, len(missed)))


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
