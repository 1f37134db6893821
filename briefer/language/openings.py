"""Where a name begins: words with a capital that only open a sentence, or describe a name."""

import re
from collections.abc import Sequence
from functools import cache

from briefer.language.bareforms import third_person
from briefer.language.cues import verb_cues
from briefer.language.lexicon import lexicon
from briefer.language.parties import known_kind
from briefer.language.words import Word, fold, stop_words

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


def without_opener(text: str, run: Sequence[Word], inner: frozenset[str]) -> Sequence[Word]:
    """Return a run of capitals without first words that only the sentence's start capitalises.

    `inner` are the words of the text that stand with a capital where no sentence begins.
    """
    while run:
        first = run[0]
        bare = fold(first.text)
        if bare in stop_words() and not (first.text.isupper() and len(bare) > 1):
            run = run[1:]
        elif (
            not _opens(text, first.start)
            or known_kind(first.text)
            or (len(run) > 1 and bare in _NAME_HEADS)
        ):
            break
        elif bare in _openers() or _is_alone(run, inner) or _is_told(run, inner):
            run = run[1:]
        else:
            break
    return run


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins at a word: behind a gap, a full stop or a quotation mark."""
    if text[start - 3 : start - 1].isalnum() and text[start - 1] == " ":
        return False  # behind a word, as most
    blank = not text[max(0, start - 9) : start].strip()
    return blank or starts_between(text, max(0, start - 3), start)


def _is_alone(run: Sequence[Word], inner: frozenset[str]) -> bool:
    """Say whether an ordinary word stands alone, with a capital nowhere else."""
    return len(run) == 1 and run[0].text not in inner and _ordinary(fold(run[0].text))


def _is_told(run: Sequence[Word], inner: frozenset[str]) -> bool:
    """Say whether a reporting verb opens the sentence: "Said Ellis", "Say Mexico agrees"."""
    bare = fold(run[0].text)
    verb = bare in verb_cues() and bare not in _NAMES_TOO
    return len(run) > 1 and verb and run[0].text not in inner


def headline_verb(text: str, run: Sequence[Word]) -> int:
    """Return the place of the verb in a run of a headline's capitals, 0 where there is none.

    >>> from briefer.language.words import words
    >>> line = "Ann Lee Visits Oslo As Talks Resume"
    >>> headline_verb(line, words(line)[:4])
    2
    """
    if len(run) < _HEADLINE_WORDS - 2:
        return 0
    places = [n for n in range(1, len(run)) if fold(run[n].text) in third_person()]
    if not places:
        return 0
    first, last = run[0].start, run[-1].end
    start = max(text.rfind("\n", max(0, first - _HEADLINE_CHARS), first) + 1, 0)
    end = text.find("\n", last, last + _HEADLINE_CHARS)
    line = text[start : end if end >= 0 else last + _HEADLINE_CHARS].split()
    longer = [word for word in line if len(word) > 3]
    capitals = sum(word.lstrip("‘“\"'(")[:1].isupper() for word in longer)
    heading = len(line) >= _HEADLINE_WORDS and capitals > _HEADLINE_SHARE * len(longer)
    return places[0] if heading else 0


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
