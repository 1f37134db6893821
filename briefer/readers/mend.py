"""Slips of a model's wording that the passage itself can mend: pure."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.language.parties import surname
from briefer.language.quotes import quotes
from briefer.language.words import content_stems, fold
from briefer.values.article import Sentence

# Models write "U. S." for "U.S."; the blank is put back out only where the passage has none.
_APART: Final = re.compile(r"\b[A-Z]\.(?: [A-Z]\.){1,4}")
_PRONOUN: Final = re.compile(r"(?:He|She|They)\b(?!['’])")
# Behind a quotation: “…,” he said.
_BEHIND: Final = re.compile(r"(?<=[,.?!][”’'\"] )(?:he|she|they)(?= \w+)")
_NEAR: Final = 3
# Where words in marks can begin and end: "workers'" ends no quotation that "'" has not begun.
_OPENING: Final = re.compile(r"(?<!\w)[‘'`“\"](?=\S)")
_CLOSING: Final = re.compile(r"(?<=\S)[’'”\"](?!\w)")
# An opening mark that opens nothing: it closes.
_ASKEW: Final = re.compile(r"(?<=\S)\s?‘(?!\S)")
_EDGES: Final = " ,.;:"
_DOUBLE: Final = frozenset('“”„«»"')
_NO_MARKS: Final = str.maketrans("", "", "‘’“”'\"`")
# Shares of a line's content words: a citation with fewer is doubted, a sentence with more takes
# its place. The gap keeps a shortened line where its number says.
_DOUBTED: Final = 0.5
_HELD: Final = 0.8


class Mended(NamedTuple):
    """A line, and the numbers of the sentences it rests on, ascending."""

    line: str
    evidence: tuple[int, ...]


def closed_up(line: str, passage: str) -> str:
    """Return the line with its initials written as in the passage.

    >>> closed_up("The U. S. envoy met J. R. Hall.", "U.S. envoys saw J. R. Hall")
    'The U.S. envoy met J. R. Hall.'
    """

    def joined(match: re.Match[str]) -> str:
        apart = match.group()
        close = apart.replace(" ", "")
        return close if close in passage and apart not in passage else apart

    return _APART.sub(joined, line)


def requoted(line: str, passage: str) -> str:
    """Return the line with double marks around the words that the passage has in double marks.

    Prompts and answers have single marks in their place, because a double one ends a JSON string.

    >>> requoted("He said 'no deal' and left.", "“There is no deal,” he said.")
    'He said “no deal” and left.'
    """
    said = [_bare(quote.text) for quote in quotes(passage) if passage[quote.start - 1] in _DOUBLE]
    line = _ASKEW.sub("’", line)
    place = 0
    while opening := _OPENING.search(line, place):
        place = opening.end()
        closings = [one.start() for one in _CLOSING.finditer(line, place + 1)]
        for end in reversed(closings):
            inner = _bare(line[place:end])
            if inner and any(inner in one for one in said):
                line = f"{line[: place - 1]}“{line[place:end]}”{line[end + 1 :]}"
                place = end + 1
                break
    closing = _CLOSING.search(line)
    # The end of a quotation that began in another sentence.
    if closing and "“" not in line and any(_bare(line[: closing.start()]) in one for one in said):
        return f"“{line[: closing.start()]}”{line[closing.end() :]}"
    return line


def spoken(line: str, speaker: str) -> str:
    """Return the line with its speaker named where it is a quotation alone, or of "he said".

    >>> spoken("“We stay.”", "Ann Lee"), spoken("“We stay,” she said.", "Ann Lee")
    ('“We stay,” Ann Lee said.', '“We stay,” Ann Lee said.')
    """
    if not speaker:
        return line
    if line[:1] == "“" and line.find("”") == len(line) - 1:
        said = line[:-1].rstrip()
        said = said if said[-1:] in "?!," else f"{said.rstrip('.')},"
        return f"{said}” {speaker} said."
    return _BEHIND.sub(speaker, line, count=1)


def _bare(text: str) -> str:
    return fold(text).translate(_NO_MARKS).strip(_EDGES)


def anchored(line: str, cited: Sequence[int], sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return the cited numbers, or the one sentence that holds the line where they do not.

    A small model counts its notes instead of the sentences now and then.
    """
    stems = set(content_stems(line))
    if not stems:
        return tuple(cited)

    def share(numbers: Sequence[int]) -> float:
        texts = (one.text for one in sentences if one.number in numbers)
        return len(stems & {stem for text in texts for stem in content_stems(text)}) / len(stems)

    if share(cited) >= _DOUBTED:
        return tuple(cited)
    first = cited[0] if cited else 0
    best = max(sentences, key=lambda one: (share([one.number]), -abs(one.number - first)))
    return (best.number,) if share([best.number]) >= _HELD else tuple(cited)


def named(
    line: str, speaker: str, evidence: tuple[int, ...], sentences: Sequence[Sentence]
) -> Mended:
    """Return a line that begins with a pronoun with the speaker in its place.

    The name has to stand in the cited sentences or at most three before them; the nearest that
    holds it joins the evidence. Else the line is left as it is.
    """
    begins = _PRONOUN.match(line)
    last = surname(speaker)
    if not (begins and last and evidence):
        return Mended(line, evidence)
    near = [one for one in sentences if evidence[0] - _NEAR <= one.number <= evidence[-1]]
    holds = [one.number for one in near if last in fold(one.text)]
    if not holds:
        return Mended(line, evidence)
    return Mended(
        speaker + line[begins.end() :],
        evidence if set(evidence) & set(holds) else tuple(sorted({*evidence, holds[-1]})),
    )
