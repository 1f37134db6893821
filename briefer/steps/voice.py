"""How a line of a page reads: like a reader's comment or like an article.

A line gets a weight, above zero where it reads like a comment and below where it reads like
an article, from its form, its voice and its typing. The weights are set by hand;
`benchmarks/eval_intake.py` measures what they do.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_PICTOGRAM = re.compile("[\u2600-\u27bf\u2b50\u2b55\u3030\ufe0f\U0001f000-\U0001faff]")
_EMOTICON = re.compile(r"(?:^|\s)(?:[:;=]'?-?[)(DPpO/|]|<3|xD|\^\^)(?=\s|$|[.!?])")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»*]*$")
_HEATED = re.compile(r"[!?]{2}|\.{4}|[^.]\.\.(?!\.)|!.*!")
_IN_EMOTICONS = (":", ";", "=", "<3", "xD", "^^")
_IN_HEAT = ("!", "??", "..")
_STRETCHED = tuple(3 * letter for letter in "abcdefghjklmnopqrstuvxyz")  # no Roman "iii", no "www"
_SLOPPY = re.compile(
    r"[,!?](?<=\w.)[A-Za-z]|\.(?<=[a-z].)[A-Z][a-z]| (?:[,!?](?: |$)|i )|[!?.] [a-z]+ "
)
_INNER_NAME = re.compile(r"[a-z,]\s+[A-Z][a-z]{2,}")
_FIGURE = re.compile(r"\d")
_LOWER_START = re.compile(r"[a-z]+['’]?[a-z]*(?=[\s,.!?…]|$)")
_LETTER_WORD = re.compile(r"(?<![\w.'’&-])[ur](?![\w.'’&-])")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s?){1,3}:\s|Q\.\s|A\.\s")
_STRONGEST = 5.0
_LOOSE = 0.8
_LONG_QUOTE = -0.8
_LEAST_PLAIN = 0.0
_LONGEST_HEADING = 6
_LONG_LINE = 30
_PERSONAL = 0.25
_LONGEST_READ = 2000


class Score(NamedTuple):
    """How a line reads: `weight` above zero like a comment, below like an article.

    `tell` is 1 where the line carries a sign that no edited text does (a pictogram, chat
    spelling, shouting), 0.5 where it is only loosely written, 0.25 where someone speaks of
    himself, to others or in verdicts, else 0. `words` counts its words.
    """

    weight: float
    tell: float
    words: int


@lru_cache(maxsize=4096)
def comment_score(line: str) -> Score:
    """Return how much more a line reads like a comment than like an article.

    >>> comment_score("wow!! you guys are crazy 😂")
    Score(weight=5.0, tell=1.0, words=6)
    >>> comment_score("The ministry said on Monday that 40 people had been rescued.").weight < -1
    True
    """
    line = line[:_LONGEST_READ]
    own, spoken, _, counts = voice_of(line)
    sloppy = _SLOPPY.search(own) is not None
    typing, plain = _typing(own, spoken, sloppy=sloppy)
    loose = _loose(own, spoken)
    plain = plain or counts["chat"] > 0
    weight = typing + _voice(counts, spoken) + _form(line, len(spoken)) + (_LOOSE if loose else 0)
    if len(line) - len(own) > 20 or _SPEAKER.match(line):
        weight += _LONG_QUOTE
    if plain:
        return Score(max(_LEAST_PLAIN, min(_STRONGEST, weight)), 1.0, len(line.split()))
    greets = bool(spoken) and "casual" in _kinds().get(spoken[0].lower(), ())
    if greets or loose or "!" in own or sloppy or _LOWER_START.match(own):
        tell = 0.5
    else:
        personal = counts["second"] or counts["judge"] or counts["first"]
        tell = _PERSONAL if personal and len(spoken) <= _LONG_LINE else 0.0
    return Score(max(-_STRONGEST, min(_STRONGEST, weight)), tell, len(line.split()))


def _form(line: str, count: int) -> float:
    """Score length, ending, names and figures."""
    weight = 0.5 if count < 14 else -0.2 if count < 22 else -0.7 if count < 35 else -1.1
    if _ENDED.search(line):
        weight -= 0.4
    if len(_INNER_NAME.findall(line)) > 1 and not line.isupper():
        weight -= 0.4
    if _FIGURE.search(line):
        weight -= 0.3
    return weight


def _loose(line: str, words: Sequence[str]) -> bool:
    """Return whether a line is a sentence, not a name or label, and lacks its final mark."""
    if len(words) < 3 or _ENDED.search(line):
        return False
    return 2 * sum(word[0].islower() for word in words[1:]) >= len(words) - 1


class Voice(NamedTuple):
    """What a line says itself: without what it quotes, its words, the same small, their kinds."""

    own: str
    words: tuple[str, ...]
    small: tuple[str, ...]
    counts: Mapping[str, int]


# A line is looked at for its typing and for its opinions, and again when its page is cleaned twice.
@lru_cache(maxsize=4096)
def voice_of(line: str) -> Voice:
    """Return what a line says in its own voice, of the characters that are read.

    >>> voice_of("“I can’t,” She said.").small
    ('she', 'said')
    """
    own, words = own_words(line[:_LONGEST_READ])
    small = tuple(map(str.lower, words))
    return Voice(own, tuple(words), small, _counts_of_small(small))


def own_words(line: str) -> tuple[str, list[str]]:
    """Return the line without what it quotes, and the words of that, apostrophes straight.

    >>> own_words("“I can’t,” she said, but didn’t.")
    ('  she said, but didn’t.', ['she', 'said', 'but', "didn't"])
    """
    own = _QUOTED.sub(" ", line)
    return own, _WORD.findall(own.replace("’", "'"))


def counts_of(words: Sequence[str]) -> dict[str, int]:
    """Return how many words there are of each kind of voice in `voice.tsv`.

    >>> counts_of(["I", "told", "you"])["first"]
    1
    """
    return _counts_of_small(map(str.lower, words))


def _counts_of_small(words: Iterable[str]) -> dict[str, int]:
    kinds = _kinds()
    counts = dict.fromkeys(_WEIGHTS, 0)
    for word in words:
        for kind in kinds.get(word, ()):
            counts[kind] += 1
    return counts


def _voice(counts: Mapping[str, int], words: Sequence[str]) -> float:
    """Score who speaks: a person of himself to others, or a reporter of what others said."""
    weight = sum(min(counts[kind], most) * each for kind, (each, most) in _WEIGHTS.items())
    if len(words) > _LONG_LINE and weight > 0:
        weight *= _LONG_LINE / len(words)
    if words and "command" in _kinds().get(words[0].lower(), ()):
        weight += 0.7
    return weight


# A word's weight, and how many of its kind count in a line.
_WEIGHTS = {
    "chat": (1.0, 3),
    "casual": (0.6, 2),
    "second": (0.6, 2),
    "first": (0.6, 2),
    "urge": (0.4, 2),
    "judge": (0.5, 3),
    "command": (0.0, 0),
    "report": (-1.2, 2),
    "office": (-0.4, 2),
}


def _typing(line: str, words: Sequence[str], *, sloppy: bool) -> tuple[float, bool]:
    """Score how a line is typed; the second value says whether no editor would let it pass."""
    # Few lines hold what the patterns need, and a look for that takes a fraction of the time.
    pictured = not line.isascii() and _PICTOGRAM.search(line)
    smiling = any(map(line.__contains__, _IN_EMOTICONS)) and _EMOTICON.search(line)
    weight = 2.5 if pictured else 1.0 if smiling else 0.0
    if any(map(line.__contains__, _IN_HEAT)) and _HEATED.search(line):
        weight += 1.0
    if ("u" in words or "r" in words) and _LETTER_WORD.search(line):
        weight += 1.2
    if any(map(line.__contains__, _STRETCHED)):
        weight += 0.5
    loud = sum(map(str.isupper, [word for word in words if len(word) > 3]))
    shouted = loud > 1 and 2 * loud > len(words)
    # A few words in capitals may be a heading.
    plain = weight > 0 or (shouted and len(words) > _LONGEST_HEADING)
    if loud:
        weight += 1.0 if shouted else 0.4
    if _LOWER_START.match(line):
        weight += 1.2
    if "!" in line:
        weight += 0.5
    if line.rstrip().endswith("?"):
        weight += 0.5
    if sloppy:
        weight += 0.7
    return weight, plain


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, *words in lexicon("voice"):
        for word in words:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
