"""Places and bodies that the sources of a story call by names that take sides."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.quotes import quotes
from briefer.values.article import Sentence
from briefer.values.finding import Citation

_HANDS: Final = ("occupied", "annexed", "liberated")
# "Russian-occupied Donetsk", "the liberated parts of Donetsk": what is said by saying whose hands
# a place is in. "Held" and "controlled" take no side.
_HELD: Final = re.compile(
    rf"\b(?:[A-Z][a-z]+-)?(?P<how>{'|'.join(_HANDS)})"
    r" (?:(?:part|parts|areas?|regions?) of )?(?:the )?(?P<place>[A-Z][\w-]+)"
)
# "Donetsk People's Republic": what a place calls itself.
_STATE_WORD: Final = "Republic"
_STATE: Final = re.compile(r"\b(?P<place>[A-Z][\w-]+) People[’']s Republic\b")


class Called(NamedTuple):
    """A matter, and for each side the places where an article first calls it so, one an article."""

    about: str
    sides: tuple[tuple[Citation, ...], ...]


def contested(sentences: Iterable[tuple[str, Sequence[Sentence]]]) -> tuple[Called, ...]:
    """Return what the articles call by more than one name that takes a side.

    `sentences` are those of each article with its id. A matter is returned where two articles
    differ; one that uses both names itself tells of the dispute and takes no side.

    >>> def one(text): return [Sentence(number=1, start=0, end=len(text), text=text, paragraph=0)]
    >>> [found] = contested([("a1", one("He fled to Burma.")), ("a2", one("He is in Myanmar."))])
    >>> found.about, [side[0].text for side in found.sides]
    ('Burma or Myanmar', ['Burma', 'Myanmar'])
    """
    used: dict[str, dict[str, dict[str, Citation]]] = {}
    for article, told in sentences:
        if not any(_mentions(" ".join(sentence.text for sentence in told))):
            continue  # most articles have no such name
        for about, kind, cited in _chosen(article, told):
            used.setdefault(about, {}).setdefault(kind, {}).setdefault(article, cited)
    return tuple(
        Called(about, tuple(tuple(where.values()) for where in kinds.values()))
        for about, kinds in used.items()
        if _taken(kinds)
    )


def _chosen(article: str, told: Sequence[Sentence]) -> list[tuple[str, str, Citation]]:
    """Return the matter, the side and the place of each such name of an article.

    Whom it quotes chooses for the article where it has no words of its own for the matter.
    """
    found: list[tuple[str, str, Citation, bool]] = []
    for sentence in told:
        inner = quotes(sentence.text)
        for about, kind, start, end in _mentions(sentence.text):
            citation = Citation(
                article_id=article,
                sentence=sentence.number,
                start=sentence.start + start,
                end=sentence.start + end,
                text=sentence.text[start:end],
            )
            found.append((about, kind, citation, any(q.start <= start < q.end for q in inner)))
    own = {about for about, _, _, quoted in found if not quoted}
    return [
        (about, kind, cited)
        for about, kind, cited, quoted in found
        if not quoted or about not in own
    ]


def _taken(kinds: Mapping[str, Mapping[str, Citation]]) -> bool:
    """Return whether two articles take different sides: each uses a name the other does not."""
    own = [
        frozenset(kind for kind, where in kinds.items() if article in where)
        for article in {one for where in kinds.values() for one in where}
    ]
    return any(a - b and b - a for a in own for b in own)


def _mentions(text: str) -> Iterable[tuple[str, str, int, int]]:
    """Yield the matter, the side that the name takes, and the span of each such name."""
    pattern, matters = _known()
    # Most texts hold none of the names, which is told much quicker than it is found.
    if any(name in text for name in matters):
        for match in pattern.finditer(text):
            yield matters[match.group()], match.group(), *match.span()
    if _STATE_WORD not in text and not any(word in text for word in _HANDS):
        return
    for match in _HELD.finditer(text):
        side = "liberated" if match["how"] == "liberated" else "occupied"
        yield match["place"], side, *match.span()
    for match in _STATE.finditer(text):
        yield match["place"], "a state", *match.span()


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all names, the longest first, and the matter of each."""
    matters = {name: row[0] for row in lexicon("contested") for name in row[1:]}
    longest = sorted(matters, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), matters
