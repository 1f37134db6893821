"""How much of each source a page shows, so that the page of a great day stays small.

A cited article is shown whole, the text of several copies once. Of a copy, and of an article as
long as a book, the sentences around the cited ones are shown; of what is not cited, nothing.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from briefer.values.pointers import Held, Mark, Stretch
from briefer.values.sheet import SourceNote

# Sentences: of one article that is shown whole, and of all of them together. The longest articles
# of newspapers have some 400; those of six hundred sources have together some 18,000.
LONGEST: Final = 600
TOGETHER: Final = 25_000

_AROUND: Final = 2  # sentences on each side of one that is cited


def excerpted(notes: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
    """Return the sources with what a page shows of each, in order.

    The cited sentences are all there. Once the articles together are too long, those that follow
    are shown around their cited sentences.
    """
    shown: dict[int, int] = {}  # by the number of each source of one text, the one shown whole
    made: list[SourceNote] = []
    left = TOGETHER
    for note in notes:
        whole = note.number not in shown and note.sentences <= min(LONGEST, left)
        stretches = _stretches(note, whole=whole)
        if whole and stretches:
            shown |= dict.fromkeys((note.number, *note.twins), note.number)
        same_as = 0 if whole else shown.get(note.number, 0)
        left -= sum(len(one.sentences) for one in stretches)
        made.append(note.model_copy(update={"stretches": stretches, "same_as": same_as}))
    return tuple(made)


def _stretches(note: SourceNote, *, whole: bool) -> tuple[Stretch, ...]:
    """Return what is shown of each paragraph: all, or what is near a cited sentence, or nothing."""
    cited = [one.number for paragraph in note.paragraphs for one in paragraph if one.references]
    near = {number + step for number in cited for step in range(-_AROUND, _AROUND + 1)}
    found: list[Stretch] = []
    skipped = 0
    for paragraph in note.paragraphs if cited else ():
        for shown, part in groupby(paragraph, key=lambda one: whole or one.number in near):
            told = tuple(part)
            if shown:
                found.append(Stretch(skipped=skipped, sentences=told))
            skipped = 0 if shown else skipped + len(told)
    return tuple(found)


def held(marks: Iterable[Mark]) -> tuple[Held, ...]:
    """Return the sentences of the marks, each text once with all its marks, in order.

    >>> one = Mark(label="1:2", anchor="s1-2", source=1, sentence=2, outlet="A", text="It rained.")
    >>> copy = one.model_copy(update={"label": "4:2", "source": 4})
    >>> [(text.text, [mark.label for mark in text.marks]) for text in held([one, copy])]
    [('It rained.', ['1:2', '4:2'])]
    """
    by_text: dict[str, list[Mark]] = {}
    for mark in marks:
        by_text.setdefault(mark.text, []).append(mark)
    return tuple(Held(text=text, marks=tuple(found)) for text, found in by_text.items())
