"""From passages to verified findings: read, and verify."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from briefer.engines.base import Engine
from briefer.errors import PassageError, ReaderError
from briefer.intake import Gathered, reasons
from briefer.readers.base import AskedError, Reader, Reading
from briefer.steps.verify import Indexed, index, verify
from briefer.stories import Report, silent
from briefer.values.article import Article, Fallback, Passage, Unread
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

    A passage that the reader cannot read is read by `instead`, where there is one.

    Raises:
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    report = report or silent
    by_id = {article.id: article for article in gathered.articles}
    passages = [one for article in gathered.articles for one in gathered.passages[article.id]]
    results: list[Reading | ReaderError] = []
    for result in engine.map(partial(_attempt, reader), passages):
        results.append(result)
        report("reading", len(results), len(passages))
    stopped = _stopped(results)
    if passages and not instead and all(isinstance(one, ReaderError) for one in results):
        tip = next(one.tip for one in results if isinstance(one, ReaderError))
        unread = [
            _unread(passage, by_id[passage.article_id], one)
            for passage, one in zip(passages, results, strict=True)
            if isinstance(one, ReaderError)
        ]
        raise ReaderError(f"none of the articles could be read{reasons(unread)}", tip=tip)
    return _verified(gathered, zip(passages, results, strict=True), instead, stopped)


def _stopped(results: Sequence[Reading | ReaderError]) -> str:
    """Return why the reader could not be used any more, empty where it could.

    Raises:
        ReaderError: it read nothing before.
    """
    ends = [one for one in results if isinstance(one, ReaderError)]
    end = next((one for one in ends if not isinstance(one, PassageError)), None)
    if end and len(ends) == len(results):
        raise end
    return f"{end}{f'. {end.tip}' if end.tip else ''}" if end else ""


def _verified(
    gathered: Gathered,
    results: Iterable[tuple[Passage, Reading | ReaderError]],
    instead: Reader | None,
    stopped: str,
) -> Verified:
    supported: list[Supported] = []
    omissions: list[Omission] = []
    unread: list[Unread] = []
    fallbacks: list[Fallback] = []
    usage = Usage()
    by_id = {article.id: article for article in gathered.articles}
    indexed: Indexed | None = None  # of the article at hand: its passages follow one another
    for passage, result in results:
        article = by_id[passage.article_id]
        reading = result
        if isinstance(reading, ReaderError):
            usage += reading.usage if isinstance(reading, AskedError) else Usage()
            reading, missed = _rescued(passage, article, reading, instead)
            if isinstance(missed, Unread):
                unread.append(missed)
                continue
            fallbacks.append(missed)
        usage += reading.usage
        omissions.extend(reading.omissions)
        if indexed is None or indexed.article.id != article.id:
            indexed = index(article, gathered.sentences(article))
        for finding in reading.findings:
            verdict = verify(finding, indexed)
            (supported if isinstance(verdict, Supported) else omissions).append(verdict)  # type: ignore[arg-type]
    return Verified(
        tuple(supported), tuple(omissions), tuple(unread), usage, tuple(fallbacks), stopped
    )


def _rescued(
    passage: Passage, article: Article, error: ReaderError, instead: Reader | None
) -> tuple[Reading, Fallback | Unread]:
    """Return what the other reader reads, and that it did; or nothing, and why nobody could."""
    missed = _unread(passage, article, error)
    if instead is None:
        return Reading(findings=()), missed
    try:
        reading = instead.read(passage)
    except PassageError as another:
        reason = f"{missed.reason}; and {another}"
        return Reading(findings=()), missed.model_copy(update={"reason": reason})
    return reading, Fallback.model_validate(missed.model_dump())


def _attempt(reader: Reader, passage: Passage) -> Reading | ReaderError:
    try:
        return reader.read(passage)
    except ReaderError as error:
        return error


def _unread(passage: Passage, article: Article, error: ReaderError) -> Unread:
    first, last = passage.sentences[0].number, passage.sentences[-1].number
    return Unread(
        source=article.source, reason=str(error), article_id=article.id, sentences=(first, last)
    )
