"""Who carries what is told: the sentences of a finding, word for word, in other articles."""

from collections.abc import Iterator, Mapping, Sequence

from briefer.values.article import Sentence
from briefer.values.finding import Citation, Finding, Supported, line_of

FEWEST_WORDS = 5
"""Words of a sentence that two articles do not have by chance: "He denied it" may be of another."""

_Key = tuple[str, str, str, tuple[str, ...]]
_Carried = Mapping[str, Mapping[str, Sentence]]


def echoed(
    supported: Sequence[Supported], sentences: Mapping[str, Sequence[Sentence]]
) -> tuple[Supported, ...]:
    """Return the findings, and behind them those again for other articles that carry them too.

    A reader takes from each article what matters most in it, so that of two articles with one
    sentence it may read that sentence in one alone. An article carries a finding that has all its
    evidence word for word, what only gives a name included. `sentences` are those of the articles
    of a story by their ids; the order of what is added is theirs.
    """
    carried: dict[str, dict[str, Sentence]] = {}
    for article_id, own in sentences.items():
        for sentence in own:
            carried.setdefault(sentence.text, {}).setdefault(article_id, sentence)
    told: dict[_Key, list[Supported]] = {}
    for one in supported:
        told.setdefault(_key(one), []).append(one)
    added = [echo for same in told.values() for echo in _echoes(same, carried, tuple(sentences))]
    place = {article_id: n for n, article_id in enumerate(sentences)}
    return (*supported, *sorted(added, key=lambda one: place[one.article_id]))


def _key(one: Supported) -> _Key:
    finding = one.finding
    party = getattr(finding, "party", "")
    return finding.kind, party, line_of(finding), tuple(cited.text for cited in one.evidence)


def _echoes(
    same: Sequence[Supported], carried: _Carried, articles: Sequence[str]
) -> Iterator[Supported]:
    """Yield one finding for each article that carries it and does not tell it."""
    first = same[0]
    if any(len(cited.text.split()) < FEWEST_WORDS for cited in first.holding):
        return
    having = [carried.get(cited.text, {}) for cited in first.evidence]
    tell = {one.article_id for one in same}
    for article_id in articles:
        if article_id not in tell and all(article_id in one for one in having):
            yield _moved(first, article_id, [one[article_id] for one in having])


def _moved(one: Supported, article_id: str, twins: Sequence[Sentence]) -> Supported:
    """Return the finding as the other article holds it."""
    by_start = sorted(zip(one.evidence, twins, strict=True), key=lambda pair: pair[1].start)
    evidence = tuple(
        cited.model_copy(
            update={
                "article_id": article_id,
                "sentence": twin.number,
                "start": twin.start,
                "end": twin.end,
            }
        )
        for cited, twin in by_start
    )
    return one.model_copy(
        update={
            "article_id": article_id,
            "evidence": evidence,
            "quotes": _quotes(one, article_id, twins),
            "finding": _cited(one.finding, evidence),
        }
    )


def _cited(finding: Finding, evidence: Sequence[Citation]) -> Finding:
    return finding.model_copy(update={"evidence": tuple(one.sentence for one in evidence)})


def _quotes(one: Supported, article_id: str, twins: Sequence[Sentence]) -> tuple[Citation, ...]:
    """Return the quotes at the same places of the other article's sentences."""
    found = []
    for quote in one.quotes:
        for cited, twin in zip(one.evidence, twins, strict=True):
            if cited.start <= quote.start and quote.end <= cited.end:
                away = twin.start - cited.start
                moved = {"start": quote.start + away, "end": quote.end + away}
                update = {"article_id": article_id, "sentence": twin.number, **moved}
                found.append(quote.model_copy(update=update))
                break
    return tuple(found)
