"""What points to each sentence of the sources, and which of many copies stands for all."""

from collections.abc import Sequence

from briefer.steps.account import name_of, tongue
from briefer.steps.copies import stand_ins
from briefer.values.briefing import Source
from briefer.values.pointers import Mark


def marks_of(sources: Sequence[Source]) -> dict[tuple[str, int], Mark]:
    """Return the mark of each sentence by its article and number; a further copy has the first's.

    >>> from briefer.values.article import Article, Sentence
    >>> rain = Sentence(number=1, start=0, end=10, text="It rained.", paragraph=0)
    >>> made = [Article(id=f"a{n}", source="s", title="", text=rain.text) for n in range(5)]
    >>> marks = marks_of([Source(article=one, origin="o", sentences=(rain,)) for one in made])
    >>> [mark.label for mark in marks.values()]
    ['1:1', '2:1', '3:1', '1:1', '1:1']
    """
    shown_by = stand_ins(sources)
    marks = {
        (source.article.id, sentence.number): Mark(
            label=f"{number}:{sentence.number}",
            anchor=f"s{number}-{sentence.number}",
            source=number,
            sentence=sentence.number,
            outlet=name_of(source),
            text=sentence.text,
            language=tongue(source.article),
        )
        for number, source in enumerate(sources, 1)
        if source.article.id not in shown_by
        for sentence in source.sentences
    }
    of_copies = {
        (source.article.id, sentence.number): marks[first, sentence.number]
        for source in sources
        if (first := shown_by.get(source.article.id))
        for sentence in source.sentences
    }
    return marks | of_copies
