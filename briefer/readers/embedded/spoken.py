"""The turns of an interview as what they are: quotations with their speaker.

"A: We reject it." is read as "“We reject it,” Ann Lee said.": so its wills and claims are found as
those of any quotation, and the line tells whose they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefer.language.attribution import TURN, Attribution, attributions
from briefer.language.turns import may_hold_turns
from briefer.values.article import Passage, Sentence

_MARKS: Final = re.compile(r"[\"“”„«»]")
_FEWEST_WORDS: Final = 3  # "No." is an answer to what only the question says


def as_quoted(passage: Passage) -> Passage:
    """Return the passage with each sentence of a turn as a quotation of the one who speaks.

    Who asks ("Q: …") and who is not known for certain stay as they are. The numbers of the
    sentences stay, their offsets do not.
    """
    sentences = passage.before + passage.sentences
    if not may_hold_turns(sentences):
        return passage
    said = attributions(sentences, passage.title, passage.lead)
    told = {
        number: one
        for one in said
        if one.cue == TURN and one.speaker.certain
        for number in one.sentences
    }
    moved = tuple(_moved(sentences, told))
    first = len(passage.before)
    return passage.model_copy(update={"before": moved[:first], "sentences": moved[first:]})


def _moved(sentences: Iterable[Sentence], told: Mapping[int, Attribution]) -> Iterator[Sentence]:
    """Yield the sentences with their new texts, one behind the other as before."""
    shift = 0
    for one in sentences:
        text = _quoted(one, told[one.number]) if one.number in told else one.text
        start = one.start + shift
        shift += len(text) - len(one.text)
        yield one.model_copy(update={"text": text, "start": start, "end": start + len(text)})


def _quoted(sentence: Sentence, turn: Attribution) -> str:
    """Return the sentence in quotation marks; as it is where it has marks of its own."""
    start, end = turn.content[0]
    said = sentence.text[max(0, start - sentence.start) : end - sentence.start].strip()
    bare = said.strip('"“”').strip()
    if _MARKS.search(bare) or len(bare.split()) < _FEWEST_WORDS:
        return sentence.text
    mark = "" if bare[-1:] in "?!…" else ","
    return f"“{bare.rstrip('.')}{mark}” {turn.speaker.name} said."
