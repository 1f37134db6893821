"""Many copies of one text: which of them is shown for all."""

from collections.abc import Mapping, Sequence

from briefer.values.briefing import Source

FEW = 3
"""So many copies of a text are each cited by themselves; for all that follow the first stands."""


def stand_ins(sources: Sequence[Source]) -> Mapping[str, str]:
    """Return the id of the article that is shown in the place of each further copy of its text.

    Hundreds of copies, each with its evidence, would make a briefing that nobody can open. What
    counts them, their places in the list of sources and the data keep all of them.

    >>> from briefer.values.article import Article
    >>> made = [Article(id=f"a{n}", source="s", title="", text="It rained.") for n in range(6)]
    >>> stand_ins([Source(article=one, origin="o", sentences=()) for one in made])
    {'a3': 'a0', 'a4': 'a0', 'a5': 'a0'}
    """
    told: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for source in sources:
        text = tuple(one.text for one in source.sentences) or (source.article.text,)
        told.setdefault((source.origin, text), []).append(source.article.id)
    return {copy: first for first, *others in told.values() for copy in others[FEW - 1 :]}
