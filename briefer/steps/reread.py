"""A briefing from the JSON that was written of it, held against itself."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from briefer.errors import SourceError
from briefer.talk import plain
from briefer.values.briefing import ID_PATTERN, SCHEMA_VERSION, Briefing, Source
from briefer.values.finding import Citation

_AGAIN = "write it again: briefer daily … --format json"
_LONGEST_PLACE = 80  # characters of a place in the file that a message repeats


def parse_briefing(text: str, name: str) -> Briefing:
    """Return the briefing that the JSON holds; `name` is the file's, for messages.

    A briefing of an earlier version of the same form is one of the present version.

    Raises:
        SourceError: it is no briefing, a later briefer's, or its lines cite what its articles
            do not hold: what, and where.
    """
    data = _object(text, name)
    _check_version(data.get("schema_version"), name)
    try:
        briefing = Briefing.model_validate_json(
            json.dumps(data | {"schema_version": SCHEMA_VERSION})
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:_LONGEST_PLACE]
        raise SourceError(
            plain(f"{name}: is not a whole briefing: {place}: {first['msg']}"), tip=_AGAIN
        ) from error
    fault = next(_faults(briefing), "")
    if fault:
        raise SourceError(plain(f"{name}: {fault}"), tip=_AGAIN)
    return briefing


def _object(text: str, name: str) -> dict[str, Any]:
    if not text.strip():
        raise SourceError(f"{name}: is empty", tip=_AGAIN)
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_refused)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        what = "is cut off" if cut and text.lstrip()[:1] in "{[" else "is not JSON"
        place = f"line {error.lineno}, column {error.colno}"
        raise SourceError(f"{name}: {what} ({place}: {error.msg})", tip=_AGAIN) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: is not JSON that can be read: {error}", tip=_AGAIN) from error
    if not isinstance(data, dict) or not {"schema_version", "making", "sources"} <= data.keys():
        tip = "name the .json that `briefer daily` wrote; articles are for `briefer daily`"
        raise SourceError(f"{name}: is JSON, but not a briefing", tip=tip)
    return data


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _check_version(version: object, name: str) -> None:
    """Refuse another form than the present one, or a later version of it."""
    known, given = _numbers(SCHEMA_VERSION), _numbers(version)
    if not given:
        raise SourceError(
            plain(f"{name}: schema_version {version!r} is no version such as {SCHEMA_VERSION}"),
            tip=_AGAIN,
        )
    if given > known:
        raise SourceError(
            f"{name}: has the schema {version}, and this briefer knows {SCHEMA_VERSION}",
            tip="a later briefer wrote it: upgrade briefer-news",
        )
    if given[0] < known[0]:
        raise SourceError(
            f"{name}: has the old schema {version}; this briefer reads {known[0]}.x",
            tip=_AGAIN,
        )


def _numbers(version: object) -> tuple[int, ...]:
    """Return the two numbers of a version, nothing where it has none.

    >>> _numbers("1.10"), _numbers("1"), _numbers(None)
    ((1, 10), (), ())
    """
    parts = version.split(".") if isinstance(version, str) else []
    short = len(parts) == 2 and all(len(one) < 6 for one in parts)
    numbers = short and all(one.isascii() and one.isdigit() for one in parts)
    return tuple(map(int, parts)) if numbers else ()


def _faults(briefing: Briefing) -> Iterator[str]:
    """Yield what does not fit together: ids and numbers that stand twice, citations, sentences."""
    yield from _twice("article", (one.article.id for one in briefing.sources))
    sources = {one.article.id: one for one in briefing.sources}
    for source in briefing.sources:
        yield from _faults_of(source)
    entries = [one for story in briefing.stories for one in story.entries]
    differences = [one for story in briefing.stories for one in story.differences]
    yield from _twice("line", [*(one.id for one in entries), *(one.id for one in differences)])
    cited = {one.id: (*one.evidence, *one.quotes) for one in entries}
    cited |= {one.id: tuple(c for side in one.sides for c in side.evidence) for one in differences}
    for id_, citations in cited.items():
        if not re.fullmatch(ID_PATTERN, id_):
            yield f"{id_[:_LONGEST_PLACE]!r} is no id of a line, such as d1"
        if not citations:
            yield f"line {id_} cites nothing"
        for citation in citations:
            if not _holds(sources.get(citation.article_id), citation):
                yield f"line {id_} cites words that are not in {citation.article_id!r}"
    yield from _astray(briefing, {one.id for one in entries})


def _astray(briefing: Briefing, known: Collection[str]) -> Iterator[str]:
    """Yield what rests on lines that there are not, or on none."""
    statements = [*briefing.bottom_line, *(s for one in briefing.stories for s in one.bottom_line)]
    resting = [("a sentence of the bottom line", one.entries) for one in statements]
    resting += [("a day of the timeline", one.entries) for one in briefing.timeline]
    for what, ids in resting:
        if not ids:
            yield f"{what} rests on no line"
        yield from (
            f"{what} rests on {id_[:_LONGEST_PLACE]!r}, and there is no such line"
            for id_ in ids
            if id_ not in known
        )
    for story in briefing.stories:
        named = {id_ for one in story.differences for side in one.sides for id_ in side.entries}
        yield from (
            f"a side of a difference rests on {id_[:_LONGEST_PLACE]!r}, and there is no such line"
            for id_ in sorted(named - set(known))
        )


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield f"there are two of {what} {one!r}"
        seen.add(one)


def _faults_of(source: Source) -> Iterator[str]:
    text, name = source.article.text, source.article.id
    yield from _twice(f"{name!r} sentence", (str(one.number) for one in source.sentences))
    for one in source.sentences:
        if not 0 <= one.start < one.end or text[one.start : one.end] != one.text:
            yield f"sentence {one.number} of {name!r} is not in its text"


def _holds(source: Source | None, citation: Citation) -> bool:
    if source is None:
        return False
    sentence = next((one for one in source.sentences if one.number == citation.sentence), None)
    within = sentence and sentence.start <= citation.start < citation.end <= sentence.end
    return bool(within) and source.article.text[citation.start : citation.end] == citation.text
