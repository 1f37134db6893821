"""From passages to verified findings: read, and verify."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from briefer.engines.base import Engine
from briefer.errors import PassageError, ReaderError
from briefer.intake import Gathered, reasons
from briefer.readers.base import AskedError, Failed, Reader, Reading
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


def read(
    gathered: Gathered,
    reader: Reader,
    engine: Engine,
    report: Report | None = None,
    instead: Reader | None = None,
) -> Verified:
    """Read each passage and verify what is found against its article.

    A passage, or a part of one, that the reader cannot read is read by `instead`, where there is
    one.

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
    for result in engine.map(partial(_attempt, reader), parts):
        results.append(result)
        report("reading", len(results), len(parts))
    stopped = _stopped(results)
    verified = _together(zip(parts, results, strict=True), instead, stopped)
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


# The passages of an article follow one another, on several threads at once.
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
    results: Iterable[tuple[_Part, Checked | ReaderError]],
    instead: Reader | None,
    stopped: str,
) -> Verified:
    """Return all that was read, in order, with what the other reader reads for the failed."""
    checked: list[Checked] = []
    unread: list[Unread] = []
    fallbacks: list[Fallback] = []
    usage = Usage()
    for part, result in results:
        if isinstance(result, Checked):
            checked.append(result)
            failed = result.failed
        else:
            usage += result.usage if isinstance(result, AskedError) else Usage()
            failed = (Failed(part.passage, str(result)),)
        for one in failed:
            reading, missed = _rescued(one, part.article, instead)
            checked.append(_checked(part, reading))
            (unread if isinstance(missed, Unread) else fallbacks).append(missed)  # type: ignore[arg-type]
    return Verified(
        tuple(chain.from_iterable(one.supported for one in checked)),
        tuple(chain.from_iterable(one.omissions for one in checked)),
        tuple(unread),
        sum((one.usage for one in checked), usage),
        tuple(fallbacks),
        stopped,
    )


def _rescued(
    failed: Failed, article: Article, instead: Reader | None
) -> tuple[Reading, Fallback | Unread]:
    """Return what the other reader reads, and that it did; or nothing, and why nobody could."""
    missed = _unread(failed, article)
    if instead is None:
        return Reading(findings=()), missed
    try:
        reading = instead.read(failed.passage)
    except PassageError as another:
        reason = f"{missed.reason}; and {another}"
        return Reading(findings=()), missed.model_copy(update={"reason": reason})
    return reading, Fallback.model_validate(missed.model_dump())


def _unread(failed: Failed, article: Article) -> Unread:
    sentences = failed.passage.sentences
    return Unread(
        source=article.source,
        reason=failed.reason,
        article_id=article.id,
        sentences=(sentences[0].number, sentences[-1].number),
    )
