"""Where sober comments begin: lines in which readers give their own opinions, below a report.

No such line shows by its typing that it is a comment. What shows is the block: after the
last statement credited to anyone, one line after another speaks for its own writer, in an
article that did not until then.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.steps.voice import voice_of

_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s?){1,3}:\s|[QA][.:]\s")
_POINTS_BACK = re.compile(
    r"(?:He|She|They|It|This|That|These|Those|There)(?:['’]s|['’]re|['’]ll)?\s"
    r"(?:(?:man|woman|people|guy|government|paper|country|system)\s)?"
    r"(?:is|are|will|would|should|must|has|have|was|were|never|always|only|just|did|does|do|"
    r"can|could|cannot|need|needs|want|wants)\b"
)
_AT_LEAST = re.compile(r"\s{0,9}At least [\d$£€]")
_INNER_NAME = re.compile(r"[a-z,]\s+[A-Z][a-z]{2,}")
_STRONG = 1.0
_WEAK = 0.5
_SHORT = 0.25
_PLAIN = -0.3
_CREDITED = -1.5
_SHORT_WORDS = 14
_LONG_WORDS = 60
# What a block needs: the sum and the mean of the values, lines that speak for themselves.
_ENOUGH = 1.75
_LEAST_SUM = 1.0
_MEAN = 0.4
_MEAN_BRIEF = 0.5
_MEAN_ALONE = 0.7
# What a row of bare short lines needs where it follows longer paragraphs that credit others.
_ROW = 3
_ROW_WORDS = 15
_ROW_CONTRAST = 1.5
_ROW_CREDITED = 0.25
_ROW_OWN = 1
_ROW_MEAN = 0.25
_SENTENCE_WORDS = 3
_BRIEF = 20
_FEWEST = 2
# What the article above needs: words, statements credited to someone as a share of its lines,
# and hardly a line in its writer's own voice.
_WORDS_ABOVE = 35
_CREDITED_ABOVE = 0.15
_OWN_ABOVE = 0.12


@lru_cache(maxsize=4096)
def own_voice(line: str) -> float:
    """Return how plainly a line gives its writer's own opinion.

    1 for someone who speaks of himself, to others or in verdicts, 0.5 for a demand, a
    question or a line that points back, 0.25 for a short bare statement; below zero for a
    longer one and lowest for what is credited to someone.

    >>> own_voice("Well said. More people ought to say it openly.")
    1.0
    >>> own_voice("The ministry said on Monday that 40 people had been rescued.")
    -1.5
    """
    own, words, small, counts = voice_of(line)
    quoted = len(line) - len(own) > 20
    if not words or _SPEAKER.match(line):
        return _PLAIN
    if _says(small, "press") or " according to " in f" {' '.join(small)} ":
        return _CREDITED
    opened = _opens(small) and not _AT_LEAST.match(own)
    held = _says(small, "holds")
    credited = counts["report"] > 0 or quoted
    long = len(words) > _LONG_WORDS
    if opened or (held and not credited):
        return _WEAK if long or quoted else _STRONG
    if credited:
        return _STRONG if counts["first"] and not quoted and not long else _CREDITED
    if counts["first"] or counts["second"] or counts["judge"] > 1:
        return _WEAK if long else _STRONG
    asks = _says(small, "weighs") or counts["urge"] > 0 or counts["judge"] > 0
    return _bare(own, len(words), asks=asks)


def is_of_newsroom(line: str) -> bool:
    """Return whether a newsroom speaks of its own work in a line.

    >>> is_of_newsroom("This story has been refiled to mend a name.")
    True
    """
    return _says(voice_of(line).small, "press")


def _says(words: Sequence[str], place: str) -> bool:
    """Say whether the words hold a phrase of `remarks.tsv` that may stand at the place."""
    phrases = _phrases()[place]
    found = phrases.keys() & set(words)
    if not found:
        return False
    said = f" {' '.join(words)} "
    return any(phrase in said for first in found for phrase in phrases[first])


def _opens(words: Sequence[str]) -> bool:
    """Say whether the words begin with a phrase by which readers open their remarks."""
    phrases = _phrases()["opens"].get(words[0], ()) if words else ()
    return bool(phrases) and f" {' '.join(words)} ".startswith(phrases)


def _bare(own: str, count: int, *, asks: bool) -> float:
    """Return the value of a line without a sign of its own, by form."""
    figures = any(map(str.isdigit, own))
    names = len(_INNER_NAME.findall(own))
    if count > 2 * _SHORT_WORDS or figures or names > 1:
        return 2 * _PLAIN if figures and names else _PLAIN
    if asks or own.rstrip().endswith(("?", "!")) or _POINTS_BACK.match(own):
        return _WEAK
    return _SHORT if count <= _SHORT_WORDS and not names else _PLAIN


def remarks_start(
    texts: Sequence[str], bonus: Sequence[float], listed: frozenset[int] = frozenset()
) -> int | None:
    """Return the index of the first line of a block of sober comments, None without one.

    `bonus` says what speaks for each place: a gap, a heading, the end of an article. `listed`
    are the items of lists, which are nobody's opinion.

    >>> report = "The council said on Monday that the old bridge would be closed for repairs."
    >>> remarks = ("High time.", "I cross it every day and nobody ever looked after it.")
    >>> remarks_start((report, report, report, *remarks), (0.0,) * 5)
    3
    """
    values = [_PLAIN if i in listed else own_voice(text) for i, text in enumerate(texts)]
    lengths = [len(text.split()) for text in texts]
    below = list(
        accumulate(zip(reversed(values), reversed(lengths), strict=True), _added, initial=_EMPTY)
    )
    best, most = None, 0.0
    above = _EMPTY
    for place, value in enumerate(values):
        block = below[len(values) - place]
        total = block.total + bonus[place]
        told = _convinces(block, bonus[place]) or _breaks_off(above, block)
        if total > most and told and _lets(above, block):
            best, most = place, total
        above = _added(above, (value, lengths[place]))
    return best


def nothing_but_remarks(texts: Sequence[str], apparatus: int) -> bool:
    """Return whether the lines of a page are readers' remarks and no article.

    `apparatus` counts what pages set around comments: buttons to reply, ages of comments.
    Without two of them the lines must be short, and one in four open with a verdict.

    >>> nothing_but_remarks(("mary_k", "He is right.", "You are wrong, I saw it."), 2)
    True
    """
    said = [text for text in texts if len(text.split()) >= _SENTENCE_WORDS]
    values = [own_voice(text) for text in said]
    if len(said) < _FEWEST or _CREDITED in values:
        return False
    if apparatus >= _FEWEST:
        return 3 * apparatus >= len(said) and sum(values) >= _MEAN * len(values)
    words = sum(len(text.split()) for text in said)
    verdicts = sum(_opens(voice_of(text).small) for text in said)
    short = len(said) > _FEWEST and words <= _BRIEF * len(said)
    return short and 4 * verdicts >= len(said) and sum(values) >= _MEAN_ALONE * len(values)


class _Block(NamedTuple):
    """What holds of a run of lines together."""

    lines: int
    words: int
    total: float
    own: int
    strong: int
    credited: int


_EMPTY = _Block(0, 0, 0.0, 0, 0, 0)


def _added(block: _Block, line: tuple[float, int]) -> _Block:
    value, words = line
    return _Block(
        block.lines + 1,
        block.words + words,
        block.total + value,
        block.own + (value >= _WEAK),
        block.strong + (value >= _STRONG),
        block.credited + (value == _CREDITED),
    )


def _lets(above: _Block, below: _Block) -> bool:
    """Return whether what stands above is an article that lets one tell comments below it.

    Where it credits hardly anything to anyone, it may be an essay or instructions; then the
    lines below must be short and nearly all speak for their writer.
    """
    if above.words < _WORDS_ABOVE or above.strong > _OWN_ABOVE * above.lines:
        return False
    if above.credited >= max(1, _CREDITED_ABOVE * above.lines):
        return True
    return below.words <= _BRIEF * below.lines and below.total >= _MEAN_BRIEF * below.lines


def _convinces(block: _Block, bonus: float) -> bool:
    enough = block.total >= _LEAST_SUM and block.total + min(bonus, 1.0) >= _ENOUGH
    some = block.own >= _FEWEST and block.strong > 0
    return enough and some and block.total >= _MEAN * block.lines


def _breaks_off(above: _Block, below: _Block) -> bool:
    """Return whether bare short lines to the end follow paragraphs of reports.

    Such lines need fewer signs of their own, as no report ends in a row of them.
    """
    if not above.lines or below.credited or below.lines < _ROW:
        return False
    length = below.words / below.lines
    contrast = length <= _ROW_WORDS and above.words >= _ROW_CONTRAST * length * above.lines
    reported = above.credited >= _ROW_CREDITED * above.lines
    some = below.strong + below.own >= _ROW_OWN
    return contrast and reported and some and below.total >= _ROW_MEAN * below.lines


@cache
def _phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the phrases with spaces around them, by their place and their first word."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for place, *phrases in lexicon("remarks"):
        of_place = found.setdefault(place, {})
        for phrase in phrases:
            first = phrase.split(maxsplit=1)[0]
            of_place[first] = (*of_place.get(first, ()), f" {phrase} ")
    return found
