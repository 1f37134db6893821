"""Measures the choice of key developments: python -m benchmarks.eval_developments [FOLDER].

The developments of a set of articles, in the briefing's order, are taken as a summary and held
against an editor's text. Beside them stand lexrank and textrank, as they came with the data, and
the first three sentences of each article. A sentence of the editor counts as covered when one
line holds COVERED of its content stems and all of its numbers.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from briefer.day import Gathered, gather, read, tell
from briefer.engines.here import Here
from briefer.language.numbers import quantities
from briefer.language.words import content_stems
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.split import sentences
from briefer.values.briefing import Story
from briefer.values.finding import line_of

FOLDER, FILE = "../shared/eval/dev", "multidoc_summaries.jsonl"
WORDS = 200
"""Every system's text is also cut to so many words, near the length of the editors' texts."""
COVERED = 0.4
"""Share of an editor's sentence that one line must hold: an editor writes in other words."""
LEAD = 3
BEGINS = 30
"""Characters by which the beginning of a sentence is known again."""
PEERS = ("lexrank", "textrank")
MEASURES = ("rouge1", "rouge2", "rougeL")

Summary = tuple[str, ...]


class Score(NamedTuple):
    """ROUGE F of one summary, its length in words, and the editor's sentences it covers."""

    rouge: tuple[float, ...]
    words: int
    covered: int
    facts: int


def run(texts: Sequence[str]) -> tuple[Gathered, tuple[Story, ...]]:
    """Return what the whole pipeline makes of the articles: what it gathered, and the stories."""
    reader = EmbeddedReader()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        lines = [json.dumps({"text": text}) for text in texts if text.strip()]
        path.write_text("\n".join(lines), encoding="utf-8")
        gathered = gather([str(path)], EmbeddedReader.about.passage_chars)
    verified = read(gathered, reader, Here())
    return gathered, tell(gathered.told, verified.supported, reader).stories


def summaries(row: Mapping[str, Any]) -> dict[str, Summary]:
    """Return every system's text for a row, as lines."""
    gathered, stories = run(row["articles"])
    largest = max(stories, key=lambda story: (len(story.articles), len(story.developments)))
    first = [
        sentence.text
        for article in gathered.articles
        for sentence in gathered.sentences(article)[:LEAD]
    ]
    peers = {
        name: apart(row["peer_summaries"][name], row["articles"])
        for name in PEERS
        if name in row["peer_summaries"]
    }
    return {
        "developments, largest story": _lines([largest]),
        "developments, all stories": _lines(stories),
        "all lines, all stories": tuple(
            line_of(one.finding) for story in stories for one in story.entries
        ),
        "bottom lines": tuple(one.text for story in stories for one in story.bottom_line),
        f"first {LEAD} sentences": tuple(first),
        **peers,
    }


def apart(peer: str, articles: Sequence[str]) -> Summary:
    """Return the sentences of a peer's text: it comes without their final stops.

    Cut is where a sentence of the articles begins, or else several would count as one line.
    """
    begins = {peer.find(one.text[:BEGINS]) for text in articles for one in sentences(text)}
    places = sorted({0, len(peer)} | {place for place in begins if place > 0})
    pieces = (peer[start:end] for start, end in pairwise(places))
    return tuple(one.text for piece in pieces for one in sentences(piece))


def _lines(stories: Sequence[Story]) -> Summary:
    return tuple(line_of(one.finding) for story in stories for one in story.developments)


def cut(summary: Summary, words: int) -> Summary:
    """Return the first so many words of the lines."""
    kept: list[str] = []
    for line in summary:
        here = line.split()[: max(words, 0)]
        words -= len(here)
        if here:
            kept.append(" ".join(here))
    return tuple(kept)


class Fact(NamedTuple):
    """What a sentence says, for comparison: stems of its content words, and its numbers."""

    stems: frozenset[str]
    numbers: frozenset[float]


@cache
def fact(text: str) -> Fact:
    """Return what the sentence says."""
    return Fact(frozenset(content_stems(text)), frozenset(one.value for one in quantities(text)))


def covered(editor: Fact, summary: Summary) -> bool:
    """Say whether one of the lines holds the editor's sentence."""
    least = COVERED * len(editor.stems)
    return any(
        len(editor.stems & line.stems) >= least and editor.numbers <= line.numbers
        for line in map(fact, summary)
    )


def score(scorer: Any, reference: str, summary: Summary) -> Score:  # noqa: ANN401  # untyped
    """Return how the summary stands beside the editor's text."""
    found = scorer.score(reference, " ".join(summary))
    facts = [fact(one.text) for one in sentences(reference) if fact(one.text).stems]
    return Score(
        tuple(found[name].fmeasure for name in MEASURES),
        sum(len(line.split()) for line in summary),
        sum(covered(one, summary) for one in facts),
        len(facts),
    )


def table(scorer: Any, data: Sequence[tuple[str, dict[str, Summary]]], most: int) -> Iterator[str]:  # noqa: ANN401
    """Yield the lines of the table, every text cut to `most` words; 0 for no cut."""
    yield f"{'':29} R-1   R-2   R-L  words  covered"
    for name in max((systems for _, systems in data), key=len):
        scores = [
            score(scorer, reference, cut(systems[name], most) if most else systems[name])
            for reference, systems in data
            if name in systems
        ]
        rouge = "  ".join(
            f"{sum(one.rouge[n] for one in scores) / len(scores):.3f}"[1:]
            for n in range(len(MEASURES))
        )
        words = sum(one.words for one in scores) / len(scores)
        held, facts = sum(one.covered for one in scores), sum(one.facts for one in scores)
        yield f"{name:28} {rouge}  {words:5.0f}  {held}/{facts} = {held / facts:.2f}"


def main() -> None:
    """Print the figures, or say what is missing."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER, FILE)
    if not path.is_file():
        print(f"{path}: no such file; give the folder of the labelled articles")
        return
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415  # an extra
    except ImportError:
        print("rouge-score is not installed: pip install -e '.[bench]'")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    data = [(row["reference"], summaries(row)) for row in rows]
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    for title, most in ((f"{len(rows)} sets, cut to {WORDS} words", WORDS), ("in full", 0)):
        print(title)
        print("\n".join(table(scorer, data, most)))


if __name__ == "__main__":
    main()
