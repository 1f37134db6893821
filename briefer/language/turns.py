"""Speech without a reporting verb beside it: quotations that run on, and turns of an interview."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from briefer.values.article import Sentence

Span = tuple[int, int]

_TURN = re.compile(r"[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) ?: +(?=\S)")
# "“He has failed us.” — Ann Lee": a quotation with the name of its speaker under it
_SIGNED = re.compile(
    r"\s*[\"“”](?P<said>[^“”\"]+[”\"])\s*(?:[―—–]|--?)\s*"
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}?)[\s.,]*$"
)
_WORD = re.compile(r"\w+")
_NO_SPEAKERS = frozenset(
    {"Note", "Source", "Sources", "Update", "Editor", "Read", "Photo", "Related", "Video", "More"}
)
_FEWEST_TURNS = 3
_LOOK_BACK = 8  # speeches or contents before a quotation that are looked at


class Placed(NamedTuple):
    """A sentence in the offsets of the text that it is looked at in."""

    number: int
    start: int
    end: int
    text: str
    paragraph: int


class Speech(NamedTuple):
    """What one attribution says so far: its cue's place, its content, and what it opens onto.

    `direct` says that content stands in quotation marks, `opens` that it follows the sentence.
    """

    cue: int
    paragraph: int
    sentence: int
    content: tuple[Span, ...]
    direct: bool
    opens: bool


class Turn(NamedTuple):
    """A paragraph that one person says: who speaks as printed, and what is said."""

    source: Span
    content: Span
    sentences: tuple[int, ...]


def run_on(
    text: str, quoted: Sequence[Span], sentences: Sequence[Placed], speeches: Sequence[Speech]
) -> dict[int, tuple[Span, ...]]:
    """Return, by the place of a speech, the further quotations that belong to it.

    `quoted` are quotations with their marks; all offsets are those of `text`, the offsets of
    the sentences and speeches too. A quotation that fills its sentences goes to the speech
    that announces it, else to the last speech of its paragraph before it, else to the first
    behind it, else, where the paragraph before ended in a quotation, to that one's speaker.
    """
    taken: dict[int, tuple[Span, ...]] = {}
    last_owner: tuple[int, int] | None = None
    covered = sorted((*span, n) for n, speech in enumerate(speeches) for span in speech.content)
    cues = [speech.cue for speech in speeches]
    for span in quoted:
        first = bisect_right(sentences, span[0], key=lambda one: one.end)
        inside = sentences[first : bisect_left(sentences, span[1], key=lambda one: one.start)]
        if not inside:
            continue
        covering = _covering(covered, span)
        owner = covering if covering is not None and speeches[covering].direct else None
        if covering is None and _fills(text, span, inside):
            near = bisect_left(cues, span[0])
            owner = _owner(span, inside[0], speeches, near)
            if owner is None and last_owner and inside[0].paragraph - last_owner[1] in {0, 1}:
                owner = last_owner[0]
            if owner is not None:
                taken[owner] = (*taken.get(owner, ()), span)
        if owner is not None:
            last_owner = (owner, inside[-1].paragraph)
    return taken


def _covering(covered: Sequence[tuple[int, int, int]], span: Span) -> int | None:
    """Return the number of the speech whose content holds the quotation."""
    place = bisect_right(covered, span[0] + 1, key=lambda one: one[0])
    for start, end, number in reversed(covered[max(0, place - _LOOK_BACK) : place]):
        if start <= span[0] + 1 and span[1] - 1 <= end:
            return number
    return None


def _fills(text: str, span: Span, inside: Sequence[Placed]) -> bool:
    """Say whether hardly a word of the quotation's sentences stands outside it."""
    start, end = inside[0].start, inside[-1].end
    outside = _WORD.findall(text[start : span[0]]) + _WORD.findall(text[span[1] : end])
    return len(outside) <= 1


def _owner(span: Span, first: Placed, speeches: Sequence[Speech], near: int) -> int | None:
    """Return the speech that a quotation belongs to; `near` is the place of the first behind it."""
    if near:
        speech = speeches[near - 1]
        if speech.opens and first.paragraph - speech.paragraph <= 1:
            return near - 1
        if speech.paragraph == first.paragraph:
            before = range(near - 1, max(-1, near - 1 - _LOOK_BACK), -1)
            own = (n for n in before if speeches[n].paragraph == first.paragraph)
            return next((n for n in own if speeches[n].direct), near - 1)
    behind = next(
        (n for n in range(near, min(len(speeches), near + 2)) if speeches[n].cue >= span[1]), None
    )
    if behind is None or speeches[behind].paragraph != first.paragraph:
        return None
    return behind if speeches[behind].direct else None


def may_hold_turns(sentences: Sequence[Sentence]) -> bool:
    """Return whether some sentences look like the beginnings of turns, or are signed quotations."""
    texts = [one.text for one in sentences]
    turning = len([text for text in texts if ": " in text and _TURN.match(text)])
    return turning >= _FEWEST_TURNS or any(map(_SIGNED.match, texts))


def turns(text: str, sentences: Sequence[Placed]) -> tuple[Turn, ...]:
    """Return the turns of an interview or a transcript ("SMITH: …"), none where it is no such.

    Offsets of the sentences are those of `text`.

    >>> turns("Note: this is no interview.", [])
    ()
    """
    found: list[Turn] = []
    speaking: Turn | None = None
    paragraph = -1
    for sentence in sentences:
        match = _TURN.match(sentence.text) if sentence.paragraph != paragraph else None
        if match and match.group("name").split()[0] not in _NO_SPEAKERS:
            if speaking:
                found.append(speaking)
            source = (sentence.start + match.start("name"), sentence.start + match.end("name"))
            speaking = Turn(
                source, (sentence.start + match.end(), sentence.end), (sentence.number,)
            )
        elif speaking and sentence.paragraph == paragraph:
            numbers = (*speaking.sentences, sentence.number)
            speaking = Turn(speaking.source, (speaking.content[0], sentence.end), numbers)
        elif speaking:
            found.append(speaking)
            speaking = None
        paragraph = sentence.paragraph
    if speaking:
        found.append(speaking)
    names = [text[slice(*turn.source)] for turn in found]
    repeated = len(names) > len(set(names))
    return tuple(found) if len(found) >= _FEWEST_TURNS and repeated else ()


def signed(text: str, sentences: Sequence[Placed]) -> tuple[Turn, ...]:
    """Return the paragraphs that are a quotation with its speaker's name behind a dash.

    Offsets of the sentences are those of `text`.

    >>> text = "“He has failed us.” — Ann Lee"
    >>> [found] = signed(text, [Placed(1, 0, 29, text, 0)])
    >>> text[slice(*found.source)], text[slice(*found.content)]
    ('Ann Lee', '“He has failed us.”')
    """
    found: list[Turn] = []
    for _, group in groupby(sentences, key=lambda one: one.paragraph):
        inside = list(group)
        start = inside[0].start
        match = _SIGNED.match(text[start : inside[-1].end])
        if match:
            content = (start + match.start("said") - 1, start + match.end("said"))
            source = (start + match.start("name"), start + match.end("name"))
            said = [one.number for one in inside if one.start < content[1]]
            found.append(Turn(source, content, tuple(said)))
    return tuple(found)
