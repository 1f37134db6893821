"""What leads from a line to the sentences that hold it, and back."""

from briefer.values.value import Value


class Mark(Value):
    """A pointer to one sentence of one source, and the sentence.

    `outlet` is the source's title where no publisher is known, `language` the code of its language.
    """

    label: str
    anchor: str
    source: int
    sentence: int
    outlet: str
    text: str
    language: str = ""


class Reference(Value):
    """A pointer to a line of the briefing."""

    label: str
    anchor: str


class Quote(Value):
    """Words that stand in the source letter for letter, without quotation marks."""

    text: str
    mark: Mark


class Held(Value):
    """A sentence that holds a line, once, with a mark for each source that has it."""

    text: str
    marks: tuple[Mark, ...]


class Cited(Value):
    """A sentence of a source and the lines that rest on it, none where it is not cited."""

    number: int
    anchor: str
    label: str
    text: str
    references: tuple[Reference, ...] = ()


class Stretch(Value):
    """A paragraph of a source, or a part of one.

    `skipped` counts the sentences of the source that are left out in front of it.
    """

    skipped: int = 0
    sentences: tuple[Cited, ...]
