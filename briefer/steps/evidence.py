"""An article laid out for verification, and the sentences of it that may hold a line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefer.language.allegiance import parties_of_people
from briefer.language.attribution import Attribution, attributed
from briefer.language.study import Study, study
from briefer.language.words import content_stems, fold, spelled
from briefer.steps.analysis import LONGEST_TEXT, Analysed, Named, analyse, named
from briefer.steps.antecedents import Called
from briefer.steps.coverage import best_found
from briefer.steps.later import later, on_demand
from briefer.steps.quoted import quotations
from briefer.steps.tokens import clause_words
from briefer.values.article import Article, Sentence
from briefer.values.finding import Citation

_CITED_MOST = 4  # sentences that one line can rest on
_SINGLES = 4  # best single sentences that are tried where the cited ones fail
_GROUPS = 3  # best pairs and triples of neighbours that are tried after them
_PART = 0.5  # share of what the best candidate holds that another must hold to be tried
_BEFORE = 3  # sentences before the evidence in which a pronoun finds its name
_HEADING_WORDS = 6  # a longer line without a full stop may be a caption that tells a fact
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")


class Indexed(NamedTuple):
    """An article and its sentences by number, each analysed once for all findings.

    `title` holds the words and names of title and lead; `said` the attributions that a sentence
    takes part in, and `study` how they were read; `called` are its people; `headings` the folded
    section titles; `citations` each sentence as evidence, and `quotations` those in it.
    """

    article: Article
    sentences: Mapping[int, Sentence]
    analysed: Mapping[int, Analysed]
    title: Sequence[Named]
    parties: Mapping[str, str]
    said: Mapping[int, tuple[Attribution, ...]]
    study: Study
    called: Called
    stems: Mapping[int, frozenset[str]]
    vocabulary: Sequence[str]
    headings: frozenset[str]
    citations: Mapping[int, Citation]
    quotations: Mapping[int, tuple[Citation, ...]]


class Evidence(NamedTuple):
    """Sentences that may hold a line. `context` is what stands around them, for names alone.

    `stems` are those of their words, and of the line's names that they have in another form
    wherever the line has a word that they have not.
    """

    numbers: tuple[int, ...]
    sentences: tuple[Analysed, ...]
    context: Sequence[Named]
    said: tuple[Attribution, ...]
    stems: frozenset[str]


def index(article: Article, sentences: Sequence[Sentence]) -> Indexed:
    """Return the article as `verify` needs it; done once for all findings of an article.

    >>> rain = Sentence(number=1, start=0, end=18, text="It rained in Peru.", paragraph=0)
    >>> sorted(index(Article(id="a", source="s", title="", text=rain.text), [rain]).sentences)
    [1]
    """
    parties = parties_of_people([article.title, *(one.text for one in sentences)])
    by_number = {one.number: one for one in sentences}
    numbers = tuple(by_number)
    analysed = on_demand(
        numbers, lambda number: analyse(by_number[number].text, article.date, parties)
    )
    said: dict[int, tuple[Attribution, ...]] = {}
    read = study(sentences, article.title)
    for found in dict.fromkeys(attributed(read)):
        for number in sorted({found.sentence, *found.sentences}):
            said[number] = (*said.get(number, ()), found)
    citations = on_demand(numbers, lambda number: _citation(article, by_number[number]))
    return Indexed(
        article=article,
        sentences=by_number,
        analysed=analysed,
        title=later(lambda: _heading(article, sentences, parties)),
        parties=parties,
        said=said,
        study=read,
        called=Called(read.page.cast),
        stems=on_demand(
            numbers, lambda number: frozenset(content_stems(by_number[number].text[:LONGEST_TEXT]))
        ),
        vocabulary=later(lambda: _vocabulary(sentences)),
        headings=frozenset(
            fold(one.text).strip()
            for one in sentences
            if one.text.count(" ") < _HEADING_WORDS and not _ENDED.search(one.text)
        ),
        citations=citations,
        quotations=on_demand(numbers, lambda number: quotations(citations[number])),
    )


def _citation(article: Article, sentence: Sentence) -> Citation:
    return Citation(
        article_id=article.id,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        naming=False,
    )


def _heading(
    article: Article, sentences: Sequence[Sentence], parties: Mapping[str, str]
) -> tuple[Named, ...]:
    """Return the words and names of title and lead."""
    lead = " ".join(one.text for one in sentences if one.paragraph == 0)
    return tuple(named(text, parties) for text in (article.title, lead) if text)


def _vocabulary(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the folded words of the sentences, each once."""
    return tuple({fold(word) for one in sentences for word in spelled(one.text)})


