"""From passages to verified findings: read, and verify."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from briefer.engines.base import Engine
from briefer.errors import PassageError, ReaderError
from briefer.intake import Gathered, reasons
from briefer.readers.base import AskedError, Failed, Reader, Reading
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

    A passage, or a part of one, that the reader cannot read is read by `instead`, where there is
    one.

    Raises:
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    report = report or silent
    passages = [one for article in gathered.articles for one in gathered.passages[article.id]]
    verifier = _Verifier(gathered)
    results: list[Checked | ReaderError] = []
    # Verified as it comes: what is under way elsewhere is waited for meanwhile.
    for passage, result in zip(
        passages, engine.map(partial(_attempt, reader), passages), strict=True
    ):
        results.append(verifier.of(passage, result) if isinstance(result, Reading) else result)
        report("reading", len(results), len(passages))
    stopped = _stopped(results)
    verified = _together(verifier, zip(passages, results, strict=True), instead, stopped)
    faults = [one for one in results if isinstance(one, ReaderError)]
    if passages and len(faults) == len(verified.unread) == len(passages):
        tip = faults[0].tip
        why = reasons(verified.unread)
        raise ReaderError(f"none of the articles could be read{why}", tip=tip)
    return verified


class Checked(NamedTuple):
    """What verification made of a reading, and the parts of its passage that were not read."""

    supported: tuple[Supported, ...]
    omissions: tuple[Omission, ...]
    usage: Usage
    failed: tuple[Failed, ...]


class _Verifier:
    """Verifies readings against their articles; passages of one article follow one another."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self.articles = {article.id: article for article in gathered.articles}
        self._indexed: Indexed | None = None

    def of(self, passage: Passage, reading: Reading) -> Checked:
        """Return what of the reading of the passage its article holds."""
        article = self.articles[passage.article_id]
        if self._indexed is None or self._indexed.article.id != article.id:
            self._indexed = index(article, self._gathered.sentences(article))
        verdicts = [verify(finding, self._indexed) for finding in reading.findings]
        return Checked(
            tuple(one for one in verdicts if isinstance(one, Supported)),
            reading.omissions + tuple(one for one in verdicts if isinstance(one, Omission)),
            reading.usage,
            reading.failed,
        )


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
    verifier: _Verifier,
    results: Iterable[tuple[Passage, Checked | ReaderError]],
    instead: Reader | None,
    stopped: str,
) -> Verified:
    """Return all that was read, in order, with what the other reader reads for the failed."""
    checked: list[Checked] = []
    unread: list[Unread] = []
    fallbacks: list[Fallback] = []
    usage = Usage()
    for passage, result in results:
        if isinstance(result, Checked):
            checked.append(result)
            failed = result.failed
        else:
            usage += result.usage if isinstance(result, AskedError) else Usage()
            failed = (Failed(passage, str(result)),)
        for one in failed:
            reading, missed = _rescued(one, verifier.articles[passage.article_id], instead)
            checked.append(verifier.of(one.passage, reading))
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


def _attempt(reader: Reader, passage: Passage) -> Reading | ReaderError:
    try:
        return reader.read(passage)
    except ReaderError as error:
        return error


def _unread(failed: Failed, article: Article) -> Unread:
    sentences = failed.passage.sentences
    return Unread(
        source=article.source,
        reason=failed.reason,
        article_id=article.id,
        sentences=(sentences[0].number, sentences[-1].number),
    )
