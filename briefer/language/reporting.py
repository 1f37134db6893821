"""One report of a sentence: who says, by which words, and what."""

from typing import NamedTuple

from briefer.language.cues import Cue

Span = tuple[int, int]

ACCORDING = Cue("according to", ("to",), "claims", frozenset({"that", "quote"}))


class Report(NamedTuple):
    """A cue in its sentence. All spans are in the offsets of the sentence's article.

    `subject` is None where the clause names none. `direct` says that content stands in
    quotation marks. `opens` says that the content follows in the next sentence ("She said:").
    """

    cue: Cue
    text: str
    span: Span
    subject: Span | None
    content: tuple[Span, ...]
    negated: bool
    direct: bool
    opens: bool
