"""From passages to verified findings: read, and verify."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Final, NamedTuple

from briefer.engines.base import Worker
from briefer.engines.local import LocalEngine
from briefer.errors import PassageError, ReaderError
from briefer.intake import Gathered, reasons
from briefer.readers.base import Answered, AskedError, Failed, Metered, Reader, Reading
from briefer.steps.verify import index, verify
from briefer.stories import Report, silent
from briefer.values.article import Article, Fallback, Passage, Sentence, Unread
from briefer.values.briefing import Usage
from briefer.values.finding import Omission, Supported


class Verified(NamedTuple):
    """What reading gave, after verification, and what it took."""

    supported: tuple[Supported, ...]
    omissions: tuple[Omission, ...]
    unread: tuple[Unread, ...]
    usage: Usage
    fallbacks: tuple[Fallback, ...] = ()
    stopped: str = ""


def read(  # noqa: PLR0913 -- all but what is read by what, and where, are named
    gathered: Gathered,
    reader: Reader,
    engine: Worker,
    *,
    report: Report | None = None,
    instead: Reader | None = None,
    asking: LocalEngine | None = None,
) -> Verified:
    """Read each passage and verify what is found against its article.

    A passage, or a part of one, that the reader cannot read is read by `instead`, where there is
    one. Where `asking` is given, its threads wait for a reader that has to be waited for, and the
    engine settles and verifies what is answered; else the engine does all of it.

    Raises:
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    report = report or silent
    parts = [
        _Part(passage, article, sentences)
        for article, sentences in gathered.told.items()
        for passage in gathered.passages[article.id]
    ]
    results: list[Checked | ReaderError] = []
    for result in _results(parts, reader, engine, asking):
        results.append(result)
        report("reading", len(results), len(parts))
    stopped = _stopped(results)
    failed = [
        (part, one)
        for part, result in zip(parts, results, strict=True)
        for one in _failed(part, result)
    ]
    rescued = engine.map(partial(_rescued, instead), failed)
    verified = _together(parts, results, rescued, stopped)
    faults = [one for one in results if isinstance(one, ReaderError)]
    if parts and len(faults) == len(verified.unread) == len(parts):
        tip = faults[0].tip
        why = reasons(verified.unread)
        raise ReaderError(f"none of the articles could be read{why}", tip=tip)
    return verified


class _Part(NamedTuple):
    """A passage, its article, and all the sentences of that."""

    passage: Passage
    article: Article
    sentences: tuple[Sentence, ...]


class Checked(NamedTuple):
    """What verification made of a reading, and the parts of its passage that were not read."""

    supported: tuple[Supported, ...]
    omissions: tuple[Omission, ...]
    usage: Usage
    failed: tuple[Failed, ...]


def _results(
    parts: Sequence[_Part], reader: Reader, engine: Worker, asking: LocalEngine | None
) -> Iterator[Checked | ReaderError]:
    """Yield what is read of each part, in order."""
    if asking is None or not isinstance(reader, Metered):
        yield from engine.map(partial(_attempt, reader), parts)
        return
    with closing(asking.map(partial(_asked, reader, engine), parts)) as coming:
        for result in coming:
            yield result if isinstance(result, ReaderError) else result()


def _asked(reader: Metered, engine: Worker, part: _Part) -> Callable[[], Checked] | ReaderError:
    """Ask about a passage, and return what waits for the engine to settle and verify the answer."""
    try:
        answered = reader.ask(part.passage)
    except ReaderError as error:
        return error
    return engine.begun(_settled, (part, answered))


def _settled(asked: tuple[_Part, Answered]) -> Checked:
    part, answered = asked
    return _checked(part, answered.reading())


def _attempt(reader: Reader, part: _Part) -> Checked | ReaderError:
    """Read a passage and verify what is found; a fault is returned, as it ends no other passage."""
    try:
        return _checked(part, reader.read(part.passage))
    except ReaderError as error:
        return error


def _checked(part: _Part, reading: Reading) -> Checked:
    """Return what of the reading of a passage its article holds."""
    indexed = _indexed(part.article, part.sentences)
    verdicts = [verify(finding, indexed) for finding in reading.findings]
    return Checked(
        tuple(one for one in verdicts if isinstance(one, Supported)),
        reading.omissions + tuple(one for one in verdicts if isinstance(one, Omission)),
        reading.usage,
        reading.failed,
    )


_NOTHING: Final = Checked((), (), Usage(), ())

# The passages of an article follow one another.
_indexed = lru_cache(maxsize=16)(index)


def _stopped(results: Sequence[Checked | ReaderError]) -> str:
    """Return why the reader could not be used any more, empty where it could.

    Raises:
        ReaderError: it read nothing before.
    """
    ends = [one for one in results if isinstance(one, ReaderError)]
    end = next((one for one in ends if not isinstance(one, PassageError)), None)
    if end and len(ends) == len(results):
        raise end
    return f"{end}{f'. {end.tip}' if end.tip else ''}" if end else ""


def _together(
    parts: Sequence[_Part],
    results: Sequence[Checked | ReaderError],
    rescued: Iterable[tuple[Checked, Fallback | Unread]],
    stopped: str,
) -> Verified:
    """Return all that was read, in order; `rescued` has what was made of each that failed."""
    checked: list[Checked] = []
    missed: list[Fallback | Unread] = []
    usage = Usage()
    rescues = iter(rescued)
    for part, result in zip(parts, results, strict=True):
        if isinstance(result, Checked):
            checked.append(result)
        else:
            usage += result.usage if isinstance(result, AskedError) else Usage()
        for one, why in islice(rescues, len(_failed(part, result))):
            checked.append(one)
            missed.append(why)
    return Verified(
        tuple(chain.from_iterable(one.supported for one in checked)),
        tuple(chain.from_iterable(one.omissions for one in checked)),
        tuple(one for one in missed if isinstance(one, Unread)),
        sum((one.usage for one in checked), usage),
        tuple(one for one in missed if isinstance(one, Fallback)),
        stopped,
    )


def _failed(part: _Part, result: Checked | ReaderError) -> tuple[Failed, ...]:
    """Return what of a part was not read."""
    if isinstance(result, Checked):
        return result.failed
    return (Failed(part.passage, str(result)),)


def _rescued(
    instead: Reader | None, failed: tuple[_Part, Failed]
) -> tuple[Checked, Fallback | Unread]:
    """Return what the other reader reads, and that it did; or nothing, and why nobody could."""
    part, one = failed
    missed = _unread(one, part.article)
    if instead is None:
        return _NOTHING, missed
    try:
        reading = instead.read(one.passage)
    except PassageError as another:
        reason = f"{missed.reason}; and {another}"
        return _NOTHING, missed.model_copy(update={"reason": reason})
    return _checked(part, reading), Fallback.model_validate(missed.model_dump())


def _unread(failed: Failed, article: Article) -> Unread:
    sentences = failed.passage.sentences
    return Unread(
        source=article.source,
        reason=failed.reason,
        article_id=article.id,
        sentences=(sentences[0].number, sentences[-1].number),
    )