def tries(
    line: Analysed, cited: Sequence[int], indexed: Indexed, *, alone: bool = False
) -> Iterator[tuple[int, ...]]:
    """Yield the sentence numbers to try, in order: the cited, single ones, neighbours.

    Of the cited ones those that add nothing to the others are left out, and all neighbours where
    one sentence has to hold the line `alone`.
    """
    seen = set()
    if cited:
        needed = _needed(line, cited, indexed)
        seen.add(needed)
        yield needed
    held = best_found(line, indexed.stems)
    singles = sorted(held, key=lambda number: (-held[number], number))[:_SINGLES]
    least = _PART * held[singles[0]] if singles else 0.0
    for number in singles:
        if held[number] >= least and (number,) not in seen:
            yield (number,)
    for numbers in () if alone else _neighbours(line, indexed):
        if numbers not in seen:
            yield numbers


def gather(numbers: tuple[int, ...], indexed: Indexed) -> Evidence:
    """Return the sentences of these numbers as evidence, with their context."""
    sentences = tuple([indexed.analysed[number] for number in numbers])
    if len(numbers) == 1:  # as most often
        said, stems = indexed.said.get(numbers[0], ()), indexed.stems[numbers[0]]
    else:
        said = tuple(
            dict.fromkeys(one for number in numbers for one in indexed.said.get(number, ()))
        )
        stems = frozenset().union(*[indexed.stems[number] for number in numbers])
    context = later(lambda: _context(numbers, sentences, said, indexed))
    return Evidence(numbers, sentences, context, said, stems)


def _context(
    numbers: Sequence[int],
    sentences: Sequence[Analysed],
    said: Sequence[Attribution],
    indexed: Indexed,
) -> list[Named]:
    """Return what stands around evidence: title and lead, what "he" may mean, who speaks."""
    context = list(indexed.title)
    if any(_refers(sentence) for sentence in sentences) or not numbers:
        first = numbers[0] if numbers else 1
        before = range(max(1, first - _BEFORE), first)
        nearby = (indexed.sentences[one].text for one in before if one in indexed.sentences)
        context.extend(named(text, indexed.parties) for text in nearby)
    context.extend(named(one.speaker.name, indexed.parties) for one in said)
    return context


def _refers(text: Analysed) -> bool:
    return any(token.folded in clause_words("reference") for token in text.tokens)


def _needed(line: Analysed, cited: Sequence[int], indexed: Indexed) -> tuple[int, ...]:
    """Return the cited sentences that each add a word of the line, at most a few, ascending."""
    if len(cited) == 1:
        return tuple(cited)
    held = best_found(line, {number: indexed.stems[number] for number in cited})
    kept: list[int] = []
    covered: frozenset[str] = frozenset()
    for number in sorted(cited, key=lambda one: (-held[one], one)):
        adds = line.stems & indexed.stems[number]
        if (adds - covered and len(kept) < _CITED_MOST) or not kept:
            kept.append(number)
            covered |= adds
    return tuple(sorted(kept))


def _neighbours(line: Analysed, indexed: Indexed) -> list[tuple[int, ...]]:
    """Return the best pairs and triples of neighbouring sentences, best first."""
    numbers = sorted(indexed.sentences)
    held = {number: line.stems & indexed.stems[number] for number in numbers}
    found: dict[tuple[int, ...], frozenset[str]] = {}
    for one, two in pairwise(numbers):
        found[one, two] = held[one] | held[two]
    for at in range(len(numbers) - 2):
        three = tuple(numbers[at : at + 3])
        found[three] = held[three[0]] | found[three[1:]]
    scores = {key: len(stems) for key, stems in found.items()}
    ranked = sorted(scores, key=lambda key: (-scores[key], len(key), key))
    return ranked[:_GROUPS]
