"""Slips of a model's wording that the passage itself can mend: pure."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.language.words import fold
from briefer.values.article import Sentence

# Models write "U. S." for "U.S."; the blank is put back out only where the passage has none.
_APART: Final = re.compile(r"\b[A-Z]\.(?: [A-Z]\.){1,4}")
_PRONOUN: Final = re.compile(r"(?:He|She|They)\b(?!['’])")
_NEAR: Final = 3


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


def named(
    line: str, speaker: str, evidence: tuple[int, ...], sentences: Sequence[Sentence]
) -> Mended:
    """Return a line that begins with a pronoun with the speaker in its place.

    The name has to stand in the cited sentences or at most three before them; the nearest that
    holds it joins the evidence. Else the line is left as it is.
    """
    begins = _PRONOUN.match(line)
    last = fold(speaker).rpartition(" ")[2]
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
