"""Who carries what somebody is quoted with: the same words between marks, in other articles."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.names import names
from briefer.language.parties import surname
from briefer.language.quotes import quotes
from briefer.language.words import content_stems, fold, spelled
from briefer.values.article import Sentence
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    Supported,
    line_of,
)

FEWEST_QUOTED = 6
"""Words between marks that two articles do not have by chance."""
_SAID = frozenset(content_stems("said says told"))
_ENDS = " .,;:!?…"

_Place = tuple[str, int]


def requoted(
    supported: Sequence[Supported], sentences: Mapping[str, Sequence[Sentence]]
) -> tuple[Supported, ...]:
    """Return the findings, and behind them those again for articles with the same quotation.

    Two reporters at one press conference write one sentence down, each with words of their own
    around it. An article carries a line that is a quotation and who says it, where it has the
    quotation and, in its sentence or the one before, all else that the line tells. `sentences`
    are those of the articles of a story by their ids; the order of what is added is theirs.
    """
    lines = [one for one in supported if _quotation(one)]
    if not lines:
        return tuple(supported)
    places = _places(sentences)
    added: dict[tuple[str, str], Supported] = {}
    telling = {(line_of(one.finding), one.article_id) for one in supported}
    for one in lines:
        for echo in _echoes(one, places, sentences):
            key = line_of(one.finding), echo.article_id
            if key not in telling:
                added.setdefault(key, echo)
    order = {article_id: n for n, article_id in enumerate(sentences)}
    return (*supported, *sorted(added.values(), key=lambda one: order[one.article_id]))


def _quotation(one: Supported) -> str:
    """Return the words between marks that a line is about, empty where it is no quotation."""
    if isinstance(one.finding, OpenQuestion):
        return ""
    found = [quote.text.strip(_ENDS) for quote in quotes(line_of(one.finding))]
    return found[0] if len(found) == 1 and len(found[0].split()) >= FEWEST_QUOTED else ""


def _teller(one: Supported) -> str:
    """Return who says it, empty where the line alone tells."""
    finding = one.finding
    if isinstance(finding, KeyDevelopment):
        return finding.claimed_by or ""
    return finding.speaker or finding.party if isinstance(finding, PartyPosition) else ""


def _places(sentences: Mapping[str, Sequence[Sentence]]) -> Mapping[str, Sequence[_Place]]:
    """Return where each quotation stands: the article, and the place of its sentence there."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for article_id, own in sentences.items():
        for place, sentence in enumerate(own):
            for quote in quotes(sentence.text):
                found[quote.text.strip(_ENDS)].append((article_id, place))
    return found


def _echoes(
    one: Supported,
    places: Mapping[str, Sequence[_Place]],
    sentences: Mapping[str, Sequence[Sentence]],
) -> Iterator[Supported]:
    """Yield the finding for each other article that has its quotation and names who says it."""
    quotation, line = _quotation(one), line_of(one.finding)
    besides = set(content_stems(line.replace(quotation, " "))) - _SAID
    last = surname(_teller(one))
    for article_id, place in places.get(quotation, ()):
        if article_id == one.article_id or not besides:
            continue
        cited = _telling(sentences[article_id], place, quotation, last)
        if cited and besides <= set(content_stems(" ".join(each.text for each in cited))):
            yield _moved(one, article_id, quotation, cited)


def _telling(own: Sequence[Sentence], place: int, quotation: str, last: str) -> list[Sentence]:
    """Return the sentence with the quotation, behind the one that names who says it if need be.

    Nothing where somebody else is named beside it: "Lee came late. “…,” Ray said."
    """
    here = own[place]
    if _names(here.text, last):
        return [here]
    before = own[place - 1] if place else None
    alone = not names(f"Then {here.text.replace(quotation, ' ')}")
    return [before, here] if before and alone and _names(before.text, last) else []


def _names(text: str, last: str) -> bool:
    return not last or any(fold(word) == last for word in spelled(text))


def _moved(one: Supported, article_id: str, quotation: str, cited: Sequence[Sentence]) -> Supported:
    """Return the finding as the other article holds it."""
    *naming, holding = cited
    evidence = tuple(
        Citation(
            article_id=article_id,
            sentence=sentence.number,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            naming=sentence in naming,
        )
        for sentence in cited
    )
    start = holding.start + holding.text.index(quotation)
    quote = Citation(
        article_id=article_id,
        sentence=holding.number,
        start=start,
        end=start + len(quotation),
        text=quotation,
    )
    numbers = tuple(sentence.number for sentence in cited)
    return one.model_copy(
        update={
            "article_id": article_id,
            "evidence": evidence,
            "quotes": (quote,),
            "finding": one.finding.model_copy(update={"evidence": numbers}),
        }
    )
