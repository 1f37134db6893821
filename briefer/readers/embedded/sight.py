"""What the embedded reader sees of a passage before it decides what to tell."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.language.referents import Speaker
from briefer.language.study import Page, Said, Study, study
from briefer.language.words import content_stems
from briefer.readers.embedded.lines import Slot
from briefer.values.article import Passage, Sentence

_YEAR = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?!\d|,\d|%)")


class Seen(NamedTuple):
    """One sentence: its tokens, the stems of its content words, and what is reported in it.

    `tokens` are those of the slot, each quotation as one; `quoted_share` is the share of the
    sentence inside quotation marks, 0 to 1.
    """

    sentence: Sentence
    slot: Slot
    tokens: tuple[Token, ...]
    said: tuple[Said, ...]
    stems: tuple[str, ...]
    quoted_share: float


class Sight(NamedTuple):
    """A passage: its sentences as seen, and how often the article speaks of what.

    `weights` counts stems of title and lead twice. `year` is the article's, or the latest
    that the passage names, 0 where there is none.
    """

    passage: Passage
    page: Page
    seen: tuple[Seen, ...]
    weights: dict[str, int]
    title: frozenset[str]
    year: int

    def at(self, number: int) -> Seen:
        """Return the sentence of that number."""
        return self.seen[number - self.seen[0].sentence.number]


def look(passage: Passage) -> Sight:
    """Return the passage as the embedded reader sees it."""
    before = len(passage.before)
    read: Study = study(passage.before + passage.sentences, passage.title, passage.lead)
    by_number: dict[int, list[Said]] = {}
    for said in read.said:
        by_number.setdefault(said.number, []).append(said)
    seen = tuple(
        Seen(
            sentence,
            Slot(read.page, tokens, known, _speaking(by_number.get(sentence.number, ()))),
            tokens,
            tuple(by_number.get(sentence.number, ())),
            content_stems(sentence.text),
            _quoted_share(sentence, tokens),
        )
        for sentence, tokens, known in zip(
            passage.sentences, read.tokens[before:], read.known[before:], strict=True
        )
    )
    weights: Counter[str] = Counter()
    for one in seen:
        weights.update(one.stems)
    heading = content_stems(f"{passage.title} {passage.lead}")
    weights.update(heading)
    title = content_stems(passage.title)
    return Sight(passage, read.page, seen, dict(weights), frozenset(title), _year(passage))


def _quoted_share(sentence: Sentence, tokens: Sequence[Token]) -> float:
    inside = [token.end - token.start for token in tokens if token.kind == "quote"]
    return sum(inside) / max(len(sentence.text), 1)


def _speaking(reports: Sequence[Said]) -> tuple[tuple[int, Speaker], ...]:
    """Return who speaks by the place of the subject; a subject may have several reports."""
    return tuple(
        (said.report.subject[0], said.speaker)
        for said in reports
        if said.report.subject is not None
    )


def _year(passage: Passage) -> int:
    if passage.date is not None:
        return passage.date.year
    years = [int(year) for one in passage.sentences for year in _YEAR.findall(one.text)]
    return max(years, default=0)
