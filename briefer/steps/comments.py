"""Where an article ends and its readers' comments begin.

Each line gets a score: above zero where it reads like a comment, below where it reads like
an article. The cut is the place from which the lines together read most like comments, as
a change-point: no line decides alone, and a sober comment goes with the block it stands in.
The weights are set by hand; `benchmarks/eval_intake.py` measures what they do.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import log2

from briefer.language.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_PICTOGRAM = re.compile("[\u2600-\u27bf\u2b50\u2b55\u3030\ufe0f\U0001f000-\U0001faff]")
_EMOTICON = re.compile(r"(?:^|\s)(?:[:;=]'?-?[)(DPpO/|]|<3|xD|\^\^)(?=\s|$|[.!?])")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»*]*$")
_HEATED = re.compile(r"[!?]{2}|\.{4}|[^.]\.\.(?!\.)|!.*!")
_STRETCHED = re.compile(r"([a-z])\1{2}", re.IGNORECASE)
_SLOPPY = re.compile(r"\w[,!?][A-Za-z]|[a-z]\.[A-Z][a-z]|\s[,!?](?:\s|$)|\si\s|[!?.]\s+[a-z]+\s")
_INNER_NAME = re.compile(r"[a-z,]\s+[A-Z][a-z]{2,}")
_FIGURE = re.compile(r"\d")
_STRONGEST = 5.0
_LONGEST_READ = 2000
_ENOUGH = 3.0
_ENOUGH_MARKED = 1.2
_CONTRAST = 0.75
_ALL_COMMENTS = 0.9


def comment_scores(lines: Sequence[str]) -> tuple[float, ...]:
    """Return for each line how much more it reads like a comment than like an article.

    >>> comment_scores(["wow!! you guys are crazy 😂"])[0] > 3
    True
    >>> comment_scores(["The ministry said on Monday that 40 people had been rescued."])[0] < -1
    True
    """
    return tuple(_score(line[:_LONGEST_READ]) for line in lines)


def comments_start(
    scores: Sequence[float], gaps: Sequence[int], marks: Sequence[float]
) -> int | None:
    """Return the index of the first line of the comments, or None where there are none.

    `gaps` counts the blank lines before each line. `marks` says how much stands before each
    line that comments stand below: a heading of theirs, the end of an article. 0 is the
    answer where the page is nothing but comments.
    """
    if not scores:
        return None
    below = list(accumulate(reversed(scores)))[::-1]
    usual = sorted(gaps)[len(gaps) // 2]
    bonus = [_gap_bonus(gap, usual) + mark for gap, mark in zip(gaps, marks, strict=True)]
    best = max(range(len(scores)), key=lambda index: (below[index] + bonus[index], -index))
    tail = below[best] / (len(scores) - best)
    if best == 0:
        return 0 if tail >= _ALL_COMMENTS and below[0] >= _ENOUGH else None
    head = (below[0] - below[best]) / best
    enough = _ENOUGH_MARKED if bonus[best] >= 1.5 else _ENOUGH
    found = below[best] + bonus[best] >= enough and tail - head >= _CONTRAST and tail > 0
    return best if found else None


def _gap_bonus(gap: int, usual: int) -> float:
    """Return what a gap of blank lines before a line counts, by how far it is out of the usual."""
    return min(4.0, 1.5 * log2((gap + 1) / (usual + 2))) if gap > usual + 1 else 0.0


def _score(line: str) -> float:
    found = [word.replace("’", "'") for word in _WORD.findall(line)]
    own = _QUOTED.sub(" ", line)
    quoted = len(line) - len(own)
    spoken = [word.replace("’", "'") for word in _WORD.findall(own)] if quoted else found
    score = _form(line, found) + _voice(spoken) + _typing(own, spoken)
    if quoted > 20:
        score -= 0.8
    return max(-_STRONGEST, min(_STRONGEST, score))


def _form(line: str, words: list[str]) -> float:
    """Score length, ending, names and figures."""
    count = len(words)
    score = 0.5 if count < 14 else -0.2 if count < 22 else -0.7 if count < 35 else -1.1
    if not _ENDED.search(line):
        score += 0.8 if count > 2 else 0.3
    else:
        score -= 0.4
    if len(_INNER_NAME.findall(line)) > 1 and not line.isupper():
        score -= 0.4
    if _FIGURE.search(line):
        score -= 0.3
    return score


def _voice(words: list[str]) -> float:
    """Score who speaks: a person of himself to others, or a reporter of what others said."""
    kinds = _kinds()
    counts = dict.fromkeys(_WEIGHTS, 0)
    for word in words:
        for kind in kinds.get(word.lower(), ()):
            counts[kind] += 1
    score = sum(min(counts[kind], most) * weight for kind, (weight, most) in _WEIGHTS.items())
    if words and "command" in kinds.get(words[0].lower(), ()):
        score += 0.7
    return score


# A word's weight, and how many of its kind count in a line.
_WEIGHTS = {
    "chat": (1.0, 3),
    "second": (0.6, 2),
    "first": (0.6, 2),
    "urge": (0.4, 2),
    "judge": (0.5, 3),
    "command": (0.0, 0),
    "report": (-1.2, 2),
    "office": (-0.4, 2),
}


def _typing(line: str, words: list[str]) -> float:
    """Score how it is typed: pictograms, shouting, heat, sloppiness."""
    score = 2.5 if _PICTOGRAM.search(line) else 1.0 if _EMOTICON.search(line) else 0.0
    if _HEATED.search(line):
        score += 1.0
    elif "!" in line:
        score += 0.6
    if line.rstrip().endswith("?"):
        score += 0.5
    if line[:1].islower():
        score += 1.2
    if _STRETCHED.search(line):
        score += 0.5
    if _SLOPPY.search(line):
        score += 0.7
    loud = sum(len(word) > 3 and word.isupper() for word in words)
    if loud > 1 or (loud and len(words) < 3):
        score += 1.0 if 2 * loud > len(words) else 0.4
    return score


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, *words in lexicon("voice"):
        for word in words:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
