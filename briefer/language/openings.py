"""Where a name begins: words with a capital that only open a sentence, or describe a name."""

import re
from functools import cache

from briefer.language.bareforms import third_person
from briefer.language.cues import verb_cues
from briefer.language.lexicon import lexicon
from briefer.language.parties import known_kind
from briefer.language.words import Laid, fold, stop_words

_ORDINARY_END = re.compile(
    r"(?:ings?|ly|ions?|ments?|ness|ers|ors|ists|ed|ies|orts|ves|ants|ents|ages|[ae]nces|men)$"
)
_STARTS = re.compile(r"[.!?:;…]|\n|[\"“‘«]|^\s*$")
# openers that belong to the name they stand in front of: "New Zealand", "Big Bend"
_NAME_HEADS = frozenset(
    {"new", "great", "high", "big", "young", "best", "long", "little", "good", "world", "gas"}
    | {"low", "first", "second", "third", "final", "state", "public", "united", "live", "national"}
)
_HEADLINE_WORDS, _HEADLINE_CHARS = 5, 160
_HEADLINE_SHARE = 0.7  # of its longer words that have capitals
# reporting verbs that begin names too: "Back Bay", "Post Malone"
_NAMES_TOO = frozenset({"back", "post", "order", "project", "press", "answer", "fault", "see"})


def past_openers(text: str, laid: Laid, run: tuple[int, int], inner: frozenset[str]) -> int:
    """Return the place behind a run's first words that only the sentence's start capitalises.

    `run` are the places of a run of capitals, `inner` the words of the text that stand with a
    capital where no sentence begins.
    """
    first, last = run
    while first < last and _goes(text, laid, (first, last), inner):
        first += 1
    return first


def _goes(text: str, laid: Laid, run: tuple[int, int], inner: frozenset[str]) -> bool:
    """Say whether the first word of a run only opens the sentence."""
    first, last = run
    word = laid.words[first]
    bare, alone = fold(word), first + 1 == last
    if bare in stop_words() and not (word.isupper() and len(bare) > 1):
        return True
    if not _opens(text, laid.starts[first]) or known_kind(word):
        return False
    if not alone and bare in _NAME_HEADS:
        return False
    if bare in _openers():
        return True
    if word in inner:
        return False
    # An ordinary word alone, or a verb of reporting: "Said Ellis", "Say Mexico agrees".
    return _ordinary(bare) if alone else bare in verb_cues() and bare not in _NAMES_TOO


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins at a word: behind a gap, a full stop or a quotation mark."""
    if text[start - 3 : start - 1].isalnum() and text[start - 1] == " ":
        return False  # behind a word, as most
    blank = not text[max(0, start - 9) : start].strip()
    return blank or starts_between(text, max(0, start - 3), start)


def headline_verb(text: str, laid: Laid, run: tuple[int, int]) -> int:
    """Return the place of the verb in a run of a headline's capitals, 0 where there is none.

    >>> from briefer.language.words import lay_out
    >>> line = "Ann Lee Visits Oslo As Talks Resume"
    >>> headline_verb(line, lay_out(line), (0, 4))
    2
    """
    start, end = run
    if end - start < _HEADLINE_WORDS - 2:
        return 0
    verb = next((n for n in range(start + 1, end) if fold(laid.words[n]) in third_person()), 0)
    return verb if verb and _in_headline(text, laid.starts[start], laid.end(end - 1)) else 0


def _in_headline(text: str, first: int, last: int) -> bool:
    """Say whether nearly all words of the line around a place have capitals."""
    start = max(text.rfind("\n", max(0, first - _HEADLINE_CHARS), first) + 1, 0)
    end = text.find("\n", last, last + _HEADLINE_CHARS)
    line = text[start : end if end >= 0 else last + _HEADLINE_CHARS].split()
    longer = [word for word in line if len(word) > 3]
    capitals = sum(word.lstrip("‘“\"'(")[:1].isupper() for word in longer)
    return len(line) >= _HEADLINE_WORDS and capitals > _HEADLINE_SHARE * len(longer)


def starts_between(text: str, start: int, end: int) -> bool:
    """Say whether a sentence or a quotation can begin between the places."""
    return _STARTS.search(text, start, end) is not None


def is_opener(word: str) -> bool:
    """Say whether the word is an ordinary one that only the start of a sentence capitalises.

    >>> is_opener("Sources"), is_opener("Stockholm")
    (True, False)
    """
    bare = fold(word)
    return bare in _openers() or bare in stop_words() or _ordinary(bare)


def _ordinary(bare: str) -> bool:
    return _ORDINARY_END.search(bare) is not None


@cache
def qualifiers() -> frozenset[str]:
    """Return the folded words that describe the holder of a name or a title.

    >>> "former" in qualifiers()
    True
    """
    return frozenset(row[0] for row in lexicon("qualifiers"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("openers"))
