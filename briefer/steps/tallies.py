"""Sentences that give a figure of the story and became no line: they may differ from one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.numbers import quantities
from briefer.steps.measures import Measure, may_be_typed, measures
from briefer.steps.merge import Tellers
from briefer.steps.moments import Moment
from briefer.steps.scenes import Scenes
from briefer.steps.sides import Line, tellers_of, with_scene
from briefer.values.article import Sentence
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment

_LONGEST = 400  # characters of a sentence that can be shown as one side
# "The union put the figure at 1.8 million": of what the sentence before counts
_SEQUEL = re.compile(
    r"^(?P<teller>[^,;“”\"]{3,60}?) (?:has |have |had )?"
    r"(?:put|puts|gave|gives|estimated|estimates) "
    r"(?:the|their|its) (?:real |true |total |overall )?(?:figure|number|count|total|turnout|toll)"
    r" (?:at|as|of) "
)
# "Organisers said 100,000 took part", "100,000 took part, organisers said"
_SAID = r"(?:said|says|say|claimed|claim|claims|reported|estimated)"
_TELLER = re.compile(
    rf"^(?P<first>[^,;“”\"]{{3,60}}?) {_SAID} "
    rf"|, (?P<last>[^,;“”\"]{{3,60}}?) {_SAID}\b[^,;]{{,30}}\.$"
)


def tallies(
    entries: Sequence[Entry],
    sentences: Sequence[tuple[str, Sequence[Sentence]]],
    published: Mapping[str, Moment | None],
    telling: Tellers,
    scenes: Scenes,
) -> Iterator[Line]:
    """Yield the sentences that count people, or a share a story has one of, as lines of no entry.

    `sentences` are those of each article with its id, `published` is when the articles were,
    `scenes` those of the sentences. Sentences that an entry cites are left out.

    >>> list(tallies([], [], {}, Tellers({}, {}, {}), Scenes([])))
    []
    """
    cited = {(one.article_id, one.sentence) for entry in entries for one in entry.evidence}
    for article, told in sentences:
        for place, sentence in enumerate(told):
            text = sentence.text
            if (article, sentence.number) in cited or len(text) > _LONGEST or "?" in text:
                continue
            sequel = _SEQUEL.match(text) if place else None
            counts = measures(text) if may_be_typed(text) else ()
            typed = tuple(one for one in counts if one.typed)
            if sequel is not None and not typed:
                typed = _counted_on(told[place - 1].text, text)
            if typed:
                teller = sequel["teller"] if sequel else _teller(text)
                entry = _entry(article, sentence, telling, teller)
                when = published.get(article)
                yield with_scene(entry, typed, (when,) if when else (), scenes)


def _teller(text: str) -> str | None:
    """Return who is said to give the figure of a sentence, None where the article gives it."""
    said = _TELLER.search(text)
    return (said["first"] or said["last"]) if said else None


def _counted_on(before: str, text: str) -> tuple[Measure, ...]:
    """Return the figure of a sentence as one of what the sentence before counts first."""
    counted = next((one for one in measures(before) if one.typed), None)
    told = [one for one in quantities(text) if not one.unit]
    if counted is None or len(told) != 1:
        return ()
    return (counted._replace(value=told[0].value, bound=told[0].bound),)


def _entry(article: str, sentence: Sentence, telling: Tellers, teller: str | None) -> Entry:
    """Return the sentence as an entry without an id; `teller` is who gives the figure."""
    held = Citation(
        article_id=article,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
    )
    finding = KeyDevelopment(summary=sentence.text, claimed_by=teller, evidence=(sentence.number,))
    return Entry(id="", finding=finding, evidence=(held,), **tellers_of((held,), telling))
