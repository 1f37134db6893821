"""Who says what in an article: source, cue and content, over all its sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.quotes import marked
from briefer.language.referents import Speaker, as_speaker
from briefer.language.study import Page, Said, Study, study
from briefer.language.turns import Placed, Speech, Turn, run_on, signed, turns
from briefer.values.article import Sentence
from briefer.values.finding import Stance

__all__ = ["Attribution", "Speaker", "attributions"]

Span = tuple[int, int]

TURN = ":"
"""The cue of what is said in a turn of an interview, or signed with a name."""
# "spoke to our political editor, Ann Lee"
_PRESS = re.compile(
    r"(?<!former )(?<!one-time )\b(?:editor|reporter|correspondent|columnist)s?,? \Z"
    r"|\b(?:told|(?:interviewed|asked|questions) by) \Z"
)
_QUESTION, _ANSWER = frozenset({"Q", "Question"}), frozenset({"A", "Answer"})
_NEAR = 60  # characters in front of a name
_LONGEST_BLOCK = 8  # sentences of a paragraph that is quoted without marks


class Attribution(NamedTuple):
    """Something that someone says, wants or judges.

    `sentence` is the number of the cue's sentence; `sentences` are all that hold content,
    ascending. `content` and `source` are half-open spans of the article's text; `source` is
    the phrase that stands for the speaker, as printed.
    """

    speaker: Speaker
    cue: str
    stance: Stance
    negated: bool
    sentence: int
    sentences: tuple[int, ...]
    content: tuple[Span, ...]
    source: Span | None


def attributions(
    sentences: Sequence[Sentence], title: str = "", lead: str = ""
) -> tuple[Attribution, ...]:
    """Return what the sentences attribute to someone, in their order.

    `title` and `lead` only help to tell who is meant. A report inside another's words belongs
    to the outer speaker. Offsets are those of the article that the sentences are cut from.

    >>> line = "“We agree,” Ann Lee said."
    >>> [found] = attributions([Sentence(number=1, start=0, end=25, text=line, paragraph=0)])
    >>> found.speaker.name, line[found.content[0][0] : found.content[0][1]]
    ('Ann Lee', '“We agree,”')
    """
    return attributed(study(sentences, title, lead))


def attributed(read: Study) -> tuple[Attribution, ...]:
    """Return what the sentences of an article that is already studied attribute to someone."""
    return _complete(read.page, [said for said in read.said if not said.nested])


def _complete(page: Page, found: Sequence[Said]) -> tuple[Attribution, ...]:
    """Add the quotations that run on and the turns of an interview."""
    placed = [
        Placed(one.number, *page.span(one), one.text, one.paragraph) for one in page.sentences
    ]
    paragraphs = {sentence.number: sentence.paragraph for sentence in page.sentences}
    quoted = [marked(page.text, quote) for quote in page.quoted]
    speeches = [
        Speech(
            said.report.span[0],
            paragraphs[said.number],
            said.number,
            said.content,
            said.report.direct,
            said.report.opens,
        )
        for said in found
    ]
    further = run_on(page.text, quoted, placed, speeches)
    speaking = {said.number for said in found}
    told = [
        _told(page, said, further.get(place) or _block(page, said, speaking))
        for place, said in enumerate(found)
    ]
    in_turn = turns(page.text, placed)
    asked = _asked(page, in_turn)
    spoken = [_spoken(page, turn, asked) for turn in in_turn]
    spoken += [_spoken(page, one) for one in signed(page.text, placed)]
    whole = [item for item in (*told, *spoken) if item is not None]
    return tuple(sorted(whole, key=lambda item: (item.sentence, item.content)))


def _block(page: Page, said: Said, speaking: set[int]) -> tuple[Span, ...]:
    """Return the paragraph without marks that "she wrote on Monday:" brings in, if one follows."""
    if not said.report.opens or said.content:
        return ()
    places = {sentence.number: place for place, sentence in enumerate(page.sentences)}
    here = places[said.number]
    after = page.sentences[here + 1 : here + 1 + _LONGEST_BLOCK]
    block = [one for one in after if one.paragraph == page.sentences[here].paragraph + 1]
    if not block or not speaking.isdisjoint(one.number for one in block):
        return ()
    return ((page.span(block[0])[0], page.span(block[-1])[1]),)


def _told(page: Page, said: Said, further: tuple[Span, ...]) -> Attribution | None:
    content = tuple(sorted({*said.content, *further}))
    if not content:
        return None
    report = said.report
    return Attribution(
        said.speaker,
        report.text,
        report.cue.stance,
        report.negated,
        said.number,
        _numbers(page, content) or (said.number,),
        tuple((a + page.offset, b + page.offset) for a, b in content),
        (report.subject[0] + page.offset, report.subject[1] + page.offset)
        if report.subject
        else None,
    )


def _asked(page: Page, in_turn: Sequence[Turn]) -> Speaker | None:
    """Return who answers in an interview ("Q: …", "A: …"): the one person named in front of it.

    A reporter or an editor who is named there asks.
    """
    if not in_turn:
        return None
    mentions = list(page.cast.mentions_before(in_turn[0].source[0]))
    asking = {
        one.person
        for one in mentions
        if _PRESS.search(page.text, max(0, one.start - _NEAR), one.start)
    }
    answering = dict.fromkeys(one.person for one in mentions if one.person not in asking)
    named = [page.cast.people[person] for person in answering]
    if not named:
        return None
    return as_speaker(named[-1])._replace(certain=len(named) == 1)


def _spoken(page: Page, turn: Turn, asked: Speaker | None = None) -> Attribution | None:
    name = page.text[slice(*turn.source)]
    if name in _QUESTION or (name in _ANSWER and asked is None):
        return None
    phrase = name.title() if name.isupper() else name
    mention = page.cast.find(phrase)
    speaker = as_speaker(mention) if mention else Speaker(phrase, None, anonymous=False)
    if name in _ANSWER and asked is not None:
        speaker = asked
    content = (turn.content[0] + page.offset, turn.content[1] + page.offset)
    source = (turn.source[0] + page.offset, turn.source[1] + page.offset)
    return Attribution(
        speaker,
        TURN,
        "claims",
        negated=False,
        sentence=turn.sentences[0],
        sentences=turn.sentences,
        content=(content,),
        source=source,
    )


def _numbers(page: Page, content: Sequence[Span]) -> tuple[int, ...]:
    """Return the numbers of the sentences that hold the content, ascending."""
    found: set[int] = set()
    for start, end in content:
        first = bisect_right(page.sentences, start + page.offset, key=lambda one: one.end)
        last = bisect_left(page.sentences, end + page.offset, key=lambda one: one.start)
        found.update(sentence.number for sentence in page.sentences[first:last])
    return tuple(sorted(found))
